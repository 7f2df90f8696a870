/** What duties ask of the calendar and the marks beyond what `lib/attendance` answers itself. */
import { NO_MARK } from '@/lib/attendance/code-index';
import type { SchoolCalendar } from '@/lib/attendance/calendar';
import type { AttendanceHistory } from '@/lib/attendance/history';
import type { Pupil } from '@/lib/attendance/pupil';
import { addDays, mondayOf, type PlainDate } from '@/lib/attendance/plain-date';
import { compareSessions, type Session } from '@/lib/attendance/session';

export { schoolYearOf as schoolYear } from '@/lib/attendance/calendar';

const DAYS_TO_SUNDAY = 6;

/** Null in a week without school. */
export function lastSchoolDayOfWeek(calendar: SchoolCalendar, date: PlainDate): PlainDate | null {
  const monday = mondayOf(date);
  return calendar.schoolDaysBetween(monday, addDays(monday, DAYS_TO_SUNDAY)).at(-1) ?? null;
}

/** Null where the calendar begins later. */
export function schoolDayBefore(calendar: SchoolCalendar, date: PlainDate): PlainDate | null {
  return calendar.days[calendar.firstDayFrom(date) - 1] ?? null;
}

/**
 * Monday of the first of the last `weeks` school weeks, the week of `date` among them. Null where
 * the calendar has none of them.
 */
export function firstOfSchoolWeeks(
  calendar: SchoolCalendar,
  date: PlainDate,
  weeks: number,
): PlainDate | null {
  return calendar.weeksBack(weeks, date)[0] ?? null;
}

/** Number of school sessions after `after`, up to the end of `until`. */
export function sessionsAhead(calendar: SchoolCalendar, after: Session, until: PlainDate): number {
  return Math.max(
    0,
    calendar.sessionsThrough({ date: until, session: 'PM' }) - calendar.sessionsThrough(after),
  );
}

interface OnRoll {
  history: AttendanceHistory;
  pupil: Pick<Pupil, 'startDate'>;
  moment: Session;
}

/** What stands before the starting day, from an earlier time at the school, is not this enrolment's (N1). */
function firstOnRoll({ history, pupil }: Pick<OnRoll, 'history' | 'pupil'>): number {
  return pupil.startDate === null ? 0 : history.calendar.firstSessionFrom(pupil.startDate);
}

/**
 * School days of the run that ends at the moment, oldest first (N6): every possible session of the
 * day belongs to it. A day with no possible session is neutral; any other day ends the run. `belongs`
 * answers null for a session that is not possible.
 */
export function runDays(facts: OnRoll, belongs: (byte: number) => boolean | null): PlainDate[] {
  const { calendar, codes } = facts.history;
  const days: PlainDate[] = [];
  const first = firstOnRoll(facts);
  let end = calendar.sessionsThrough(facts.moment);
  while (end > first) {
    const day = calendar.dayOfSession[end - 1] ?? 0;
    const begin = calendar.firstSessionOfDay[day] ?? 0;
    const answers = Array.from(codes.subarray(begin, end), belongs).filter(
      (answer) => answer !== null,
    );
    if (answers.includes(false)) break;
    if (answers.length > 0) days.push(calendar.dayAt(day));
    end = begin;
  }
  return days.reverse();
}

/**
 * First session of the latest run of marks for which `belongs` holds, seen or not since; sessions
 * for which it answers null neither belong nor end the run.
 */
export function latestRunStart(
  facts: OnRoll,
  belongs: (byte: number) => boolean | null,
): Session | null {
  const { calendar, codes } = facts.history;
  const start = firstOnRoll(facts);
  let first: number | null = null;
  for (let index = calendar.sessionsThrough(facts.moment) - 1; index >= start; index -= 1) {
    const answer = belongs(codes[index] ?? NO_MARK);
    if (answer) first = index;
    else if (answer === false && first !== null) break;
  }
  return first === null ? null : calendar.sessionAt(first);
}

/** Number of marks after `from`, up to the moment, for which `counts` holds. */
export function countMarks(
  facts: OnRoll,
  from: PlainDate,
  counts: (byte: number) => boolean,
): number {
  const { calendar, codes } = facts.history;
  let total = 0;
  const end = calendar.sessionsThrough(facts.moment);
  const start = calendar.sessionsThrough({ date: from, session: 'PM' });
  for (let index = Math.max(start, firstOnRoll(facts)); index < end; index += 1) {
    if (counts(codes[index] ?? NO_MARK)) total += 1;
  }
  return total;
}

/** True when `seen` holds for a mark from `from` (included) to `to` (not). */
export function anyBetween(
  { calendar, codes }: AttendanceHistory,
  from: Session,
  to: Session,
  seen: (byte: number) => boolean,
): boolean {
  const end = calendar.sessionsThrough(to);
  const start = calendar.sessionsThrough(from) - 1;
  for (let index = Math.max(0, start); index < end; index += 1) {
    if (!seen(codes[index] ?? NO_MARK)) continue;
    const at = calendar.sessionAt(index);
    if (compareSessions(at, from) >= 0 && compareSessions(at, to) < 0) return true;
  }
  return false;
}

/** School sessions from `from` through `to`. */
export function sessionsBetween(calendar: SchoolCalendar, from: Session, to: Session): Session[] {
  const sessions: Session[] = [];
  const end = calendar.sessionsThrough(to);
  for (let index = calendar.firstSessionFrom(from.date); index < end; index += 1) {
    const at = calendar.sessionAt(index);
    if (compareSessions(at, from) >= 0) sessions.push(at);
  }
  return sessions;
}

/** School sessions of the pupil's own from the morning of `from` up to the moment. */
export function ownSessionsSince(facts: OnRoll, from: PlainDate): Session[] {
  const { startDate } = facts.pupil;
  const own = startDate !== null && startDate > from ? startDate : from;
  return sessionsBetween(facts.history.calendar, { date: own, session: 'AM' }, facts.moment);
}

let lastDay: { calendar: SchoolCalendar; date: PlainDate; AM: number; PM: number } | null = null;

/**
 * `code-index` of the mark of one session; `NO_MARK` where the school has no such session. The places
 * of the day asked last are remembered: a whole school is asked about one day.
 */
export function byteAt({ calendar, codes }: AttendanceHistory, { date, session }: Session): number {
  if (lastDay?.date !== date || lastDay.calendar !== calendar)
    lastDay = {
      calendar,
      date,
      AM: calendar.sessionIndex({ date, session: 'AM' }),
      PM: calendar.sessionIndex({ date, session: 'PM' }),
    };
  const index = lastDay[session];
  return index < 0 ? NO_MARK : (codes[index] ?? NO_MARK);
}
