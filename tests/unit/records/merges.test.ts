import { describe, expect, it } from 'vitest';
import { fillMerged } from '@/lib/records/import/merges';

describe('cells that a workbook has joined', () => {
  it('are filled as in a real sheet, and not for ever where thousands lie over each other', () => {
    const blank = () => Array.from({ length: 100 }, () => '');
    const rows = Array.from({ length: 1000 }, blank);
    rows[0]?.splice(0, 2, 'Week 1', 'Form');
    rows[1]?.splice(0, 3, '', 'Mon', 'Tue');
    const small = { top: 1, left: 1, bottom: 2, right: 1 };
    const whole = { top: 0, left: 0, bottom: 999, right: 99 };
    expect(fillMerged(rows, [whole, small], 0)[2]?.[1]).toBe('Mon');
    const hostile = Array.from({ length: 20_000 }, () => whole);
    expect(fillMerged(rows, [...hostile, small], 0)[2]?.[1]).toBe('Week 1');
  });
});
