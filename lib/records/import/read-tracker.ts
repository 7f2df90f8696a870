/** The trust's tracker workbook: a row for each pupil, a column for each step of the ladder. */
import { schoolYearOf } from '@/lib/attendance/calendar-definition';
import { isPlainDate, type PlainDate } from '@/lib/attendance/plain-date';
import type { Pupil } from '@/lib/attendance/pupil';
import type { LadderStep } from '@/lib/casework/events';
import type { EventRead, NoteKept, Stranger, TrackerSheet } from '@/lib/messages/import-request';
import { Cells, type Question } from './cells';
import type { DateOrder } from './dates';
import { columnsByField, type Field, type Mapping } from './mapping';
import type { ImportProblem } from './problem';
import type { Column, RowLeftOut, Table, TableRow } from './table';
import { datesIn, orderOfNotes, readNote, STEP_FIELDS, stepNamed } from './tracker-notes';
import { Who, type Matching } from './who';
import { schoolYearIn } from './yearless';

export interface TrackerRead {
  events: EventRead[];
  unread: NoteKept[];
  /** The sheet as it stood, for the way back; null: a log has no shape to keep. */
  sheet: TrackerSheet | null;
  problems: ImportProblem[];
  problemCount: number;
  questions: Question[];
  matching: Matching;
  /** Whom the rows named and nobody knew. */
  strangers?: Stranger[];
  leftOut: readonly RowLeftOut[];
}

export interface TrackerOptions {
  pupils: readonly Pupil[];
  dateOrder: DateOrder | null;
  today: PlainDate;
}

/** Of a column that Alongside does not use. */
const LONGEST_KEPT = 2000;
const STEPS: readonly (readonly [Field, LadderStep | null])[] = [
  ...STEP_FIELDS.map(({ field, step }) => [field, step] as const),
  ['comments', null],
];

export function readTracker(
  table: Table,
  mapping: Mapping,
  { pupils, dateOrder, today }: TrackerOptions,
): TrackerRead {
  const columns = columnsByField(table, mapping);
  if (columns.happenedOn) return readLog(table, columns, { pupils, dateOrder, today });
  const cells = new Cells(table, columns, ['dateOfBirth'], dateOrder);
  const steps = STEPS.flatMap(([field, step]) => {
    const column = columns[field];
    return column ? [{ step, column }] : [];
  });
  const texts = table.rows.flatMap(({ cells }) =>
    steps.map(({ column }) => cells[column.index] ?? ''),
  );
  const who = new Who(cells, columns, pupils);
  const order = orderOfNotes(texts);
  const questions: Question[] = [];
  if ((order === 'unknown' || order === 'mixed') && dateOrder === null) {
    questions.push({
      kind: 'dates',
      column: steps.map(({ column }) => column.caption).join(', '),
      example: texts.flatMap(datesIn).find(isOpen) ?? '',
      why: order === 'mixed' ? 'mixed' : 'ambiguous',
    });
  }
  const events: EventRead[] = [];
  const unread: NoteKept[] = [];
  const decided = order === 'day-first' || order === 'month-first' ? order : dateOrder;
  const year = yearOf(table, today);
  const sheet = shapeOf(table, columns);
  for (const row of table.rows) {
    const pupil = who.pupil(row);
    if (!pupil || questions.length > 0) continue;
    sheet.rows.push({ pupilId: pupil.id, other: otherWords(row, sheet) });
    for (const { step, column } of steps) {
      const { caption } = column;
      const text = row.cells[column.index] ?? '';
      const read = readNote(text, { step, caption, order: decided, year, today });
      for (const { date, payload } of read.events) {
        events.push({ pupilId: pupil.id, date, payload });
      }
      for (const { text, why } of read.unread) {
        unread.push({ row: row.row, column: caption, pupilId: pupil.id, text, why });
      }
    }
  }
  return {
    events,
    unread,
    sheet,
    ...cells.outcome(),
    questions,
    matching: who.matching(),
    strangers: who.strangers(),
    leftOut: table.leftOut,
  };
}

function shapeOf(table: Table, columns: Partial<Record<Field, Column>>): TrackerSheet {
  const fieldAt = new Map(Object.entries(columns).map(([field, { index }]) => [index, field]));
  return {
    name: table.sheet,
    columns: table.columns
      .filter(({ isAdded }) => !isAdded)
      .map(({ index, caption }) => ({ caption, field: fieldAt.get(index) ?? '' })),
    rows: [],
  };
}

function otherWords({ cells }: TableRow, { columns }: TrackerSheet) {
  return columns.flatMap(({ field }, at) => {
    const text = (cells[at] ?? '').trim().slice(0, LONGEST_KEPT);
    return field === '' && text !== '' ? [{ at, text }] : [];
  });
}

/** A row for each thing done, its day in a column: what it was is told by its words. */
function readLog(
  table: Table,
  columns: Partial<Record<Field, Column>>,
  { pupils, dateOrder, today }: TrackerOptions,
): TrackerRead {
  const cells = new Cells(table, columns, ['dateOfBirth', 'happenedOn'], dateOrder);
  const who = new Who(cells, columns, pupils);
  const events: EventRead[] = [];
  const unread: NoteKept[] = [];
  const caption = (columns.comments ?? columns.outcome ?? columns.happenedOn)?.caption ?? '';
  const { questions } = cells;
  const year = yearOf(table, today);
  for (const row of table.rows) {
    const pupil = who.pupil(row);
    if (!pupil || questions.length > 0) continue;
    const words = wordsOf(row, cells);
    if (words === '') continue;
    if (cells.text(row, 'happenedOn') === null) {
      unread.push({
        row: row.row,
        column: caption,
        pupilId: pupil.id,
        text: words,
        why: 'no date in it',
      });
      continue;
    }
    const date = cells.date(row, 'happenedOn');
    if (date === null) continue;
    const step = stepNamed(cells.text(row, 'comments') ?? words);
    const text = `${date} ${words}`;
    const read = readNote(text, { step, caption: words, order: dateOrder, year, today });
    for (const { date: on, payload } of read.events) {
      events.push({ pupilId: pupil.id, date: on, payload });
    }
    for (const { text: piece, why } of read.unread) {
      unread.push({ row: row.row, column: caption, pupilId: pupil.id, text: piece, why });
    }
  }
  const { leftOut } = table;
  return {
    events,
    unread,
    sheet: null,
    ...cells.outcome(),
    questions,
    matching: who.matching(),
    strangers: who.strangers(),
    leftOut,
  };
}

function wordsOf(row: TableRow, cells: Cells): string {
  return [cells.text(row, 'comments'), cells.text(row, 'outcome')]
    .filter((text) => text !== null)
    .join(', ');
}

function isOpen(date: string): boolean {
  const [first = 0, second = 0] = date.split(/[/.-]/).map(Number);
  return first <= 12 && second <= 12 && first !== second && !date.includes(' ');
}

/** The school year a sheet or title names; else the one of today. */
function yearOf(
  { sheet, titles, file }: Table,
  today: PlainDate,
): { from: PlainDate; to: PlainDate } {
  const autumn = `${schoolYearIn([sheet ?? '', ...titles, file])}-09-01`;
  return schoolYearOf(isPlainDate(autumn) ? autumn : today);
}
