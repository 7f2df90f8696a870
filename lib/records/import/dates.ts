import {
  addDays,
  isPlainDate,
  plainDateOf,
  weekday,
  type PlainDate,
} from '@/lib/attendance/plain-date';

/** Which number of `03/04/2026` is the day. British files say the day first, but not every file is British. */
export type DateOrder = 'day-first' | 'month-first';

export type DateReading =
  | { kind: 'date'; date: PlainDate }
  /** Both readings are dates; the file must decide, or a person. */
  | { kind: 'ambiguous'; dayFirst: PlainDate; monthFirst: PlainDate }
  | { kind: 'no-date' };

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const NO_DATE: DateReading = { kind: 'no-date' };
/** Serial numbers of spreadsheets count days from here (their 1900 has a 29 February). */
const SERIAL_ZERO = plainDateOf('1899-12-30');
/** 1980 to 2064: nothing in a school's file lies outside. */
const SERIALS = { from: 29221, to: 60265 };

const TIME = /[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?Z?$/i;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]? +/i;
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
/** `20260907`, as systems write days to each other. */
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const NUMBERS = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/;
const WORDED = /^(\d{1,2})(?:st|nd|rd|th)?[-/ ]+(?:of )?([a-z]{3,9})\.?[-/, ]+(\d{4}|\d{2})$/i;
const AMERICAN = /^([a-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})$/i;

function dateOf(year: string | number, month: string | number, day: string | number) {
  const full = String(year).length === 2 ? `20${year}` : String(year);
  const text = `${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isPlainDate(text) ? text : null;
}

function found(date: PlainDate | null): DateReading {
  return date === null ? NO_DATE : { kind: 'date', date };
}

function monthOf(word: string): number {
  return MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}

/** A date as people and programs write it. Without an order, `03/04/2026` stays ambiguous. */
export function readDate(text: string, order: DateOrder | null): DateReading {
  const plain = text.trim().replace(TIME, '').replace(WEEKDAY, '').trim();
  const iso = ISO.exec(plain) ?? COMPACT.exec(plain);
  if (iso) return found(dateOf(iso[1] ?? '', iso[2] ?? '', iso[3] ?? ''));
  const worded = WORDED.exec(plain);
  if (worded) return found(dateOf(worded[3] ?? '', monthOf(worded[2] ?? ''), worded[1] ?? ''));
  const american = AMERICAN.exec(plain);
  if (american) {
    return found(dateOf(american[3] ?? '', monthOf(american[1] ?? ''), american[2] ?? ''));
  }
  const numbers = NUMBERS.exec(plain);
  if (numbers) {
    const [, first = '', second = '', year = ''] = numbers;
    const dayFirst = dateOf(year, second, first);
    const monthFirst = dateOf(year, first, second);
    if (order !== null) return found(order === 'day-first' ? dayFirst : monthFirst);
    if (dayFirst && monthFirst && dayFirst !== monthFirst) {
      const named = weekdayNamed(text);
      const fits = [dayFirst, monthFirst].filter((date) => weekday(date) === named);
      // "Mon 07/09/2026" is a Monday read one way only.
      if (fits.length === 1) return found(fits[0] ?? null);
      return { kind: 'ambiguous', dayFirst, monthFirst };
    }
    return found(dayFirst ?? monthFirst);
  }
  const serial = /^\d{5}$/.test(plain) ? Number(plain) : 0;
  if (serial >= SERIALS.from && serial <= SERIALS.to) return found(addDays(SERIAL_ZERO, serial));
  return NO_DATE;
}

/** 0 is Sunday; null: the words begin with no day of the week. */
export function weekdayNamed(text: string): number | null {
  const at = DAYS.indexOf(text.trim().slice(0, 3).toLowerCase());
  return at < 0 || !WEEKDAY.test(text.trim()) ? null : at;
}

/**
 * The order a whole column keeps, told by the dates of it that allow one reading only. `mixed`: some
 * allow only the one, some only the other, so no order is safe.
 */
export function orderOf(cells: Iterable<string>): DateOrder | 'unknown' | 'mixed' | 'none-needed' {
  let dayFirst = false;
  let monthFirst = false;
  let ambiguous = false;
  for (const cell of cells) {
    const plain = cell.trim().replace(TIME, '').replace(WEEKDAY, '').trim();
    if (!NUMBERS.test(plain)) continue;
    const reading = readDate(cell, null);
    if (reading.kind === 'ambiguous') ambiguous = true;
    else if (reading.kind === 'date') {
      const [first = 0, second = 0] = plain.split(/[-/. ]/).map(Number);
      if (first > second && first > 12) dayFirst = true;
      else if (second > 12) monthFirst = true;
      else if (first !== second) {
        // Told by its weekday.
        if (Number(reading.date.slice(8)) === first) dayFirst = true;
        else monthFirst = true;
      }
    }
  }
  if (dayFirst && monthFirst) return 'mixed';
  if (dayFirst) return 'day-first';
  if (monthFirst) return 'month-first';
  return ambiguous ? 'unknown' : 'none-needed';
}

const SESSION_WORDS: Record<string, 'AM' | 'PM'> = {
  am: 'AM',
  morning: 'AM',
  a: 'AM',
  '1': 'AM',
  pm: 'PM',
  afternoon: 'PM',
  p: 'PM',
  '2': 'PM',
};

export function readSession(text: string): 'AM' | 'PM' | null {
  const plain = text
    .toLowerCase()
    .replace(/\b(?:session|registration|register|reg|roll call|mark)\b/g, '')
    .replace(/[^a-z0-9]/g, '');
  return SESSION_WORDS[plain] ?? null;
}

/** `21 Sep 2026 AM`, `15/09/2026 (PM)`, `AM 15/09/2026`. */
export function splitDateAndSession(text: string): { date: string; session: 'AM' | 'PM' } | null {
  const parts = /^(.*\d.*?)[\s\-–:(]+(am|pm)\)?$|^(am|pm)[\s\-–:]+(.*\d.*)$/i.exec(text.trim());
  if (!parts) return null;
  const session = readSession(parts[2] ?? parts[3] ?? '');
  const date = (parts[1] ?? parts[4] ?? '').trim();
  // `15/09/2026 9:00 AM` is a time, not a session.
  return session === null || /\d:\d{2}$/.test(date) ? null : { date, session };
}
