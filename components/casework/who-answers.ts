import type { OffSiteItem } from '@/lib/messages/views';

/** A number alone names nobody. */
const NAMES_SOMEBODY = /\p{L}{2}/u;

/**
 * In whose name one key confirms: whoever answered for this place today, since one call often covers
 * all its pupils; else who answered for this pupil last; else the contact on record. Null: ask.
 */
export function whoAnswers(item: OffSiteItem, board: readonly OffSiteItem[]): string | null {
  const today = board
    .filter(({ provider, report }) => report && provider !== null && provider === item.provider)
    .sort((a, b) => (a.report?.at ?? '').localeCompare(b.report?.at ?? ''))
    .at(-1);
  const contact =
    item.contact !== null && NAMES_SOMEBODY.test(item.contact)
      ? item.contact.replace(/[\s,;:]*\+?\d[\d\s()-]{6,}$/, '').trim()
      : null;
  return today?.report?.by ?? item.answeredLast ?? (contact || null);
}
