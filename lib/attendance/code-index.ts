/**
 * A mark as one byte: no mark, then the codes in the order of `ATTENDANCE_CODES`, and last what cannot
 * be counted, so that it is never lost. Sub-codes take the byte of their parent.
 */
import { ATTENDANCE_CODES, type AttendanceCode } from './codes-data';
import type { CodeReading } from './codes';

export const NO_MARK = 0;
/** Even, so that the bytes of `/` and `\`, which stand first, differ in their lowest bit alone. */
const FIRST_CODE = 2;
/** Neither possible nor attended: unknown text, a code refused on its date, marks that disagree. */
export const UNREAD = FIRST_CODE + ATTENDANCE_CODES.length;

const INDEX: ReadonlyMap<string, number> = new Map(
  ATTENDANCE_CODES.map(({ code }, place) => [code, place + FIRST_CODE]),
);

/** @throws RangeError for a text that is no code of `ATTENDANCE_CODES`. */
export function indexOfCode(code: string): number {
  const index = INDEX.get(code);
  if (index === undefined) throw new RangeError(`"${code}" is not an attendance code`);
  return index;
}

export function codeAtIndex(index: number): AttendanceCode | undefined {
  return ATTENDANCE_CODES[index - FIRST_CODE];
}

const FOUR_LOWEST_BITS = 0x01010101;
const FOUR_PRESENT = (0x01010101 * FIRST_CODE) | FOUR_LOWEST_BITS;

/**
 * The next index from `index` on, up to `end`, that does not lie in four plain present marks. Nine
 * in ten marks do, so looking at four at once is what makes the pass over a school fast.
 */
export function skipPresent(words: Uint32Array, index: number, end: number): number {
  let at = index;
  while (
    (at & 3) === 0 &&
    at + 4 <= end &&
    ((words[at >> 2] ?? 0) | FOUR_LOWEST_BITS) === FOUR_PRESENT
  )
    at += 4;
  return at;
}

export function indexOfReading(reading: CodeReading): number {
  switch (reading.kind) {
    case 'known':
    case 'sub-code':
      return indexOfCode(reading.code.code);
    case 'no-mark':
      return NO_MARK;
    case 'refused':
    case 'unknown':
      return UNREAD;
  }
}
