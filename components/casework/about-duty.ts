import { isPlainDate, type PlainDate } from '@/lib/attendance/plain-date';
import type { SessionOfDay } from '@/lib/attendance/session';
import type { DutyId } from '@/lib/duties/types';

const OF_A_SESSION: readonly DutyId[] = ['notify-worker', 'no-contact', 'confirm-off-site'];

/**
 * What a record that settles this duty is about. Morning and afternoon are two absences when the
 * child was seen in between, so a record of the one must not be kept with the other; a tracker is
 * completed for a week that may be over. Undefined: the session in front of the person.
 */
export function aboutOfKey(
  key: string,
): { date: PlainDate; session: SessionOfDay | null } | undefined {
  const week = /^weekly-tracker:.*:([^:]+)$/.exec(key)?.[1];
  if (week !== undefined && isPlainDate(week)) return { date: week, session: null };
  const [, date = '', session] = /:(\d{4}-\d{2}-\d{2}) (AM|PM)(?::worker)?$/.exec(key) ?? [];
  if (!OF_A_SESSION.some((id) => key.startsWith(`${id}:`)) || !isPlainDate(date)) return undefined;
  return { date, session: session === 'PM' ? 'PM' : 'AM' };
}
