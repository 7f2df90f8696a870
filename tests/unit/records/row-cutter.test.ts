/** The quick way to cut a long file against Papaparse, however the file comes in pieces. */
import Papa from 'papaparse';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ImportRefused } from '@/lib/records/import/problem';
import { streamRows } from '@/lib/records/import/stream';
import { runs } from '../runs';

type Newline = '\r\n' | '\n' | '\r';

/** A file that arrives in pieces of these lengths, again and again. */
function fileOf(bytes: Uint8Array, lengths: readonly number[]): Blob {
  const stream = () => {
    let at = 0;
    let turn = 0;
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        if (at >= bytes.length) return controller.close();
        const length = lengths[turn % lengths.length] ?? 1;
        controller.enqueue(bytes.slice(at, at + length));
        at += length;
        turn += 1;
      },
    });
  };
  return Object.assign(new Blob([new Uint8Array(bytes)]), { stream });
}

async function cut(blob: Blob, delimiter: string, newline: Newline, encoding = 'utf-8') {
  const rows: string[][] = [];
  await streamRows(blob, {
    file: 'long.csv',
    delimiter,
    newline,
    encoding,
    onRows(some, first) {
      expect(first, 'rows are counted from the first').toBe(rows.length);
      rows.push(...some);
    },
  });
  return rows;
}

function papaparsed(text: string, delimiter: string, newline: Newline) {
  const parser = new Papa.Parser({ delimiter, newline });
  const { data, errors } = parser.parse(text, 0, false) as Papa.ParseResult<string[]>;
  // It makes an empty row of the end of the last line.
  const last = data.at(-1);
  const rows = text.endsWith(newline) && last?.length === 1 && last[0] === '' ? -1 : data.length;
  return { rows: data.slice(0, rows), isOdd: errors.some(({ type }) => type === 'Quotes') };
}

const plain = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('', '/', 'AM', 'Ava Adams', '15/09/2026', 'Zoë', '😴') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('"Adams, Ava"', '"said ""no"""', '""', '"two\r\nlines"'),
  },
  { weight: 1, arbitrary: fc.constantFrom('5" nails', 'x'.repeat(40), '\r', '\ufeff') },
);
/** Quotation marks closed late, or never, are Papaparse's own to judge. */
const any = fc.oneof(
  { weight: 6, arbitrary: plain },
  { weight: 1, arbitrary: fc.constantFrom('"late" ', '"open', '"odd"ly"') },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 5 }) },
);
const tableOf = (cell: fc.Arbitrary<string>) =>
  fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 12 });
const table = fc.oneof(tableOf(plain), tableOf(any));
const pieces = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 });

describe('rows of a long file', () => {
  it('are those that Papaparse reads, wherever its pieces end (property)', async () => {
    const delimiters = fc.constantFrom(',', ';', '\t', '|');
    const newlines = fc.constantFrom<Newline>('\r\n', '\n', '\r');
    await fc.assert(
      fc.asyncProperty(
        table,
        delimiters,
        newlines,
        pieces,
        fc.boolean(),
        async (cells, delimiter, newline, lengths, hasEnd) => {
          const text = cells.map((row) => row.join(delimiter)).join(newline);
          const whole = hasEnd && text !== '' ? text + newline : text;
          const bytes = new TextEncoder().encode(whole);
          const { rows, isOdd } = papaparsed(whole.replace(/^\ufeff/, ''), delimiter, newline);
          try {
            const found = await cut(fileOf(bytes, lengths), delimiter, newline);
            if (!isOdd) expect(found).toEqual(rows);
          } catch (error) {
            if (!isOdd || !(error instanceof ImportRefused)) throw error;
          }
        },
      ),
      { numRuns: runs(2000) },
    );
  });

  it('are the same in UTF-16 and in Windows-1252', async () => {
    const text = 'Zoë,"Müller, Åsa",5B\r\nAva,"said ""no""",5B';
    const rows = [
      ['Zoë', 'Müller, Åsa', '5B'],
      ['Ava', 'said "no"', '5B'],
    ];
    const codes = [...text].map((letter) => letter.charCodeAt(0));
    const single = Uint8Array.from(codes);
    const double = Uint8Array.from([0xfeff, ...codes].flatMap((code) => [code & 255, code >> 8]));
    expect(await cut(fileOf(single, [3]), ',', '\r\n', 'windows-1252')).toEqual(rows);
    expect(await cut(fileOf(double, [3]), ',', '\r\n', 'utf-16le')).toEqual(rows);
  });

  it('begin behind a mark at the head of the file, however it arrives', async () => {
    const bytes = new TextEncoder().encode('\ufeffName,Form\nAva,5B\n');
    const rows = [
      ['Name', 'Form'],
      ['Ava', '5B'],
    ];
    expect(await cut(fileOf(bytes, [1]), ',', '\n')).toEqual(rows);
    expect(await cut(fileOf(bytes, [100]), ',', '\n')).toEqual(rows);
  });

  it('are told apart though they begin alike and are long', async () => {
    const long = 'a note of more than thirty-two letters, number';
    const lines = Array.from({ length: 3000 }, (_, at) => `${at},"${long} ${at % 7}",Kai${at % 5}`);
    const bytes = new TextEncoder().encode(lines.join('\n'));
    const rows = await cut(fileOf(bytes, [1000]), ',', '\n');
    expect(rows).toHaveLength(3000);
    expect(rows[2999]).toEqual(['2999', `${long} 3`, 'Kai4']);
    expect(rows.every(([id], at) => id === String(at))).toBe(true);
  });
});
