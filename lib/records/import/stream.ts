/**
 * A long CSV file as it is read, so that hundreds of thousands of rows are never held together.
 * Papaparse's own streaming decodes each slice by itself and would break a letter that lies across two
 * (PapaParse#337).
 */
import Papa from 'papaparse';
import { encodingOf } from './decode';
import { RowCutter, type Cut, type Encoding } from './row-cutter';
import { openQuote } from './table';

export interface StreamOptions {
  file: string;
  delimiter: string;
  newline: '\r\n' | '\n' | '\r';
  encoding: string;
  onRows(rows: string[][], firstRow: number): void;
  onProgress?(share: number, rows: number): void;
}

/** An open quotation mark makes one row of the rest of the file. */
const LONGEST_ROW = 4_000_000;
/** Progress is told this often: the page draws it each time. */
const TOLD_EVERY = 500_000;

/** The text at the head of a file, whole letters only, and how it is to be read on. */
export function headText(bytes: Uint8Array): { text: string; encoding: string } {
  const encoding = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return { text, encoding };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

export function newlineOf(text: string): StreamOptions['newline'] {
  const [found] = /\r\n|\n|\r/.exec(text) ?? [];
  return found === '\r\n' || found === '\r' ? found : '\n';
}

/**
 * @returns the number of rows.
 * @throws TypeError where the encoding does not fit (read again as another), ImportRefused for an
 *   open quotation mark.
 */
export async function streamRows(blob: Blob, options: StreamOptions): Promise<number> {
  const { file, delimiter, newline, encoding, onRows, onProgress } = options;
  const own = encoding === 'windows-1252' ? encoding : 'utf-8';
  const cutter = new RowCutter(delimiter, newline, own);
  const utf8 = utf8Of(encoding);
  const lineEnd = newline === '\r' ? 0x0d : 0x0a;
  let pending: Uint8Array = new Uint8Array();
  let isHead = true;
  let row = 0;
  const take = (bytes: Uint8Array, isLast: boolean): void => {
    const all = joined(pending, utf8(bytes, isLast));
    if (isHead && all.length < MARK.length && !isLast) {
      pending = all;
      return;
    }
    let at = isHead && hasMark(all) ? MARK.length : 0;
    isHead = false;
    // No letter is cut in two at the end of a line.
    const end = isLast ? all.length : all.lastIndexOf(lineEnd) + 1;
    for (let isDone = at >= end; !isDone;) {
      const cut = cutter.cut(all, at, end, isLast) ?? parsed(all, at, end, isLast);
      onRows(cut.rows, row);
      row += cut.rows.length;
      ({ cursor: at, isDone } = cut);
    }
    pending = all.slice(at);
    if (pending.length > LONGEST_ROW) throw openQuote(file, row + 1);
  };
  /** What the cutter leaves: quotation marks that are closed late, or never. */
  const parsed = (all: Uint8Array, from: number, end: number, isLast: boolean): Cut => {
    const text = decoded(all.subarray(from, end), own);
    const parser = new Papa.Parser({ delimiter, newline });
    const { data, errors, meta } = parser.parse(text, 0, !isLast) as Papa.ParseResult<string[]>;
    const isOpen = errors.some(({ type }) => type === 'Quotes');
    if (isOpen && isLast) throw openQuote(file, row + data.length);
    const read = own === 'utf-8' ? encoder.encode(text.slice(0, meta.cursor)).length : meta.cursor;
    return { rows: data, cursor: isLast ? end : from + read, isDone: true };
  };
  // The browser reads on while these are cut; slices asked for one by one were waited for.
  const chunks = blob.stream().getReader();
  try {
    let [read, told] = [0, 0];
    for (;;) {
      const { done, value } = await chunks.read();
      if (done) break;
      take(value, false);
      read += value.length;
      if (read - told < TOLD_EVERY) continue;
      told = read;
      onProgress?.(Math.min(1, read / blob.size), row);
    }
    take(new Uint8Array(), true);
    onProgress?.(1, row);
    return row;
  } finally {
    await chunks.cancel();
  }
}

const encoder = new TextEncoder();
const MARK = [0xef, 0xbb, 0xbf];

function hasMark(bytes: Uint8Array): boolean {
  return MARK.every((byte, at) => bytes[at] === byte);
}

function decoded(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding, { fatal: encoding === 'utf-8', ignoreBOM: true }).decode(bytes);
}

/** UTF-16 is written anew as it comes. */
function utf8Of(encoding: string): (bytes: Uint8Array, isLast: boolean) => Uint8Array {
  if (!encoding.startsWith('utf-16')) return (bytes) => bytes;
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes, isLast) => encoder.encode(decoder.decode(bytes, { stream: !isLast }));
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other;
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
