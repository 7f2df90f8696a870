/**
 * How the duties read a mark, by the classes of `lib/attendance/codes` (attendance-rules.md section
 * 1, N3): U was seen; D, X, Q and Y are not absences; what cannot be read is nothing.
 */
import { codeAtIndex, indexOfCode, NO_MARK, UNREAD } from '@/lib/attendance/code-index';
import { attendanceCode, countedCode, readCode, type AttendanceCode } from '@/lib/attendance/codes';
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { Rules } from '@/lib/rules/types';

export type MarkClass = 'no-mark' | 'unread' | 'seen' | 'elsewhere' | 'absent';

const BY_BYTE: readonly MarkClass[] = Array.from({ length: UNREAD + 1 }, (_, byte) => {
  if (byte === NO_MARK) return 'no-mark';
  const code = codeAtIndex(byte);
  if (!code) return 'unread';
  if (code.physicallyPresent) return 'seen';
  return code.authorised || code.unauthorised ? 'absent' : 'elsewhere';
});

export function classOf(byte: number): MarkClass {
  return BY_BYTE[byte] ?? 'unread';
}

/** N3: attending anywhere, or in school after the register closed. */
export function isSeen(byte: number): boolean {
  const code = codeAtIndex(byte);
  return code !== undefined && (code.attending || code.physicallyPresent);
}

const offSiteBytes = new WeakMap<Rules, ReadonlySet<number>>();

/** Somebody outside the school must confirm a mark with this byte (rule `confirmOffSiteCodes`). */
export function needsConfirming(byte: number, rules: Rules): boolean {
  let bytes = offSiteBytes.get(rules);
  if (!bytes) {
    const known = rules.get('confirmOffSiteCodes').filter((code) => attendanceCode(code));
    bytes = new Set(known.map((code) => indexOfCode(code)));
    offSiteBytes.set(rules, bytes);
  }
  return bytes.has(byte);
}

/** The same for a code that is planned and not yet in the register. */
export function planNeedsConfirming(code: string, on: PlainDate, rules: Rules): boolean {
  const counted = countedCode(readCode(code, on));
  return counted !== null && needsConfirming(indexOfCode(counted.code), rules);
}

/** By byte of a history: 1 where the session is possible for the pupil, else 0. */
export const POSSIBLE: Uint8Array = byByte((code) => code.possible);
/** By byte of a history: 1 where the pupil attended, here or elsewhere, else 0. */
export const ATTENDED: Uint8Array = byByte((code) => code.attending);

function byByte(holds: (code: AttendanceCode) => boolean): Uint8Array {
  const table = new Uint8Array(256);
  for (let byte = 0; byte < UNREAD; byte += 1) {
    const code = codeAtIndex(byte);
    if (code && holds(code)) table[byte] = 1;
  }
  return table;
}
