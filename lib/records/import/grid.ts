/**
 * Marks as a table of sessions: a column for each (`15/09/2026 AM`), for each day with both marks in a
 * cell, for each weekday of a week that stands above the table or in a column of its own, or the marks
 * of a whole week in one cell.
 */
import { addDays, weekday, type PlainDate } from '@/lib/attendance/plain-date';
import type { SessionOfDay } from '@/lib/attendance/session';
import { readDate, splitDateAndSession, type DateOrder } from './dates';
import type { Column, Table } from './table';
import { readYearless, type Yearless } from './yearless';

export interface GridColumn {
  column: Column;
  /** As written. */
  date: string;
  /** Null: a cell holds more than one mark, AM and PM of each day. */
  session: SessionOfDay | null;
  /** How many days a cell without a session holds: one, or the five of a week. */
  days?: 1 | 5;
  /** The date is some day of a week; this day of it, counted from Monday. */
  weekdayOf?: number;
  /** The week of a row stands in this column. */
  weekIn?: Column;
  /** A row holds the marks of one session, named in this column. */
  sessionIn?: Column;
  /** The date lacks its year. */
  yearless?: Yearless;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri'];
const WEEKDAY = /^(mon|tue|wed|thu|fri)[a-z]*\.?[\s\-–(]+(am|pm)\)?$/i;
const WEEK = /\b(?:week|w\/?c|w\/?b|commencing|beginning)\b\D*(\d.*)$/i;
const WEEK_COLUMN = /^(?:w[/. ]?[cb]\.?|(?:week|wk|w)\b.*)$/i;
const TWO_MARKS = /^([/\\#]|[A-Z]\d{0,2}|-)[\s|,]*([/\\#]|[A-Z]\d{0,2}|-)$/i;
const ONE_MARK = /^(?:[/\\#]|[A-Z]\d{0,2}|-|[LU] ?\(?\d{1,3}\)?)$/i;
const SESSION = /^(?:am|pm|morning|afternoon)$/i;
/** Ten codes of one character, the days cut by blanks or not. */
const WEEK_OF_MARKS = /^(?:[/\\#A-Z*-][ |]?){10}$/i;
const SAMPLE = 50;

export function gridColumns(table: Table): GridColumn[] {
  const named = table.columns.flatMap((column) => {
    const parts = splitDateAndSession(column.caption);
    return parts ? [{ column, ...parts }] : [];
  });
  const sessions = named.filter(({ date }) => readDate(date, null).kind !== 'no-date');
  if (sessions.length > 0) return sessions;
  const yearless = named.flatMap((one): GridColumn[] => {
    const day = readYearless(one.date, table);
    return day ? [{ ...one, yearless: day }] : [];
  });
  if (yearless.length > 1) return yearless;
  return weekdays(table) ?? daysOf(table) ?? weeksIn(table) ?? [];
}

/** `Mon AM` under a week above the table, or beside a column with the week of each row. */
function weekdays(table: Table): GridColumn[] | null {
  const week = weekAbove(table);
  const weekIn = week === null ? weekColumn(table) : null;
  if (week === null && !weekIn) return null;
  const days = table.columns.flatMap((column): GridColumn[] => {
    const [, day = '', session = ''] = WEEKDAY.exec(column.caption) ?? [];
    if (day === '') return [];
    const weekdayOf = DAYS.indexOf(day.toLowerCase());
    const half = session.toUpperCase() === 'AM' ? 'AM' : 'PM';
    const one = { column, date: week ?? '', session: half, weekdayOf } as const;
    return [weekIn ? { ...one, weekIn } : one];
  });
  return days.length > 0 ? days : null;
}

function daysOf(table: Table): GridColumn[] | null {
  const days = table.columns.flatMap((column): GridColumn[] => {
    const { caption } = column;
    if (!/\D/.test(caption)) return [];
    if (readDate(caption, null).kind !== 'no-date') {
      return [{ column, date: caption, session: null, days: 1 }];
    }
    const day = /\d/.test(caption) ? readYearless(caption, table) : null;
    return day ? [{ column, date: caption, session: null, days: 1, yearless: day }] : [];
  });
  const areMarks = days.filter(({ column }) => holds(table, column, TWO_MARKS));
  if (areMarks.length > 0 && areMarks.length * 2 > days.length) return days;
  const sessionIn = sessionColumn(table);
  const areOne = days.filter(({ column }) => holds(table, column, ONE_MARK));
  if (!sessionIn || areOne.length < 2 || areOne.length * 2 <= days.length) return null;
  return days.map((day) => ({ ...day, sessionIn }));
}

function sessionColumn(table: Table): Column | null {
  const found = table.columns.filter((column) => holds(table, column, SESSION));
  const [column, another] = found;
  return column && !another ? column : null;
}

/** A week in each row, its marks one behind the other. */
function weeksIn(table: Table): GridColumn[] | null {
  const weekIn = weekColumn(table);
  if (!weekIn) return null;
  const weeks = table.columns.filter((column) => holds(table, column, WEEK_OF_MARKS));
  const [column, another] = weeks;
  if (!column || another) return null;
  return [{ column, date: '', session: null, days: 5, weekdayOf: 0, weekIn }];
}

function weekAbove({ titles, sheet }: Table): string | null {
  // "Week beginning" may stand in one cell and its date in the next.
  const joined = titles.map((title, at) => `${title} ${titles[at + 1] ?? ''}`);
  for (const title of [...titles, sheet ?? '', ...joined]) {
    const date = WEEK.exec(title)?.[1]?.trim() ?? '';
    if (readDate(date, null).kind !== 'no-date') return date;
  }
  return null;
}

function weekColumn(table: Table): Column | null {
  const found = table.columns.filter(
    (column) =>
      WEEK_COLUMN.test(column.caption.trim()) &&
      cellsOf(table, column).every((cell) => readDate(cell, null).kind !== 'no-date') &&
      cellsOf(table, column).length > 0,
  );
  const [column, another] = found;
  return column && !another ? column : null;
}

function cellsOf(table: Table, column: Column): string[] {
  return table.rows
    .slice(0, SAMPLE)
    .map(({ cells }) => (cells[column.index] ?? '').trim())
    .filter((cell) => cell !== '');
}

function holds(table: Table, column: Column, marks: RegExp): boolean {
  const cells = cellsOf(table, column);
  return cells.length > 0 && cells.every((cell) => marks.test(cell));
}

/** The two marks of a day's cell; null where it holds one, or something else. */
export function twoMarks(cell: string): [string, string] | null {
  const [, am, pm] = TWO_MARKS.exec(cell.trim()) ?? [];
  return am !== undefined && pm !== undefined ? [am, pm] : null;
}

/** The marks of a cell, as many as its days have sessions; null: it holds something else. */
export function marksOfCell(cell: string, days: 1 | 5): readonly string[] | null {
  if (cell.trim() === '') return Array.from({ length: days * 2 }, () => '');
  if (days === 1) return twoMarks(cell);
  return WEEK_OF_MARKS.test(cell.trim()) ? [...cell.replace(/[ |]/g, '')] : null;
}

/** Some day of the week that holds a date. */
export function dayOfWeek(date: PlainDate, weekdayOf: number): PlainDate {
  return addDays(date, weekdayOf - ((weekday(date) + 6) % 7));
}

/** The day of a grid's column that names one with its year. */
export function dateOfColumn({ date, weekdayOf }: GridColumn, order: DateOrder | null) {
  const reading = readDate(date, order);
  if (reading.kind !== 'date' || weekdayOf === undefined) return reading;
  return { kind: 'date' as const, date: dayOfWeek(reading.date, weekdayOf) };
}
