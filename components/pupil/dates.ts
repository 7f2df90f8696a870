import { clockTime } from '@/components/ui/clock';
import { plainDateOf, weekday, type PlainDate } from '@/lib/attendance/plain-date';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `Tuesday 15 September`, to be spoken. */
export function spokenDate(date: PlainDate): string {
  return `${DAYS[weekday(date)]} ${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]}`;
}

/** The day of an instant on this computer, which stands in the school. */
export function dayOf(instant: Date): PlainDate {
  const two = (n: number) => String(n).padStart(2, '0');
  return plainDateOf(
    `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`,
  );
}

/** `09:14` on the day spoken of, `15 Sep 09:14` on another, with the year where that is another too. */
export function whenOf(iso: string, on: PlainDate): string {
  const instant = new Date(iso);
  if (Number.isNaN(instant.getTime())) return 'at a time not known';
  const day = dayOf(instant);
  const time = clockTime(instant);
  if (day === on) return time;
  const month = MONTHS[instant.getMonth()]?.slice(0, 3);
  const year = day.slice(0, 4) === on.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`;
  return `${instant.getDate()} ${month}${year} ${time}`;
}
