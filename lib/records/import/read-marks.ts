import type { Pupil } from '@/lib/attendance/pupil';
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { Session } from '@/lib/attendance/session';
import { MarkTable } from '@/lib/messages/packed-marks';
import type { Stranger } from '@/lib/messages/import-request';
import { Cells, type Question } from './cells';
import { orderOf, readDate, readSession, splitDateAndSession, type DateOrder } from './dates';
import { gridColumns } from './grid';
import { namesInTitles } from './kinds';
import { columnsByField, type Field, type Mapping } from './mapping';
import { MarkGathering } from './mark-gathering';
import type { ImportProblem } from './problem';
import { readGrid } from './read-grid';
import type { Column, RowLeftOut, Table } from './table';
import { Who, WHO_FIELDS, type Matching } from './who';

export { gridColumns } from './grid';

export interface MarksRead {
  marks: MarkTable;
  problems: ImportProblem[];
  /** Also those that are no longer kept one by one. */
  problemCount: number;
  questions: Question[];
  /** Cells without a mark, or with a placeholder: left out, never taken for anything. */
  blank: number;
  matching: Matching;
  /** Whom the rows named and nobody knew. */
  strangers?: Stranger[];
  leftOut: readonly RowLeftOut[];
}

export interface MarkOptions {
  pupils: readonly Pupil[];
  dateOrder: DateOrder | null;
  /** A mark of a later day is none: nobody has taken that register. Null: any day. */
  today?: PlainDate | null;
  /** Whose marks they are, in a file that names nobody. */
  onePupil?: string | null;
  /** The school year of days that lack one, as a person said; named by its autumn. */
  autumn?: number | null;
}

/** Hours of the clock within which registers are taken. */
const FIRST_REGISTER = 7;
const LAST_REGISTER = 16;

type Columns = Partial<Record<Field, Column>>;
/** What a reader of rows needs of the file around them. */
export type Around = Pick<Table, 'file' | 'titles' | 'columns'> & {
  leftOut(cells: readonly string[]): RowLeftOut['why'] | null;
};

/** The long form has a row for each mark, the grid a column for each session. */
export function readMarks(table: Table, mapping: Mapping, options: MarkOptions): MarksRead {
  const grid = gridColumns(table);
  if (grid.length > 0) return readGrid(table, grid, mapping, options);
  const long = new LongMarks({ ...table, leftOut: () => null }, mapping, options);
  for (const { cells, row } of table.rows) long.add(cells, row);
  return { ...long.finish(), leftOut: table.leftOut };
}

/** The pupil of a file about one: chosen, else named above the table; null: ask. */
function theOne(titles: readonly string[], options: MarkOptions): Pupil | null {
  const { pupils, onePupil = null } = options;
  if (onePupil !== null) return pupils.find(({ id }) => id === onePupil) ?? null;
  const who = new Who(new Cells({ file: '', rows: [] }, {}, [], null), {}, pupils);
  const found = namesInTitles(titles).flatMap((name) => who.named(name) ?? []);
  const [one, ...others] = [...new Set(found)];
  return one && others.length === 0 ? one : null;
}

const NOBODY: Matching = { matched: 0, unknown: 0, ambiguous: 0 };

/** Takes rows as they come, so that a file of hundreds of thousands is never held whole. */
export class LongMarks {
  private readonly around: Around;
  private readonly columns: Columns;
  private readonly options: MarkOptions;
  private readonly cells: Cells;
  private readonly who: Who;
  private readonly one: Pupil | null = null;
  private readonly namesPupils: boolean;
  private readonly gathering = new MarkGathering();
  private readonly pupilAt = new Map<string, number>();
  private readonly sessionOf = new Map<string, Map<string, number>>();
  private readonly sessions: { date: string; session: string }[] = [];
  private lastSession = 0;
  private step: 0 | 1 = 1;
  /** The pupil of the row before: files come pupil by pupil as often as day by day. */
  private last: { cells: readonly string[]; pupil: number } | null = null;
  private readonly leftOut: RowLeftOut[] = [];
  private readonly at: { date: number; session: number };
  /** Where the marks and minutes stand, and of which session where the column says it. */
  private readonly marksAt: readonly { index: number; half: string | null; minutes: number }[];

  constructor(around: Around, mapping: Mapping, options: MarkOptions) {
    this.around = around;
    this.columns = columnsByField(around, mapping);
    this.options = options;
    this.cells = new Cells({ file: around.file, rows: [] }, this.columns, [], null);
    this.who = new Who(this.cells, this.columns, options.pupils);
    this.namesPupils = WHO_FIELDS.some(
      (field) => field !== 'form' && this.columns[field] !== undefined,
    );
    if (!this.namesPupils) this.one = theOne(around.titles, options);
    const place = (field: Field) => this.columns[field]?.index ?? -1;
    this.at = {
      date: place('date'),
      session: place('session'),
    };
    const halves = [
      { index: place('markAM'), half: 'AM', minutes: place('minutesLateAM') },
      { index: place('markPM'), half: 'PM', minutes: place('minutesLatePM') },
    ].filter(({ index }) => index >= 0);
    const one = place('mark');
    this.marksAt =
      one >= 0 || halves.length === 0
        ? [{ index: one, half: null, minutes: place('minutesLate') }]
        : halves;
  }

  add(cells: readonly string[], row: number): void {
    const pupil = this.pupilOf(cells, row);
    if (pupil === null) return;
    for (const { index, half, minutes } of this.marksAt) {
      const said = half ?? cellAt(cells, this.at.session);
      const session = this.sessionAt(cellAt(cells, this.at.date), said, cells, row);
      if (session === null) continue;
      const late = minutesIn(cellAt(cells, minutes));
      this.gathering.add(pupil, session, cellAt(cells, index), row, late);
    }
  }

  private sessionAt(
    date: string,
    said: string,
    cells: readonly string[],
    row: number,
  ): number | null {
    // Pupil by pupil each session follows the one before, day by day it is the same: files keep to one.
    const likely = this.lastSession + this.step;
    const one = this.sessions[likely];
    if (one && one.session === said && one.date === date) return (this.lastSession = likely);
    const known = this.sessionOf.get(date)?.get(said);
    if (known !== undefined) {
      this.step = known === this.lastSession ? 0 : 1;
      return (this.lastSession = known);
    }
    if (this.isNoData(cells, row)) return null;
    const session = this.sessions.push({ date, session: said }) - 1;
    const ofDay = this.sessionOf.get(date) ?? new Map<string, number>();
    this.sessionOf.set(date, ofDay.set(said, session));
    return (this.lastSession = session);
  }

  finish(): MarksRead {
    const { cells } = this;
    const { dateOrder, today = null } = this.options;
    const questions = this.questions();
    const nothing = { marks: MarkTable.NONE, blank: 0, matching: this.matching() };
    if (questions.length > 0) {
      return { ...nothing, ...cells.outcome(), questions, leftOut: this.leftOut };
    }
    const order = orderOf(this.sessions.map(({ date }) => dateIn(date)));
    const decided = order === 'day-first' || order === 'month-first' ? order : dateOrder;
    const refusedWords = new Map<number, { field: Field; expected: string; text: string | null }>();
    const sessions = this.sessions.map(({ date, session: said }, at): Session | null => {
      const joined = splitDateAndSession(date);
      const reading = readDate(joined?.date ?? date, decided);
      if (reading.kind !== 'date') {
        const expected = date.trim() === '' ? 'a date' : 'a date such as 15/09/2026';
        refusedWords.set(at, { field: 'date', expected, text: date });
        return null;
      }
      const named = joined?.session ?? sessionOfTime(date);
      const session = said.trim() === '' ? named : readSession(said);
      if (session === null) {
        const field = this.columns.session ? 'session' : 'date';
        const text = this.columns.session ? said : date;
        refusedWords.set(at, { field, expected: 'AM or PM', text });
        return null;
      }
      return { date: reading.date, session };
    });
    for (const [at, { field, expected, text }] of refusedWords) {
      for (const row of this.gathering.rowsOf(at)) {
        cells.refuse({ row, cells: [] }, field, expected, text);
      }
    }
    const { marks, refused, blank } = this.gathering.finish(sessions, today);
    for (const { row, session, expected, text } of refused) {
      const half = this.sessions[session]?.session;
      const field = this.columns.mark ? 'mark' : half === 'PM' ? 'markPM' : 'markAM';
      cells.refuse({ row, cells: [] }, field, expected, text);
    }
    cells.problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
    return {
      marks,
      blank,
      matching: this.matching(),
      strangers: this.who.strangers(),
      ...cells.outcome(),
      questions: [],
      leftOut: this.leftOut,
    };
  }

  private matching(): Matching {
    return this.namesPupils ? this.who.matching() : { ...NOBODY, matched: this.one ? 1 : 0 };
  }

  private questions(): Question[] {
    if (!this.namesPupils && this.one === null) return [{ kind: 'pupil' }];
    const dates = this.sessions.map(({ date }) => dateIn(date));
    const order = orderOf(dates);
    const isOpen = order === 'unknown' || order === 'mixed';
    if (!isOpen || this.options.dateOrder !== null) return [];
    const example = dates.find((date) => readDate(date, null).kind === 'ambiguous') ?? '';
    const column = this.columns.date?.caption ?? '';
    return [{ kind: 'dates', column, example, why: order === 'mixed' ? 'mixed' : 'ambiguous' }];
  }

  private pupilOf(cells: readonly string[], row: number): number | null {
    if (!this.namesPupils) return this.gathering.pupil(this.one?.id ?? '');
    const { last } = this;
    if (last && this.who.isSame(last.cells, cells)) return last.pupil;
    const key = this.who.keyOf(cells);
    const before = this.pupilAt.get(key);
    if (before !== undefined) {
      this.last = { cells, pupil: before };
      return before;
    }
    const found = this.who.find({ row, cells }, key);
    if (found.kind !== 'found') {
      if (!this.isNoData(cells, row)) this.who.refuse({ row, cells }, found);
      return null;
    }
    const at = this.gathering.pupil(found.pupil.id);
    this.pupilAt.set(key, at);
    return at;
  }

  private isNoData(cells: readonly string[], row: number): boolean {
    if (cells.every((cell) => cell.trim() === '')) return true;
    const why = this.around.leftOut(cells);
    if (why === null) return false;
    this.leftOut.push({ row, why, text: cells.join(' ').trim() });
    return true;
  }
}

function minutesIn(late: string): number | null {
  const minutes = late === '' ? undefined : /^\s*(\d{1,3})\b/.exec(late)?.[1];
  return minutes === undefined ? null : Number(minutes);
}

/** Below zero: the file has no such column. */
function cellAt(cells: readonly string[], at: number): string {
  return at < 0 ? '' : (cells[at] ?? '');
}

/** Where nothing names the session, the time of its register does; midnight is a date's own. */
function sessionOfTime(date: string): 'AM' | 'PM' | null {
  const hour = Number(/[T ](\d{1,2}):\d{2}/.exec(date)?.[1] ?? 0);
  if (hour < FIRST_REGISTER || hour > LAST_REGISTER) return null;
  return hour < 12 ? 'AM' : 'PM';
}

function dateIn(text: string): string {
  return splitDateAndSession(text)?.date ?? text;
}
