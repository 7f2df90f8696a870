import { addDays, dayNumber, plainDateOf, type PlainDate } from '@/lib/attendance/plain-date';
import type { Session } from '@/lib/attendance/session';

/** attendance-rules.md section 6: a cut on 1 August falls in no term. */
const FIRST_DAY = '08-01';
export const SLOTS_IN_YEAR = 366 * 2;

/** The calendar year in which the school year of a date begins. */
export function schoolYearOf(date: PlainDate): number {
  const year = Number(date.slice(0, 4));
  return date.slice(5) >= FIRST_DAY ? year : year - 1;
}

export function firstDayOf(year: number): PlainDate {
  return plainDateOf(`${year}-${FIRST_DAY}`);
}

/** An import names the same few hundred dates once for every pupil. */
const daysIntoYear = new Map<PlainDate, number>();
const MOST_REMEMBERED = 10_000;

function dayIntoYear(date: PlainDate): number {
  const known = daysIntoYear.get(date);
  if (known !== undefined) return known;
  const days = dayNumber(date) - dayNumber(firstDayOf(schoolYearOf(date)));
  if (daysIntoYear.size < MOST_REMEMBERED) daysIntoYear.set(date, days);
  return days;
}

/** Place of a session among the calendar days of its school year: two for each day, AM first. */
export function slotOf({ date, session }: Session): number {
  return dayIntoYear(date) * 2 + (session === 'PM' ? 1 : 0);
}

export function sessionAt(year: number, slot: number): Session {
  return {
    date: addDays(firstDayOf(year), slot >> 1),
    session: slot % 2 === 1 ? 'PM' : 'AM',
  };
}
