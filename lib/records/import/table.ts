import Papa from 'papaparse';
import { ImportRefused } from './problem';
import { isKnownCaption } from './fields';

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
}

export interface Table {
  file: string;
  columns: readonly Column[];
  rows: readonly TableRow[];
}

const DELIMITERS = [',', ';', '\t'] as const;
/** Titles and dates of printing stand above the captions of many reports. */
const CAPTIONS_WITHIN = 10;
const SAMPLE = 40;

function parse(text: string, delimiter: string, preview = 0): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(text, { delimiter, preview, skipEmptyLines: false });
}

/** The one that cuts the first rows into the most columns, alike in most rows. */
function delimiterOf(text: string): string {
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
function withoutHint(text: string): { text: string; delimiter: string; skipped: number } {
  const hint = /^sep=(.)\r?\n/i.exec(text);
  if (!hint) return { text, delimiter: delimiterOf(text), skipped: 0 };
  return { text: text.slice(hint[0].length), delimiter: hint[1] ?? ',', skipped: 1 };
}

function isEmpty(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** The first row with two captions we know; else the first that is not empty. */
function captionsAt(rows: readonly (readonly string[])[]): number {
  const known = rows
    .slice(0, CAPTIONS_WITHIN)
    .findIndex((cells) => cells.filter(isKnownCaption).length >= 2);
  return known >= 0 ? known : rows.findIndex((cells) => !isEmpty(cells));
}

/** `15/09/2026` over `AM`, `PM`: merged heads, whose date stands in the first cell alone. */
function joinHeads(upper: readonly string[], lower: readonly string[]): string[] {
  let carried = '';
  return lower.map((cell, index) => {
    const above = (upper[index] ?? '').trim();
    if (above !== '') carried = above;
    return isSessionWord(cell) ? `${carried} ${cell.trim()}`.trim() : cell.trim() || above;
  });
}

function isSessionWord(cell: string): boolean {
  return /^(?:am|pm)$/i.test(cell.trim());
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

/**
 * The captions and rows of a CSV text, whatever its delimiter.
 * @throws ImportRefused when it has no rows, or a quotation mark is never closed.
 */
export function readTable(text: string, file: string): Table {
  const hint = withoutHint(text);
  const { data, errors } = parse(hint.text, hint.delimiter);
  const open = errors.find(({ type }) => type === 'Quotes');
  if (open) {
    throw new ImportRefused({
      file,
      row: (open.row ?? 0) + 1 + hint.skipped,
      column: null,
      expected: 'every quotation mark to be closed',
      found: 'one that is not; the file may be cut off',
    });
  }
  const at = captionsAt(data);
  const head = data[at];
  if (!head) {
    throw new ImportRefused({
      file,
      row: null,
      column: null,
      expected: 'a row of captions',
      found: 'an empty file',
    });
  }
  const next = data[at + 1];
  const twoHeads = next !== undefined && next.filter(isSessionWord).length >= 2;
  const columns = columnsOf(twoHeads ? joinHeads(head, next) : head);
  const first = at + (twoHeads ? 2 : 1);
  const rows = data
    .map((cells, index): TableRow => ({ row: index + 1 + hint.skipped, cells }))
    .slice(first)
    .filter(({ cells }) => !isEmpty(cells));
  for (const { row, cells } of rows) {
    const extra = cells.slice(columns.length).find((cell) => cell.trim() !== '');
    if (extra !== undefined) {
      throw new ImportRefused({
        file,
        row,
        column: null,
        expected: `${columns.length} columns, as the captions have`,
        found: `${cells.length}`,
      });
    }
  }
  if (rows.length === 0) {
    throw new ImportRefused({
      file,
      row: null,
      column: null,
      expected: 'rows below the captions',
      found: 'none',
    });
  }
  return { file, columns, rows };
}
