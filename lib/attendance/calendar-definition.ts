/**
 * A school's calendar as it is written down: terms, days without school, and closures as they were
 * entered later (attendance-rules.md section 6). Half terms are terms of their own.
 */
import { z } from '@/lib/schema';
import { addDays, plainDateOf, weekday, type PlainDate } from './plain-date';
import { plainDateSchema, sessionOfDaySchema } from './plain-date-schema';

const termSchema = z.object({
  name: z.optional(z.string()),
  from: plainDateSchema,
  to: plainDateSchema,
});

const reasonedDaySchema = z.object({ date: plainDateSchema, reason: z.optional(z.string()) });

const yearSchema = z.object({
  /** `2026/27` */
  label: z.string().check(z.regex(/^\d{4}\/\d{2}$/, 'a school year, such as 2026/27')),
  terms: z.array(termSchema),
  /** INSET, bank holidays, polling days within the terms. */
  nonSchoolDays: z.optional(z.array(reasonedDaySchema)),
  /** School days with one register only, and which. */
  oneSessionDays: z.optional(
    z.array(
      z.object({
        date: plainDateSchema,
        session: sessionOfDaySchema,
        reason: z.optional(z.string()),
      }),
    ),
  ),
});

const closureSchema = z.object({
  date: plainDateSchema,
  /** Absent or null: the whole day. */
  session: z.optional(z.nullable(sessionOfDaySchema)),
  reason: z.optional(z.string()),
  /** The day on which it was entered, for the record; it counts for its own date from then on. */
  enteredOn: z.optional(z.nullable(plainDateSchema)),
});

export const calendarDefinitionSchema = z.object({
  years: z.array(yearSchema),
  closures: z.optional(z.array(closureSchema)),
});

export type CalendarDefinition = z.infer<typeof calendarDefinitionSchema>;
export type CalendarYear = z.infer<typeof yearSchema>;
export type Closure = z.infer<typeof closureSchema>;

export interface SchoolYear {
  label: string;
  from: PlainDate;
  to: PlainDate;
}

/** One thing wrong in a calendar; `where` names the year and term. */
export interface CalendarProblem {
  where: string;
  what: string;
}

export class CalendarError extends Error {
  override readonly name = 'CalendarError';
  readonly problems: readonly CalendarProblem[];

  constructor(problems: readonly CalendarProblem[]) {
    super(problems.map(({ where, what }) => `${where}: ${what}`).join('\n'));
    this.problems = problems;
  }
}

/** 1 August to 31 July (attendance-rules.md section 6): a cut that falls in no term. */
export function schoolYearOf(date: PlainDate): SchoolYear {
  if (latest === null || date < latest.from || date > latest.to) {
    const year = Number(date.slice(0, 4));
    latest = Object.freeze(schoolYearFrom(date.slice(5) >= '08-01' ? year : year - 1));
  }
  return latest;
}

/** The year asked for last: a whole school is asked about one moment. */
let latest: Readonly<SchoolYear> | null = null;

function schoolYearFrom(autumn: number): SchoolYear {
  const four = (year: number): string => String(year).padStart(4, '0');
  return {
    label: `${four(autumn)}/${four(autumn + 1).slice(2)}`,
    from: plainDateOf(`${four(autumn)}-08-01`),
    to: plainDateOf(`${four(autumn + 1)}-07-31`),
  };
}

/** @throws CalendarError listing everything that is wrong, by year and term. */
export function parseCalendarDefinition(input: unknown): CalendarDefinition {
  const parsed = z.safeParse(calendarDefinitionSchema, input);
  if (!parsed.success) {
    throw new CalendarError(
      parsed.error.issues.map(({ path, message }) => ({
        where: placeOf(input, path),
        what: message,
      })),
    );
  }
  const problems = problemsOf(parsed.data);
  if (problems.length > 0) throw new CalendarError(problems);
  return parsed.data;
}

export function isWeekend(date: PlainDate): boolean {
  const day = weekday(date);
  return day === 0 || day === 6;
}

export function nameOfTerm(
  year: Pick<CalendarYear, 'label'>,
  term: { name?: string | undefined },
  place: number,
): string {
  return `${year.label}, ${term.name ?? `term ${place + 1}`}`;
}

function problemsOf({ years, closures = [] }: CalendarDefinition): CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  const labels = new Set<string>();
  for (const year of years) {
    if (labels.has(year.label))
      problems.push({ where: year.label, what: 'the year stands here twice' });
    labels.add(year.label);
    problems.push(...problemsOfYear(year));
  }
  for (const { date } of closures) {
    const { label } = schoolYearOf(date);
    if (!labels.has(label))
      problems.push({ where: `closure on ${date}`, what: `the calendar has no year ${label}` });
  }
  return problems;
}

function problemsOfYear(year: CalendarYear): CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  const bounds = schoolYearFrom(Number(year.label.slice(0, 4)));
  if (bounds.label !== year.label)
    return [{ where: year.label, what: `no school year; did you mean ${bounds.label}?` }];
  const outside = (date: PlainDate): boolean => date < bounds.from || date > bounds.to;
  const notInYear = (date: PlainDate): string =>
    `${date} is outside the school year, ${bounds.from} to ${bounds.to}`;

  const terms = year.terms.map((term, place) => ({
    ...term,
    where: nameOfTerm(year, term, place),
  }));
  for (const { from, to, where } of terms) {
    for (const date of [from, to])
      if (outside(date)) problems.push({ where, what: notInYear(date) });
    if (to < from) problems.push({ where, what: `it ends on ${to}, before it begins on ${from}` });
  }
  const ordered = terms
    .filter(({ from, to }) => from <= to)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const [place, term] of ordered.entries()) {
    const next = ordered[place + 1];
    if (next && next.from <= term.to)
      problems.push({
        where: next.where,
        what: `it begins on ${next.from}, within ${term.where} (to ${term.to})`,
      });
  }

  const off = new Set<PlainDate>();
  for (const { date } of year.nonSchoolDays ?? []) {
    if (outside(date))
      problems.push({ where: `${year.label}, non-school days`, what: notInYear(date) });
    off.add(date);
  }
  const single = new Map<PlainDate, string>();
  for (const { date, session } of year.oneSessionDays ?? []) {
    const where = `${year.label}, one-session days`;
    if (outside(date)) problems.push({ where, what: notInYear(date) });
    else if (!terms.some(({ from, to }) => from <= date && date <= to))
      problems.push({ where, what: `${date} is in no term` });
    else if (isWeekend(date)) problems.push({ where, what: `${date} is at a weekend` });
    else if (off.has(date)) problems.push({ where, what: `${date} is a non-school day` });
    const before = single.get(date);
    if (before !== undefined && before !== session)
      problems.push({ where, what: `${date} is given as AM only and as PM only` });
    single.set(date, session);
  }
  return problems;
}

/** `2026/27, term 2, from` for a path such as `years.1.terms.1.from`. */
function placeOf(input: unknown, path: readonly PropertyKey[]): string {
  const words: string[] = [];
  let at: unknown = input;
  for (const [place, key] of path.entries()) {
    at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined;
    const list = path[place - 1];
    if (typeof key !== 'number') {
      if (typeof path[place + 1] !== 'number') words.push(String(key));
    } else {
      words.push(nameOfItem(list, key, at));
    }
  }
  return words.join(', ') || 'calendar';
}

const ITEMS: Record<string, string> = {
  years: 'year',
  terms: 'term',
  nonSchoolDays: 'non-school day',
  oneSessionDays: 'one-session day',
  closures: 'closure',
};

function nameOfItem(list: PropertyKey | undefined, key: number, item: unknown): string {
  const named: unknown =
    typeof item === 'object' && item !== null
      ? (Reflect.get(item, 'label') ?? Reflect.get(item, 'name'))
      : undefined;
  if (typeof named === 'string') return named;
  return `${ITEMS[String(list)] ?? String(list)} ${key + 1}`;
}

/** Every weekday of the terms that is no non-school day, oldest first. */
export function* weekdaysOf(definition: CalendarDefinition): Generator<PlainDate> {
  const years = [...definition.years].sort((a, b) => (a.label < b.label ? -1 : 1));
  for (const year of years) {
    const off = new Set((year.nonSchoolDays ?? []).map(({ date }) => date));
    const terms = [...year.terms].sort((a, b) => (a.from < b.from ? -1 : 1));
    for (const { from, to } of terms) {
      for (let date = from; date <= to; date = addDays(date, 1)) {
        if (!isWeekend(date) && !off.has(date)) yield date;
      }
    }
  }
}
