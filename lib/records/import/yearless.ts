/**
 * Days as a week's or a month's sheet names them: `Mon 7 Sep`, `07/09`, under the name of a month only
 * `7`. The year is told by the titles, the tab, the file's name or the weekdays; else it is asked for.
 */
import { schoolYearOf } from '@/lib/attendance/calendar-definition';
import { isPlainDate, weekday, type PlainDate } from '@/lib/attendance/plain-date';
import { readDate, weekdayNamed, type DateOrder } from './dates';

export interface Yearless {
  /** As numbers stand, `07/09`; a month in words is certain. */
  first: number;
  second: number;
  isCertain: boolean;
  weekday: number | null;
}

const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAY_MONTH = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[ -]*(?:of )?${MONTH}\\.?$`, 'i');
const MONTH_DAY = new RegExp(`^${MONTH}\\.? *(\\d{1,2})(?:st|nd|rd|th)?$`, 'i');
const NUMBERS = /^(\d{1,2})[/.](\d{1,2})$/;
const DAY = /^(\d{1,2})(?:st|nd|rd|th)?$/;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]? */i;
const MONTH_AND_YEAR = new RegExp(`\\b${MONTH}\\.? +(20\\d{2})\\b`, 'i');
const MONTH_NAMED = new RegExp(
  `^(?:.*\\s)?(january|february|march|april|may|june|july|august|september|october|november|december|sept?|oct|nov|dec|jan|feb|mar|apr|jun|jul)\\b`,
  'i',
);
const SCHOOL_YEAR = /\b20(\d{2}) ?[-/–] ?(?:20)?(\d{2})\b/;
const FULL_DATE = new RegExp(
  `\\b(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4}|\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH} \\d{4})\\b`,
  'gi',
);
const FIRST_MONTH = 8;
/** A weekday falls on the same day of the same month again after five or six years. */
const YEARS_BACK = 5;

/** The words a table stands under. */
export interface Above {
  file: string;
  sheet: string | null;
  titles: readonly string[];
}

const wordsOf = ({ file, sheet, titles }: Above) => [sheet ?? '', ...titles, file];

/** The autumn of the school year that some words name: `Attendance 2026/27`. */
export function schoolYearIn(words: readonly string[]): number | null {
  for (const text of words) {
    const [, first, second] = SCHOOL_YEAR.exec(text) ?? [];
    if (first !== undefined && Number(second) === Number(first) + 1) return 2000 + Number(first);
  }
  return null;
}

export function autumnOf(date: PlainDate): number {
  return Number(schoolYearOf(date).from.slice(0, 4));
}

/** Under the month that titles or the tab name, a number is a day. */
function monthAbove(above: Above): { month: number; year: number | null } | null {
  const words = wordsOf(above).slice(0, -1);
  for (const text of words) {
    const [, month = '', year] = MONTH_AND_YEAR.exec(text) ?? [];
    if (month !== '') return { month: monthOf(month), year: Number(year) };
  }
  const [, named = ''] = MONTH_NAMED.exec(above.sheet ?? '') ?? [];
  return named === '' ? null : { month: monthOf(named), year: null };
}

function monthOf(word: string): number {
  return MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}

/** Null: no day without its year. */
export function readYearless(text: string, above: Above): Yearless | null {
  const named = weekdayNamed(`${text.trim()} `);
  const plain = text.trim().replace(WEEKDAY, '').trim();
  const certain = (day: string, month: number): Yearless => ({
    first: Number(day),
    second: month,
    isCertain: true,
    weekday: named,
  });
  const [, day = '', month = ''] = DAY_MONTH.exec(plain) ?? [];
  if (day !== '') return certain(day, monthOf(month));
  const [, monthFirst = '', dayLast = ''] = MONTH_DAY.exec(plain) ?? [];
  if (monthFirst !== '') return certain(dayLast, monthOf(monthFirst));
  const [, first = '', second = ''] = NUMBERS.exec(plain) ?? [];
  if (first !== '') {
    return { first: Number(first), second: Number(second), isCertain: false, weekday: named };
  }
  const [, alone = ''] = DAY.exec(plain) ?? [];
  const under = alone === '' ? null : monthAbove(above);
  return under ? certain(alone, under.month) : null;
}

/** Null: no such day in that school year. */
export function dayIn(autumn: number, day: Yearless, order: DateOrder): PlainDate | null {
  const isDayFirst = day.isCertain || order === 'day-first';
  const [date, month] = isDayFirst ? [day.first, day.second] : [day.second, day.first];
  const year = month >= FIRST_MONTH ? autumn : autumn + 1;
  const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return isPlainDate(text) ? text : null;
}

/** Which number is the day: told by one that can be no month, or by the weekdays. */
export function orderOfDays(days: readonly Yearless[]): DateOrder | null {
  const open = days.filter(({ isCertain }) => !isCertain);
  if (open.length === 0 || open.some(({ first }) => first > 12)) return 'day-first';
  return open.some(({ second }) => second > 12) ? 'month-first' : null;
}

/** `Mon 07/09` of a year that is told is a Monday read one way only. */
export function orderByWeekdays(
  days: readonly Yearless[],
  above: Above,
  today: PlainDate | null,
): DateOrder | null {
  const named = days.filter((day) => day.weekday !== null);
  if (named.length === 0 || today === null) return null;
  const fits = (['day-first', 'month-first'] as const).filter((order) => {
    const found = yearOfDays(days, above, order, today);
    if (found.kind !== 'year') return false;
    return named.every((day) => {
      const date = dayIn(found.autumn, day, order);
      return date !== null && weekday(date) === day.weekday;
    });
  });
  const [order, another] = fits;
  return another === undefined ? (order ?? null) : null;
}

export type YearFound = { kind: 'year'; autumn: number } | { kind: 'ask'; autumns: number[] };

/** The school year of the days above a table, or those it may be. */
export function yearOfDays(
  days: readonly Yearless[],
  above: Above,
  order: DateOrder,
  today: PlainDate,
): YearFound {
  const words = wordsOf(above);
  const said = schoolYearIn(words) ?? yearOfDatesIn(words) ?? yearOfMonth(above);
  if (said !== null) return { kind: 'year', autumn: said };
  const now = autumnOf(today);
  const named = days.filter((day) => day.weekday !== null);
  const back = Array.from({ length: YEARS_BACK + 1 }, (_, at) => now - at);
  const isPast = (autumn: number) =>
    days.some((day) => {
      const date = dayIn(autumn, day, order);
      return date !== null && date <= today;
    });
  const fits = back.filter(
    (autumn) =>
      isPast(autumn) &&
      named.every((day) => {
        const date = dayIn(autumn, day, order);
        return date !== null && weekday(date) === day.weekday;
      }),
  );
  const [latest] = fits;
  if (named.length > 0 && latest !== undefined) return { kind: 'year', autumn: latest };
  return { kind: 'ask', autumns: back.filter(isPast).slice(0, 2) };
}

/** The date of printing, or the week's: when all dates in the words are of one school year. */
function yearOfDatesIn(words: readonly string[]): number | null {
  const autumns = new Set<number>();
  for (const [written] of words.flatMap((text) => [...text.matchAll(FULL_DATE)])) {
    const reading = readDate(written, 'day-first');
    if (reading.kind === 'date') autumns.add(autumnOf(reading.date));
  }
  const [autumn] = autumns;
  return autumns.size === 1 && autumn !== undefined ? autumn : null;
}

function yearOfMonth(above: Above): number | null {
  const under = monthAbove(above);
  if (!under || under.year === null) return null;
  return under.month >= FIRST_MONTH ? under.year : under.year - 1;
}
