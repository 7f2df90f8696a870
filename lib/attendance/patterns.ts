/**
 * Patterns in absence, with what chance alone would give. A pattern is named only when so many
 * absences on these days would be rarer than the school's level, after allowing for every pattern
 * that was looked for; otherwise there is silence. A pattern is a question to ask, never a reason.
 */
import { weekday, type PlainDate } from './plain-date';
import { onRoll, POSSIBLE, SEEN, type StatisticsPlan } from './statistics-plan';
import type { AttendanceHistory } from './history';
import type { StatisticsFacts } from './pupil-statistics';

export type PatternKind =
  | { kind: 'weekday'; weekday: number }
  /** The last school day before holidays, INSET or a closure, or the first after them. */
  | { kind: 'around-holidays' };

export interface AbsencePattern {
  about: PatternKind;
  /** Days of this sort on which the pupil was absent for at least one session. */
  absentDays: number;
  /** Days of this sort on which a session was possible for the pupil. */
  possibleDays: number;
  /** Days absent that would fall on these days if absences were spread by chance. */
  expectedDays: number;
  /** Chance of so many or more (hypergeometric). */
  chance: number;
  /** `5 of 8 Mondays; by chance 1.6` */
  text: string;
}

const WEEKDAY_NAMES = [
  'Sundays',
  'Mondays',
  'Tuesdays',
  'Wednesdays',
  'Thursdays',
  'Fridays',
  'Saturdays',
];

interface PupilDay {
  date: PlainDate;
  absent: boolean;
  besideDaysOff: boolean;
}

/**
 * In the school year to date. `level` is the chance, such as 0.01, at or below which a pattern is
 * no noise; it is shared among the patterns looked for (Bonferroni).
 */
export function absencePatterns(
  plan: StatisticsPlan,
  history: AttendanceHistory,
  facts: Pick<StatisticsFacts, 'startDate' | 'leavingDate'>,
  level: number,
): AbsencePattern[] {
  const days = pupilDays(plan, history, facts);
  const absent = days.filter((day) => day.absent).length;
  if (absent === 0) return [];
  const weekdays = [...new Set(days.map(({ date }) => weekday(date)))].sort((a, b) => a - b);
  const looked: { about: PatternKind; days: PupilDay[]; name: string }[] = weekdays.map((day) => ({
    about: { kind: 'weekday', weekday: day },
    days: days.filter(({ date }) => weekday(date) === day),
    name: WEEKDAY_NAMES[day] ?? 'days',
  }));
  looked.push({
    about: { kind: 'around-holidays' },
    days: days.filter(({ besideDaysOff }) => besideDaysOff),
    name: 'days next to days off',
  });
  return looked
    .map(({ about, days: some, name }) => {
      const absentDays = some.filter((day) => day.absent).length;
      const expectedDays = (absent * some.length) / days.length;
      return {
        about,
        absentDays,
        possibleDays: some.length,
        expectedDays,
        chance: hypergeometricTail(days.length, absent, some.length, absentDays),
        text: `${absentDays} of ${some.length} ${name}; by chance ${expectedDays.toFixed(1)}`,
      };
    })
    .filter(({ chance }) => chance * looked.length <= level)
    .sort((a, b) => a.chance - b.chance);
}

/**
 * Chance of `hits` or more among `drawn` of `total`, of which `marked` are marked. Sums of logarithms
 * of factorials, so that a year of days neither overflows nor vanishes.
 */
export function hypergeometricTail(
  total: number,
  marked: number,
  drawn: number,
  hits: number,
): number {
  const most = Math.min(marked, drawn);
  const least = Math.max(0, drawn - (total - marked));
  if (hits <= least) return 1;
  const logs = logFactorials(total);
  const choose = (n: number, k: number): number =>
    (logs[n] ?? 0) - (logs[k] ?? 0) - (logs[n - k] ?? 0);
  let tail = 0;
  for (let k = most; k >= hits; k -= 1)
    tail += Math.exp(choose(marked, k) + choose(total - marked, drawn - k) - choose(total, drawn));
  return Math.min(1, tail);
}

function logFactorials(through: number): Float64Array {
  const logs = new Float64Array(through + 1);
  for (let n = 2; n <= through; n += 1) logs[n] = (logs[n - 1] ?? 0) + Math.log(n);
  return logs;
}

/** Days of the school year to date on which at least one session was possible for the pupil. */
function pupilDays(
  plan: StatisticsPlan,
  history: AttendanceHistory,
  facts: Pick<StatisticsFacts, 'startDate' | 'leavingDate'>,
): PupilDay[] {
  const { calendar, traits } = plan;
  const { codes } = history;
  const roll = onRoll(plan, history, facts);
  const from = Math.max(plan.yearFrom, roll.from);
  const { to } = roll;
  const found: PupilDay[] = [];
  for (let i = from; i < to;) {
    const day = calendar.dayOfSession[i] ?? 0;
    const next = Math.min(to, calendar.firstSessionOfDay[day + 1] ?? to);
    let possible = false;
    let absent = false;
    for (; i < next; i += 1) {
      const here = traits[codes[i] ?? 0] ?? 0;
      if (!(here & POSSIBLE)) continue;
      possible = true;
      if (!(here & SEEN)) absent = true;
    }
    if (possible)
      found.push({
        date: calendar.dayAt(day),
        absent,
        besideDaysOff: calendar.isBesideDaysOff(day),
      });
  }
  return found;
}
