import type { PlainDate } from './plain-date';

export type SessionOfDay = 'AM' | 'PM';

/** One register of one school day, e.g. `2026-09-15 AM`. */
export interface Session {
  date: PlainDate;
  session: SessionOfDay;
}

export type SessionKey = `${string} ${SessionOfDay}`;

export function sessionKey({ date, session }: Session): SessionKey {
  return `${date} ${session}`;
}

/** Negative when `a` is earlier. */
export function compareSessions(a: Session, b: Session): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  if (a.session === b.session) return 0;
  return a.session === 'AM' ? -1 : 1;
}
