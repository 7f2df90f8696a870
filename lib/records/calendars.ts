import { Dexie } from 'dexie';
import { SchoolCalendar, schoolYearOf, type CalendarDefinition } from '@/lib/attendance/calendar';
import { isWeekend } from '@/lib/attendance/calendar-definition';
import { addDays, type PlainDate } from '@/lib/attendance/plain-date';
import type { RecordsDatabase } from './database';
import { calendarRowSchema, type CalendarRow } from './rows';

export interface CalendarInUse {
  calendar: SchoolCalendar;
  /** `marked-days`: nobody gave term dates, so only days with a register are known to be school days. */
  origin: 'given' | 'marked-days';
}

export const AM = 1;
export const PM = 2;
export const BOTH = AM | PM;

export async function readCalendarRow(db: RecordsDatabase, tenant: string): Promise<CalendarRow> {
  const parsed = calendarRowSchema.safeParse(await db.calendars.get(tenant));
  return parsed.success ? parsed.data : { tenant, definition: null, markedDays: [] };
}

/**
 * The calendar out of the days that are known to have had a register. It ends with the last of them:
 * what lies beyond is not known to be a school day, so no deadline is counted into it.
 */
export function calendarOfDays(days: ReadonlyMap<PlainDate, number>): CalendarDefinition {
  const byYear = new Map<string, PlainDate[]>();
  for (const date of [...days.keys()].sort()) {
    if (isWeekend(date)) continue;
    const { label } = schoolYearOf(date);
    const before = byYear.get(label);
    if (before) before.push(date);
    else byYear.set(label, [date]);
  }
  return {
    years: [...byYear].map(([label, open]) => {
      const [from] = open;
      const to = open.at(-1);
      return {
        label,
        terms: from && to ? [{ from, to }] : [],
        nonSchoolDays: from && to ? closedBetween(from, to, days) : [],
        oneSessionDays: open.flatMap((date) => {
          const halves = days.get(date) ?? BOTH;
          return halves === BOTH ? [] : [{ date, session: halves === AM ? 'AM' : 'PM' } as const];
        }),
      };
    }),
  };
}

function closedBetween(from: PlainDate, to: PlainDate, days: ReadonlyMap<PlainDate, number>) {
  const closed: { date: PlainDate }[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    if (!isWeekend(date) && !days.has(date)) closed.push({ date });
  }
  return closed;
}

/**
 * A register is on screen for a weekday that lies in no term: the school is open, and the term dates
 * are behind. A day that somebody entered as closed stays closed.
 */
function withOpenDay(calendar: SchoolCalendar, open: PlainDate): SchoolCalendar {
  const { definition } = calendar;
  const { label } = schoolYearOf(open);
  const year = definition.years.find((year) => year.label === label);
  const inTerm = year?.terms.some(({ from, to }) => from <= open && open <= to);
  if (isWeekend(open) || inTerm) return calendar;
  const term = { from: open, to: open };
  const years = year
    ? definition.years.map((one) => (one === year ? { ...one, terms: [...one.terms, term] } : one))
    : [...definition.years, { label, terms: [term] }];
  return SchoolCalendar.from({ ...definition, years });
}

/** Dates of which a register was seen on a page. */
async function daysSeen(db: RecordsDatabase, tenant: string): Promise<PlainDate[]> {
  const dates: PlainDate[] = [];
  let after: unknown = Dexie.minKey;
  for (;;) {
    const [next] = await db.registers
      .where('[tenant+date+session+group]')
      .between(
        [tenant, after, Dexie.maxKey, Dexie.maxKey],
        [tenant, Dexie.maxKey, Dexie.maxKey, Dexie.maxKey],
      )
      .limit(1)
      .toArray();
    if (!next) return dates;
    dates.push(next.date);
    after = next.date;
  }
}

/**
 * The school's calendar: the rules' own, else the one that was imported, else what the registers
 * show. `open` is a day whose register is on screen.
 */
export async function calendarInUse(
  db: RecordsDatabase,
  tenant: string,
  fromRules: unknown,
  open: PlainDate,
): Promise<CalendarInUse> {
  const row = await readCalendarRow(db, tenant);
  const definition = fromRules ?? row.definition;
  if (definition !== null && definition !== undefined) {
    const calendar = SchoolCalendar.from(definition);
    return { calendar: withOpenDay(calendar, open), origin: 'given' };
  }
  const days = new Map<PlainDate, number>(row.markedDays);
  for (const date of [...(await daysSeen(db, tenant)), open]) days.set(date, BOTH);
  return { calendar: SchoolCalendar.from(calendarOfDays(days)), origin: 'marked-days' };
}
