import { addDays, mondayOf, type PlainDate } from '@/lib/attendance/plain-date';
import type { CardDay } from '@/lib/messages/card-view';

export interface MonthOfRibbon {
  /** `2026-09` */
  key: string;
  /** Mondays, each with its seven days; null: another month's, or outside the year. */
  weeks: { monday: PlainDate; days: (PlainDate | null)[] }[];
}

const WEEK = [0, 1, 2, 3, 4, 5, 6];

/** The days of a year as leaves of a wall calendar, without gaps between first and last. */
export function monthsOf(days: readonly CardDay[]): MonthOfRibbon[] {
  const first = days[0]?.date;
  const last = days.at(-1)?.date;
  if (first === undefined || last === undefined) return [];
  const months: MonthOfRibbon[] = [];
  for (let monday = mondayOf(first); monday <= last; monday = addDays(monday, 7)) {
    const week = WEEK.map((day) => addDays(monday, day));
    for (const key of new Set(week.map((date) => date.slice(0, 7)))) {
      const own = week.map((date) =>
        date.startsWith(key) && date >= first && date <= last ? date : null,
      );
      if (own.every((date) => date === null)) continue;
      const month = months.find((each) => each.key === key);
      if (month) month.weeks.push({ monday, days: own });
      else months.push({ key, weeks: [{ monday, days: own }] });
    }
  }
  return months;
}

/** The day a key leads to; null where the key moves nothing. */
export function movedDay(key: string, days: readonly CardDay[], from: PlainDate): PlainDate | null {
  const at = days.findIndex(({ date }) => date === from);
  const dates = days.map(({ date }) => date);
  const [first] = dates;
  const last = dates.at(-1);
  if (at < 0 || first === undefined || last === undefined) return null;
  const onOrAfter = (date: PlainDate) => dates.find((each) => each >= date) ?? last;
  const onOrBefore = (date: PlainDate) => dates.findLast((each) => each <= date) ?? first;
  switch (key) {
    case 'ArrowRight':
      return dates[at + 1] ?? last;
    case 'ArrowLeft':
      return dates[at - 1] ?? first;
    case 'ArrowDown':
      return onOrBefore(addDays(from, 7));
    case 'ArrowUp':
      return onOrAfter(addDays(from, -7));
    case 'PageDown':
      return onOrBefore(addDays(from, 28));
    case 'PageUp':
      return onOrAfter(addDays(from, -28));
    case 'Home':
      return first;
    case 'End':
      return last;
    default:
      return null;
  }
}
