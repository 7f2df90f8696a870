import type { PlainDate } from '@/lib/attendance/plain-date';
import { orderOf, readDate, type DateOrder } from './dates';
import type { Field } from './mapping';
import { foundIn, type ImportProblem } from './problem';
import type { Column, Table, TableRow } from './table';

/** A question only a person can answer; until then nothing of the column is taken. */
export interface DateQuestion {
  column: string;
  /** A cell that reads both ways. */
  example: string;
  why: 'ambiguous' | 'mixed';
}

const NOTHING = /^(?:n\/?a|null)$/i;
/** People are called Na, and Null: in these columns every word is a name. */
const NAMES: ReadonlySet<Field> = new Set<Field>([
  'name',
  'forename',
  'surname',
  'preferredForename',
]);

/** Reads the cells of a table by field and keeps what is wrong with them. */
export class Cells {
  readonly problems: ImportProblem[] = [];
  readonly questions: DateQuestion[] = [];
  private readonly orders = new Map<Field, DateOrder | null>();
  private readonly table: Table;
  private readonly columns: Partial<Record<Field, Column>>;

  constructor(
    table: Table,
    columns: Partial<Record<Field, Column>>,
    dateFields: readonly Field[],
    chosen: DateOrder | null,
  ) {
    this.table = table;
    this.columns = columns;
    for (const field of dateFields) this.orders.set(field, this.decide(field, chosen));
  }

  has(field: Field): boolean {
    return this.columns[field] !== undefined;
  }

  /** Trimmed; null where there is no such column, or nothing in it but a dash or `n/a`. */
  text(row: TableRow, field: Field): string | null {
    const column = this.columns[field];
    const cell = column ? (row.cells[column.index] ?? '').trim() : '';
    if (cell === '' || cell === '-' || (NOTHING.test(cell) && !NAMES.has(field))) return null;
    return cell;
  }

  /** As written: `-` in a column of marks says something. */
  raw(row: TableRow, field: Field): string {
    const column = this.columns[field];
    return column ? (row.cells[column.index] ?? '') : '';
  }

  date(row: TableRow, field: Field): PlainDate | null {
    const text = this.text(row, field);
    return text === null ? null : this.dateIn(text, row, field);
  }

  dateIn(text: string, row: TableRow, field: Field): PlainDate | null {
    const reading = readDate(text, this.orders.get(field) ?? null);
    if (reading.kind === 'date') return reading.date;
    if (reading.kind === 'no-date') this.refuse(row, field, 'a date such as 15/09/2026', text);
    return null;
  }

  refuse(row: TableRow, field: Field, expected: string, cell: string | null): void {
    this.refuseIn(row, this.columns[field]?.caption ?? null, expected, cell);
  }

  refuseIn(row: TableRow, column: string | null, expected: string, cell: string | null): void {
    this.problems.push({
      file: this.table.file,
      row: row.row,
      column,
      expected,
      found: cell === null ? 'nothing' : foundIn(cell),
    });
  }

  /** Where the file leaves the order open, the column is asked about once and not read. */
  private decide(field: Field, chosen: DateOrder | null): DateOrder | null {
    const column = this.columns[field];
    if (!column) return chosen;
    const cells = this.table.rows.map(({ cells }) => dateOfCell(cells[column.index] ?? ''));
    const order = orderOf(cells);
    if (order === 'day-first' || order === 'month-first') return order;
    if (order === 'none-needed' || chosen !== null) return chosen;
    const example = cells.find((cell) => readDate(cell, null).kind === 'ambiguous') ?? '';
    this.questions.push({
      column: column.caption,
      example,
      why: order === 'mixed' ? 'mixed' : 'ambiguous',
    });
    return null;
  }
}

/** Without the session that may stand beside it. */
function dateOfCell(cell: string): string {
  return cell.replace(/[\s\-–(]+(?:am|pm)\)?$/i, '');
}
