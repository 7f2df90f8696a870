/** Times of day and calendar months, as the school's rules count them. */
import { addDays, plainDateOf, type PlainDate } from '@/lib/attendance/plain-date';

const MINUTES_IN_HOUR = 60;
const LAST_HOUR = 23;
const END_OF_DAY = '23:59';
const MONTHS_IN_YEAR = 12;

/** From one time of day to another; less than nothing when the other is earlier. */
export function minutesBetween(from: string, to: string): number {
  return minutesOf(to) - minutesOf(from);
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * MINUTES_IN_HOUR + Number(time.slice(3));
}

/** `10:45` for 09:15 and 90 minutes; never beyond the day. */
export function addMinutes(time: string, minutes: number): string {
  const total = minutesOf(time) + minutes;
  const hours = Math.floor(total / MINUTES_IN_HOUR);
  if (hours > LAST_HOUR) return END_OF_DAY;
  return `${String(hours).padStart(2, '0')}:${String(total % MINUTES_IN_HOUR).padStart(2, '0')}`;
}

/** 31 January and one month is 28 February, or 29. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const month = Number(date.slice(5, 7)) - 1 + months;
  const year = Number(date.slice(0, 4)) + Math.floor(month / MONTHS_IN_YEAR);
  const first = (m: number, y: number) => plainDateOf(`${y}-${String(m + 1).padStart(2, '0')}-01`);
  const start = first(month % MONTHS_IN_YEAR, year);
  const next =
    month % MONTHS_IN_YEAR === MONTHS_IN_YEAR - 1
      ? first(0, year + 1)
      : first((month % MONTHS_IN_YEAR) + 1, year);
  const day = addDays(start, Number(date.slice(8)) - 1);
  return day < next ? day : addDays(next, -1);
}
