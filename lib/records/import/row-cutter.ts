/**
 * Rows of plain CSV, for files of hundreds of thousands: a cell that says what a cell of its column
 * said before is that same string, neither made nor compared letter by letter again. Papaparse makes
 * seven strings of each row, which took half of the time of an import (tests/bench/import).
 *
 * Whatever is not plain is left to Papaparse: `cut` answers null. What it cuts, Papaparse cuts the
 * same (tests/unit/records/row-cutter.test.ts).
 */
const QUOTE = 0x22;
const [RETURN, LINE] = [0x0d, 0x0a];
const NOT_ASCII = 0x80;
/** Longer cells seldom come again. */
const LONGEST_KEPT = 32;
const KEPT = 1024;
/** Rows handed on together: few enough to be let go while they are young. */
const TOGETHER = 400;

export type Encoding = 'utf-8' | 'windows-1252';

export interface Cut {
  rows: string[][];
  /** Where the first row begins that is not among them. */
  cursor: number;
  /** Nothing more can be cut without what follows in the file. */
  isDone: boolean;
}

/** Cells of one column by a number made of their bytes; another of the same number takes its place. */
class KeptCells {
  private readonly bytes = new Uint8Array(KEPT * LONGEST_KEPT);
  private readonly lengths = new Uint8Array(KEPT);
  private readonly texts: string[] = [];

  get(hash: number, from: Uint8Array, start: number, length: number): string | undefined {
    const place = hash & (KEPT - 1);
    if (this.lengths[place] !== length) return undefined;
    const first = place * LONGEST_KEPT;
    for (let at = 0; at < length; at += 1) {
      if (this.bytes[first + at] !== from[start + at]) return undefined;
    }
    return this.texts[place];
  }

  set(hash: number, from: Uint8Array, start: number, length: number, text: string): void {
    const place = hash & (KEPT - 1);
    this.lengths[place] = length;
    this.bytes.set(from.subarray(start, start + length), place * LONGEST_KEPT);
    this.texts[place] = text;
  }
}

export class RowCutter {
  private readonly delimiter: number;
  private readonly newline: number;
  private readonly isPair: boolean;
  private readonly isPlain: boolean;
  private readonly decoder: TextDecoder;
  /** A letter for each byte, which is right for cells of ASCII in any part of a file. */
  private readonly letters = new TextDecoder('windows-1252');
  private readonly columns: KeptCells[] = [];
  private whole: { of: Uint8Array; text: string } | null = null;

  constructor(delimiter: string, newline: '\r\n' | '\n' | '\r', encoding: Encoding) {
    this.delimiter = delimiter.charCodeAt(0);
    this.newline = newline.charCodeAt(0);
    this.isPair = newline === '\r\n';
    this.isPlain = /^[,;\t|]$/.test(delimiter);
    this.decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8', ignoreBOM: true });
  }

  /**
   * The rows of `bytes` from `from` to `end`, some hundreds at a time. `isEnd`: the file ends there.
   * @throws TypeError for letters that are none in the encoding.
   */
  cut(bytes: Uint8Array, from: number, end: number, isEnd: boolean): Cut | null {
    const { delimiter, newline, isPair } = this;
    if (!this.isPlain) return null;
    const rows: string[][] = [];
    if (from === end) return { rows, cursor: from, isDone: true };
    let row: string[] = [];
    let cursor = from;
    let at = from;
    for (;;) {
      let start = at;
      let stop = at;
      let hash = 0;
      let all = 0;
      let isDoubled = false;
      if (at < end && bytes[at] === QUOTE) {
        start = at + 1;
        for (at = start; at < end; at += 1) {
          const byte = bytes[at] ?? 0;
          if (byte === QUOTE) {
            if (at + 1 >= end || bytes[at + 1] !== QUOTE) break;
            isDoubled = true;
            at += 1;
          }
          hash = (Math.imul(hash, 31) + byte) | 0;
          all |= byte;
        }
        // Never closed, or not yet; at the edge it may be the first of two.
        if (at >= end || (at + 1 === end && !isEnd)) {
          return isEnd ? null : { rows, cursor, isDone: true };
        }
        stop = at;
        at += 1;
      } else {
        for (; at < end; at += 1) {
          const byte = bytes[at] ?? 0;
          if (byte === delimiter) break;
          if (byte === newline && (!isPair || (at + 1 < end && bytes[at + 1] === LINE))) break;
          hash = (Math.imul(hash, 31) + byte) | 0;
          all |= byte;
        }
        stop = at;
      }
      if (at === end && !isEnd) return { rows, cursor, isDone: true };
      const isRowEnd =
        at < end && bytes[at] === newline && (!isPair || (at + 1 < end && bytes[at + 1] === LINE));
      if (at < end && !isRowEnd && bytes[at] !== delimiter) {
        // The two signs of a line's end may lie across the edge.
        const isSplit = !isEnd && isPair && bytes[at] === RETURN && at + 1 === end;
        return isSplit ? { rows, cursor, isDone: true } : null;
      }
      const length = stop - start;
      if (length === 0) row.push('');
      else if (length > LONGEST_KEPT) row.push(this.made(bytes, start, stop, all, isDoubled));
      else {
        const column = (this.columns[row.length] ??= new KeptCells());
        let text = column.get(hash, bytes, start, length);
        if (text === undefined) {
          // Made anew: engines would keep all of a longer string for a piece of it.
          text = this.madeAlone(bytes, start, stop, all, isDoubled);
          column.set(hash, bytes, start, length, text);
        }
        row.push(text);
      }
      if (at === end) {
        rows.push(row);
        return { rows, cursor: end, isDone: true };
      }
      at += isRowEnd && isPair ? 2 : 1;
      if (!isRowEnd) continue;
      rows.push(row);
      row = [];
      cursor = at;
      if (at === end || rows.length >= TOGETHER) return { rows, cursor, isDone: at === end };
    }
  }

  private madeAlone(
    bytes: Uint8Array,
    start: number,
    stop: number,
    all: number,
    isDoubled: boolean,
  ): string {
    const own = bytes.subarray(start, stop);
    const text = (all & NOT_ASCII) === 0 ? String.fromCharCode(...own) : this.decoder.decode(own);
    return isDoubled ? text.replaceAll('""', '"') : text;
  }

  private made(
    bytes: Uint8Array,
    start: number,
    stop: number,
    all: number,
    isDoubled: boolean,
  ): string {
    let text: string;
    if ((all & NOT_ASCII) !== 0) text = this.decoder.decode(bytes.subarray(start, stop));
    else {
      if (this.whole?.of !== bytes) this.whole = { of: bytes, text: this.letters.decode(bytes) };
      text = this.whole.text.slice(start, stop);
    }
    return isDoubled ? text.replaceAll('""', '"') : text;
  }
}
