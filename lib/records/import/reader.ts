/**
 * A file from its bytes to what it says, for a worker or a page: opened once, read as often as a
 * person changes what a column is. It knows nothing of the database.
 */
import type { CalendarDefinition } from '@/lib/attendance/calendar-definition';
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { Pupil } from '@/lib/attendance/pupil';
import type { ContextSaid } from '@/lib/casework/context';
import type { EventRead, NoteKept, Stranger, TrackerSheet } from '@/lib/messages/import-request';
import { MarkTable, type PackedMarks } from '@/lib/messages/packed-marks';
import { byDateRows } from './by-date';
import type { Question } from './cells';
import type { DateOrder } from './dates';
import { decodeText, isZip, refuseOtherFiles } from './decode';
import { gridColumns } from './grid';
import { isCalendarFile, readIcs } from './ics';
import { kindsOf, type KindFound } from './kinds';
import {
  IMPORT_KINDS,
  isField,
  shapeOf,
  suggestMapping,
  SURE,
  type ImportKind,
  type Mapping,
  type Suggestion,
} from './mapping';
import { isMarkup, tablesInMarkup } from './markup';
import { ImportRefused, type ImportProblem } from './problem';
import { proseCalendarRows } from './prose-dates';
import { readCalendar } from './read-calendar';
import { LongMarks, readMarks, type MarkOptions } from './read-marks';
import { readDetails, readPupils } from './read-pupils';
import { readTracker } from './read-tracker';
import { isRecords, rowsOfRecords } from './records-as-rows';
import { headText, newlineOf, streamRows } from './stream';
import {
  headOf,
  readTable,
  tableOf,
  tooLong,
  withoutHint,
  type RowLeftOut,
  type Table,
} from './table';
import { orderOfNotes } from './tracker-notes';
import type { Matching } from './who';
import { readWorkbook } from './workbook';

export interface KindColumns {
  columns: {
    key: string;
    caption: string;
    sample: readonly string[];
    field: string | null;
    confidence: number;
    sure: boolean;
  }[];
  /** Columns that are dates of a grid of marks; they need no field. */
  gridColumns: number;
  shape: string;
}

export interface Opened {
  name: string;
  /** Null: a long file, not counted until it is read. */
  rows: number | null;
  /** What it may be, the likeliest first. */
  kinds: KindFound[];
  /** The sheets of a workbook that has several; those that hold no table say so. */
  sheets: { name: string; rows: number; kind: ImportKind | null }[];
  byKind: Record<ImportKind, KindColumns>;
}

export interface ReadRequest {
  kind: ImportKind;
  mapping: Readonly<Record<string, string>>;
  tenant: string;
  pupils: readonly Pupil[];
  dateOrder: DateOrder | null;
  today: PlainDate;
  onePupil: string | null;
  /** The autumn of the school year, where days lack theirs and a person was asked. */
  autumn?: number | null;
}

export interface ImportRead {
  pupils: Pupil[];
  contexts: ContextSaid[];
  marks: PackedMarks | null;
  markCount: number;
  events: EventRead[];
  unread: NoteKept[];
  /** The sheets of a tracker as they stood. */
  tracker: TrackerSheet[];
  calendar: CalendarDefinition | null;
  /** Cells without a mark: left out, never taken for anything. */
  blank: number;
  problems: ImportProblem[];
  problemCount: number;
  questions: Question[];
  matching: Matching;
  strangers: Stranger[];
  leftOut: RowLeftOut[];
  rows: number;
}

export type Progress = (share: number, rows: number) => void;

/** Above this a long file of marks is read in slices. */
const STREAM_FROM = 1_000_000;
/** Of a long file, enough to tell what it is. */
const HEAD = 64 * 1024;
/** Longer than this, a cell is a story. */
const NOTE = 500;
const LARGEST = 120_000_000;
/** Beyond this a table that is held whole would take the memory of the page. */
const LARGEST_WHOLE = 64_000_000;

export class ImportReader {
  private readonly found = new WeakMap<Table, KindFound[]>();
  private name = '';
  private tables: Table[] = [];
  private long: { blob: Blob; delimiter: string; encoding: string } | null = null;

  /** @throws ImportRefused with a sentence fit to be shown. */
  async open(blob: Blob, name: string, onProgress: Progress = () => undefined): Promise<Opened> {
    this.name = name;
    this.tables = [];
    this.long = null;
    if (blob.size > LARGEST) throw this.refuse(`a file of ${megabytes(blob.size)}`);
    const head = new Uint8Array(await blob.slice(0, HEAD).arrayBuffer());
    refuseOtherFiles(head, name);
    const notRead: string[] = [];
    if (isZip(head)) {
      const sheets = await readWorkbook(new Uint8Array(await blob.arrayBuffer()), name);
      const several = sheets.length > 1;
      let first: unknown = null;
      for (const { name: sheet, rows, merges, isHidden } of sheets) {
        if (isHidden) {
          notRead.push(`${sheet} (hidden)`);
          continue;
        }
        const file = several ? `${name}, sheet ${sheet}` : name;
        try {
          this.tables.push(tableOf({ file, sheet, rows, merges, mayShift: false }));
        } catch (error) {
          if (!(error instanceof ImportRefused)) throw error;
          // A cell too long refuses the file; an empty sheet is only left out.
          if (error.problem.row !== null) throw error;
          first ??= error;
          notRead.push(sheet);
        }
      }
      if (this.tables.length === 0)
        throw first ?? this.refuse('sheets that are all hidden', 'a sheet that is shown');
    } else if (!this.openLong(blob, head)) {
      if (blob.size > LARGEST_WHOLE) throw this.refuse(`a file of ${megabytes(blob.size)}`);
      const text = decodeText(new Uint8Array(await blob.arrayBuffer()), name);
      this.tables = this.tablesIn(text);
    }
    onProgress(1, 0);
    return this.opened(notRead);
  }

  async read(request: ReadRequest, onProgress: Progress = () => undefined): Promise<ImportRead> {
    const { kind } = request;
    const read = emptyRead();
    if (this.long && kind === 'marks') {
      await this.readLong(this.long, request, read, onProgress);
      return read;
    }
    if (this.long) await this.takeWhole(this.long.blob);
    const tables = this.tablesOf(kind);
    this.readTables(tables, request, read, onProgress);
    const order = this.orderOfSheets(tables, request, read);
    if (order === null) return read;
    const again = emptyRead();
    this.readTables(tables, { ...request, dateOrder: order }, again, onProgress);
    return again;
  }

  /** One hand wrote all sheets of a workbook: dates of one tell how those of another are meant. */
  private orderOfSheets(
    tables: readonly Table[],
    { dateOrder }: ReadRequest,
    { questions }: ImportRead,
  ): DateOrder | null {
    const isOpen = questions.some(({ kind }) => kind === 'dates');
    if (tables.length < 2 || dateOrder !== null || !isOpen) return null;
    const cells = tables.flatMap(({ rows, columns }) => [
      ...columns.map(({ caption }) => caption),
      ...rows.flatMap((row) => row.cells.filter((cell) => cell.length <= NOTE)),
    ]);
    const order = orderOfNotes(cells);
    return order === 'day-first' || order === 'month-first' ? order : null;
  }

  private readTables(
    tables: readonly Table[],
    request: ReadRequest,
    read: ImportRead,
    onProgress: Progress,
  ): void {
    const marks: MarkTable[] = [];
    for (const [at, table] of tables.entries()) {
      this.readTable(table, request, read, marks);
      read.rows += table.rows.length;
      onProgress((at + 1) / tables.length, read.rows);
    }
    const [one, ...more] = marks;
    if (one) {
      const all = more.length === 0 ? one : MarkTable.ofRows(marks.flatMap((some) => some.rows()));
      read.marks = all.pack();
      read.markCount = all.count;
    }
  }

  private kindsOf(table: Table): KindFound[] {
    const before = this.found.get(table);
    if (before) return before;
    const found = kindsOf(table);
    this.found.set(table, found);
    return found;
  }

  private tablesIn(text: string): Table[] {
    const file = this.name;
    if (isCalendarFile(text)) return [readIcs(text, file)];
    if (isMarkup(text)) return this.tablesOfMarkup(text);
    const whole = (rows: string[][]) => [tableOf({ file, sheet: null, rows, mayShift: false })];
    const records = isRecords(text) ? rowsOfRecords(text) : null;
    if (records) return whole(records);
    const prose = proseCalendarRows(text);
    if (prose) return whole(prose);
    const byDate = byDateRows(text);
    return byDate ? whole(byDate) : [readTable(text, file)];
  }

  /** The tables of a page that look like something; a page is full of tables that only lay it out. */
  private tablesOfMarkup(text: string): Table[] {
    const file = this.name;
    const tables = tablesInMarkup(text).flatMap((rows) => {
      try {
        return [tableOf({ file, sheet: null, rows, mayShift: false })];
      } catch {
        return [];
      }
    });
    const known = tables.filter((table) => this.kindsOf(table).length > 0);
    if (known.length > 0) return known;
    const [largest] = [...tables].sort((a, b) => b.rows.length - a.rows.length);
    if (!largest) throw this.refuse('a web page without a table of pupils', 'a table');
    return [largest];
  }

  private refuse(found: string, expected = `at most ${megabytes(LARGEST_WHOLE)}`): ImportRefused {
    return new ImportRefused({ file: this.name, row: null, column: null, expected, found });
  }

  /** True: a long file of marks, of which only the head is held. */
  private openLong(blob: Blob, bytes: Uint8Array): boolean {
    if (blob.size < STREAM_FROM) return false;
    const { text, encoding } = headText(bytes);
    const whole = text.slice(0, Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
    if (whole === '') return false;
    const hint = withoutHint(whole);
    let table: Table;
    try {
      table = readTable(whole, this.name);
    } catch {
      return false;
    }
    const [likeliest] = this.kindsOf(table);
    if (likeliest?.kind !== 'marks' || gridColumns(table).length > 0) return false;
    this.tables = [table];
    this.long = { blob, delimiter: hint.delimiter, encoding };
    return true;
  }

  private async takeWhole(blob: Blob): Promise<void> {
    if (blob.size > LARGEST_WHOLE) throw this.refuse(`a file of ${megabytes(blob.size)}`);
    const text = decodeText(new Uint8Array(await blob.arrayBuffer()), this.name);
    this.tables = [readTable(text, this.name)];
    this.long = null;
  }

  private async readLong(
    long: NonNullable<ImportReader['long']>,
    request: ReadRequest,
    read: ImportRead,
    onProgress: Progress,
  ): Promise<void> {
    const [sample] = this.tables;
    if (!sample) return;
    const { blob, delimiter } = long;
    const head = new Uint8Array(await blob.slice(0, HEAD).arrayBuffer());
    const attempt = async (encoding: string) => {
      const reader = new LongRows(sample, this.mappingFor('marks', sample, request), request);
      read.rows = await streamRows(blob, {
        file: this.name,
        delimiter,
        encoding,
        newline: newlineOf(headText(head).text),
        onRows: (rows, first) => reader.take(rows, first),
        onProgress,
      });
      return reader.finish();
    };
    const done = await attempt(long.encoding).catch((error: unknown) => {
      // Letters that are no UTF-8 may stand far down in the file.
      if (error instanceof TypeError) return attempt('windows-1252');
      throw error;
    });
    const { marks, ...rest } = done;
    Object.assign(read, rest, { leftOut: [...rest.leftOut] });
    read.marks = marks.pack();
    read.markCount = marks.count;
  }

  private tablesOf(kind: ImportKind): Table[] {
    const fitting = this.tables.filter((table) =>
      this.kindsOf(table).some((found) => found.kind === kind),
    );
    const best = fitting.filter((table) => this.kindsOf(table)[0]?.kind === kind);
    if (best.length > 0) return best;
    return fitting.length > 0 ? fitting : this.tables;
  }

  private mappingFor(kind: ImportKind, table: Table, { mapping }: ReadRequest): Mapping {
    return Object.fromEntries(
      table.columns.map(({ key }) => {
        const field = mapping[key] ?? '';
        return [key, isField(kind, field) ? field : ''];
      }),
    );
  }

  private readTable(
    table: Table,
    request: ReadRequest,
    read: ImportRead,
    marks: MarkTable[],
  ): void {
    const { kind, tenant, pupils, dateOrder, today, onePupil, autumn = null } = request;
    const mapping = this.mappingFor(kind, table, request);
    const note = (
      one: Pick<ImportRead, 'problems' | 'problemCount' | 'questions'> & {
        leftOut: readonly RowLeftOut[];
        matching?: Matching;
        strangers?: Stranger[];
      },
    ) => {
      read.problems.push(...one.problems);
      read.problemCount += one.problemCount;
      // Asked once for the whole file.
      if (read.questions.length === 0) read.questions.push(...one.questions);
      read.leftOut.push(...one.leftOut);
      read.strangers.push(...(one.strangers ?? []));
      if (!one.matching) return;
      read.matching.matched += one.matching.matched;
      read.matching.unknown += one.matching.unknown;
      read.matching.ambiguous += one.matching.ambiguous;
    };
    if (kind === 'marks') {
      const one = readMarks(table, mapping, { pupils, dateOrder, today, onePupil, autumn });
      marks.push(one.marks);
      read.blank += one.blank;
      note(one);
    } else if (kind === 'calendar') {
      const one = readCalendar(table, mapping, { dateOrder });
      read.calendar = joinCalendars(read.calendar, one.calendar);
      note(one);
    } else if (kind === 'tracker') {
      const one = readTracker(table, mapping, { pupils, dateOrder, today });
      read.events.push(...one.events);
      read.unread.push(...one.unread);
      if (one.sheet) read.tracker.push(one.sheet);
      note(one);
    } else {
      const options = { tenant, known: pupils, dateOrder, today };
      const one =
        kind === 'pupils'
          ? readPupils(table, mapping, options)
          : readDetails(table, mapping, options);
      read.pupils.push(...one.pupils);
      read.contexts.push(...one.contexts);
      note(one);
    }
  }

  private opened(notRead: readonly string[]): Opened {
    const byKind = Object.fromEntries(
      IMPORT_KINDS.map((kind) => [kind, this.columnsOf(kind)]),
    ) as Record<ImportKind, KindColumns>;
    const found = new Map<ImportKind, KindFound>();
    for (const table of this.tables) {
      for (const one of this.kindsOf(table)) {
        const before = found.get(one.kind);
        if (!before || before.confidence < one.confidence) found.set(one.kind, one);
      }
    }
    const rows = this.tables.reduce((sum, table) => sum + table.rows.length, 0);
    const sheets = [
      ...this.tables.map((table) => ({
        name: table.sheet ?? '',
        rows: table.rows.length,
        kind: this.kindsOf(table)[0]?.kind ?? null,
      })),
      ...notRead.map((name) => ({ name, rows: 0, kind: null })),
    ];
    return {
      name: this.name,
      rows: this.long ? null : rows,
      kinds: [...found.values()].sort((a, b) => b.confidence - a.confidence),
      sheets: sheets.length > 1 ? sheets : [],
      byKind,
    };
  }

  private columnsOf(kind: ImportKind): KindColumns {
    const tables = this.tablesOf(kind);
    const columns = new Map<string, Suggestion>();
    let gridCount = 0;
    for (const table of tables) {
      const grid = kind === 'marks' ? gridColumns(table) : [];
      gridCount = Math.max(gridCount, grid.length);
      const sessions = new Set(grid.map(({ column }) => column.key));
      for (const suggestion of suggestMapping(kind, table)) {
        const { key } = suggestion.column;
        const before = columns.get(key);
        if (sessions.has(key) || (before && before.confidence >= suggestion.confidence)) continue;
        columns.set(key, suggestion);
      }
    }
    return {
      columns: [...columns.values()].map(({ column, field, confidence, sample }) => ({
        key: column.key,
        caption: column.caption,
        sample: sample.map((cell) => (cell.length > 60 ? `${cell.slice(0, 60)}…` : cell)),
        field,
        confidence,
        sure: confidence >= SURE,
      })),
      gridColumns: gridCount,
      shape: shapeOf(tables.flatMap((table) => table.columns)),
    };
  }
}

/** The rows of a long file, one slice after another. */
class LongRows {
  private readonly table: Table;
  private readonly marks: LongMarks;
  private readonly first: number;

  constructor(table: Table, mapping: Mapping, { pupils, dateOrder, today, onePupil }: ReadRequest) {
    this.table = table;
    this.first = table.rows[0]?.row ?? 1;
    const options: MarkOptions = { pupils, dateOrder, today, onePupil };
    const captions = [table.columns.map(({ caption }) => caption)];
    const head = headOf(captions);
    this.marks = new LongMarks(
      { ...table, leftOut: (cells) => head?.leftOut(cells) ?? null },
      mapping,
      options,
    );
  }

  take(rows: readonly string[][], before: number): void {
    let row = before;
    for (const cells of rows) {
      row += 1;
      if (row < this.first) continue;
      this.refuseOdd(cells, row);
      this.marks.add(cells, row);
    }
  }

  private refuseOdd(cells: readonly string[], row: number): void {
    const { file, columns } = this.table;
    if (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell !== '')) {
      throw new ImportRefused({
        file,
        row,
        column: null,
        expected: `${columns.length} columns, as the captions have`,
        found: `${cells.length}`,
      });
    }
    const long = tooLong(file, row, cells, columns);
    if (long) throw long;
  }

  finish() {
    return this.marks.finish();
  }
}

function emptyRead(): ImportRead {
  return {
    pupils: [],
    contexts: [],
    marks: null,
    markCount: 0,
    events: [],
    unread: [],
    tracker: [],
    calendar: null,
    blank: 0,
    problems: [],
    problemCount: 0,
    questions: [],
    matching: { matched: 0, unknown: 0, ambiguous: 0 },
    strangers: [],
    leftOut: [],
    rows: 0,
  };
}

function joinCalendars(
  one: CalendarDefinition | null,
  other: CalendarDefinition | null,
): CalendarDefinition | null {
  if (!one || !other) return one ?? other;
  const labels = new Set(other.years.map(({ label }) => label));
  return { years: [...one.years.filter(({ label }) => !labels.has(label)), ...other.years] };
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000).toLocaleString('en-GB')} MB`;
}
