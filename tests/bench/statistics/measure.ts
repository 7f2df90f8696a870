/**
 * Statistics of 2,000 pupils with two years of marks, as ratios to a bare pass over the same bytes in
 * the same run. Started by `node tests/bench/statistics/run.mjs`.
 */
import { prepareStatistics, takeStatistics } from '@/lib/attendance/statistics';
import { benchSchool, plainMarks, PUPILS, RULES, type PlainMark } from './school';

const REPEATS = 60;
const school = benchSchool();
const { calendar, block, histories, facts, asOf } = school;
let kept = 0;

function timed(run: () => number): number {
  const from = performance.now();
  kept += run();
  return performance.now() - from;
}

function barePass(): number {
  let sum = 0;
  for (let i = 0; i < block.length; i += 1) sum += block[i] ?? 0;
  return sum;
}

function statistics(): number {
  const plan = prepareStatistics(calendar, asOf, RULES);
  let sum = 0;
  for (let pupil = 0; pupil < PUPILS; pupil += 1) {
    const history = histories[pupil];
    const about = facts[pupil];
    if (history && about) sum += takeStatistics(plan, history, about).possible;
  }
  return sum;
}

/** Six figures only, far fewer than N1 to N10. */
function filterAndReduce(pupils: readonly PlainMark[][]): number {
  const weeks = calendar.weeksBack(RULES.penaltyWindowSchoolWeeks, asOf.date);
  const windowFrom = weeks[0] ?? '';
  let sum = 0;
  for (const marks of pupils) {
    const year = marks.filter(({ date }) => date >= '2026-08-01');
    const possible = year.filter((mark) => mark.possible).length;
    const attended = year.filter((mark) => mark.attending).length;
    const authorised = year.filter((mark) => mark.authorised).length;
    const illness = year.reduce((count, { code }) => count + (code === 'I' ? 1 : 0), 0);
    const penalty = marks.filter((mark) => mark.penalty && mark.date >= windowFrom).length;
    const openN = marks.filter(({ code }) => code === 'N');
    sum += possible + attended + authorised + illness + penalty + openN.length;
  }
  return sum;
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;
}

// Cold: the very first call of each, before the compiler has seen either.
const bareCold = timed(barePass);
const oursCold = timed(statistics);

const bare: number[] = [];
const ours: number[] = [];
for (let i = 0; i < REPEATS; i += 1) {
  bare.push(timed(barePass));
  ours.push(timed(statistics));
}

const objects = histories.map(({ codes }) => plainMarks(school, codes));
const plain = [0, 1, 2, 3, 4].map(() => timed(() => filterAndReduce(objects)));

const plan = prepareStatistics(calendar, asOf, RULES);
const [history] = histories;
const [about] = facts;
if (!history || !about) throw new Error('a school without pupils');
const oneMark = Array.from({ length: 2000 }, (_, i) =>
  timed(() => {
    const amended = history.withMark({ ...asOf, code: i % 2 ? 'N' : 'I' });
    return takeStatistics(plan, amended, about).possible;
  }),
);

const reference = median(bare);
const shown = (name: string, ms: number): void =>
  console.log(
    `${name.padEnd(44)}${ms.toFixed(3).padStart(10)} ms${(ms / reference).toFixed(2).padStart(9)} x`,
  );

console.log(
  `${PUPILS} pupils, ${calendar.sessionCount} sessions, ${block.length} marks; x: to the bare pass, warm`,
);
shown('bare pass over the bytes, warm (median)', reference);
shown('bare pass, cold', bareCold);
shown('statistics N1 to N10, warm (median)', median(ours));
shown('statistics N1 to N10, cold (first call)', oursCold);
console.log(
  `${'statistics cold to bare pass cold'.padEnd(44)}${(oursCold / bareCold).toFixed(2).padStart(22)} x`,
);
shown('objects with filter and reduce, six figures', median(plain));
shown('one new mark and one pupil (median)', median(oneMark));
shown('one new mark and one pupil (slowest)', Math.max(...oneMark));
console.log(`bytes per pupil-year: ${(calendar.sessionCount / 2).toFixed(0)}`);
if (kept === 0) throw new Error('nothing was counted');
