/**
 * What casework and the trail of amendments say about a pupil's marks, in the form in which the
 * statistics take it (attendance-rules.md N8 to N10).
 */
import { indexOfCode } from '@/lib/attendance/code-index';
import type { AttendanceHistory } from '@/lib/attendance/history';
import { isPlainDate } from '@/lib/attendance/plain-date';
import type { Pupil } from '@/lib/attendance/pupil';
import type { StatisticsFacts } from '@/lib/attendance/pupil-statistics';
import { sessionKey, type Session } from '@/lib/attendance/session';
import { reasonFor } from '@/lib/casework/reasons';
import type { PupilContext } from '@/lib/casework/context';
import type { CaseState } from '@/lib/casework/state';
import { isSeen } from '@/lib/duties/codes';
import { sessionsMarked } from '@/lib/duties/statistics-facts';
import { compulsorySchoolAge } from '@/lib/duties/school-age';
import { anyBetween } from '@/lib/duties/school-days';
import type { Moment } from '@/lib/duties/types';

const N = indexOfCode('N');
const O = indexOfCode('O');

interface Given {
  moment: Moment;
  pupil: Pupil;
  context: PupilContext;
  history: AttendanceHistory;
  casework: CaseState;
  /** Sessions whose N became O without a reason, as the trail of amendments has it. */
  timedOut: ReadonlySet<string>;
}

export function caseFacts(given: Given): StatisticsFacts {
  const { moment, pupil, context, casework } = given;
  const facts: StatisticsFacts = {
    startDate: pupil.startDate,
    leavingDate: pupil.leavingDate,
    // Where it is unknown the counts are taken; the duties then ask for the birthday.
    compulsorySchoolAge: compulsorySchoolAge(pupil, context, moment.date) ?? true,
    usedInNotice: casework.usedInNotice,
    ...reasonsOf(given),
  };
  return facts;
}

function reasonsOf({ moment, history, casework, timedOut }: Given) {
  const reasonGiven: Session[] = [];
  const reasonUnknown: Session[] = [];
  const reasonNotAccepted: Session[] = [];
  const asked = casework.reasons.size > 0 || casework.reasonSpans.length > 0;
  const seenBetween = (from: Session, to: Session) => anyBetween(history, from, to, isSeen);
  const isAccepted = (session: Session) =>
    asked && reasonFor(casework, session, seenBetween)?.accepted === true;
  if (asked) reasonGiven.push(...sessionsMarked(history, N, moment).filter(isAccepted));
  for (const session of sessionsMarked(history, O, moment)) {
    // An O of today without a recorded reason, an N that ran out of time (N10), or a family that was
    // asked in vain.
    const isOpen =
      session.date === moment.date ||
      timedOut.has(sessionKey(session)) ||
      casework.calls.has(session.date) ||
      casework.calls.has(sessionKey(session));
    if (isOpen && !isAccepted(session)) reasonUnknown.push(session);
  }
  for (const [key, { accepted }] of casework.reasons) {
    if (accepted) continue;
    reasonNotAccepted.push(...sessionsOfKey(key, history));
  }
  return { reasonGiven, reasonUnknown, reasonNotAccepted };
}

/** Both sessions of `2026-09-15`, or the one of `2026-09-15 AM`. */
function sessionsOfKey(key: string, { calendar }: AttendanceHistory): Session[] {
  const [date = '', session] = key.split(' ');
  if (!isPlainDate(date) || !calendar.isSchoolDay(date)) return [];
  return (['AM', 'PM'] as const)
    .filter((half) => session === undefined || session === half)
    .map((half) => ({ date, session: half }));
}
