import { describe, expect, it } from 'vitest';
import { addDays, plainDateOf } from '@/lib/attendance/plain-date';
import { MarkTable } from '@/lib/messages/packed-marks';
import { ImportReader } from '@/lib/records/import/reader';
import { pupil } from './school';

const FIRST = plainDateOf('2025-09-01');
/** Letters of two and three bytes, which lie across the slices somewhere in a long file. */
const PUPILS = ['Zoë Ångström', 'Łukasz Żółć', 'Ava Adams'].map((name, at) =>
  pupil(name, '5B', { id: `p${at}`, arborStudentId: `p${at}` }),
);

function longFile(note: string): { text: string; expected: string[] } {
  const rows = ['Student,Date,Session,Mark,Comment'];
  const expected: string[] = [];
  for (let day = 0; day < 300; day += 1) {
    for (const { id, forename, surname } of PUPILS) {
      const date = addDays(FIRST, day);
      const code = (day * 7) % 11 === 0 ? 'N' : '/';
      rows.push(`"${surname}, ${forename}",${date},AM,${code},"${note.repeat(20)}\n""${day}"""`);
      expected.push(`${id} ${date} ${code}`);
    }
  }
  return { text: rows.join('\r\n'), expected: expected.sort() };
}

async function marksOf(file: Blob) {
  const seen: number[] = [];
  const reader = new ImportReader();
  const opened = await reader.open(file, 'long.csv');
  const { columns } = opened.byKind.marks;
  const read = await reader.read(
    {
      kind: 'marks',
      mapping: Object.fromEntries(columns.map(({ key, field }) => [key, field ?? ''])),
      tenant: 'oakfield',
      pupils: PUPILS,
      dateOrder: null,
      onePupil: null,
      today: plainDateOf('2026-11-25'),
    },
    (_share, rows) => seen.push(rows),
  );
  const marks = read.marks ? MarkTable.unpack(read.marks).rows() : [];
  const lines = marks.map(({ pupilId, date, code }) => `${pupilId} ${date} ${code}`).sort();
  return { opened, read, lines, seen };
}

describe('a long file of marks', () => {
  it('is read in slices, letters and quoted lines across them', async () => {
    const { text, expected } = longFile(
      'Grüße an Żółć, “hier” ist niemand wach geworden 😴 – später; ',
    );
    const { opened, read, lines, seen } = await marksOf(new Blob([text]));
    expect(opened.rows, 'the file is long enough to be read in slices').toBeNull();
    expect(read.problems).toEqual([]);
    expect(lines).toEqual(expected);
    expect(seen.length).toBeGreaterThan(1);
  });

  it('is read again as Windows-1252 where it turns out to be no UTF-8', async () => {
    const { text, expected } = longFile(
      'nobody answered, said the office when we rang, twice today; ',
    );
    const ascii = text.replace(/[^\p{ASCII}]/gu, 'o');
    const bytes = new Uint8Array([...new TextEncoder().encode(`${ascii}\r\n`), 0x22, 0xe9, 0x22]);
    const { opened, read, lines } = await marksOf(new Blob([bytes]));
    expect(opened.rows).toBeNull();
    expect(lines).toEqual(expected.filter((line) => line.startsWith('p2')));
    expect(read.problems.at(-1)?.found).toBe('"é"');
  });

  it('is refused at the row whose quotation mark is never closed', async () => {
    const { text } = longFile('nobody answered, said the office when we rang, twice today; ');
    await expect(marksOf(new Blob([`${text}\r\n"Adams, Ava,2026-01-01`]))).rejects.toThrow(
      /row \d+.*quotation mark/,
    );
  });
});
