/**
 * A mark as one byte: 0 is no mark, then the codes in the order of `ATTENDANCE_CODES`. Sub-codes take
 * the byte of their parent. What cannot be counted has a byte of its own, so that it is never lost.
 */
import { ATTENDANCE_CODES, type AttendanceCode } from './codes-data';
import type { CodeReading } from './codes';

export const NO_MARK = 0;
/** Neither possible nor attended: unknown text, a code refused on its date, marks that disagree. */
export const UNREAD = ATTENDANCE_CODES.length + 1;

const INDEX: ReadonlyMap<string, number> = new Map(
  ATTENDANCE_CODES.map(({ code }, place) => [code, place + 1]),
);

/** @throws RangeError for a text that is no code of `ATTENDANCE_CODES`. */
export function indexOfCode(code: string): number {
  const index = INDEX.get(code);
  if (index === undefined) throw new RangeError(`"${code}" is not an attendance code`);
  return index;
}

export function codeAtIndex(index: number): AttendanceCode | undefined {
  return ATTENDANCE_CODES[index - 1];
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
