/**
 * What the statistics of one pupil need to know beyond the marks, out of the casework and the rules;
 * and the facts of the duties with the statistics taken, once, on the way.
 */
import type { SchoolCalendar } from '@/lib/attendance/calendar';
import { indexOfCode } from '@/lib/attendance/code-index';
import type { AttendanceHistory } from '@/lib/attendance/history';
import type { StatisticsFacts, StatisticsRules } from '@/lib/attendance/pupil-statistics';
import { sessionKey, type Session, type SessionOfDay } from '@/lib/attendance/session';
import {
  prepareStatistics,
  takeStatistics,
  type StatisticsPlan,
} from '@/lib/attendance/statistics';
import { isPlainDate } from '@/lib/attendance/plain-date';
import { reasonFor } from '@/lib/casework/reasons';
import type { CaseState } from '@/lib/casework/state';
import type { Rules } from '@/lib/rules/types';
import { isSeen } from './codes';
import { takeFacts, type DutyFacts, type FactsGiven } from './facts';
import { compulsorySchoolAge } from './school-age';
import { anyBetween, byteAt } from './school-days';
import type { Moment } from './types';

const NO_SESSIONS: readonly Session[] = Object.freeze([]);
const N = indexOfCode('N');
const O = indexOfCode('O');

export interface FactsWithoutStatistics extends Omit<FactsGiven, 'statistics'> {
  /** O marks that are known to have been an N until its time ran out (amendment trail). */
  timedOut?: readonly Session[];
}

/** Once for a school and a moment. */
export function statisticsPlan(
  rules: Rules,
  calendar: SchoolCalendar,
  moment: Moment,
): StatisticsPlan {
  return prepareStatistics(
    calendar,
    { date: moment.date, session: moment.session },
    statisticsRules(rules),
  );
}

/** The facts of one pupil, statistics taken. */
export function factsFor(plan: StatisticsPlan, given: FactsWithoutStatistics): DutyFacts {
  return takeFacts(given, takeStatistics(plan, given.history, statisticsFacts(given)));
}

export function statisticsRules(rules: Rules): StatisticsRules {
  return {
    plannedCodes: rules.get('plannedCodes'),
    penaltyCodes: rules.get('penaltyCodes'),
    penaltyWindowSchoolWeeks: rules.get('penaltyWindowSchoolWeeks'),
    groundICodes: rules.get('groundICodes'),
    reasonDeadlineSchoolDays: rules.get('reasonDeadlineSchoolDays'),
    persistentAbsencePercent: rules.get('persistentAbsencePercent'),
    severeAbsencePercent: rules.get('severeAbsencePercent'),
    provisionalBelowSessions: rules.get('provisionalBelowSessions'),
    // Only absences since the framework came into force count (attendance-rules.md section 3), whatever
    // number a school has set since.
    penaltyCountsFrom: rules.coveredSince('penaltySessions'),
  };
}

export function statisticsFacts(
  given: Pick<
    FactsWithoutStatistics,
    'pupil' | 'context' | 'casework' | 'history' | 'moment' | 'timedOut'
  >,
): StatisticsFacts {
  const { pupil, context, casework, history, moment } = given;
  const isQuiet = casework.events.length === 0;
  return {
    startDate: pupil.startDate,
    leavingDate: pupil.leavingDate,
    // Where it is unknown the counts are taken; the duties then ask for the birthday.
    compulsorySchoolAge: compulsorySchoolAge(pupil, context, moment.date) ?? true,
    usedInNotice: casework.usedInNotice,
    reasonUnknown: reasonsUnknown(given),
    reasonNotAccepted: isQuiet ? NO_SESSIONS : notAccepted(casework, history.calendar),
    reasonGiven: isQuiet ? NO_SESSIONS : reasonsGiven(history, casework, moment),
  };
}

/** Open N whose reason has been accepted, though the mark is not amended yet. */
function reasonsGiven(
  history: AttendanceHistory,
  casework: CaseState,
  through: Session,
): Session[] {
  if (casework.reasons.size === 0 && casework.reasonSpans.length === 0) return [];
  return sessionsMarked(history, N, through).filter(
    (session) => reasonIn(history, casework, session)?.accepted === true,
  );
}

/**
 * O that explains nothing (N10): one of today without a recorded reason, an N that ran out of time, or
 * one about which the family was asked in vain.
 */
function reasonsUnknown({
  history,
  casework,
  moment,
  timedOut = NO_SESSIONS,
}: Pick<
  FactsWithoutStatistics,
  'history' | 'casework' | 'moment' | 'timedOut'
>): readonly Session[] {
  if (casework.events.length === 0) {
    const now = markedToday(history, O, moment);
    return now.length === 0 ? timedOut : [...timedOut, ...now];
  }
  const late = new Set(timedOut.map(sessionKey));
  const isOpen = (session: Session) =>
    session.date === moment.date ||
    late.has(sessionKey(session)) ||
    casework.calls.has(session.date) ||
    casework.calls.has(sessionKey(session));
  return sessionsMarked(history, O, moment).filter(
    (session) => isOpen(session) && reasonIn(history, casework, session)?.accepted !== true,
  );
}

function markedToday(
  history: AttendanceHistory,
  byte: number,
  { date, session }: Session,
): readonly Session[] {
  const am: Session = { date, session: 'AM' };
  const pm: Session = { date, session: 'PM' };
  const isAm = byteAt(history, am) === byte;
  const isPm = session === 'PM' && byteAt(history, pm) === byte;
  if (isAm) return isPm ? [am, pm] : [am];
  return isPm ? [pm] : NO_SESSIONS;
}

function notAccepted({ reasons }: CaseState, calendar: SchoolCalendar): Session[] {
  return [...reasons].flatMap(([about, { accepted }]) =>
    accepted ? [] : sessionsAbout(about, calendar),
  );
}

function reasonIn(history: AttendanceHistory, casework: CaseState, session: Session) {
  return reasonFor(casework, session, (from, to) => anyBetween(history, from, to, isSeen));
}

/** Both sessions of `2026-09-15`, or the one of `2026-09-15 AM`. */
function sessionsAbout(about: string, calendar: SchoolCalendar): Session[] {
  const [date = '', session] = about.split(' ');
  if (!isPlainDate(date) || !calendar.isSchoolDay(date)) return [];
  const sessions: SessionOfDay[] =
    session === undefined ? ['AM', 'PM'] : [session === 'AM' ? 'AM' : 'PM'];
  return sessions.map((one) => ({ date, session: one }));
}

/** Sessions up to and with `through` that bear the mark, oldest first. */
export function sessionsMarked(
  { calendar, codes }: AttendanceHistory,
  byte: number,
  through: Session,
): Session[] {
  const sessions: Session[] = [];
  const end = calendar.sessionsThrough(through);
  for (let i = codes.indexOf(byte); i >= 0 && i < end; i = codes.indexOf(byte, i + 1))
    sessions.push(calendar.sessionAt(i));
  return sessions;
}
