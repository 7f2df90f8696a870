/**
 * What the statistics of every pupil of a school at one moment have in common, worked out once: where
 * the windows begin, and what each byte of a history counts as.
 */
import { ATTENDANCE_CODES, type AttendanceCode } from './codes-data';
import { indexOfCode, NO_MARK, UNREAD } from './code-index';
import { schoolYearOf, type SchoolCalendar } from './calendar';
import type { PlainDate } from './plain-date';
import type { AttendanceHistory } from './history';
import type { StatisticsFacts, StatisticsRules } from './pupil-statistics';
import type { Session } from './session';

/** What one session is, as bits. */
export const POSSIBLE = 1;
/** N3: attending, or arrived after the register closed. */
export const SEEN = 2;
export const UNAUTHORISED = 4;
export const GROUND_I = 8;
export const PLANNED = 16;
export const PENALTY = 32;
export const NO_REASON = 64;
export const OTHER_REASON = 128;

/**
 * Three counters of ten bits in one integer: a school year has at most 732 sessions, so they never
 * run over, and one addition counts three things.
 */
export const COUNTER_BITS = 10;
export const COUNTER_MASK = (1 << COUNTER_BITS) - 1;
const FIRST = 1;
const SECOND = 1 << COUNTER_BITS;
const THIRD = 1 << (2 * COUNTER_BITS);

export interface StatisticsPlan {
  readonly calendar: SchoolCalendar;
  readonly asOf: Session;
  readonly rules: StatisticsRules;
  /** Sessions up to and with the moment. */
  readonly end: number;
  /** First session of the school year of the moment. */
  readonly yearFrom: number;
  /** First session of the penalty window. */
  readonly windowFrom: number;
  /** Monday on which the penalty window begins; null before the first school week. */
  readonly penaltyFrom: PlainDate | null;
  /** By byte of a history. */
  readonly traits: Uint8Array;
  /** What `attendance` counts for a plain present mark, which counts nowhere else. */
  readonly present: number;
  /** Possible, attended, authorised. */
  readonly attendance: Int32Array;
  /** No mark, unread, illness. */
  readonly marks: Int32Array;
  /** L, U, N. */
  readonly particulars: Int32Array;
}

export function prepareStatistics(
  calendar: SchoolCalendar,
  asOf: Session,
  rules: StatisticsRules,
): StatisticsPlan {
  const penaltyFrom = calendar.weeksBack(rules.penaltyWindowSchoolWeeks, asOf.date)[0] ?? null;
  const countsFrom = rules.penaltyCountsFrom ?? null;
  const plan = {
    calendar,
    asOf,
    rules,
    end: calendar.sessionsThrough(asOf),
    yearFrom: calendar.firstSessionFrom(schoolYearOf(asOf.date).from),
    windowFrom: Math.max(
      penaltyFrom === null ? calendar.sessionCount : calendar.firstSessionFrom(penaltyFrom),
      countsFrom === null ? 0 : calendar.firstSessionFrom(countsFrom),
    ),
    penaltyFrom,
    present: FIRST + SECOND,
    traits: new Uint8Array(256),
    attendance: new Int32Array(256),
    marks: new Int32Array(256),
    particulars: new Int32Array(256),
  };
  for (const code of ATTENDANCE_CODES) {
    const byte = indexOfCode(code.code);
    plan.traits[byte] = traitsOf(code, rules);
    plan.attendance[byte] =
      (code.possible ? FIRST : 0) + (code.attending ? SECOND : 0) + (code.authorised ? THIRD : 0);
    plan.marks[byte] = code.code === 'I' ? THIRD : 0;
    plan.particulars[byte] =
      code.code === 'L' ? FIRST : code.code === 'U' ? SECOND : code.code === 'N' ? THIRD : 0;
  }
  plan.marks[NO_MARK] = FIRST;
  plan.marks[UNREAD] = SECOND;
  return plan;
}

/**
 * Sessions from the pupil's start to the moment or the pupil's last day, half open.
 * @throws RangeError when the history was packed over another calendar than the plan's.
 */
export function onRoll(
  { calendar, end }: StatisticsPlan,
  history: AttendanceHistory,
  { startDate, leavingDate }: Pick<StatisticsFacts, 'startDate' | 'leavingDate'>,
): { from: number; to: number } {
  if (history.calendar !== calendar)
    throw new RangeError('the history was packed over another calendar: use history.onCalendar');
  return {
    from: startDate === null ? 0 : calendar.firstSessionFrom(startDate),
    to:
      leavingDate === null
        ? end
        : Math.min(end, calendar.sessionsThrough({ date: leavingDate, session: 'PM' })),
  };
}

function traitsOf(code: AttendanceCode, rules: StatisticsRules): number {
  return (
    (code.possible ? POSSIBLE : 0) |
    (code.attending || code.physicallyPresent ? SEEN : 0) |
    (code.unauthorised ? UNAUTHORISED : 0) |
    (rules.groundICodes.includes(code.code) ? GROUND_I : 0) |
    (rules.plannedCodes.includes(code.code) ? PLANNED : 0) |
    (rules.penaltyCodes.includes(code.code) ? PENALTY : 0) |
    (code.unexplained ? NO_REASON : 0) |
    (code.code === 'O' ? OTHER_REASON : 0)
  );
}
