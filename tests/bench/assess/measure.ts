/**
 * All duties of 2,000 pupils with two years of marks, as ratios to a bare pass over the same bytes in
 * the same run. Started by `node tests/bench/assess/run.mjs`.
 *
 * One pupil in twenty has an open case with a worker, a plan and recorded events; the others have
 * none, as in a school.
 */
import { plainDateOf } from '@/lib/attendance/plain-date';
import type { Pupil } from '@/lib/attendance/pupil';
import { emptyContext, type PupilContext } from '@/lib/casework/context';
import type { CaseEvent, CasePayload } from '@/lib/casework/events';
import { foldCase } from '@/lib/casework/fold';
import type { CaseState } from '@/lib/casework/state';
import { assessPupil, explainDuty } from '@/lib/duties/assess';
import { chipsFor } from '@/lib/duties/chips';
import { callingQueue, type QueueEntry } from '@/lib/duties/order';
import { factsFor, statisticsPlan } from '@/lib/duties/statistics-facts';
import type { DutyFacts } from '@/lib/duties/facts';
import type { Moment } from '@/lib/duties/types';
import { resolveRules } from '@/lib/rules/resolve';
import { TRUST_STANDARD } from '@/lib/rules/trust-standard';
import { benchSchool, PUPILS, randomNumbers } from '../statistics/school';

const REPEATS = 120;
const TENANT = 'bench';
const NOTHING_UNREAD: readonly never[] = [];
const school = benchSchool();
const { calendar, block, histories } = school;
const moment: Moment = { ...school.asOf, time: '23:59' };
const rules = resolveRules({ trust: TRUST_STANDARD }, moment.date);
const random = randomNumbers(7);
let kept = 0;

interface BenchPupil {
  pupil: Pupil;
  context: PupilContext;
  casework: CaseState;
}

const pupils = histories.map((_, i): BenchPupil => {
  const id = `p${i}`;
  const hasCase = random() < 0.05;
  return {
    pupil: {
      tenant: TENANT,
      id,
      arborStudentId: null,
      upn: null,
      forename: 'Kai',
      surname: `Morgan ${i}`,
      preferredForename: null,
      form: '5B',
      yearGroup: '5',
      dateOfBirth: plainDateOf('2017-01-10'),
      startDate: random() < 0.1 ? plainDateOf('2026-01-05') : plainDateOf('2025-09-03'),
      leavingDate: null,
    },
    context: {
      ...emptyContext(TENANT, id),
      ...(hasCase && {
        workers: [
          {
            kind: 'social-worker' as const,
            name: null,
            authority: null,
            channel: null,
            phone: null,
            email: null,
            from: null,
            to: null,
          },
        ],
        plans: [{ kind: 'CIN' as const, from: plainDateOf('2026-09-03'), to: null }],
      }),
    },
    casework: foldCase(hasCase ? eventsOf(id) : [], { pupilId: id, through: moment }),
  };
});

function eventsOf(pupilId: string): CaseEvent[] {
  const event = (i: number, date: string, payload: CasePayload): CaseEvent => ({
    id: `${pupilId}-${i}`,
    tenant: TENANT,
    pupilId,
    at: `${date}T09:00:00.000Z`,
    by: { initials: 'JB', role: 'attendance' },
    device: 'd1',
    about: { date: plainDateOf(date), session: null },
    recovered: false,
    payload,
  });
  return [
    event(1, '2027-05-10', { kind: 'step', step: 'letter', result: null, supportOffered: false }),
    event(2, '2027-06-14', {
      kind: 'step',
      step: 'pupil-voice',
      result: null,
      supportOffered: true,
    }),
    event(3, '2027-07-05', {
      kind: 'meeting',
      meeting: 'multi-agency',
      attendanceDiscussed: true,
      note: null,
    }),
    event(4, '2027-07-19', {
      kind: 'visit',
      form: 'home-visit',
      childSeen: true,
      seenBy: 'KM',
      where: 'home',
      how: null,
    }),
  ];
}

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

function factsAt(i: number, plan: ReturnType<typeof statisticsPlan>): DutyFacts | null {
  const history = histories[i];
  const about = pupils[i];
  if (!history || !about) return null;
  const { pupil, context, casework } = about;
  return factsFor(plan, {
    pupil,
    context,
    casework,
    moment,
    history,
    rules,
    unread: NOTHING_UNREAD,
  });
}

function allDuties(): number {
  const plan = statisticsPlan(rules, calendar, moment);
  let duties = 0;
  for (let i = 0; i < PUPILS; i += 1) {
    const facts = factsAt(i, plan);
    if (facts) duties += assessPupil(facts).duties.length;
  }
  return duties;
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;
}

const bareCold = timed(barePass);
const oursCold = timed(allDuties);
const bare: number[] = [];
const ours: number[] = [];
for (let i = 0; i < REPEATS; i += 1) {
  bare.push(timed(barePass));
  ours.push(timed(allDuties));
}

const plan = statisticsPlan(rules, calendar, moment);
const oneMark = Array.from({ length: PUPILS }, (_, i) =>
  timed(() => {
    const history = histories[i];
    const about = pupils[i];
    if (!history || !about) return 0;
    const amended = history.withMark({ ...school.asOf, code: i % 2 ? 'N' : 'I' });
    const facts = factsFor(plan, { ...about, moment, history: amended, rules, unread: [] });
    return assessPupil(facts).duties.length;
  }),
);

const entries: QueueEntry[] = pupils.flatMap((_, i) => {
  const facts = factsAt(i, plan);
  return facts ? [{ facts, assessment: assessPupil(facts) }] : [];
});
const duties = entries.reduce((sum, { assessment }) => sum + assessment.duties.length, 0);
const chips = Array.from({ length: REPEATS }, () =>
  timed(() =>
    entries.reduce((sum, { facts, assessment }) => sum + chipsFor(facts, assessment).length, 0),
  ),
);
const queue = Array.from({ length: REPEATS }, () =>
  timed(() => callingQueue(entries, rules).length),
);
const whys = entries.flatMap(({ facts, assessment }) =>
  assessment.duties
    .slice(0, 1)
    .map((duty) => timed(() => explainDuty(facts, duty, true)?.facts.length ?? 0)),
);

const reference = median(bare);
const shown = (name: string, ms: number): void =>
  console.log(
    `${name.padEnd(48)}${ms.toFixed(3).padStart(10)} ms${(ms / reference).toFixed(2).padStart(9)} x`,
  );

console.log(
  `${PUPILS} pupils, ${block.length} marks, ${duties} duties found; x: to the bare pass, warm`,
);
shown('bare pass over the bytes, warm (median)', reference);
shown('bare pass, cold', bareCold);
shown('statistics and all duties, warm (median)', median(ours));
// On a busy computer the fastest of the runs is the one that nobody interrupted.
console.log(
  `${'fastest run to fastest bare pass'.padEnd(48)}${(Math.min(...ours) / Math.min(...bare)).toFixed(2).padStart(22)} x`,
);
shown('statistics and all duties, cold (first call)', oursCold);
console.log(
  `${'cold to bare pass cold'.padEnd(48)}${(oursCold / bareCold).toFixed(2).padStart(22)} x`,
);
shown('one new mark, one pupil assessed (median)', median(oneMark));
shown(
  'one new mark, one pupil assessed (99th in 100)',
  [...oneMark].sort((a, b) => a - b)[Math.floor(oneMark.length * 0.99)] ?? 0,
);
shown('chips of all pupils (median)', median(chips));
shown('calling queue of the school (median)', median(queue));
shown('one explanation (median)', median(whys));
if (kept === 0) throw new Error('nothing was assessed');
