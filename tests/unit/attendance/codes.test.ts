import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ATTENDANCE_CODES, countedCode, readCode } from '@/lib/attendance/codes';
import { codeAtIndex, indexOfCode, NO_MARK, UNREAD } from '@/lib/attendance/code-index';
import { plainDateOf } from '@/lib/attendance/plain-date';

const FACTS = readFileSync(new URL('./fixtures/attendance-codes.csv', import.meta.url), 'utf8');

/** One line of the fixture, cells in quotes as they are; an empty last column stays. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
    .map(([, cell = '']) => cell.replace(/^"|"$/g, ''))
    .slice(0, 13);
}

const today = plainDateOf('2026-09-15');
const before2024 = plainDateOf('2023-11-14');

describe('the table of codes', () => {
  it('says just what the facts of attendance-codes.csv say', () => {
    const [header = '', ...lines] = FACTS.trim().split('\n');
    const columns = cellsOf(header);
    const facts = lines.map((line) => {
      const cells = cellsOf(line);
      return Object.fromEntries(columns.map((name, place) => [name, cells[place] ?? '']));
    });
    expect(facts).toHaveLength(46);
    expect(
      ATTENDANCE_CODES.map((code) => ({
        code: code.code,
        name: code.name,
        category: code.category.replaceAll('-', '_'),
        possible_session: `${code.possible}`,
        attending: `${code.attending}`,
        authorised_absence: `${code.authorised}`,
        unauthorised_absence: `${code.unauthorised}`,
        counts_to_penalty_threshold: `${code.countsToPenaltyThreshold}`,
        unexplained: `${code.unexplained}`,
        physically_present: `${code.physicallyPresent}`,
        needs_confirmation: `${code.needsConfirmation}`,
        valid_from: code.validFrom as string,
        valid_to: code.validTo ?? '',
      })),
    ).toEqual(
      facts.map((row) => ({
        ...row,
        name: row['name']?.replace(/^RETIRED(?: sub-code)?: /, ''),
      })),
    );
  });

  it('gives every code a source', () => {
    expect(ATTENDANCE_CODES.filter(({ source }) => source === '')).toEqual([]);
  });

  it('gives every code a byte of its own', () => {
    const bytes = ATTENDANCE_CODES.map(({ code }) => indexOfCode(code));
    expect(new Set([...bytes, NO_MARK, UNREAD]).size).toBe(ATTENDANCE_CODES.length + 2);
    expect(bytes.map((byte) => codeAtIndex(byte))).toEqual(ATTENDANCE_CODES);
    expect(codeAtIndex(NO_MARK)).toBeUndefined();
    expect(codeAtIndex(UNREAD)).toBeUndefined();
    expect(() => indexOfCode('A')).toThrow(/"A" is not/);
  });
});

describe('reading a cell', () => {
  it.each([
    ['/', today, 'known', '/'],
    ['\\', today, 'known', '\\'],
    [' I ', today, 'known', 'I'],
    ['i', today, 'known', 'I'],
    ['c2', today, 'known', 'C2'],
    ['#', today, 'known', '#'],
    // Local sub-codes count as their parent, whether anybody has seen them before or not.
    ['I02', today, 'sub-code', 'I'],
    ['X01', today, 'sub-code', 'X'],
    ['I9', today, 'sub-code', 'I'],
    ['M01', today, 'sub-code', 'M'],
    ['C21', today, 'sub-code', 'C2'],
    ['Y41', today, 'sub-code', 'Y4'],
    ['x06', today, 'sub-code', 'X'],
    // Retired codes: understood to their last day, refused from the next.
    ['H', plainDateOf('2024-08-18'), 'known', 'H'],
    ['H', plainDateOf('2024-08-19'), 'refused', null],
    ['J', before2024, 'known', 'J'],
    ['J', today, 'refused', null],
    ['Y', before2024, 'known', 'Y'],
    ['Y9', today, 'refused', null],
    ['F', plainDateOf('2013-08-31'), 'known', 'F'],
    ['F', plainDateOf('2013-09-01'), 'refused', null],
    // Before the regulations of 2024 these were local to what was split later.
    ['C2', plainDateOf('2024-08-18'), 'sub-code', 'C'],
    ['C2', plainDateOf('2024-08-19'), 'known', 'C2'],
    ['J1', before2024, 'sub-code', 'J'],
    ['K', before2024, 'refused', null],
    // The start of the older codes is nominal.
    ['I', plainDateOf('2005-01-10'), 'known', 'I'],
    ['', today, 'no-mark', null],
    ['   ', today, 'no-mark', null],
    ['-', today, 'no-mark', null],
    ['–', today, 'no-mark', null],
    ['*', today, 'no-mark', null],
    ['!', today, 'no-mark', null],
    ['@', today, 'no-mark', null],
    ['0', today, 'no-mark', null],
    ['12', today, 'no-mark', null],
    ['A', today, 'unknown', null],
    ['?', today, 'unknown', null],
    ['IX', today, 'unknown', null],
    ['Absent', today, 'unknown', null],
    ['A01', today, 'unknown', null],
    ['//', today, 'unknown', null],
  ])('%j on %s is %s, counted as %s', (text, date, kind, counted) => {
    const reading = readCode(text, date);
    expect(reading.kind).toBe(kind);
    expect(countedCode(reading)?.code ?? null).toBe(counted);
    expect(reading.verbatim).toBe(text.trim());
  });

  it('says why it refuses', () => {
    expect(readCode('H', today)).toMatchObject({ why: 'retired', code: { code: 'H' } });
    expect(readCode('K', before2024)).toMatchObject({ why: 'not-yet-in-force' });
  });
});
