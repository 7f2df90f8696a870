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

const SLICE = 1 << 20;
/** An open quotation mark makes one row of the rest of the file. */
const LONGEST_ROW = 4_000_000;
/**
 * Letters parsed at once. Rows that are let go before the next ones come die young; in larger pieces
 * half of the time went into collecting them (tests/bench/import).
 */
const PIECE = 1 << 16;

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
  const sliceAt = (at: number) => blob.slice(at, at + SLICE).arrayBuffer();
  let coming = sliceAt(0);
  for (let at = 0; at < blob.size || at === 0; at += SLICE) {
    const isLast = at + SLICE >= blob.size;
    const bytes = await coming;
    // Read on while these are parsed: waiting for slices took a third of the time.
    if (!isLast) coming = sliceAt(at + SLICE);
    const text = decoder.decode(bytes, { stream: !isLast });
    for (let from = 0; from < text.length || from === 0; from += PIECE) {
      const isEnd = isLast && from + PIECE >= text.length;
      const piece = rest + text.slice(from, from + PIECE);
      const parser = new Papa.Parser({ delimiter, newline });
      const parsed = parser.parse(piece, 0, !isEnd) as Papa.ParseResult<string[]>;
      rest = isEnd ? '' : piece.slice(parsed.meta.cursor);
      if (rest.length > LONGEST_ROW) throw openQuote(file, row + parsed.data.length + 1);
      const isOpen = parsed.errors.some(({ type }) => type === 'Quotes');
      if (isOpen && isEnd) throw openQuote(file, row + parsed.data.length);
      onRows(parsed.data, row);
      row += parsed.data.length;
    }
    onProgress?.(Math.min(1, (at + SLICE) / blob.size), row);
  }
  return row;
}
