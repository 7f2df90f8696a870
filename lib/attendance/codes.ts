/**
 * Reading what stands in a register cell. Nothing is guessed: what is no code of the regulations is
 * kept as it was written and counted as nothing (attendance-rules.md section 1).
 */
import { ATTENDANCE_CODES, NOMINAL_START, type AttendanceCode } from './codes-data';
import type { PlainDate } from './plain-date';

export { ATTENDANCE_CODES, type AttendanceCode, type CodeCategory } from './codes-data';

export type CodeReading =
  | { kind: 'known'; code: AttendanceCode; verbatim: string }
  /** A code of a local system (`I02`, `M01`): kept as written, counted as `code`, its parent. */
  | { kind: 'sub-code'; code: AttendanceCode; verbatim: string }
  /** A code on a date on which it may not be used: a data error, counted as nothing. */
  | {
      kind: 'refused';
      code: AttendanceCode;
      verbatim: string;
      why: 'retired' | 'not-yet-in-force';
    }
  /** Empty, or a placeholder of the information system: the register was not taken. */
  | { kind: 'no-mark'; verbatim: string }
  | { kind: 'unknown'; verbatim: string };

const BY_CODE: ReadonlyMap<string, AttendanceCode> = new Map(
  ATTENDANCE_CODES.map((code) => [code.code, code]),
);
const SUB_CODE = /^[A-Z]\d{1,3}$/;
const LOCAL = /^([A-Z]\d?)(\d{1,3})$/;
/** Dashes as spreadsheets rewrite them, the marks of SIMS and Juniper, and digits. */
const PLACEHOLDER = /^(?:[-‐‑‒–—−*!@]+|\d+)?$/;

/** The official code, retired ones included; undefined for anything else. Takes no account of dates. */
export function attendanceCode(code: string): AttendanceCode | undefined {
  return BY_CODE.get(code);
}

/** Reads a mark as it stood on `date`. `verbatim` is the text without blanks around it. */
export function readCode(text: string, date: PlainDate): CodeReading {
  const verbatim = text.trim();
  const exact = BY_CODE.get(verbatim) ?? BY_CODE.get(verbatim.toUpperCase());
  if (exact && !isLocal(exact) && isInForce(exact, date))
    return { kind: 'known', code: exact, verbatim };
  if (PLACEHOLDER.test(verbatim)) return { kind: 'no-mark', verbatim };
  const parents = parentsOf(verbatim.toUpperCase());
  const parent = parents.find((code) => isInForce(code, date));
  if (parent) return { kind: 'sub-code', code: parent, verbatim };
  const refused = exact && !isLocal(exact) ? exact : parents[0];
  if (!refused) return { kind: 'unknown', verbatim };
  const why = date < refused.validFrom ? 'not-yet-in-force' : 'retired';
  return { kind: 'refused', code: refused, verbatim, why };
}

/** The code that decides the class of a reading; null where it counts as nothing. */
export function countedCode(reading: CodeReading): AttendanceCode | null {
  return reading.kind === 'known' || reading.kind === 'sub-code' ? reading.code : null;
}

/** The start of the 2006 regulations is nominal, so an older mark is not refused. */
function isInForce(code: AttendanceCode, date: PlainDate): boolean {
  if (code.validTo !== null && date > code.validTo) return false;
  return code.validFrom === NOMINAL_START || date >= code.validFrom;
}

/** `I01` to `X06` stand in the list for their history, but only ever count as I and X. */
function isLocal(code: AttendanceCode): boolean {
  return SUB_CODE.test(code.code) && code.code.length > 2;
}

/** `C21` may be local to C2 or to C, `C2` before 2024 to C: the longest first. */
function parentsOf(text: string): AttendanceCode[] {
  const parts = LOCAL.exec(text);
  if (!parts) return [];
  return [text.slice(0, 2), text.slice(0, 1)]
    .filter((prefix) => prefix.length < text.length)
    .map((prefix) => BY_CODE.get(prefix))
    .filter((code) => code !== undefined);
}
