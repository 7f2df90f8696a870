/** Whatever a file holds, it is answered with a refusal in words or with a result, and in time. */
import { beforeAll, describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import writeXlsx from 'write-excel-file/node';
import { isPlainDate, plainDateOf } from '@/lib/attendance/plain-date';
import { byDateRows } from '@/lib/records/import/by-date';
import { decodeText } from '@/lib/records/import/decode';
import { readIcs } from '@/lib/records/import/ics';
import { IMPORT_KINDS } from '@/lib/records/import/mapping';
import { readMarkWords } from '@/lib/records/import/mark-words';
import { ImportRefused } from '@/lib/records/import/problem';
import { ImportReader } from '@/lib/records/import/reader';
import { readNote } from '@/lib/records/import/tracker-notes';
import { readWorkbook } from '@/lib/records/import/workbook';
import { runs } from '../runs';
import { pupil } from './school';

const TODAY = plainDateOf('2026-11-25');
const KNOWN = [
  pupil('Ava Adams', '5B', { id: 'ava', upn: 'A123456789012' }),
  pupil('Kai Morgan', '5B'),
];

const cell = fc.oneof(
  { weight: 2, arbitrary: fc.string({ maxLength: 12 }) },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      '',
      'Ava Adams',
      'Adams, Ava',
      'A123456789012',
      '5B',
      'AM',
      'PM',
      '/',
      'N',
      'I02',
      '-',
      '15/09/2026',
      '03/04/2026',
      '15 Sep 2026 AM',
      '46279',
      '2026-09-15',
      '31/02/2026',
      'Year 5',
      'Total',
      'Yes',
      'no longer',
      'CP',
      '12/9 letter sent, no reply',
      'INSET',

      '=HYPERLINK("x")',
      '="007"',
      '\u202eevil',
      '<b>',
      '\u0000',
      '"',
      'half term',
      'w/c 14/9/26',
    ),
  },
);
const caption = fc.oneof(
  cell,
  fc.constantFrom(
    'Name',
    'UPN',
    'Form',
    'Date of Birth',
    'Date',
    'Session',
    'Mark',
    'Student',
    'SEN status',

    'Social worker',
    'CP plan',
    'Letter',
    'Pupil voice',
    'CSAWS letter',
    'Term',
    'Start',
    'End',
    '15/09/2026 AM',
    '15/09/2026',
    'Mon AM',
    'Contact name',
    'Telephone',
    'Comments',
  ),
);
const rowsOf = (one: fc.Arbitrary<string>, most: number) =>
  fc.array(fc.array(one, { maxLength: 7 }), { maxLength: most });
const text = fc
  .tuple(rowsOf(caption, 3), rowsOf(cell, 6), fc.constantFrom(',', ';', '\t', '|', '\n'))
  .map(([heads, rows, by]) => [...heads, ...rows].map((row) => row.join(by)).join('\r\n'));

async function readWhole(blob: Blob): Promise<void> {
  const reader = new ImportReader();
  const opened = await reader.open(blob, 'any.csv');
  for (const kind of IMPORT_KINDS) {
    const { columns } = opened.byKind[kind];
    const read = await reader.read({
      kind,
      mapping: Object.fromEntries(columns.map(({ key, field }) => [key, field ?? ''])),
      tenant: 'oakfield',
      pupils: KNOWN,
      dateOrder: null,
      onePupil: null,
      today: TODAY,
    });
    for (const { date } of read.marks?.sessions ?? []) expect(isPlainDate(date)).toBe(true);
    for (const { date } of read.events) expect(isPlainDate(date) && date <= TODAY).toBe(true);
    for (const { pupilId } of read.events) expect(KNOWN.map(({ id }) => id)).toContain(pupilId);
    for (const id of read.marks?.pupils ?? []) expect(KNOWN.map(({ id }) => id)).toContain(id);
  }
}

async function refusedOrRead(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    expect(error).toBeInstanceOf(ImportRefused);
    expect((error as Error).message).toMatch(/expected .+, found .+\./);
  }
}

describe('hostile files', () => {
  it('any table, read as anything (property)', async () => {
    await fc.assert(
      fc.asyncProperty(text, (said) => refusedOrRead(() => readWhole(new Blob([said])))),
      { numRuns: runs(2000) },
    );
  });

  it('any web page, live feed or page of dates (property)', async () => {
    const markup = fc.constantFrom(
      '<table>',
      '</table>',
      '<tr>',
      '</tr>',
      '<td colspan="2">',
      '<td rowspan=9999>',
      "<th title='>'>",
      '</td>',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '<td "',
      '&#x110000;',
      '&eacute;',
      'Adams, Ava',
      '15/09/2026 AM',
      'Name',
      '/',
    );
    const prose = fc.constantFrom(
      'Autumn term: ',
      'Half term',
      '2 September 2026',
      ' to ',
      ' and ',
      '26 October',
      '\n',
      'INSET ',
      '31 February 2027',
    );
    const feed = fc.json({ maxDepth: 3 }).map((one) => `[{"Name":"Adams, Ava","x":${one}}]`);
    const pages = fc.oneof(
      fc.array(markup, { maxLength: 25 }).map((parts) => `<html><table>${parts.join('')}`),
      fc.array(prose, { maxLength: 14 }).map((parts) => parts.join('')),
      feed,
    );
    await fc.assert(
      fc.asyncProperty(pages, (said) => refusedOrRead(() => readWhole(new Blob([said])))),
      { numRuns: runs(1000) },
    );
  });

  it('a page made to be read for ever is read at once', async () => {
    // A megabyte in which every tag is open: work that grew with its square would take hours.
    for (const part of ['<td "', '<!--', "<td title='", '<table><tr><td>']) {
      const said = `<html><table>${part.repeat(1_000_000 / part.length)}`;
      await refusedOrRead(() => new ImportReader().open(new Blob([said]), 'x.xls'));
    }
  });

  it('any bytes (property)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        await refusedOrRead(() => decodeText(bytes, 'x'));
        await refusedOrRead(() => readWhole(new Blob([new Uint8Array(bytes)])));
      }),
      { numRuns: runs(500) },
    );
  });

  it('any calendar file, page or note (property)', async () => {
    const line = fc.constantFrom(
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'END:VEVENT',
      'END:VCALENDAR',
      'SUMMARY:Autumn term',
      'DTSTART;VALUE=DATE:20260902',
      'DTEND:2026',
      'DTEND;VALUE=DATE:20261024',
      ' folded',
      '',
      '21 Sep 2026 AM',
      'Present',
      '22 Sep 2026 PM: I',
      'Week 3',
    );
    const note = fc.array(
      fc.constantFrom('12/9', 'sent', '5 Oct', ';', 'HV', 'not needed', '2026', '30/2', '\n', '.'),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), note, async (lines, words) => {
        await refusedOrRead(() => readIcs(lines.join('\r\n'), 'x.ics'));
        byDateRows(lines.join('\n'));
        const options = { caption: 'Letter', year: { from: plainDateOf('2026-08-01'), to: TODAY } };
        const said = words.join(' ');
        const read = readNote(said, {
          ...options,
          step: 'letter',
          order: 'day-first',
          today: TODAY,
        });
        for (const { date } of read.events) expect(date <= TODAY).toBe(true);
        // Nothing is dropped: what became no event is listed.
        if (said.trim().replace(/[;\s.]/g, '') !== '') {
          expect(read.events.length + read.unread.length).toBeGreaterThan(0);
        }
        readMarkWords(said, 'AM');
      }),
      { numRuns: runs(2000) },
    );
  });

  describe('workbooks', () => {
    let good = new Uint8Array();
    beforeAll(async () => {
      const rows = [
        ['Name', 'Form'],
        ['Ava Adams', '5B'],
      ];
      const cells = rows.map((row) => row.map((value) => ({ value, type: String })));
      good = new Uint8Array(await writeXlsx(cells).toBuffer());
    });

    it('with bytes changed or cut off (property)', async () => {
      const changes = fc.array(fc.tuple(fc.nat(4000), fc.nat(255)), { maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(changes, fc.option(fc.nat(4000)), async (places, cut) => {
          const bytes = good.slice(0, cut === null ? good.length : cut % good.length);
          for (const [at, byte] of places) bytes[at % Math.max(1, bytes.length)] = byte;
          await refusedOrRead(() => readWorkbook(bytes, 'x.xlsx'));
        }),
        { numRuns: runs(200) },
      );
    });
  });
});
