import Papa from 'papaparse';
import { withBlockTitles } from './block-titles';
import { readDate, splitDateAndSession } from './dates';
import { isKnownCaption } from './fields';
import { withPupilsDown } from './pupils-across';
import { fillMerged, type Merge } from './merges';
import { ImportRefused } from './problem';

export interface TableRow {
  /** As a spreadsheet counts. */
  row: number;
  cells: readonly string[];
}

export interface Column {
  index: number;
  /** As written. */
  caption: string;
  /** Unique within the file: `SEN status`, `SEN status (2)`. */
  key: string;
  /** No column of the file: what stands above its blocks, or on its tab. */
  isAdded?: true;
}

/** A row that is no data: named on screen, so that nothing goes missing unseen. */
export interface RowLeftOut {
  row: number;
  why: 'title' | 'total' | 'captions';
  text: string;
}

export interface Table {
  file: string;
  /** The name of the sheet; null in a file that has none. */
  sheet: string | null;
  /** What stood above the captions: the report's name, its week, its date of printing. */
  titles: readonly string[];
  columns: readonly Column[];
  rows: readonly TableRow[];
  leftOut: readonly RowLeftOut[];
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Titles and dates of printing stand above the captions of many reports. */
const CAPTIONS_WITHIN = 20;
const SAMPLE = 40;
/** Weekday, date, session below the captions of the pupils. */
const MOST_HEADS = 4;
/** As Excel itself. */
const LONGEST_CELL = 32_767;

function parse(text: string, delimiter: string, preview = 0): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(text, { delimiter, preview, skipEmptyLines: false });
}

/** The one that cuts the first rows into the most columns, alike in most rows. */
export function delimiterOf(text: string): string {
  let best: { delimiter: string; score: number } = { delimiter: ',', score: -1 };
  for (const delimiter of DELIMITERS) {
    const widths = parse(text, delimiter, SAMPLE)
      .data.map((row) => row.length)
      .filter((width) => width > 1);
    const counts = new Map<number, number>();
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
    for (const [width, times] of counts) {
      const score = times * 100 + width;
      if (score > best.score) best = { delimiter, score };
    }
  }
  return best.delimiter;
}

/** Excel writes `sep=;` as a first line of its own. */
export function withoutHint(text: string): { text: string; delimiter: string; skipped: number } {
  const hint = /^sep=(.)\r?\n/i.exec(text);
  if (!hint) return { text, delimiter: delimiterOf(text), skipped: 0 };
  return { text: text.slice(hint[0].length), delimiter: hint[1] ?? ',', skipped: 1 };
}

function isEmpty(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function isSessionWord(cell: string): boolean {
  return /^(?:am|pm)$/i.test(cell.trim());
}

const WEEKDAY = /^(?:mon|tue|wed|thu|fri)[a-z]*\.?$/i;

/** `Mon 7 Sep`, `7 September`, `Mon 07/09`: a day as the head of a week's sheet has it. */
const DAY_OF_WEEK =
  /^(?:(?:mon|tue|wed|thu|fri)[a-z]*[,.]? +\d{1,2}(?:st|nd|rd|th)?(?:[/. -]+(?:\d{1,2}|[a-z]{3,9}))?|\d{1,2}(?:st|nd|rd|th)?[ -](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)$/i;

function isDateCell(cell: string): boolean {
  const text = cell.trim();
  if (text === '') return false;
  return readDate(text, null).kind !== 'no-date' || WEEKDAY.test(text) || DAY_OF_WEEK.test(text);
}

/** A row of captions over captions: at least two dates or sessions, and hardly anything else. */
function isUpperHead(cells: readonly string[] | undefined): boolean {
  if (!cells) return false;
  const filled = cells.filter((cell) => cell.trim() !== '');
  const dates = filled.filter(isDateCell).length;
  const sessions = filled.filter(isSessionWord).length;
  // A row of marks has one date and one session.
  return Math.max(dates, sessions) >= 2 && (dates + sessions) * 2 > filled.length;
}

/** `Pupil`, `Form`, `School intervention` over the names of the steps alone. */
function isLowerHead(head: readonly string[], next: readonly string[] | undefined): boolean {
  const filled = (next ?? []).flatMap((cell, at) => (cell.trim() === '' ? [] : [at]));
  return (
    filled.length >= 2 &&
    filled.every((at) => isKnownCaption(next?.[at] ?? '') && !isKnownCaption(head[at] ?? ''))
  );
}

/** The same, seen from below: the names of the steps were found, `Pupil` stands over a blank cell. */
function hasCaptionAbove(above: readonly string[] | undefined, head: readonly string[]): boolean {
  return (above ?? []).some((cell, at) => isKnownCaption(cell) && (head[at] ?? '').trim() === '');
}

function isCaption(cell: string): boolean {
  return isKnownCaption(cell) || splitDateAndSession(cell) !== null;
}

/** The first row with two captions we know; else the widest of the first rows, if it is all words. */
function captionsAt(rows: readonly (readonly string[])[]): number {
  const first = rows.slice(0, CAPTIONS_WITHIN);
  const known = first.findIndex((cells) => cells.filter(isCaption).length >= 2);
  if (known >= 0) return known;
  const filled = first.map((cells) => cells.filter((cell) => cell.trim() !== '').length);
  const widest = Math.max(0, ...filled);
  const at = filled.findIndex((count) => count === widest);
  const one = first.findIndex((cells) => cells.some(isCaption));
  if (one >= 0 && (filled[one] ?? 0) * 2 > widest) return one;
  return widest > 1 ? at : rows.findIndex((cells) => !isEmpty(cells));
}

/**
 * `15/09/2026` over `AM`, `PM`: merged heads, whose date stands in the first cell alone. Weekdays
 * beside dates say nothing more.
 */
function joinHeads(
  heads: readonly (readonly string[])[],
  merges: readonly Merge[],
  from: number,
): string[] {
  const width = Math.max(...heads.map((row) => row.length));
  const carried: string[] = heads.map(() => '');
  return Array.from({ length: width }, (_, index) => {
    const own = heads.map((row) => (row[index] ?? '').trim());
    own.forEach((cell, level) => {
      if (cell === '') {
        // Where the workbook says which heads it joined, nothing reaches beyond them.
        const inRow = merges.filter(({ top, left, right }) => top === from + level && right > left);
        const isWithin = inRow.some(({ left, right }) => left <= index && index <= right);
        if (inRow.length > 0 && !isWithin) carried[level] = '';
        return;
      }
      carried[level] = cell;
      // Another head begins: what an upper one says no longer holds below a caption of its own.
      for (let below = level + 1; below < carried.length; below += 1) carried[below] = '';
    });
    const session = own.find(isSessionWord);
    if (session === undefined) return own.findLast((cell) => cell !== '') ?? '';
    const above = carried.filter((cell) => cell !== '' && !isSessionWord(cell));
    const date =
      above.find((cell) => readDate(cell, null).kind !== 'no-date') ??
      above.find((cell) => DAY_OF_WEEK.test(cell));
    return `${date ?? above.at(-1) ?? ''} ${session}`.trim();
  });
}

function columnsOf(captions: readonly string[]): Column[] {
  const seen = new Map<string, number>();
  return captions.map((caption, index) => {
    const written = caption.replace(/\s+/g, ' ').trim();
    const times = (seen.get(written) ?? 0) + 1;
    seen.set(written, times);
    return { index, caption: written, key: times === 1 ? written : `${written} (${times})` };
  });
}

/** A line of dashes below the captions, or blank. */
const RULE = /^(?:[-=_*~]{3,})?$/;

/** `2 students`, `Number of pupils: 4`, `25 records found`. */
const COUNT =
  /^(?:\d[\d,]* (?:pupils?|students?|children|learners?|records?|rows?|results?|marks?|contacts?|entries)\b.{0,30}|(?:pupils|students|children|records|rows|count|n(?:umber|o\.?)(?: of [a-z]+)?) ?[:=] ?\d[\d,]*)$/i;
/** A row of sums below the columns: `Present`, `% absent`. */
const SUMS =
  /^(?:% ?)?(?:all |total )?(?:present|absent|attendance|attended|lates?|authorised|unauthorised|possible|missing|absence)(?: (?:absences?|marks?|sessions?))?(?: ?%)?$/i;
const NUMBER = /^-?\d[\d,]*(?:\.\d+)?\s*%?$/;

const TOTAL =
  /^(?:(?:grand|sub|overall|year|class|school|whole[- ]school|form|group)[- ]?)*(?:(?:totals?|averages?)\b[^,]{0,40}|(?:count|mean|sum|no\.? of pupils|number of pupils|number on roll)(?: of\b.*| \d.*)?:?(?: ?\d[\d,.%]*)?)$/i;

/** A line of its own between the rows, not a pupil of whom only the name is known. */
const TITLE =
  /^(?:year|yr|class|form|tutor|reg|registration|group|house|reception|nursery|key stage|page|printed|produced|generated|exported|end of|report|key|notes?|sheet|source|filters?|week|autumn|spring|summer)\b|^[^,]*\d{4}$|:$|^(?:y|ks)\d{1,2}$|^\W*end of\b|^\S{1,6} ?= ?\S|^[\p{L}\p{N}]{1,12} (?:class|form)$/iu;

/** Where the captions stand, and what is above them: the same for a few rows as for all of them. */
export interface Head {
  columns: Column[];
  titles: string[];
  /** Index of the first row below the captions. */
  first: number;
  /** Recognises rows that are no data, wherever they stand. */
  leftOut(cells: readonly string[]): RowLeftOut['why'] | null;
}

/** A table without captions: the cell over the dates of a column is a date as well. */
function isWithoutCaptions(rows: readonly (readonly string[])[]): boolean {
  const [first, second, third] = rows.filter((cells) => !isEmpty(cells));
  if (!first || !second) return false;
  const isDay = (cell: string | undefined) =>
    cell !== undefined &&
    (splitDateAndSession(cell) !== null || (/\D/.test(cell) && isDateCell(cell)));
  return first.some(
    (cell, at) => isDay(cell) && isDay(second[at]) && (third === undefined || isDay(third[at])),
  );
}

/** Null: nothing but empty rows. */
export function headOf(
  rows: readonly (readonly string[])[],
  merges: readonly Merge[] = [],
): Head | null {
  const at = captionsAt(rows);
  const head = rows[at];
  if (!head) return null;
  if (head.filter(isKnownCaption).length === 0 && isWithoutCaptions(rows)) {
    const width = Math.max(...rows.slice(0, SAMPLE).map((cells) => cells.length));
    const columns = Array.from({ length: width }, (_, index): Column => {
      return { index, caption: '', key: `(${index + 1})` };
    });
    return { columns, titles: [], first: 0, leftOut: () => null };
  }
  let from = at;
  let to = at;
  while (from > 0 && isUpperHead(rows[from - 1])) from -= 1;
  if (hasCaptionAbove(rows[from - 1], head)) from -= 1;
  if (isLowerHead(head, rows[to + 1])) to += 1;
  else {
    let below = to + 1;
    while (below - to < MOST_HEADS && isUpperHead(rows[below])) {
      if (rows[below]?.some(isSessionWord)) to = below;
      below += 1;
    }
  }
  const columns = columnsOf(from === to ? head : joinHeads(rows.slice(from, to + 1), merges, from));
  const heads = rows.slice(from, to + 1);
  return {
    columns,
    titles: rows
      .slice(0, from)
      .flatMap((cells) => cells.map((cell) => cell.trim()).filter((cell) => cell !== '')),
    first: to + 1,
    leftOut(cells) {
      const at = cells.findIndex((cell) => cell.trim() !== '');
      const first = (cells[at] ?? '').trim();
      if (cells.every((cell) => RULE.test(cell.trim()))) return 'title';
      if (TOTAL.test(first) || COUNT.test(first)) return 'total';
      if (SUMS.test(first)) {
        const sums = cells.filter((cell, index) => index !== at && cell.trim() !== '');
        if (sums.length > 0 && sums.every((cell) => NUMBER.test(cell.trim()))) return 'total';
      }
      const isAlone = cells.findIndex((cell, index) => index > at && cell.trim() !== '') < 0;
      if (isAlone) return columns.length > 2 && TITLE.test(first) ? 'title' : null;
      return heads.some((head) => isSameRow(head, cells)) ? 'captions' : null;
    },
  };
}

function isSameRow(one: readonly string[], other: readonly string[]): boolean {
  const length = Math.max(one.length, other.length);
  const plain = (cell: string | undefined) => (cell ?? '').trim().toLowerCase();
  for (let at = 0; at < length; at += 1) if (plain(one[at]) !== plain(other[at])) return false;
  return true;
}

export function tooLong(
  file: string,
  row: number,
  cells: readonly string[],
  columns: readonly Column[],
): ImportRefused | null {
  let at = 0;
  while (at < cells.length && (cells[at]?.length ?? 0) <= LONGEST_CELL) at += 1;
  if (at === cells.length) return null;
  return new ImportRefused({
    file,
    row,
    column: columns[at]?.caption ?? null,
    expected: `at most ${LONGEST_CELL.toLocaleString('en-GB')} characters in a cell`,
    found: (cells[at]?.length ?? 0).toLocaleString('en-GB'),
  });
}

export interface RowsAsRead {
  file: string;
  sheet: string | null;
  rows: readonly (readonly string[])[];
  /** Rows before the first of `rows`, for the numbers a person sees. */
  skipped?: number;
  /** Joined cells of a workbook's sheet. */
  merges?: readonly Merge[];
  /** A comma too many moves every cell after it: then a wider row is refused whole. */
  mayShift: boolean;
}

/** @throws ImportRefused when there is no table in the rows. */
export function tableOf({
  file,
  sheet,
  rows: written,
  skipped = 0,
  merges = [],
  mayShift,
}: RowsAsRead): Table {
  const refuse = (expected: string, found: string, row: number | null = null) =>
    new ImportRefused({ file, row, column: null, expected, found });
  const head = headOf(written, merges);
  if (!head) throw refuse('a row of captions', 'an empty file');
  const rows = fillMerged(written, merges, head.first);
  const columns = [...head.columns];
  const body: TableRow[] = [];
  const leftOut: RowLeftOut[] = [];
  rows.forEach((cells, index) => {
    const row = index + 1 + skipped;
    const long = tooLong(file, row, cells, columns);
    if (long) throw long;
    if (index < head.first || isEmpty(cells)) return;
    const why = head.leftOut(cells);
    if (why !== null) {
      leftOut.push({
        row,
        why,
        text: cells
          .filter((cell) => cell.trim() !== '')
          .join(' ')
          .trim(),
      });
      return;
    }
    const extra = cells.slice(columns.length).some((cell) => cell.trim() !== '');
    if (extra && mayShift) {
      throw refuse(`${columns.length} columns, as the captions have`, `${cells.length}`, row);
    }
    if (extra) {
      for (let index = columns.length; index < cells.length; index += 1) {
        columns.push({ index, caption: '', key: `(${index + 1})` });
      }
    }
    body.push({ row, cells });
  });
  if (body.length === 0) throw refuse('rows below the captions', 'none');
  const { titles } = head;
  return {
    file,
    sheet,
    titles,
    leftOut,
    ...withBlockTitles({ sheet, titles, leftOut, ...withPupilsDown({ columns, rows: body }) }),
  };
}

export function openQuote(file: string, row: number): ImportRefused {
  return new ImportRefused({
    file,
    row,
    column: null,
    expected: 'every quotation mark to be closed',
    found: 'one that is not; the file may be cut off',
  });
}

/**
 * The captions and rows of a CSV text, whatever its delimiter.
 * @throws ImportRefused when it has no rows, or a quotation mark is never closed.
 */
export function readTable(text: string, file: string): Table {
  const hint = withoutHint(text);
  const { data, errors } = parse(hint.text, hint.delimiter);
  const open = errors.find(({ type }) => type === 'Quotes');
  if (open) throw openQuote(file, (open.row ?? 0) + 1 + hint.skipped);
  return tableOf({ file, sheet: null, rows: data, skipped: hint.skipped, mayShift: true });
}
