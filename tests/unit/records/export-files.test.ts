import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import Papa from 'papaparse';
import readXlsx from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { ROLES } from '@/lib/casework/events';
import { calendarText, escapeText, fold, type CalendarEntry } from '@/lib/records/export/calendar';
import { disclosureFor } from '@/lib/records/export/confidential';
import { csvOf, harmless } from '@/lib/records/export/csv';
import { column, type Cell, type Sheet } from '@/lib/records/export/sheet';
import { xlsxOf } from '@/lib/records/export/xlsx';
import { runs } from '../runs';

const MADE = '2026-11-25T09:14:00.000Z';
const DAY = plainDateOf('2026-09-15');
const sheet = (rows: Cell[][], columns = 2): Sheet => ({
  name: 'Pupils',
  columns: Array.from({ length: columns }, (_, at) => column(`Column ${at + 1}`)),
  rows,
});

/** Leading characters that a spreadsheet takes for the start of a formula, or skips before one. */
const DANGEROUS = [
  '=1+1',
  '+447700900123',
  '-2',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1',
  '=a\nb',
];

describe('a CSV file', () => {
  it.each(DANGEROUS)('runs nothing: %j', (text) => {
    const [, row] = Papa.parse<string[]>(csvOf(sheet([[text, 'x']])).slice(1)).data;
    expect(row?.[0]).toBe(`'${text}`);
  });

  it.each(["O'Neill", '5B', 'a=b', '12/09 JB letter sent', ' = spaced'])(
    'leaves %j alone',
    (text) => {
      expect(harmless(text)).toBe(text);
    },
  );

  it('gives every cell back, whatever it holds, and none begins like a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string())), (rows) => {
        const text = csvOf(sheet(rows));
        expect(text.startsWith('\uFEFF')).toBe(true);
        const [, ...back] = Papa.parse<string[]>(text.slice(1), {
          skipEmptyLines: true,
          newline: '\r\n',
          delimiter: ',',
        }).data;
        expect(back).toEqual(rows.map((row) => row.map(harmless)));
        for (const cell of back.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
      { numRuns: runs(150) },
    );
  });

  it('writes dates so that no computer takes the day for the month, and numbers as numbers', () => {
    expect(csvOf(sheet([[{ date: DAY }, 88.2]])).split('\r\n')[1]).toBe('2026-09-15,88.2');
  });
});

describe('a workbook', () => {
  const xmlOf = (sheets: Sheet[]) => {
    const files = unzipSync(xlsxOf(sheets, MADE));
    return (name: string) => strFromU8(files[name] ?? new Uint8Array());
  };

  it.each(DANGEROUS)('holds %j as text, never as a formula', (text) => {
    const xml = xmlOf([sheet([[text, 'x']])])('xl/worksheets/sheet1.xml');
    expect(xml).not.toContain('<f');
    expect(xml).toContain('<c r="A2" s="3" t="inlineStr">');
    const styles = xmlOf([sheet([])])('xl/styles.xml').split('<cellXfs')[1] ?? '';
    expect(styles.split('<xf')[4]).toContain('quotePrefix="1"');
  });

  it('is well-formed whatever a cell holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const xml = xmlOf([sheet([[text, 'x']])])('xl/worksheets/sheet1.xml');
        const inside = /<c r="A2"[^>]*>(.*?)<\/c>/s.exec(xml)?.[1] ?? '';
        expect(inside.replace(/<\/?(?:is|t)(?: [^>]*)?>/g, '')).not.toMatch(
          /[<>]|&(?!(?:amp|lt|gt|quot|#13);)/,
        );
        // XML 1.0, production 2.
        expect(xml).toMatch(/^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u);
      }),
      { numRuns: runs(150) },
    );
  });

  it('is read by another library as it was meant', async () => {
    const cells: Cell[] = ['Zoë <b>&amp; "Co" 🦊', 'two\nlines', 88.2, { date: DAY }, '=1+1', null];
    const bytes = xlsxOf([sheet([cells], 6), sheet([['second', 'x']])], MADE);
    const [first, second] = await readXlsx(Buffer.from(bytes));
    expect(first?.data[1]).toEqual([
      'Zoë <b>&amp; "Co" 🦊',
      'two\nlines',
      88.2,
      new Date('2026-09-15T00:00:00Z'),
      '=1+1',
      null,
    ]);
    expect(second?.data[1]).toEqual(['second', 'x']);
  });

  it('cuts what no spreadsheet can hold, and says so', () => {
    const xml = xmlOf([sheet([['a'.repeat(40_000), 'x']])])('xl/worksheets/sheet1.xml');
    expect(/a{30000,}/.exec(xml)?.[0].length).toBeLessThan(32_768);
    expect(xml).toContain('cut: the CSV file has it whole');
  });

  it('has real dates, merged heads and a name that Excel takes', () => {
    const xml = xmlOf([
      {
        ...sheet([[{ date: DAY }, 'x']]),
        name: 'A/B: [long] name that goes on and on and on',
        above: [{ name: 'School', columns: 2 }],
      },
    ]);
    // 15 September 2026 in a spreadsheet's count of days.
    expect(xml('xl/worksheets/sheet1.xml')).toContain('<c r="A3" s="2"><v>46280</v></c>');
    expect(xml('xl/worksheets/sheet1.xml')).toContain('<mergeCell ref="A1:B1"/>');
    expect(/sheet name="([^"]*)"/.exec(xml('xl/workbook.xml'))?.[1]).toMatch(
      /^[^[\]:*?/\\]{1,31}$/,
    );
  });
});

describe('a calendar', () => {
  const entry = (more: Partial<CalendarEntry> = {}): CalendarEntry => ({
    kind: 'review',
    matter: 'review:2002:device-1',
    on: DAY,
    initials: 'K.M.',
    ...more,
  });
  const school = { tenant: 'oakfield', name: 'Oakfield; Primary, North' };

  it('is one event for each matter, on a whole day, with an id that stays', async () => {
    const text = await calendarText([entry(), entry({ kind: 'visit' })], school, MADE);
    const later = await calendarText([entry({ on: plainDateOf('2026-09-22') })], school, MADE);
    const uids = (ics: string) => [...ics.matchAll(/^UID:(.*)\r$/gm)].map(([, uid]) => uid);
    expect(uids(text)).toHaveLength(2);
    expect(uids(text)[0]).toBe(uids(later)[0]);
    expect(uids(text)[0]).not.toBe(uids(text)[1]);
    expect(text).toContain('DTSTART;VALUE=DATE:20260915\r\nDTEND;VALUE=DATE:20260916\r\n');
    expect(text).toContain('SUMMARY:Review K.M.\r\n');
    expect(text).toContain('X-WR-CALNAME:Attendance\\, Oakfield\\; Primary\\, North\r\n');
    expect(text).not.toContain('2002');
  });

  it('keeps every line to 75 octets and loses nothing by folding or escaping', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (words) => {
        const line = `SUMMARY:${escapeText(words)}`;
        const folded = fold(line);
        for (const piece of folded.split('\r\n')) {
          expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(75);
        }
        expect(folded.replaceAll('\r\n ', '')).toBe(line);
        const back = escapeText(words).replace(/\\([\\;,n])/g, (_all, sign: string) =>
          sign === 'n' ? '\n' : sign,
        );
        expect(back).toBe(words.replace(/\r\n?/g, '\n'));
      }),
      { numRuns: runs(150) },
    );
  });
});

describe('who may export what', () => {
  it.each(ROLES.map((role) => [role] as const))('%s gets nothing confidential unasked', (role) => {
    expect(disclosureFor(role, false)).toEqual({ workers: false, plans: false });
  });

  it.each([
    ['dsl', true, true],
    ['attendance', true, false],
    ['office', false, false],
    ['champion', false, false],
    ['head', false, false],
    [null, false, false],
  ] as const)('%s, having asked', (role, workers, plans) => {
    expect(disclosureFor(role, true)).toEqual({ workers, plans });
  });
});
