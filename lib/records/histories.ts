import { readCode } from '@/lib/attendance/codes';
import { indexOfReading, NO_MARK } from '@/lib/attendance/code-index';
import type { SchoolCalendar } from '@/lib/attendance/calendar';
import { AttendanceHistory, type Mark } from '@/lib/attendance/history';
import { marksIn } from './packed-marks';
import type { MarksRow } from './rows';
import { firstDayOf, schoolYearOf, sessionAt, slotOf, SLOTS_IN_YEAR } from './school-year';

const NO_SESSION = -1;

/**
 * Stored marks as histories over the school's calendar. Made once for many pupils: the place of each
 * stored session in the calendar is worked out once, and a pupil's year is then a copy of bytes
 * unless it holds something that a byte cannot say (a sub-code, a retired code, a mark on a holiday).
 */
export class Histories {
  private readonly places = new Map<number, Int16Array>();
  private readonly plain = new Map<string, number | null>();
  private readonly calendar: SchoolCalendar;

  constructor(calendar: SchoolCalendar) {
    this.calendar = calendar;
  }

  of(rows: readonly MarksRow[]): AttendanceHistory {
    const codes = new Uint8Array(this.calendar.sessionCount);
    for (const row of rows) {
      if (!this.copy(row, codes)) {
        return AttendanceHistory.of(this.calendar, marksOfAll(rows));
      }
    }
    return AttendanceHistory.ofCodes(this.calendar, codes);
  }

  /** False when a mark of the row needs more than its byte. */
  private copy(row: MarksRow, into: Uint8Array): boolean {
    const places = this.placesOf(row.year);
    const bytes: number[] = [];
    for (const code of row.dictionary) {
      const byte = this.byteOf(code, row.year);
      if (byte === null) return false;
      bytes.push(byte);
    }
    for (let slot = 0; slot < SLOTS_IN_YEAR; slot += 1) {
      const code = row.codes[slot] ?? 0;
      if (code === 0) continue;
      const place = places[slot] ?? NO_SESSION;
      if (place === NO_SESSION) return false;
      into[place] = bytes[code] ?? NO_MARK;
    }
    return true;
  }

  /** The byte of a code that reads the same on every day of the year, and just as it is written. */
  private byteOf(code: string, year: number): number | null {
    if (code === '') return NO_MARK;
    const key = `${year} ${code}`;
    const before = this.plain.get(key);
    if (before !== undefined) return before;
    const first = readCode(code, firstDayOf(year));
    const last = readCode(code, sessionAt(year, SLOTS_IN_YEAR - 3).date);
    const same =
      first.kind === 'known' &&
      last.kind === 'known' &&
      first.code === last.code &&
      first.code.code === code;
    const byte = same ? indexOfReading(first) : null;
    this.plain.set(key, byte);
    return byte;
  }

  private placesOf(year: number): Int16Array {
    const before = this.places.get(year);
    if (before) return before;
    const places = new Int16Array(SLOTS_IN_YEAR).fill(NO_SESSION);
    for (let index = 0; index < this.calendar.sessionCount; index += 1) {
      const session = this.calendar.sessionAt(index);
      if (schoolYearOf(session.date) === year) places[slotOf(session)] = index;
    }
    this.places.set(year, places);
    return places;
  }
}

function* marksOfAll(rows: readonly MarksRow[]): Generator<Mark> {
  for (const row of rows) yield* marksIn(row);
}
