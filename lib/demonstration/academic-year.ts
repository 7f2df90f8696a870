/**
 * The terms of an invented English school, worked out for any year: six half terms, five INSET
 * days, bank holidays. Local authorities differ by a week here and there; this one is nobody's.
 */
import { schoolYearOf, type CalendarYear } from '@/lib/attendance/calendar-definition';
import { addDays, plainDateOf, weekday, type PlainDate } from '@/lib/attendance/plain-date';

const MONDAY = 1;
const WEDNESDAY = 3;
const FRIDAY = 5;

function dateOf(year: number, month: number, day: number): PlainDate {
  return plainDateOf(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

function onOrBefore(date: PlainDate, day: number): PlainDate {
  return addDays(date, -((weekday(date) - day + 7) % 7));
}

function onOrAfter(date: PlainDate, day: number): PlainDate {
  return addDays(date, (day - weekday(date) + 7) % 7);
}

function isWeekend(date: PlainDate): boolean {
  return weekday(date) === 0 || weekday(date) === 6;
}

/** Easter Sunday, Gregorian computus (Meeus, Jones, Butcher). */
export function easterSunday(year: number): PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((8 * b + 13) / 25) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dateOf(year, Math.floor(n / 31), (n % 31) + 1);
}

/** The bank holidays of England that can fall in term time. */
function bankHolidays(autumn: number): { date: PlainDate; reason: string }[] {
  const year = autumn + 1;
  const newYear = dateOf(year, 1, 1);
  const easter = easterSunday(year);
  return [
    { date: isWeekend(newYear) ? onOrAfter(newYear, MONDAY) : newYear, reason: 'New Year' },
    { date: addDays(easter, -2), reason: 'Good Friday' },
    { date: addDays(easter, 1), reason: 'Easter Monday' },
    { date: onOrAfter(dateOf(year, 5, 1), MONDAY), reason: 'Early May bank holiday' },
    { date: onOrBefore(dateOf(year, 5, 31), MONDAY), reason: 'Spring bank holiday' },
  ];
}

export function demonstrationYear(autumn: number): CalendarYear {
  const year = autumn + 1;
  const first = dateOf(autumn, 9, 1);
  const startsLate = [0, 5, 6].includes(weekday(first));
  const autumnFrom = startsLate ? onOrAfter(first, MONDAY) : first;
  const octoberBreak = onOrBefore(dateOf(autumn, 10, 31), MONDAY);
  const autumnTo = onOrBefore(dateOf(autumn, 12, 23), FRIDAY);
  const holidays = bankHolidays(autumn);
  const newYear = holidays[0]?.date;
  let springFrom = onOrAfter(dateOf(year, 1, 3), MONDAY);
  if (springFrom === newYear) springFrom = addDays(springFrom, 1);
  const februaryBreak = onOrBefore(dateOf(year, 2, 18), MONDAY);
  const easter = easterSunday(year);
  const easterBreak = addDays(easter, -6);
  const mayBreak = onOrBefore(dateOf(year, 5, 31), MONDAY);
  const summerTo = addDays(onOrBefore(dateOf(year, 7, 21), MONDAY), WEDNESDAY - MONDAY);
  const terms = [
    { from: autumnFrom, to: addDays(octoberBreak, -3) },
    { from: addDays(octoberBreak, 7), to: autumnTo },
    { from: springFrom, to: addDays(februaryBreak, -3) },
    { from: addDays(februaryBreak, 7), to: addDays(easterBreak, -3) },
    { from: addDays(easterBreak, 14), to: addDays(mayBreak, -3) },
    { from: addDays(mayBreak, 7), to: summerTo },
  ];
  const inset = [
    autumnFrom,
    addDays(autumnFrom, 1),
    springFrom,
    addDays(februaryBreak, -3),
    addDays(mayBreak, 7),
  ].map((date) => ({ date, reason: 'INSET' }));
  const nonSchoolDays = [...inset, ...holidays]
    .filter(({ date }) => terms.some((term) => date >= term.from && date <= term.to))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  return {
    label: `${autumn}/${String(year % 100).padStart(2, '0')}`,
    terms,
    nonSchoolDays,
    oneSessionDays: [{ date: summerTo, session: 'AM', reason: 'Last day of the year' }],
  };
}

/** The calendar year in whose autumn the school year of `date` begins. */
export function autumnOf(date: PlainDate): number {
  return Number(schoolYearOf(date).label.slice(0, 4));
}

/** An invented snow day: the second Wednesday of January. */
export function snowDay(autumn: number): PlainDate {
  return addDays(onOrAfter(dateOf(autumn + 1, 1, 1), WEDNESDAY), 7);
}
