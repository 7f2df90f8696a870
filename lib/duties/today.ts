/**
 * How the child stands in each session of the day, up to the moment: the one reading of the day's
 * marks, reasons and provider's reports that the duties of the first day share.
 */
import type { AttendanceHistory } from '@/lib/attendance/history';
import type { PupilStatistics } from '@/lib/attendance/pupil-statistics';
import type { Session, SessionOfDay } from '@/lib/attendance/session';
import { reasonFor } from '@/lib/casework/reasons';
import { aboutSession, type CaseState, type EstablishedReason } from '@/lib/casework/state';
import type { Rules } from '@/lib/rules/types';
import type { PupilContext } from '@/lib/casework/context';
import { classOf, isSeen, needsConfirming } from './codes';
import { isConfirmed, isRegisterClosed, lacksConfirmation } from './off-site';
import { anyBetween, byteAt } from './school-days';
import type { Moment } from './types';

/** A mark that stands on the page and could not be read. It is never counted as anything. */
export interface UnreadMark extends Session {
  why: string;
}

export type Standing =
  | 'no-mark'
  /** A mark stands that could not be read: it may be anything. */
  | 'unread'
  | 'seen'
  /** Not an absence: at another school, not required, unable to attend, at an approved activity. */
  | 'elsewhere'
  | 'explained'
  | 'unexplained';

export interface TodaySession extends Session {
  standing: Standing;
  registerClosed: boolean;
  reason: EstablishedReason | null;
  /** Event of the provider's report that the pupil is not there. */
  reportedAbsentBy: string | null;
  /** Marked off site and not confirmed by the school's time, so treated as an absence (Standard 5). */
  unconfirmed: boolean;
  /** Event of the provider's word that the pupil is there. */
  confirmedBy: string | null;
}

/** Sessions of one day that belong together because the child was not seen between them. */
export interface Stretch {
  from: Session;
  sessions: readonly TodaySession[];
  registerClosed: boolean;
  /** The child has been seen since: in school, or at home. */
  seen: { how: string; eventId: string | null } | null;
}

export interface Today {
  sessions: readonly TodaySession[];
  unexplained: readonly Stretch[];
  /** Absences of today that somebody dealt with and that are explained by now. */
  cleared: readonly Stretch[];
}

/** Nothing unexplained, nothing recorded of today, nothing unreadable: nearly every pupil, every day. */
const QUIET: Today = { sessions: [], unexplained: [], cleared: [] };

interface Given {
  moment: Moment;
  context: PupilContext;
  history: AttendanceHistory;
  casework: CaseState;
  rules: Rules;
  unread: readonly UnreadMark[];
}

export function today(given: Given, statistics: PupilStatistics): Today {
  const { casework, unread, moment } = given;
  if (
    !statistics.unexplainedToday &&
    unread.length === 0 &&
    casework.events.at(-1)?.about.date !== moment.date &&
    !anyUpTo(given, (byte) => classOf(byte) === 'unread' || needsConfirming(byte, given.rules))
  )
    return QUIET;

  const sessions: TodaySession[] = [];
  for (const session of ['AM', 'PM'] as const) {
    if (session === 'PM' && moment.session === 'AM') break;
    sessions.push(sessionToday(given, statistics, { date: moment.date, session }));
  }
  return {
    sessions,
    unexplained: stretchesOf(given, sessions, 'unexplained'),
    cleared: stretchesOf(given, sessions, 'explained').filter((stretch) =>
      wasDealtWith(casework, stretch),
    ),
  };
}

/** A mark of the day, up to the moment, of this kind. */
function anyUpTo({ history, moment }: Given, holds: (byte: number) => boolean): boolean {
  if (holds(byteAt(history, moment))) return true;
  return moment.session === 'PM' && holds(byteAt(history, { date: moment.date, session: 'AM' }));
}

function sessionToday(given: Given, { unexplained }: PupilStatistics, at: Session): TodaySession {
  const { moment, history, casework, rules } = given;
  const unconfirmed = lacksConfirmation(given, at);
  const byte = byteAt(history, at);
  const reason = reasonFor(casework, at, (from, to) => anyBetween(history, from, to, isSeen));
  const report = aboutSession(casework.confirmations, at).at(-1);
  const reportedAbsentBy =
    report && !report.payload.attended && needsConfirming(byte, rules) ? report.id : null;
  return {
    ...at,
    reason,
    reportedAbsentBy,
    unconfirmed,
    confirmedBy: report && isConfirmed(report) ? report.id : null,
    registerClosed: isRegisterClosed(moment, at.session, rules),
    standing: standingOf(
      given.unread,
      unexplained,
      at,
      byte,
      reason,
      unconfirmed || reportedAbsentBy !== null,
    ),
  };
}

function standingOf(
  unread: readonly UnreadMark[],
  withoutReason: readonly Session[],
  at: Session,
  byte: number,
  reason: EstablishedReason | null,
  notThere: boolean,
): Standing {
  const isAt = ({ date, session }: Session) => date === at.date && session === at.session;
  if (unread.some(isAt)) return 'unread';
  const standing = notThere ? 'absent' : classOf(byte);
  if (standing !== 'absent') return standing;
  if (reason !== null) return reason.accepted ? 'explained' : 'unexplained';
  return notThere || withoutReason.some(isAt) ? 'unexplained' : 'explained';
}

function stretchesOf(
  { casework }: Given,
  sessions: readonly TodaySession[],
  standing: 'explained' | 'unexplained',
): Stretch[] {
  const stretches: Stretch[] = [];
  let running: TodaySession[] = [];
  const close = (seen: Stretch['seen']) => {
    const [first] = running;
    if (!first) return;
    const { date, session, registerClosed } = first;
    stretches.push({ from: { date, session }, sessions: running, registerClosed, seen });
    running = [];
  };
  for (const session of sessions) {
    if (session.standing === standing) {
      const seen = seenOnVisit(casework, running);
      if (seen) close(seen);
      running.push(session);
    } else if (session.standing === 'seen') {
      close({ how: `seen in school, ${session.session} register`, eventId: null });
    } else if (session.confirmedBy !== null) {
      close({ how: 'the provider has the child', eventId: session.confirmedBy });
    }
  }
  close(seenOnVisit(casework, running));
  return stretches;
}

function seenOnVisit(casework: CaseState, sessions: readonly TodaySession[]): Stretch['seen'] {
  const visit = casework.visits.find(
    ({ about, payload }) =>
      payload.childSeen && sessions.some((session) => isAbout(about, session)),
  );
  return visit ? { how: 'the child was seen on a visit', eventId: visit.id } : null;
}

/** True for an event about this session, or about its whole day. */
export function isAbout(
  about: { date: string; session: SessionOfDay | null },
  { date, session }: Session,
): boolean {
  return about.date === date && (about.session === null || about.session === session);
}

export function isAboutStretch(
  about: { date: string; session: SessionOfDay | null },
  stretch: Stretch,
): boolean {
  return stretch.sessions.some((session) => isAbout(about, session));
}

function wasDealtWith(casework: CaseState, stretch: Stretch): boolean {
  return casework.events.some(
    ({ about, payload }) =>
      isAboutStretch(about, stretch) &&
      (payload.kind === 'call' ||
        payload.kind === 'notification' ||
        payload.kind === 'reason-established'),
  );
}
