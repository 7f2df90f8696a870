/**
 * Term dates as schools write them: terms and half terms as ranges, or their first and last days as
 * events; INSET, bank holidays and closures; days with one session. Out of them the calendar.
 */
import {
  CalendarError,
  parseCalendarDefinition,
  schoolYearOf,
  type CalendarDefinition,
  type CalendarYear,
} from '@/lib/attendance/calendar-definition';
import { addDays, daysBetween, type PlainDate } from '@/lib/attendance/plain-date';
import type { SessionOfDay } from '@/lib/attendance/session';
import { Cells, type Question } from './cells';
import { readSession, type DateOrder } from './dates';
import { columnsByField, type Mapping } from './mapping';
import type { ImportProblem } from './problem';
import type { RowLeftOut, Table, TableRow } from './table';

export interface CalendarRead {
  /** Null while there is a question, or no term. */
  calendar: CalendarDefinition | null;
  terms: number;
  days: number;
  problems: ImportProblem[];
  problemCount: number;
  questions: Question[];
  leftOut: readonly RowLeftOut[];
}

interface Range {
  name: string;
  from: PlainDate;
  to: PlainDate;
  row: TableRow;
}

const CLOSED =
  /\b(?:inset|baker|staff (?:training|development)|training day|cpd|non[- ]?(?:pupil|school|contact)|teacher (?:training|only)|bank holiday|public holiday|may day|good friday|easter monday|polling|election|occasional|closure|closed|disaggregated|twilight)\b/i;
const ONE_SESSION =
  /\b(?:half[- ]day|early (?:finish|closure)|(?:am|pm|morning|afternoon) only|(?:finish|close|end)(?:es|s)? (?:at )?(?:noon|midday|lunch\w*|1[23][.:]?\d{0,2}|1[.:]\d\d ?(?:pm)?|1 ?pm))\b/i;
const AWAY = /\b(?:holidays?|break|vacation|recess)\b/i;
const HALF_TERM = /\bhalf[- ]?term\b/i;
const BEGINS =
  /\b(?:starts?|begins?|beginning|opens?|return|returns|back to school|first day|start of)\b/i;
const ENDS = /\b(?:ends?|finish(?:es)?|break(?:s|ing)? up|closes|last day|end of|close of)\b/i;
const TERM = /\b(?:term|autumn|spring|summer|michaelmas|lent|trinity|semester)\b/i;
const TERM_EDGE =
  /\b(?:first|last) day of\b|\bterm (?:begins|starts|ends|finishes)\b|\b(?:start|end) of (?:\w+ )?term\b/i;
/** Longer than this, "half term" is a term, not the week off. */
const LONGEST_BREAK = 20;

export function readCalendar(
  table: Table,
  mapping: Mapping,
  { dateOrder }: { dateOrder: DateOrder | null },
): CalendarRead {
  const columns = columnsByField(table, mapping);
  const cells = new Cells(
    table,
    columns,
    ['from', 'to', 'halfTermFrom', 'halfTermTo', 'inset'],
    dateOrder,
  );
  const done = (calendar: CalendarDefinition | null, terms = 0, days = 0): CalendarRead => ({
    calendar,
    terms,
    days,
    ...cells.outcome(),
    questions: cells.questions,
    leftOut: table.leftOut,
  });
  if (cells.questions.length > 0) return done(null);

  const terms: Range[] = [];
  const breaks: Range[] = [];
  const closed: Range[] = [];
  const single: { date: PlainDate; session: SessionOfDay; reason: string }[] = [];
  let open: { name: string; from: PlainDate; row: TableRow } | null = null;
  for (const { range, row } of rangesOf(table.rows, cells)) {
    const { name, from, to } = range;
    const said = cells.text(row, 'session');
    const length = daysBetween(from, to);
    const isOneDay = length === 0;
    const isOneSession = (said !== null && readSession(said) !== null) || ONE_SESSION.test(name);
    if (isOneSession) single.push({ date: from, session: sessionOpen(name, said), reason: name });
    // "Last day of term - closes at 1.30" ends the term as well.
    const isEdge = isOneDay && TERM_EDGE.test(name);
    if (isOneSession && !isEdge) {
      continue;
    } else if (CLOSED.test(name) && !(TERM.test(name) && length > LONGEST_BREAK)) {
      closed.push(range);
    } else if (AWAY.test(name) || (HALF_TERM.test(name) && !isOneDay && length <= LONGEST_BREAK)) {
      breaks.push(range);
    } else if (isOneDay && BEGINS.test(name)) {
      if (open)
        cells.refuse(open.row, 'what', 'the last day of the term that begins here', open.name);
      open = { name, from, row };
    } else if (isOneDay && ENDS.test(name)) {
      if (!open) cells.refuse(row, 'what', 'the first day of the term that ends here', name);
      else terms.push({ name: '', from: open.from, to, row: open.row });
      open = null;
    } else if (!isOneDay && (TERM.test(name) || length > LONGEST_BREAK)) {
      terms.push(range);
    } else {
      cells.refuse(row, 'what', 'a term, a holiday, INSET or another closed day', name);
    }
  }
  if (open) {
    cells.refuse(open.row, 'what', 'the last day of the term that begins here', open.name);
  }
  if (terms.length === 0) {
    if (cells.problemCount === 0) {
      cells.refuseIn(
        { row: 1, cells: [] },
        null,
        'at least one term with its first and last day',
        null,
      );
    }
    return done(null);
  }
  const finest = terms.filter(
    (term) => !terms.some((other) => other !== term && isWithin(other, term)),
  );
  const inTerm = finest.flatMap((term) => without(term, breaks));
  const definition = definitionOf(inTerm, closed, single);
  try {
    return done(parseCalendarDefinition(definition), inTerm.length, closed.length + single.length);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    for (const { where, what } of error.problems) {
      cells.refuseIn(
        { row: 1, cells: [] },
        null,
        'term dates that fit together',
        `${where}: ${what}`,
      );
    }
    return done(null);
  }
}

/** INSET days in a column of their term. */
function insetOf(row: TableRow, cells: Cells): Range[] {
  const written = cells.text(row, 'inset');
  if (written === null) return [];
  const days = [...written.matchAll(DAY_IN_LIST)].map(([day]) => day);
  if (days.length === 0) cells.refuse(row, 'inset', 'the days of INSET', written);
  return days.flatMap((day) => {
    const date = cells.dateIn(day, row, 'inset');
    return date === null ? [] : [{ name: 'INSET', from: date, to: date, row }];
  });
}

const DAY_IN_LIST =
  /\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Za-z]{3,9},? \d{4})\b/g;

/** "Tuesday 1st September 2026, Friday 27th November 2026 and 4 January 2027": several days of one kind. */
function daysListed(row: TableRow, cells: Cells): Range[] | null {
  const written = cells.text(row, 'from') ?? '';
  if (!/,|;|&|\band\b|\n/.test(written) || cells.text(row, 'to') !== null) return null;
  const days = [...written.matchAll(DAY_IN_LIST)].map(([day]) => day);
  if (days.length < 2) return null;
  const name = cells.text(row, 'what') ?? '';
  return days.flatMap((day) => {
    const date = cells.dateIn(day, row, 'from');
    return date === null ? [] : [{ name, from: date, to: date, row }];
  });
}

function rangesOf(rows: readonly TableRow[], cells: Cells): { range: Range; row: TableRow }[] {
  return rows.flatMap((row) => {
    const listed = daysListed(row, cells);
    if (listed) return listed.map((range) => ({ range, row }));
    const range = rangeOf(row, cells);
    const half = halfTermOf(row, cells);
    return [...(range ? [range] : []), ...(half ? [half] : []), ...insetOf(row, cells)].map(
      (one) => ({ range: one, row }),
    );
  });
}

const RANGE = /^(?=.{3,300}$)(.*\d.*?)\s+(?:-|–|—|to|until)\s+(.*\d.*)$/;

/** "26 October to 30 October 2026": the year stands once. */
function withYearOf(first: string, last: string | undefined): string {
  const year = /\b(20\d{2})\s*$/.exec(last ?? '')?.[1];
  return year === undefined || /\d{4}/.test(first) ? first : `${first} ${year}`;
}

/** The half term that stands beside its term. */
function halfTermOf(row: TableRow, cells: Cells): Range | null {
  const written = cells.text(row, 'halfTermFrom');
  if (written === null) return null;
  const parts = RANGE.exec(written);
  const from = cells.dateIn(withYearOf(parts?.[1] ?? written, parts?.[2]), row, 'halfTermFrom');
  const end = parts?.[2] ?? cells.text(row, 'halfTermTo');
  const to = end === null ? from : cells.dateIn(end, row, 'halfTermTo');
  if (from === null || to === null) return null;
  if (to >= from) return { name: 'Half term holiday', from, to, row };
  cells.refuse(row, 'halfTermTo', `a day from ${from} on`, end);
  return null;
}

/** The words of a row and its days; one day where no end is given. `5 Sep 2026 - 23 Oct 2026` in one cell too. */
function rangeOf(row: TableRow, cells: Cells): Range | null {
  const name = cells.text(row, 'what') ?? '';
  const written = cells.text(row, 'from');
  if (written === null) {
    cells.refuse(row, 'from', 'a date', null);
    return null;
  }
  const parts = RANGE.exec(written);
  const from = cells.dateIn(withYearOf(parts?.[1] ?? written, parts?.[2]), row, 'from');
  if (from === null) return null;
  const end = parts?.[2] ?? cells.text(row, 'to');
  const to = end === null || end === undefined ? from : cells.dateIn(end, row, 'to');
  if (to === null) return null;
  if (to < from) {
    cells.refuse(row, 'to', `a day from ${from} on`, end ?? null);
    return null;
  }
  return { name, from, to, row };
}

/** "Closes at noon" leaves the morning, "PM only" the afternoon. */
function sessionOpen(name: string, said: string | null): SessionOfDay {
  const named = said === null ? null : readSession(said);
  if (named !== null) return named;
  return /\b(?:pm|afternoon) only\b/i.test(name) ? 'PM' : 'AM';
}

function isWithin(inner: Range, outer: Range): boolean {
  const isSmaller = daysBetween(inner.from, inner.to) < daysBetween(outer.from, outer.to);
  return isSmaller && outer.from <= inner.from && inner.to <= outer.to;
}

function without(term: Range, breaks: readonly Range[]): Range[] {
  let parts = [term];
  for (const off of breaks) {
    parts = parts.flatMap((part) => {
      if (off.to < part.from || off.from > part.to) return [part];
      const before = { ...part, to: addDays(off.from, -1) };
      const after = { ...part, from: addDays(off.to, 1) };
      return [before, after].filter(({ from, to }) => from <= to);
    });
  }
  return parts;
}

function definitionOf(
  terms: readonly Range[],
  closed: readonly Range[],
  single: readonly { date: PlainDate; session: SessionOfDay; reason: string }[],
): CalendarDefinition {
  const years = new Map<string, CalendarYear>();
  const yearOf = (date: PlainDate): CalendarYear => {
    const { label } = schoolYearOf(date);
    const before = years.get(label);
    if (before) return before;
    const year: CalendarYear = { label, terms: [], nonSchoolDays: [], oneSessionDays: [] };
    years.set(label, year);
    return year;
  };
  for (const { name, from, to } of [...terms].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    yearOf(from).terms.push(name === '' ? { from, to } : { name, from, to });
  }
  const isInTerm = (date: PlainDate) => terms.some(({ from, to }) => from <= date && date <= to);
  for (const { name, from, to } of closed) {
    for (let date = from; date <= to; date = addDays(date, 1)) {
      if (isInTerm(date)) yearOf(date).nonSchoolDays?.push({ date, reason: name });
    }
  }
  for (const day of single) yearOf(day.date).oneSessionDays?.push(day);
  return { years: [...years.values()].sort((a, b) => (a.label < b.label ? -1 : 1)) };
}
