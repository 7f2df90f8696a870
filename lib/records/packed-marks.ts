/**
 * Marks as they are stored: a byte for each session of a school year (see `MarksRow`). Functions
 * here change the row they are given, which was read for this purpose.
 */
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { Session } from '@/lib/attendance/session';
import type { MarkSource, MarksRow, ProvenanceRow } from './rows';
import { schoolYearOf, sessionAt, slotOf, SLOTS_IN_YEAR } from './school-year';

const NO_MARK = 0;
const MOST_CODES = 255;

export const FROM: Record<MarkSource, number> = { import: 1, page: 2 };

export function emptyMarks(tenant: string, pupilId: string, year: number): MarksRow {
  return {
    tenant,
    pupilId,
    year,
    dictionary: [''],
    codes: new Uint8Array(SLOTS_IN_YEAR),
    minutesLate: [],
  };
}

export function emptyProvenance(tenant: string, pupilId: string, year: number): ProvenanceRow {
  return {
    tenant,
    pupilId,
    year,
    from: new Uint8Array(SLOTS_IN_YEAR),
    at: new Uint32Array(SLOTS_IN_YEAR),
  };
}

/** `/` and `\` are one mark of two sessions (Regulation 10, table 1); a tick on a page tells neither. */
export function codeForSession(code: string, session: Pick<Session, 'session'>): string {
  const trimmed = code.trim();
  if (trimmed === '/' || trimmed === '\\') return session.session === 'AM' ? '/' : '\\';
  return trimmed;
}

export function codeAt(marks: MarksRow, slot: number): string | null {
  const place = marks.codes[slot] ?? NO_MARK;
  return place === NO_MARK ? null : (marks.dictionary[place] ?? null);
}

/** @throws RangeError when one pupil's year holds more different codes than a byte can number. */
export function setCode(marks: MarksRow, slot: number, code: string): void {
  let place = marks.dictionary.indexOf(code);
  if (place === -1) {
    if (marks.dictionary.length > MOST_CODES) throw new RangeError('too many different codes');
    place = marks.dictionary.push(code) - 1;
  }
  marks.codes[slot] = place;
}

export function setMinutesLate(marks: MarksRow, slot: number, minutes: number | null): void {
  if (marks.minutesLate.length > 0) {
    marks.minutesLate = marks.minutesLate.filter(([at]) => at !== slot);
  }
  if (minutes !== null) marks.minutesLate.push([slot, minutes]);
}

export function clearCode(marks: MarksRow, slot: number): void {
  marks.codes[slot] = NO_MARK;
  setMinutesLate(marks, slot, null);
}

export interface StandingMark extends Session {
  code: string;
}

export function* marksIn(row: MarksRow): Generator<StandingMark> {
  for (let slot = 0; slot < row.codes.length; slot += 1) {
    const code = codeAt(row, slot);
    if (code !== null) yield { ...sessionAt(row.year, slot), code };
  }
}

/** The mark of one session among a pupil's rows of several years. */
export function codeOn(rows: readonly MarksRow[], session: Session): string | null {
  const row = rows.find(({ year }) => year === schoolYearOf(session.date));
  return row ? codeAt(row, slotOf(session)) : null;
}

export function lastMarkedDate(rows: readonly MarksRow[]): PlainDate | null {
  let last: PlainDate | null = null;
  for (const row of rows) {
    for (let slot = row.codes.length - 1; slot >= 0; slot -= 1) {
      if (row.codes[slot] === NO_MARK) continue;
      const { date } = sessionAt(row.year, slot);
      if (last === null || date > last) last = date;
      break;
    }
  }
  return last;
}

export function countMarks(row: MarksRow): number {
  let count = 0;
  for (const place of row.codes) if (place !== NO_MARK) count += 1;
  return count;
}
