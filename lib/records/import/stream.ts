/**
 * A long CSV file in slices: decoded and parsed as it is read, so that hundreds of thousands of rows
 * are never held together. Papaparse's own streaming decodes each slice by itself and would break a
 * letter that lies across two (PapaParse#337), so the slices are decoded here.
 */
import Papa from 'papaparse';
import { encodingOf } from './decode';
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
/**
 * Letters parsed at once. Rows that are let go before the next ones come die young; in larger pieces
 * half of the time went into collecting them (tests/bench/import).
 */
const PIECE = 1 << 14;
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
  const decoder = new TextDecoder(encoding, { fatal: encoding !== 'windows-1252' });
  let rest = '';
  let row = 0;
  const take = (text: string, isLast: boolean): void => {
    let [from, size] = [0, PIECE];
    do {
      const piece = rest + text.slice(from, from + size);
      from += size;
      const isEnd = isLast && from >= text.length;
      const parser = new Papa.Parser({ delimiter, newline });
      const parsed = parser.parse(piece, 0, !isEnd) as Papa.ParseResult<string[]>;
      rest = isEnd ? '' : piece.slice(parsed.meta.cursor);
      if (rest.length > LONGEST_ROW) throw openQuote(file, row + parsed.data.length + 1);
      const isOpen = parsed.errors.some(({ type }) => type === 'Quotes');
      if (isOpen && isEnd) throw openQuote(file, row + parsed.data.length);
      onRows(parsed.data, row);
      row += parsed.data.length;
      // What is quoted over many lines is not looked through again with every few of them.
      size = parsed.data.length === 0 ? size * 2 : PIECE;
    } while (from < text.length);
  };
  // The browser reads on while these are parsed; slices asked for one by one were waited for.
  const bytes = blob.stream().getReader();
  try {
    let [read, told] = [0, 0];
    for (;;) {
      const { done, value } = await bytes.read();
      if (done) break;
      take(decoder.decode(value, { stream: true }), false);
      read += value.length;
      if (read - told < TOLD_EVERY) continue;
      told = read;
      onProgress?.(Math.min(1, read / blob.size), row);
    }
    take(decoder.decode(), true);
    onProgress?.(1, row);
    return row;
  } finally {
    await bytes.cancel();
  }
}
