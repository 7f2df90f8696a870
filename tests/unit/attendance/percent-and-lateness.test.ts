import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latenessOverDays, latenessRecorded } from '@/lib/attendance/lateness';
import {
  absenceText,
  attendanceText,
  bandOf,
  leastMissed,
  statusOf,
  tenthsOf,
} from '@/lib/attendance/percent';

const LIMITS = { persistentAbsencePercent: 10, severeAbsencePercent: 50 };

describe('percentages', () => {
  it.each([
    [3, 4, '75.0%', '25.0%'],
    [226, 251, '90.0%', '10.0%'],
    [12, 17, '70.6%', '29.4%'],
    [0, 2, '0.0%', '100.0%'],
    [0, 0, null, null],
    // Half up, each on its own: together 100.1.
    [1, 2000, '0.1%', '100.0%'],
    [1999, 2000, '100.0%', '0.1%'],
  ])('%i of %i is %s attendance, %s absence', (attended, possible, attendance, absence) => {
    expect(attendanceText({ attended, possible })).toBe(attendance);
    expect(absenceText({ attended, possible })).toBe(absence);
  });

  it('are never further than half a tenth from the truth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.nat(2000), (whole, part) => {
        fc.pre(part <= whole);
        const error = (tenthsOf(part, whole) ?? Number.NaN) - (1000 * part) / whole;
        expect(error).toBeGreaterThan(-0.5 - 1e-9);
        expect(error).toBeLessThan(0.5 + 1e-9);
      }),
    );
  });
});

describe('status', () => {
  it.each([
    [20, 1, 'OK'],
    [20, 2, 'PA'],
    [251, 25, 'OK'],
    [251, 26, 'PA'],
    [380, 37, 'OK'],
    [380, 38, 'PA'],
    [380, 189, 'PA'],
    [380, 190, 'SA'],
    [0, 0, 'n/a'],
  ])('of %i possible, %i absent: %s', (possible, absent, status) => {
    expect(statusOf(possible, absent, LIMITS)).toBe(status);
  });
});

describe('a limit that a school has set', () => {
  it('is reached exactly, at every tenth of a per cent and every number of sessions', () => {
    for (let tenths = 1; tenths <= 1000; tenths += 1) {
      for (let possible = 1; possible <= 420; possible += 1) {
        // The least whole number of sessions at or above the share, without a fraction anywhere.
        const least = Math.floor((tenths * possible + 999) / 1000);
        const limits = { persistentAbsencePercent: tenths / 10, severeAbsencePercent: 101 };
        if (
          statusOf(possible, least, limits) !== 'PA' ||
          statusOf(possible, least - 1, limits) !== 'OK' ||
          leastMissed(tenths / 10, possible) !== least
        )
          expect.fail(`${tenths / 10}% of ${possible} is ${least} sessions`);
      }
    }
  });
});

describe('bands', () => {
  const bands = [
    { label: 'expected', atOrAboveTenths: 950 },
    { label: 'at risk', atOrAboveTenths: 901 },
    { label: 'low', atOrAboveTenths: 0 },
  ];

  it.each([
    [100, 95, 'expected'],
    // Shows as 95.0 %, and is not.
    [2001, 1900, 'at risk'],
    [100, 91, 'at risk'],
    [100, 90, 'low'],
    [100, 0, 'low'],
    [0, 0, null],
  ])('of %i possible, %i attended: %s', (possible, attended, label) => {
    expect(bandOf({ possible, attended }, bands)?.label ?? null).toBe(label);
    expect(bandOf({ possible, attended }, [...bands].reverse())?.label ?? null).toBe(label);
  });

  it('may begin just above their limit', () => {
    const above = [{ label: 'at risk', atOrAboveTenths: 900, exclusive: true }];
    expect(bandOf({ possible: 10, attended: 9 }, above)).toBeNull();
    expect(bandOf({ possible: 1000, attended: 901 }, above)?.label).toBe('at risk');
  });

  it('leave out whoever is below them all', () => {
    expect(bandOf({ possible: 10, attended: 1 }, bands.slice(0, 2))).toBeNull();
  });
});

describe('lateness', () => {
  // attendance-rules.md section 2.7; the Standard prints 19 days beside 25 minutes, which is 30.
  it.each([
    [5, 300, 32, '5 minutes × 190 days ÷ 300 minutes a day = 3.2 days'],
    [10, 300, 63, '10 minutes × 190 days ÷ 300 minutes a day = 6.3 days'],
    [15, 300, 95, '15 minutes × 190 days ÷ 300 minutes a day = 9.5 days'],
    [20, 300, 127, '20 minutes × 190 days ÷ 300 minutes a day = 12.7 days'],
    [25, 300, 158, '25 minutes × 190 days ÷ 300 minutes a day = 15.8 days'],
    [30, 300, 190, '30 minutes × 190 days ÷ 300 minutes a day = 19.0 days'],
    [25, 390, 122, '25 minutes × 190 days ÷ 390 minutes a day = 12.2 days'],
  ])('%i minutes late each day of %i minutes', (minutes, dayLength, tenths, formula) => {
    expect(latenessOverDays(minutes, 190, dayLength)).toMatchObject({ tenths, formula });
  });

  it('adds up what was recorded', () => {
    expect(latenessRecorded([12, 30, 258], 300)).toEqual({
      minutes: 300,
      days: 1,
      tenths: 10,
      formula: '300 minutes ÷ 300 minutes a day = 1.0 day',
    });
    expect(latenessRecorded([], 300)).toMatchObject({ minutes: 0, tenths: 0 });
  });

  it.each([
    [() => latenessOverDays(-1, 190, 300)],
    [() => latenessOverDays(5, 190, 0)],
    [() => latenessRecorded([Number.NaN], 300)],
  ])('refuses what is no time', (compute) => {
    expect(compute).toThrow(RangeError);
  });
});
