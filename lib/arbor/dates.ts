/** Dates, times of day and sessions as people write them on a page. British order, always. */
import { addDays, isPlainDate, weekday, type PlainDate } from '@/lib/attendance/plain-date';
import type { SessionOfDay } from '@/lib/attendance/session';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAYS = 'sun mon tue wed thu fri sat'.split(' ');
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const DAY = '(?:\\b(sun|mon|tue|wed|thu|fri|sat)[a-z]*\\.?,?\\s+)?';

const WRITTEN = new RegExp(
  `${DAY}\\b(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?:of\\s+)?${MONTH},?[\\s-]+(\\d{4}|\\d{2}(?![:.\\d]))\\b`,
  'gi',
);
const AMERICAN = new RegExp(
  `${DAY}\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,\\s+(\\d{4})\\b`,
  'gi',
);
const YEARLESS = new RegExp(
  `\\b(sun|mon|tue|wed|thu|fri|sat)[a-z]*\\.?,?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}(?!,?\\s*\\d{2,4}\\b(?![:.]))`,
  'gi',
);
const ISO = /\b(\d{4})-(\d{2})-(\d{2})\b/g;
const SLASHED = new RegExp(
  `${DAY}\\b(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})\\b(?![:.]\\d)`,
  'gi',
);

export interface DatesFound {
  dates: PlainDate[];
  /** A weekday that is not that date's: the page contradicts itself. */
  contradiction: boolean;
  /** What is left when the dates are taken out. */
  rest: string;
}

function dateOf(year: string, month: number, day: string): PlainDate | null {
  const full = year.length === 2 ? `20${year}` : year;
  const text = `${full}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isPlainDate(text) ? text : null;
}

/**
 * @param today for a date written without a year: the nearest one that falls on the weekday named.
 *   Without a weekday such a date is not read at all.
 */
export function findDates(text: string, today: PlainDate | null): DatesFound {
  const dates: PlainDate[] = [];
  let contradiction = false;
  const take = (date: PlainDate | null, day: string | undefined) => {
    if (!date) return;
    if (day && DAYS[weekday(date)] !== day.toLowerCase()) contradiction = true;
    if (!dates.includes(date)) dates.push(date);
  };
  const month = (name: string | undefined) => MONTHS.indexOf((name ?? '').toLowerCase()) + 1;

  let rest = text.replace(ISO, (_, y: string, m: string, d: string) => {
    take(dateOf(y, Number(m), d), undefined);
    return ' ';
  });
  rest = rest.replace(WRITTEN, (_, day: string | undefined, d: string, m: string, y: string) => {
    take(dateOf(y, month(m), d), day);
    return ' ';
  });
  rest = rest.replace(AMERICAN, (_, day: string | undefined, m: string, d: string, y: string) => {
    take(dateOf(y, month(m), d), day);
    return ' ';
  });
  rest = rest.replace(SLASHED, (_, day: string | undefined, d: string, m: string, y: string) => {
    take(dateOf(y, Number(m), d), day);
    return ' ';
  });
  rest = rest.replace(YEARLESS, (_, day: string, d: string, m: string) => {
    if (!today) return ' ';
    const year = Number(today.slice(0, 4));
    const nearest = [year - 1, year, year + 1]
      .map((candidate) => dateOf(String(candidate), month(m), d))
      .filter((candidate) => candidate !== null)
      .filter((date) => date > addDays(today, -300) && date < addDays(today, 120))
      .filter((date) => DAYS[weekday(date)] === day.toLowerCase());
    if (nearest.length === 1) take(nearest[0] ?? null, undefined);
    return ' ';
  });
  return { dates, contradiction, rest };
}

const TIME =
  /\b([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?\s*([ap])?\.?m?\b\.?|(?<!\b(?:year|class|form|group|set|room) )\b(1[0-2]|[1-9])\s*([ap])m\b/gi;

/**
 * The first time of day, `HH:MM`, and the one after it if that is later. `1:15 PM` is a time and says
 * nothing about the session.
 */
export function findTime(text: string): {
  startsAt: string | null;
  endsAt: string | null;
  rest: string;
} {
  const times: string[] = [];
  const rest = text.replace(
    TIME,
    (
      _,
      h: string | undefined,
      m: string | undefined,
      half: string | undefined,
      h2: string | undefined,
      half2: string | undefined,
    ) => {
      const suffix = (half ?? half2 ?? '').toLowerCase();
      let hour = Number(h ?? h2);
      if (suffix === 'p' && hour < 12) hour += 12;
      if (suffix === 'a' && hour === 12) hour = 0;
      times.push(`${String(hour).padStart(2, '0')}:${m ?? '00'}`);
      return ' ';
    },
  );
  const [startsAt = null, second = ''] = times;
  return { startsAt, endsAt: startsAt !== null && second > startsAt ? second : null, rest };
}

/** AM and PM as words of their own, after dates and times were taken out. */
export function findSessions(text: string): SessionOfDay[] {
  const found = new Set<SessionOfDay>();
  for (const [word] of text.matchAll(
    /\b(?:AM|PM|A\.M\.|P\.M\.|Am|Pm|[Mm]orning|MORNING|[Aa]fternoon|AFTERNOON)(?!\w)/g,
  )) {
    found.add(/^[am]/i.test(word) && !/^af/i.test(word) ? 'AM' : 'PM');
  }
  return [...found];
}
