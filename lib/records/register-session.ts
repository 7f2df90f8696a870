import type { Session } from '@/lib/attendance/session';
import type { RegisterReading } from '@/lib/arbor/reading';
import { Refused } from '@/lib/messages/failures';
import type { RuleValues } from '@/lib/rules/types';

/**
 * The session a page belongs to. A lesson counts as the register of a session only when it begins
 * while that register is open: what a pupil does at 11:20 is no mark of the morning
 * (attendance-rules.md section 1, overlapping registers).
 * @throws Refused with a sentence for the person when the page does not say enough.
 */
export function sessionOfReading(
  reading: Pick<RegisterReading, 'date' | 'session' | 'startsAt'>,
  registerTimes: RuleValues['registerTimes'],
): Session {
  const { date, session, startsAt } = reading;
  if (date === null) {
    throw new Refused(
      'no-date',
      'This page does not say which day its register is of. Open the register from Daily Attendance.',
    );
  }
  if (session !== null) return { date, session };
  if (startsAt === null) {
    throw new Refused('no-session', 'This page does not say whether it is the AM or PM register.');
  }
  for (const session of ['AM', 'PM'] as const) {
    const { opens, closes } = registerTimes[session];
    if (startsAt >= opens && startsAt <= closes) return { date, session };
  }
  throw new Refused(
    'no-session',
    `The lesson at ${startsAt} is neither the AM nor the PM register, so Alongside leaves it alone.`,
  );
}
