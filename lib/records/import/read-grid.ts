/** Marks that stand in a table of sessions; which columns are sessions, `grid.ts` has found. */
import { addDays, type PlainDate } from '@/lib/attendance/plain-date';
import type { Session } from '@/lib/attendance/session';
import { MarkTable } from '@/lib/messages/packed-marks';
import { Cells, type Question } from './cells';
import { orderOf, readSession, type DateOrder } from './dates';
import { dateOfColumn, dayOfWeek, marksOfCell, type GridColumn } from './grid';
import { columnsByField, type Mapping } from './mapping';
import { MarkGathering } from './mark-gathering';
import { foundIn } from './problem';
import type { MarkOptions, MarksRead } from './read-marks';
import type { Table } from './table';
import { Who } from './who';
import { dayIn, orderByWeekdays, orderOfDays, yearOfDays, type Yearless } from './yearless';

interface Place {
  index: number;
  caption: string;
  column: GridColumn;
  /** The sessions of its cells; null: the row's week tells. */
  sessions: number[] | null;
}

export function readGrid(
  table: Table,
  grid: readonly GridColumn[],
  mapping: Mapping,
  options: MarkOptions,
): MarksRead {
  const weekIn = grid[0]?.weekIn;
  const columns = { ...columnsByField(table, mapping), ...(weekIn && { date: weekIn }) };
  const dates = weekIn ? (['dateOfBirth', 'date'] as const) : (['dateOfBirth'] as const);
  const cells = new Cells(table, columns, dates, options.dateOrder);
  const none = {
    marks: MarkTable.NONE,
    blank: 0,
    matching: { matched: 0, unknown: 0, ambiguous: 0 },
    leftOut: table.leftOut,
  };
  const ask = (questions: Question[]): MarksRead => ({
    ...none,
    problems: [],
    problemCount: 0,
    questions,
  });
  const asked = cells.questions.filter(
    (one) => one.kind === 'dates' && one.column === weekIn?.caption,
  );
  if (asked.length > 0) return ask(asked);
  const days = daysOfColumns(table, grid, options);
  if (Array.isArray(days)) return ask(days);

  const sessions = new Sessions();
  const places = grid.flatMap((column): Place[] => {
    const { caption, index } = column.column;
    if (column.weekIn) return [{ index, caption, column, sessions: null }];
    const date = days.of(column);
    if (date === null) {
      cells.problems.push({
        file: table.file,
        row: null,
        column: caption,
        expected: 'a date',
        found: foundIn(column.date),
      });
      return [];
    }
    return [{ index, caption, column, sessions: sessions.ofCell(column, date) }];
  });
  const who = new Who(cells, columns, options.pupils);
  const gathering = new MarkGathering();
  for (const row of table.rows) {
    const pupil = who.pupil(row);
    if (!pupil) continue;
    const at = gathering.pupil(pupil.id);
    const week = weekIn ? cells.date(row, 'date') : null;
    if (weekIn && week === null) {
      if (cells.text(row, 'date') === null)
        cells.refuse(row, 'date', 'the week of these marks', null);
      continue;
    }
    for (const place of places) {
      const text = row.cells[place.index] ?? '';
      const { session, days: held = 1 } = place.column;
      const own = place.sessions ?? (week === null ? [] : sessions.ofCell(place.column, week));
      const [first] = own;
      if (first === undefined) continue;
      if (session !== null) {
        gathering.add(at, first, text, row.row, null);
        continue;
      }
      if (place.column.sessionIn) {
        const said = readSession(row.cells[place.column.sessionIn.index] ?? '');
        const half = said === null ? undefined : own[said === 'AM' ? 0 : 1];
        if (half !== undefined) gathering.add(at, half, text, row.row, null);
        else if (text.trim() !== '')
          cells.refuseIn(row, place.column.sessionIn.caption, 'AM or PM', null);
        continue;
      }
      const marks = marksOfCell(text, held);
      if (!marks) {
        const expected =
          held === 1 ? 'a mark for AM and one for PM' : 'ten marks, AM and PM of five days';
        cells.refuseIn(row, place.caption, expected, text);
        continue;
      }
      marks.forEach((mark, half) => gathering.add(at, own[half] ?? first, mark, row.row, null));
    }
  }
  const { marks, refused, blank } = gathering.finish(sessions.all, options.today ?? null);
  for (const { row, session, expected, text } of refused) {
    cells.refuseIn({ row, cells: [] }, sessions.captions[session] ?? null, expected, text);
  }
  return {
    ...none,
    marks,
    blank,
    matching: who.matching(),
    strangers: who.strangers(),
    ...cells.outcome(),
    questions: [],
  };
}

/** The sessions met so far, each with the caption of its column. */
class Sessions {
  readonly all: Session[] = [];
  readonly captions: string[] = [];
  private readonly known = new Map<string, number>();

  /** The sessions of a cell of the column, on a day or in the week of one. */
  ofCell(
    { column, session, days = 1, weekIn, weekdayOf = 0 }: GridColumn,
    on: PlainDate,
  ): number[] {
    const first = weekIn ? dayOfWeek(on, weekdayOf) : on;
    if (session !== null) return [this.at({ date: first, session }, column.caption)];
    return Array.from({ length: days * 2 }, (_, half) => {
      const date = addDays(first, Math.floor(half / 2));
      return this.at({ date, session: half % 2 === 0 ? 'AM' : 'PM' }, column.caption);
    });
  }

  private at(session: Session, caption: string): number {
    const key = `${session.date} ${session.session} ${caption}`;
    const before = this.known.get(key);
    if (before !== undefined) return before;
    this.known.set(key, this.all.length);
    this.captions.push(caption);
    return this.all.push(session) - 1;
  }
}

/** What day each column is, or what must be asked first. */
function daysOfColumns(
  table: Table,
  grid: readonly GridColumn[],
  options: MarkOptions,
): Question[] | { of(column: GridColumn): PlainDate | null } {
  const [first] = grid;
  if (first?.yearless) return yearlessDays(table, grid, options);
  const order = orderOf(grid.map(({ date }) => date));
  const decided = order === 'day-first' || order === 'month-first' ? order : options.dateOrder;
  const open = grid.find((column) => dateOfColumn(column, decided).kind === 'ambiguous');
  if (open) {
    const why = order === 'mixed' ? 'mixed' : 'ambiguous';
    return [{ kind: 'dates', column: open.column.caption, example: open.date, why }];
  }
  return {
    of(column) {
      const reading = dateOfColumn(column, decided);
      return reading.kind === 'date' ? reading.date : null;
    },
  };
}

function yearlessDays(table: Table, grid: readonly GridColumn[], options: MarkOptions) {
  const days = grid.flatMap(({ yearless }): Yearless[] => (yearless ? [yearless] : []));
  const column = grid[0]?.column.caption ?? '';
  const example = grid[0]?.date ?? '';
  const order: DateOrder | null =
    orderOfDays(days) ?? options.dateOrder ?? orderByWeekdays(days, table, options.today ?? null);
  if (order === null) {
    return [{ kind: 'dates', column, example, why: 'ambiguous' } satisfies Question];
  }
  const found = options.today ? yearOfDays(days, table, order, options.today) : null;
  const chosen = options.autumn ?? (found?.kind === 'year' ? found.autumn : null);
  if (chosen === null) {
    const autumns = found?.kind === 'ask' ? found.autumns : [];
    return [{ kind: 'year', column, example, autumns } satisfies Question];
  }
  return {
    of: ({ yearless }: GridColumn) => (yearless ? dayIn(chosen, yearless, order) : null),
  };
}
