import type { Pupil } from '@/lib/attendance/pupil';
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { SessionOfDay } from '@/lib/attendance/session';
import { readCode } from '@/lib/attendance/codes';
import type { MarkRow } from '@/lib/messages/protocol';
import { Cells, type DateQuestion } from './cells';
import { orderOf, readDate, readSession, splitDateAndSession, type DateOrder } from './dates';
import { KnownPupils, type Found, type Named } from './find-pupil';
import { columnsByField, type Field, type Mapping } from './mapping';
import { foundIn, type ImportProblem } from './problem';
import type { Column, Table, TableRow } from './table';

export interface MarksRead {
  marks: MarkRow[];
  problems: ImportProblem[];
  questions: DateQuestion[];
  /** Cells without a mark, or with a placeholder: left out, never taken for anything. */
  blank: number;
}

export interface MarkOptions {
  pupils: readonly Pupil[];
  dateOrder: DateOrder | null;
}

const WHO: readonly Field[] = ['arborStudentId', 'upn', 'name', 'forename', 'surname', 'form'];

/** A column per date and session: `15/09/2026 AM`. */
export interface GridColumn {
  column: Column;
  date: string;
  session: SessionOfDay;
}

export function gridColumns(table: Table): GridColumn[] {
  return table.columns.flatMap((column) => {
    const parts = splitDateAndSession(column.caption);
    return parts && readDate(parts.date, null).kind !== 'no-date' ? [{ column, ...parts }] : [];
  });
}

/** The long form has a row for each mark, the grid a column for each session. */
export function readMarks(table: Table, mapping: Mapping, options: MarkOptions): MarksRead {
  const grid = gridColumns(table);
  return grid.length > 0
    ? readGrid(table, grid, mapping, options)
    : readLong(table, mapping, options);
}

class Marks {
  readonly marks: MarkRow[] = [];
  blank = 0;
  private readonly seen = new Map<string, { code: string; row: number }>();
  private readonly cells: Cells;

  constructor(cells: Cells) {
    this.cells = cells;
  }

  add(row: TableRow, mark: MarkRow): void {
    const key = `${mark.pupilId} ${mark.date} ${mark.session}`;
    const before = this.seen.get(key);
    if (before?.code === mark.code) return;
    if (before) {
      const place = `${mark.date} ${mark.session}`;
      this.cells.refuse(
        row,
        'mark',
        `"${before.code}" for ${place}, as in row ${before.row}`,
        mark.code,
      );
      return;
    }
    this.seen.set(key, { code: mark.code, row: row.row });
    this.marks.push(mark);
  }

  /** What stands in the cell as a code; null for a blank and for what is no code (then refused). */
  code(row: TableRow, text: string, date: PlainDate, column: Column | null): string | null {
    const reading = readCode(text, date);
    switch (reading.kind) {
      case 'no-mark':
        this.blank += 1;
        return null;
      case 'known':
      case 'sub-code':
        return reading.verbatim.toUpperCase();
      case 'refused': {
        const why = reading.why === 'retired' ? 'ended before' : 'began after';
        this.refuse(row, column, `a code in force on ${date} (this one ${why})`, text);
        return null;
      }
      case 'unknown':
        this.refuse(row, column, 'an attendance code', text);
        return null;
    }
  }

  private refuse(row: TableRow, column: Column | null, expected: string, text: string): void {
    if (!column) return this.cells.refuse(row, 'mark', expected, text);
    const { caption } = column;
    this.cells.refuseIn(row, caption, expected, text);
  }
}

/** Finds the pupil of a row once for the same words: long files name each pupil hundreds of times. */
function finder(cells: Cells, pupils: readonly Pupil[]) {
  const known = new KnownPupils(pupils);
  const before = new Map<string, Found>();
  return (row: TableRow): Pupil | null => {
    const key = WHO.map((field) => cells.text(row, field) ?? '').join('\u0000');
    let found = before.get(key);
    if (!found) {
      found = known.find(namedIn(row, cells));
      before.set(key, found);
    }
    if (found.kind === 'found') return found.pupil;
    const field = WHO.find((field) => cells.text(row, field) !== null) ?? 'name';
    const expected =
      found.kind === 'several'
        ? `one pupil; ${found.count} fit, so an id, UPN or form is needed`
        : found.kind === 'contradiction'
          ? 'one pupil, not two'
          : 'a pupil of the imported list';
    cells.refuse(row, field, expected, cells.text(row, field));
    return null;
  };
}

function namedIn(row: TableRow, cells: Cells): Named {
  const forename = cells.text(row, 'forename');
  const surname = cells.text(row, 'surname');
  return {
    arborStudentId: cells.text(row, 'arborStudentId'),
    upn: cells.text(row, 'upn'),
    name:
      cells.text(row, 'name') ??
      (forename !== null && surname !== null ? `${surname}, ${forename}` : null),
    form: cells.text(row, 'form'),
  };
}

function readLong(table: Table, mapping: Mapping, options: MarkOptions): MarksRead {
  const columns = columnsByField(table, mapping);
  const cells = new Cells(table, columns, ['date'], options.dateOrder);
  const marks = new Marks(cells);
  if (cells.questions.length === 0) {
    const pupilOf = finder(cells, options.pupils);
    for (const row of table.rows) readMark(row, cells, marks, pupilOf);
  }
  return {
    marks: marks.marks,
    problems: cells.problems,
    questions: cells.questions,
    blank: marks.blank,
  };
}

function readMark(
  row: TableRow,
  cells: Cells,
  marks: Marks,
  pupilOf: (row: TableRow) => Pupil | null,
): void {
  const written = cells.text(row, 'date');
  if (written === null) return cells.refuse(row, 'date', 'a date', null);
  const joined = splitDateAndSession(written);
  const date = cells.dateIn(joined?.date ?? written, row, 'date');
  if (date === null) return;
  const said = cells.text(row, 'session');
  const session = said === null ? (joined?.session ?? null) : readSession(said);
  if (session === null) return cells.refuse(row, 'session', 'AM or PM', said);
  const pupil = pupilOf(row);
  if (!pupil) return;
  const code = marks.code(row, cells.raw(row, 'mark'), date, null);
  if (code === null) return;
  const minutes = cells.text(row, 'minutesLate');
  const minutesLate = minutes !== null && /^\d{1,3}$/.test(minutes) ? Number(minutes) : null;
  marks.add(row, { pupilId: pupil.id, date, session, code, minutesLate });
}

function readGrid(
  table: Table,
  grid: readonly GridColumn[],
  mapping: Mapping,
  options: MarkOptions,
): MarksRead {
  const cells = new Cells(table, columnsByField(table, mapping), [], null);
  const marks = new Marks(cells);
  const order = orderOf(grid.map(({ date }) => date));
  const decided = order === 'day-first' || order === 'month-first' ? order : options.dateOrder;
  const open = grid.find(({ date }) => readDate(date, decided).kind === 'ambiguous');
  if (open) {
    const why = order === 'mixed' ? 'mixed' : 'ambiguous';
    const question: DateQuestion = { column: open.column.caption, example: open.date, why };
    return { marks: [], problems: [], questions: [question], blank: 0 };
  }
  const problems: ImportProblem[] = [];
  const sessions = grid.flatMap(({ column, date, session }) => {
    const reading = readDate(date, decided);
    if (reading.kind === 'date') return [{ column, date: reading.date, session }];
    problems.push({
      file: table.file,
      row: null,
      column: column.caption,
      expected: 'a date',
      found: foundIn(date),
    });
    return [];
  });
  const pupilOf = finder(cells, options.pupils);
  for (const row of table.rows) {
    const pupil = pupilOf(row);
    if (!pupil) continue;
    for (const { column, date, session } of sessions) {
      const code = marks.code(row, row.cells[column.index] ?? '', date, column);
      if (code !== null) {
        marks.add(row, { pupilId: pupil.id, date, session, code, minutesLate: null });
      }
    }
  }
  return {
    marks: marks.marks,
    problems: [...problems, ...cells.problems],
    questions: [],
    blank: marks.blank,
  };
}
