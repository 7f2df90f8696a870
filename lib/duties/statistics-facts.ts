/**
 * What the statistics of one pupil need to know beyond the marks, out of the casework and the rules;
 * and the facts of the duties with the statistics taken, once, on the way.
 */
import type { SchoolCalendar } from '@/lib/attendance/calendar';
import { indexOfCode } from '@/lib/attendance/code-index';
import type { AttendanceHistory } from '@/lib/attendance/history';
import type { StatisticsFacts, StatisticsRules } from '@/lib/attendance/pupil-statistics';
import type { Session, SessionOfDay } from '@/lib/attendance/session';
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
import { anyBetween } from './school-days';
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
    // Only absences since the framework came into force count (attendance-rules.md section 3).
    penaltyCountsFrom: rules.resolved('penaltySessions').from,
  };
}

export function statisticsFacts(given: FactsWithoutStatistics): StatisticsFacts {
  const { pupil, context, casework, history, moment, timedOut = NO_SESSIONS } = given;
  const isQuiet = casework.events.length === 0;
  return {
    startDate: pupil.startDate,
    leavingDate: pupil.leavingDate,
    compulsorySchoolAge: compulsorySchoolAge(pupil, context, moment.date) ?? true,
    usedInNotice: casework.usedInNotice,
    reasonUnknown: isQuiet ? timedOut : [...timedOut, ...askedInVain(history, casework, moment)],
    reasonNotAccepted: isQuiet ? NO_SESSIONS : notAccepted(casework),
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

/** O where the parents were asked and no reason came: the absence is still unexplained. */
function askedInVain(
  history: AttendanceHistory,
  casework: CaseState,
  through: Session,
): readonly Session[] {
  if (casework.calls.size === 0) return NO_SESSIONS;
  return sessionsMarked(history, O, through).filter(
    (session) =>
      (casework.calls.has(session.date) ||
        casework.calls.has(`${session.date} ${session.session}`)) &&
      reasonIn(history, casework, session) === null,
  );
}

function notAccepted({ reasons }: CaseState): Session[] {
  return [...reasons].flatMap(([about, { accepted }]) => (accepted ? [] : sessionsAbout(about)));
}

function reasonIn(history: AttendanceHistory, casework: CaseState, session: Session) {
  return reasonFor(casework, session, (from, to) => anyBetween(history, from, to, isSeen));
}

function sessionsAbout(about: string): Session[] {
  const [date = '', session] = about.split(' ');
  if (!isPlainDate(date)) return [];
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
