/**
 * Comments found on Arbor's page become events again where they carry what is needed: a line that
 * reads in full, the register's date, initials and time. The id comes from what the line says, so
 * that every computer that sees it makes the same event, and one that was undone stays undone.
 */
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { Session } from '@/lib/attendance/session';
import { canonical } from '@/lib/casework/canonical';
import { isKnownContact } from '@/lib/casework/echoes';
import type { CaseEvent } from '@/lib/casework/events';
import { commentsIn } from '@/lib/comments/found-comments';
import type { CommentFormat } from '@/lib/comments/format-of-school';
import { instantOf, type Now } from './clock';
import type { RecordsDatabase } from './database';
import { eventsOf, storeEvent } from './events';

export interface NotesSeen {
  tenant: string;
  session: Session;
  /** Only rows matched for certain. */
  notes: readonly { pupilId: string; note: string }[];
  format: CommentFormat;
  now: Now;
}

/** Who wrote it is told by initials alone; a note does not say in which role. */
const ROLE_OF_A_NOTE = 'office';
const DEVICE_OF_A_NOTE = 'arbor-note';

async function idOf(...parts: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(parts.join('\n'));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = Array.from(hash.slice(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `note-${hex}`;
}

const isLater = (date: PlainDate, time: string, now: Now): boolean =>
  date > now.date || (date === now.date && time > now.time);

/** @returns how many events are new */
export async function recoverCalls(db: RecordsDatabase, seen: NotesSeen): Promise<number> {
  const { tenant, session, format, now } = seen;
  const { date } = session;
  const found = seen.notes.flatMap(({ pupilId, note }) =>
    commentsIn(note, { date, format })
      .filter(({ call }) => !isLater(date, call.time, now))
      .map((comment) => ({ pupilId, ...comment })),
  );
  if (found.length === 0) return 0;
  const stored = await eventsOf(db, tenant, [...new Set(found.map(({ pupilId }) => pupilId))]);
  let added = 0;
  for (const { pupilId, line, call } of found) {
    // Undone ones count as well: what somebody took back does not return because Arbor shows it.
    if (isKnownContact(stored.byPupil.get(pupilId) ?? [], call, date)) continue;
    const event: CaseEvent = {
      id: await idOf(tenant, pupilId, date, session.session, canonical(call)),
      tenant,
      pupilId,
      at: instantOf(date, call.time),
      by: { initials: call.initials, role: ROLE_OF_A_NOTE },
      device: DEVICE_OF_A_NOTE,
      about: session,
      recovered: true,
      payload: { kind: 'call', call, comment: line },
    };
    if ((await storeEvent(db, event)) === 'new') added += 1;
  }
  return added;
}
