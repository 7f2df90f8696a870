import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { demonstrationSchool } from '@/lib/demonstration/school';
import { marksFile, marksGrid } from '@/tests/arbor/exports/marks';
import {
  pupilListAsSeen,
  pupilListForAlongside,
  senReport,
} from '@/tests/arbor/exports/pupil-list';

const school = demonstrationSchool('oakfield-demo', {
  date: plainDateOf('2026-09-15'),
  session: 'AM',
});

function tableOf(csv: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(csv, { skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
}

describe('the exports of the demonstration school', () => {
  it('write the custom report under the captions public code parses (arbor.md 4.1)', () => {
    const [head, ...rows] = tableOf(pupilListAsSeen(school));
    expect(head?.join('|')).toBe(
      'Globally Unique Student ID|Arbor Student ID|Legal First Name|Legal Last Name|Sex|Year group(s) this academic year|Date of Birth|Courses/classes|SEN status',
    );
    expect(rows).toHaveLength(420);
  });

  it('keep commas, quotes and markup of names as they are', () => {
    const rows = tableOf(pupilListForAlongside(school));
    expect(rows.some((row) => row[4] === '<b>Max</b>' && row[3] === 'Forrester')).toBe(true);
    expect(rows.some((row) => row[3] === 'Tables & "Sons"')).toBe(true);
  });

  it('name two columns alike in the SEN report, with a pupil on several rows', () => {
    const [head, ...rows] = tableOf(senReport(school));
    expect(head?.filter((caption) => caption === 'SEN status')).toHaveLength(2);
    expect(new Set(rows.map(([upn]) => upn)).size).toBeLessThan(rows.length);
  });

  it('write one row a mark, and the same marks as a grid', () => {
    const from = '2026-09-01';
    const [, ...long] = tableOf(marksFile(school, { from, dates: 'iso' }));
    const [head, ...grid] = tableOf(marksGrid(school, { from, dates: 'iso' }));
    const fromGrid = grid.flatMap((row) =>
      row
        .slice(3)
        .flatMap((code, at) => (code === '-' ? [] : [`${row[0]} ${head?.[at + 3]} ${code}`])),
    );
    const fromLong = long.map((row) => `${row[0]} ${row[3]} ${row[4]} ${row[5]}`);
    expect(fromGrid.sort()).toEqual(fromLong.sort());
    expect(fromLong.length).toBe(420 * 16);
  });
});
