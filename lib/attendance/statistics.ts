/**
 * The statistics of one pupil at one moment (attendance-rules.md section 8, N1 to N10): one pass
 * over the bytes of a history, and objects only for what is rare (open N, unexplained absences, a
 * running absence).
 */
import { skipPresent } from './code-index';
import { statusOf } from './percent';
import {
  COUNTER_BITS,
  COUNTER_MASK,
  GROUND_I,
  NO_REASON,
  onRoll,
  OTHER_REASON,
  PENALTY,
  PLANNED,
  POSSIBLE,
  prepareStatistics,
  SEEN,
  UNAUTHORISED,
  type StatisticsPlan,
} from './statistics-plan';
import type { AttendanceHistory } from './history';
import type { PlainDate } from './plain-date';
import type { PupilStatistics, StatisticsFacts, StatisticsRules } from './pupil-statistics';
import type { SchoolCalendar } from './calendar';
import type { Session } from './session';

export { prepareStatistics, type StatisticsPlan } from './statistics-plan';

const NO_SESSIONS: readonly Session[] = Object.freeze([]);
const NO_DATES: readonly PlainDate[] = Object.freeze([]);

/** The simple way, for one pupil; for a school, prepare once and call `takeStatistics` for each. */
export function pupilStatistics(
  history: AttendanceHistory,
  calendar: SchoolCalendar,
  asOf: Session,
  facts: StatisticsFacts,
  rules: StatisticsRules,
): PupilStatistics {
  return takeStatistics(prepareStatistics(calendar, asOf, rules), history, facts);
}

/** @throws RangeError when the history was packed over another calendar than the plan's. */
export function takeStatistics(
  plan: StatisticsPlan,
  history: AttendanceHistory,
  facts: StatisticsFacts,
): PupilStatistics {
  const { rules } = plan;
  const { codes } = history;
  const { from, to } = onRoll(plan, history, facts);
  const yearFrom = Math.max(from, plan.yearFrom);

  const before = traitsWithin(plan, history, from, Math.min(yearFrom, to));
  const { attendance, marks, particulars } = countYear(plan, history, yearFrom, to);
  const possible = first(attendance);
  const attended = second(attendance);
  const authorised = third(attendance);

  const openN =
    (before & NO_REASON) !== 0 || third(particulars) > 0
      ? findOpenN(plan, history, from, to)
      : NO_SESSIONS;
  const nDeadline = deadlineOf(plan, openN);
  const unexplained = unexplainedOf(plan, codes, from, to, openN, facts);
  const run = absenceRun(plan, codes, from, to);

  return {
    possible,
    attended,
    authorised,
    unauthorised: possible - attended - authorised,
    status: statusOf(possible, possible - attended, rules),
    provisional: possible < rules.provisionalBelowSessions,
    lates: first(particulars),
    latesAfterClose: second(particulars),
    missingMarks: first(marks),
    unreadMarks: second(marks),
    illnessSessions: third(marks),
    absenceRunDays: run.absenceDays,
    absenceRunSessions: run.sessions,
    absenceRunFrom: run.from,
    welfareDays: run.welfareDates.length,
    welfareDayDates: run.welfareDates,
    unauthorisedRunDays: run.unauthorisedDays,
    groundIRunDays: run.groundIDays,
    penaltyCount: facts.compulsorySchoolAge ? penaltyCount(plan, history, from, to, facts) : 0,
    penaltyFrom: plan.penaltyFrom,
    openN,
    nDeadline,
    nOverdue: nDeadline !== null && plan.asOf.date > nDeadline,
    unexplained,
    unexplainedToday: unexplained.some(({ date }) => date === plan.asOf.date),
  };
}

/** All traits of the marks of some sessions, plain presence left out. */
function traitsWithin(
  { traits }: StatisticsPlan,
  { codes, words }: AttendanceHistory,
  from: number,
  to: number,
): number {
  let all = 0;
  for (let i = skipPresent(words, from, to); i < to;) {
    all |= traits[codes[i] ?? 0] ?? 0;
    i += 1;
    if ((i & 3) === 0) i = skipPresent(words, i, to);
  }
  return all;
}

function countYear(
  plan: StatisticsPlan,
  { codes, words }: AttendanceHistory,
  from: number,
  to: number,
): { attendance: number; marks: number; particulars: number } {
  let attendance = 0;
  let marks = 0;
  let particulars = 0;
  let skipped = Math.max(0, to - from);
  for (let i = skipPresent(words, from, to); i < to;) {
    const code = codes[i] ?? 0;
    attendance += plan.attendance[code] ?? 0;
    marks += plan.marks[code] ?? 0;
    particulars += plan.particulars[code] ?? 0;
    skipped -= 1;
    i += 1;
    if ((i & 3) === 0) i = skipPresent(words, i, to);
  }
  return { attendance: attendance + skipped * plan.present, marks, particulars };
}

function first(counters: number): number {
  return counters & COUNTER_MASK;
}

function second(counters: number): number {
  return (counters >>> COUNTER_BITS) & COUNTER_MASK;
}

function third(counters: number): number {
  return counters >>> (2 * COUNTER_BITS);
}

/** N8. Every N that stands since the pupil's start, whatever the school year. */
function findOpenN(
  { calendar, traits }: StatisticsPlan,
  { codes, words }: AttendanceHistory,
  from: number,
  to: number,
): readonly Session[] {
  const open: Session[] = [];
  for (let i = skipPresent(words, from, to); i < to; i = skipPresent(words, i + 1, to)) {
    if (has(traits, codes, i, NO_REASON)) open.push(calendar.sessionAt(i));
  }
  return open;
}

function deadlineOf(
  { calendar, rules }: StatisticsPlan,
  openN: readonly Session[],
): PlainDate | null {
  const [oldest] = openN;
  return oldest ? calendar.nthSchoolDayAfter(oldest.date, rules.reasonDeadlineSchoolDays) : null;
}

/** N10: an N, unless a reason was accepted since; an O or a reason of which a person said so. */
function unexplainedOf(
  { calendar, traits }: StatisticsPlan,
  codes: Uint8Array,
  from: number,
  to: number,
  openN: readonly Session[],
  { reasonGiven, reasonUnknown, reasonNotAccepted = [] }: StatisticsFacts,
): readonly Session[] {
  if (reasonUnknown.length === 0 && reasonNotAccepted.length === 0) {
    if (openN.length === 0 || reasonGiven.length === 0) return openN;
  }
  const found = new Set(openN.map((session) => calendar.sessionIndex(session)));
  for (const session of reasonGiven) found.delete(calendar.sessionIndex(session));
  for (const session of reasonUnknown) {
    const i = calendar.sessionIndex(session);
    if (i >= from && i < to && has(traits, codes, i, OTHER_REASON)) found.add(i);
  }
  for (const session of reasonNotAccepted) {
    const i = calendar.sessionIndex(session);
    if (i >= from && i < to && has(traits, codes, i, POSSIBLE) && !has(traits, codes, i, SEEN))
      found.add(i);
  }
  if (found.size === 0) return NO_SESSIONS;
  return [...found].sort((a, b) => a - b).map((i) => calendar.sessionAt(i));
}

/** The sessions that N7 counts, oldest first. */
export function penaltySessions(
  plan: StatisticsPlan,
  history: AttendanceHistory,
  facts: StatisticsFacts,
): readonly Session[] {
  if (!facts.compulsorySchoolAge) return NO_SESSIONS;
  const { from, to } = onRoll(plan, history, facts);
  const found: Session[] = [];
  for (let i = Math.max(from, plan.windowFrom); i < to; i += 1) {
    if (counts(plan, history.codes, i, facts)) found.push(plan.calendar.sessionAt(i));
  }
  return found;
}

/** N7. */
function penaltyCount(
  plan: StatisticsPlan,
  { codes, words }: AttendanceHistory,
  from: number,
  to: number,
  facts: StatisticsFacts,
): number {
  let count = 0;
  const windowFrom = Math.max(from, plan.windowFrom);
  for (let i = skipPresent(words, windowFrom, to); i < to;) {
    if (counts(plan, codes, i, facts)) count += 1;
    i += 1;
    if ((i & 3) === 0) i = skipPresent(words, i, to);
  }
  return count;
}

function counts(
  { calendar, traits }: StatisticsPlan,
  codes: Uint8Array,
  index: number,
  { usedInNotice }: StatisticsFacts,
): boolean {
  if (!has(traits, codes, index, PENALTY)) return false;
  if (usedInNotice.length === 0) return true;
  const { date } = calendar.sessionAt(index);
  return !usedInNotice.some((notice) => notice.from <= date && date <= notice.to);
}

interface Run {
  absenceDays: number;
  sessions: number;
  from: Session | null;
  /** Oldest first. */
  welfareDates: readonly PlainDate[];
  unauthorisedDays: number;
  groundIDays: number;
}

const NO_RUN: Run = {
  absenceDays: 0,
  sessions: 0,
  from: null,
  welfareDates: NO_DATES,
  unauthorisedDays: 0,
  groundIDays: 0,
};

/**
 * N4 to N6, back from the moment. A day on which nothing was possible for the pupil is neutral; U is
 * seen, yet it does not end an unauthorised run, so the runs end on different days.
 */
function absenceRun(
  { calendar, traits }: StatisticsPlan,
  codes: Uint8Array,
  from: number,
  to: number,
): Run {
  if (to <= from || isPlainlyPresent(traits[codes[to - 1] ?? 0] ?? 0)) return NO_RUN;
  const { sessions, oldest } = sessionsSinceSeen(traits, codes, from, to);
  const welfareDates: PlainDate[] = [];
  let absenceDays = 0;
  let unauthorisedDays = 0;
  let groundIDays = 0;
  let absent = true;
  let unauthorised = true;
  let groundI = true;
  let end = to;
  while (end > from && (absent || unauthorised || groundI)) {
    const day = calendar.dayOfSession[end - 1] ?? 0;
    const begin = Math.max(calendar.firstSessionOfDay[day] ?? 0, from);
    let any = 0;
    let all = ~0;
    for (let i = begin; i < end; i += 1) {
      const traitsHere = traits[codes[i] ?? 0] ?? 0;
      if (!(traitsHere & POSSIBLE)) continue;
      any |= traitsHere;
      all &= traitsHere;
    }
    end = begin;
    if (!(any & POSSIBLE)) continue;
    if (any & SEEN) absent = false;
    if (!(all & UNAUTHORISED)) unauthorised = false;
    if (!(all & GROUND_I)) groundI = false;
    if (absent) {
      absenceDays += 1;
      if (!(all & PLANNED)) welfareDates.push(calendar.dayAt(day));
    }
    if (unauthorised) unauthorisedDays += 1;
    if (groundI) groundIDays += 1;
  }
  if (sessions + unauthorisedDays + groundIDays === 0) return NO_RUN;
  return {
    absenceDays,
    sessions,
    from: oldest < 0 ? null : calendar.sessionAt(oldest),
    welfareDates: welfareDates.length === 0 ? NO_DATES : welfareDates.reverse(),
    unauthorisedDays,
    groundIDays,
  };
}

/** Seen in the last session, by a code that belongs to no run: all of them have ended. */
function isPlainlyPresent(traits: number): boolean {
  return (traits & (SEEN | UNAUTHORISED | GROUND_I)) === SEEN;
}

/** N4, session by session. */
function sessionsSinceSeen(
  traits: Uint8Array,
  codes: Uint8Array,
  from: number,
  to: number,
): { sessions: number; oldest: number } {
  let sessions = 0;
  let oldest = -1;
  for (let i = to - 1; i >= from; i -= 1) {
    const here = traits[codes[i] ?? 0] ?? 0;
    if (here & SEEN) break;
    if (here & POSSIBLE) {
      sessions += 1;
      oldest = i;
    }
  }
  return { sessions, oldest };
}

function has(traits: Uint8Array, codes: Uint8Array, index: number, trait: number): boolean {
  return ((traits[codes[index] ?? 0] ?? 0) & trait) !== 0;
}
