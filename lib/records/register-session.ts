import type { Session } from '@/lib/attendance/session';
import type { RegisterReading } from '@/lib/arbor/reading';
import { Refused } from '@/lib/messages/failures';
import type { RuleValues } from '@/lib/rules/types';

/**
 * The session a page belongs to. A lesson counts as the register of a session only when it overlaps
 * the time in which that register is open, as Arbor's own roll call does (arbor.md section 3.4): what
 * a pupil does at 11:20 is no mark of the morning.
 * @throws Refused with a sentence for the person when the page does not say enough.
 */
export function sessionOfReading(
  reading: Pick<RegisterReading, 'date' | 'session' | 'startsAt' | 'endsAt'>,
  registerTimes: RuleValues['registerTimes'],
): Session {
  const { date, session, startsAt, endsAt } = reading;
  if (date === null) {
    throw new Refused('no-date', 'This page does not say which day its register is of.');
  }
  if (session !== null) return { date, session };
  if (startsAt === null) {
    throw new Refused('no-session', 'This page does not say whether it is the AM or PM register.');
  }
  for (const session of ['AM', 'PM'] as const) {
    const { opens, closes } = registerTimes[session];
    const beginsWhileOpen = startsAt >= opens && startsAt <= closes;
    const runsIntoIt = startsAt < opens && endsAt !== null && endsAt > opens;
    if (beginsWhileOpen || runsIntoIt) return { date, session };
  }
  throw new Refused(
    'other-lesson',
    `The lesson at ${startsAt} is neither the AM nor the PM register, so Alongside leaves it alone.`,
  );
}
