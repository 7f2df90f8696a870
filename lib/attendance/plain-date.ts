/**
 * Plain calendar dates, `YYYY-MM-DD`, with no time zone anywhere: a register belongs to a school
 * day, not to an instant. Arithmetic runs on whole days since 1970-01-01 in UTC, so the end of
 * British Summer Time cannot move a date.
 */
declare const plainDate: unique symbol;
export type PlainDate = string & { readonly [plainDate]: true };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;

export function isPlainDate(text: string): text is PlainDate {
  const parts = SHAPE.exec(text);
  if (!parts) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === text;
}

/** @throws RangeError when the text is no date of the calendar, such as `2026-02-30`. */
export function plainDateOf(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`"${text}" is not a date (YYYY-MM-DD)`);
  return text;
}

/** The date on this computer's clock at an instant: the computer stands in the school. */
export function plainDateAt(instant: Date): PlainDate {
  const two = (n: number) => String(n).padStart(2, '0');
  return plainDateOf(
    `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`,
  );
}

/** Whole days since 1970-01-01. */
export function dayNumber(date: PlainDate): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY);
}

export function fromDayNumber(days: number): PlainDate {
  return new Date(days * MS_PER_DAY).toISOString().slice(0, 10) as PlainDate;
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDayNumber(dayNumber(date) + days);
}

export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 is Sunday, 1 Monday. */
export function weekday(date: PlainDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

export function mondayOf(date: PlainDate): PlainDate {
  return addDays(date, -((weekday(date) + 6) % 7));
}

/** `Tue 15 Sep` */
export function shortDate(date: PlainDate): string {
  return `${WEEKDAYS[weekday(date)]} ${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]}`;
}

/** `Tue 15 Sep 2026` */
export function longDate(date: PlainDate): string {
  return `${shortDate(date)} ${date.slice(0, 4)}`;
}
