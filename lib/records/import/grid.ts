/** A column for each session: `15/09/2026 AM`; or for each day, with both marks in a cell. */
import { addDays, weekday } from '@/lib/attendance/plain-date';
import type { SessionOfDay } from '@/lib/attendance/session';
import { readDate, splitDateAndSession, type DateOrder } from './dates';
import type { Column, Table } from './table';

export interface GridColumn {
  column: Column;
  date: string;
  /** Null: a day, whose cells hold two marks (`/\`). */
  session: SessionOfDay | null;
  /** The date is the Monday of a week that stands above the table; this day of it. */
  weekdayOf?: number;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri'];
const WEEKDAY = /^(mon|tue|wed|thu|fri)[a-z]*\.?[\s\-–(]+(am|pm)\)?$/i;
const WEEK = /\b(?:week|w\/?c|w\/?b|commencing|beginning)\b\D*(\d.*)$/i;
const TWO_MARKS = /^([/\\#]|[A-Z]\d{0,2}|-)[\s|,]*([/\\#]|[A-Z]\d{0,2}|-)$/i;

export function gridColumns(table: Table): GridColumn[] {
  const sessions = table.columns.flatMap((column): GridColumn[] => {
    const parts = splitDateAndSession(column.caption);
    return parts && readDate(parts.date, null).kind !== 'no-date' ? [{ column, ...parts }] : [];
  });
  if (sessions.length > 0) return sessions;
  const week = weekAbove(table);
  if (week !== null) {
    const days = table.columns.flatMap((column): GridColumn[] => {
      const [, day = '', session = ''] = WEEKDAY.exec(column.caption) ?? [];
      if (day === '') return [];
      const weekdayOf = DAYS.indexOf(day.toLowerCase());
      const half = session.toUpperCase() === 'AM' ? 'AM' : 'PM';
      return [{ column, date: week, session: half, weekdayOf }];
    });
    if (days.length > 0) return days;
  }
  const days = table.columns.filter(
    ({ caption }) => /\D/.test(caption) && readDate(caption, null).kind !== 'no-date',
  );
  const areMarks = days.filter((column) => holdsTwoMarks(table, column));
  return areMarks.length > 0 && areMarks.length * 2 > days.length
    ? days.map((column) => ({ column, date: column.caption, session: null }))
    : [];
}

function weekAbove({ titles, sheet }: Table): string | null {
  for (const title of [...titles, sheet ?? '']) {
    const date = WEEK.exec(title)?.[1]?.trim() ?? '';
    if (readDate(date, null).kind !== 'no-date') return date;
  }
  return null;
}

function holdsTwoMarks(table: Table, column: Column): boolean {
  const cells = table.rows
    .slice(0, 50)
    .map(({ cells }) => (cells[column.index] ?? '').trim())
    .filter((cell) => cell !== '');
  return cells.length > 0 && cells.every((cell) => TWO_MARKS.test(cell));
}

/** The two marks of a day's cell; null where it holds one, or something else. */
export function twoMarks(cell: string): [string, string] | null {
  const [, am, pm] = TWO_MARKS.exec(cell.trim()) ?? [];
  return am !== undefined && pm !== undefined ? [am, pm] : null;
}

/** The day of a grid's column. */
export function dateOfColumn({ date, weekdayOf }: GridColumn, order: DateOrder | null) {
  const reading = readDate(date, order);
  if (reading.kind !== 'date' || weekdayOf === undefined) return reading;
  const monday = addDays(reading.date, -((weekday(reading.date) + 6) % 7));
  return { kind: 'date' as const, date: addDays(monday, weekdayOf) };
}
