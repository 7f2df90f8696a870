import type { PlainDate } from '@/lib/attendance/plain-date';
import { orderOf, readDate, type DateOrder } from './dates';
import type { Field } from './mapping';
import { withoutBracket } from './person-name';
import { foundIn, type ImportProblem } from './problem';
import type { Column, Table, TableRow } from './table';

/** A question only a person can answer; until then nothing of the column is taken. */
export type Question =
  | {
      kind: 'dates';
      column: string;
      /** A cell that reads both ways. */
      example: string;
      why: 'ambiguous' | 'mixed';
    }
  /** The days above the columns lack their year; which autumns it may have begun in. */
  | { kind: 'year'; column: string; example: string; autumns: number[] }
  /** The file is about one pupil and does not say who. */
  | { kind: 'pupil' };

/** More than anybody reads; the rest is counted. A file of another school has hundreds of thousands. */
const KEPT = 5000;
/** Marks that turn the letters after them around (Unicode TR9), and control characters. */
const HIDDEN = /(?![\t\n\r])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
/** How spreadsheets keep the noughts of a number in a CSV file. */
const AS_TEXT = /^="(.*)"$/s;
/** The mark that keeps a number a text, shown by mistake; before a letter it begins a name ('t Hooft). */
const TEXT_MARK = /^'(?=[\d+=@-]|[A-Za-z]\d)/;
/** What a spreadsheet shows where a formula found nothing. */
const ERROR_VALUE = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/i;

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
  readonly questions: Question[] = [];
  /** Also those that are no longer kept one by one. */
  problemCount = 0;
  private brackets: Map<string, number> | null = null;
  private readonly orders = new Map<Field, DateOrder | null>();
  private readonly table: Pick<Table, 'file' | 'rows'>;
  private readonly columns: Partial<Record<Field, Column>>;

  constructor(
    table: Pick<Table, 'file' | 'rows'>,
    columns: Partial<Record<Field, Column>>,
    dateFields: readonly Field[],
    chosen: DateOrder | null,
  ) {
    this.table = table;
    this.columns = columns;
    const orders = dateFields.map((field) => orderOf(this.datesOf(field)));
    // One program wrote the whole file: a column that proves its order speaks for the others.
    const proven = new Set(orders.filter((one) => one === 'day-first' || one === 'month-first'));
    const [only] = [...proven];
    const fallback = proven.size === 1 && !orders.includes('mixed') ? (only ?? null) : null;
    for (const field of dateFields) this.orders.set(field, this.decide(field, chosen ?? fallback));
  }

  has(field: Field): boolean {
    return this.columns[field] !== undefined;
  }

  /** Trimmed; null where there is no such column, or nothing in it but a dash or `n/a`. */
  text(row: TableRow, field: Field): string | null {
    const column = this.columns[field];
    const cell = column ? plainCell(row.cells[column.index] ?? '') : '';
    if (
      cell === '' ||
      cell === '-' ||
      ERROR_VALUE.test(cell) ||
      (NOTHING.test(cell) && !NAMES.has(field))
    )
      return null;
    return cell;
  }

  captionOf(field: Field): string | null {
    return this.columns[field]?.caption ?? null;
  }

  /** Whether a word in brackets stands in several cells of a column: a class is shared, a name is not. */
  isRepeated(field: Field, bracket: string): boolean {
    const column = this.columns[field];
    if (!column) return false;
    if (this.brackets === null) {
      this.brackets = new Map();
      for (const { cells } of this.table.rows) {
        const { bracket: word } = withoutBracket(cells[column.index] ?? '');
        if (word !== null) this.brackets.set(word, (this.brackets.get(word) ?? 0) + 1);
      }
    }
    return (
      (this.brackets.get(bracket) ?? 0) > 1 && this.brackets.size * 2 <= this.table.rows.length
    );
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
    this.problemCount += 1;
    if (this.problems.length >= KEPT) return;
    this.problems.push({
      file: this.table.file,
      row: row.row,
      column,
      expected,
      found: cell === null ? 'nothing' : foundIn(cell),
    });
  }

  outcome(): { problems: ImportProblem[]; problemCount: number } {
    const { problems } = this;
    return { problems, problemCount: Math.max(this.problemCount, problems.length) };
  }

  private datesOf(field: Field): string[] {
    const column = this.columns[field];
    if (!column) return [];
    return this.table.rows.map(({ cells }) => dateOfCell(cells[column.index] ?? ''));
  }

  /** Where the file leaves the order open, the column is asked about once and not read. */
  private decide(field: Field, chosen: DateOrder | null): DateOrder | null {
    const column = this.columns[field];
    if (!column) return chosen;
    const cells = this.datesOf(field);
    const order = orderOf(cells);
    if (order === 'day-first' || order === 'month-first') return order;
    if (order === 'none-needed' || chosen !== null) return chosen;
    const example = cells.find((cell) => readDate(cell, null).kind === 'ambiguous') ?? '';
    this.questions.push({
      kind: 'dates',
      column: column.caption,
      example,
      why: order === 'mixed' ? 'mixed' : 'ambiguous',
    });
    return null;
  }
}

function plainCell(cell: string): string {
  const text = cell.trim().replace(HIDDEN, '').replace(TEXT_MARK, '');
  return text.startsWith('="') ? (AS_TEXT.exec(text)?.[1] ?? text) : text;
}

/** Without the session that may stand beside it. */
function dateOfCell(cell: string): string {
  return cell.replace(/[\s\-–(]+(?:am|pm)\)?$/i, '');
}
