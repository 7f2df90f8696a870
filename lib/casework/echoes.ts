/**
 * A call read back from a note in Arbor is an echo where the call itself was recorded too: one person
 * records one contact at one minute, whatever was left out of the line to make it fit, or put right
 * since.
 */
import type { CallRecord } from '@/lib/attendance/call-record';
import { casePayloadSchema, type CaseEvent } from './events';

function contactKey({ initials, time, outcome, channel, direction }: CallRecord): string {
  return [initials.toUpperCase(), time, outcome, channel, direction].join(' ');
}

/** The calls an event tells of, as keys that the same call has wherever it is told. */
export function contactsOf({ payload }: CaseEvent): string[] {
  if (payload.kind === 'call') return [contactKey(payload.call)];
  if (payload.kind !== 'correction') return [];
  const { replacement } = payload;
  const inside =
    typeof replacement === 'object' && replacement !== null && 'payload' in replacement
      ? replacement.payload
      : replacement;
  const read = casePayloadSchema.safeParse(inside);
  return read.success && read.data.kind === 'call' ? [contactKey(read.data.call)] : [];
}

export function isKnownContact(
  known: readonly CaseEvent[],
  call: CallRecord,
  on: CaseEvent['about']['date'],
): boolean {
  const key = contactKey(call);
  return known.some((event) => event.about.date === on && contactsOf(event).includes(key));
}

/** Events of one pupil without the echoes of others; one that was changed stays, so that its change has a place. */
export function withoutEchoes(given: readonly CaseEvent[]): readonly CaseEvent[] {
  if (!given.some(({ recovered }) => recovered)) return given;
  const own = given.filter(({ recovered }) => !recovered);
  const changed = new Set(
    own.flatMap(({ payload }) =>
      payload.kind === 'undo' || payload.kind === 'correction' ? [payload.of] : [],
    ),
  );
  return given.filter(
    ({ id, recovered, payload, about }) =>
      !recovered ||
      payload.kind !== 'call' ||
      changed.has(id) ||
      !isKnownContact(own, payload.call, about.date),
  );
}
