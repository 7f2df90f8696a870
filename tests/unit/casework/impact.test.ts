import { describe, expect, it } from 'vitest';
import { SchoolCalendar } from '@/lib/attendance/calendar';
import { plainDateOf, type PlainDate } from '@/lib/attendance/plain-date';
import { impactOf } from '@/lib/casework/impact';

const calendar = SchoolCalendar.from({
  years: [
    {
      label: '2026/27',
      terms: [
        { from: '2026-09-03', to: '2026-10-23' },
        { from: '2026-11-03', to: '2026-12-18' },
      ],
    },
  ],
});

const STEP = { step: 'letter', eventId: 'd1:1', on: plainDateOf('2026-10-14') } as const;

/** An invented pupil: 8 of 10 attended in each school week to the step, 9 of 10 after it. */
function attendance(from: PlainDate, to: PlainDate) {
  const weeks = calendar.weeks.filter((monday) => monday >= from && monday <= to);
  const better = weeks.filter((monday) => monday > '2026-10-14').length;
  return { possible: 10 * weeks.length, attended: 8 * weeks.length + better };
}

function impact(
  asOf: string,
  between = attendance as (from: PlainDate, to: PlainDate) => ReturnType<typeof attendance> | null,
) {
  return impactOf(STEP, 4, calendar, between, plainDateOf(asOf));
}

describe('what a step of Wed 14 Oct changed', () => {
  it('compares the four school weeks before its week with the four after, over half term', () => {
    expect(impact('2026-11-30')).toMatchObject({
      verdict: 'known',
      before: { from: '2026-09-14', to: '2026-10-11', possible: 40, attended: 32, schoolWeeks: 4 },
      after: { from: '2026-10-19', to: '2026-11-22', possible: 40, attended: 36, schoolWeeks: 4 },
      changeTenths: 100,
    });
  });

  it.each([
    ['2026-11-21', 'too-early'],
    ['2026-11-22', 'known'],
  ])('on %s, about the end of the fourth week, is %s', (asOf, verdict) => {
    expect(impact(asOf).verdict).toBe(verdict);
  });

  it('says how far it has got while it is too early, and gives no change', () => {
    expect(impact('2026-11-04')).toMatchObject({
      verdict: 'too-early',
      after: { from: '2026-10-19', to: '2026-11-04', schoolWeeks: 2, possible: 20 },
      changeTenths: null,
    });
    expect(impact('2026-10-14')).toMatchObject({ verdict: 'too-early', after: null });
  });

  it('uses the weeks there are where the calendar begins later, and says how many', () => {
    const early = { ...STEP, on: plainDateOf('2026-09-16') };
    expect(impactOf(early, 4, calendar, attendance, plainDateOf('2026-10-18'))).toMatchObject({
      verdict: 'known',
      before: { schoolWeeks: 2 },
      after: { schoolWeeks: 4 },
    });
  });

  it.each([
    ['the marks are missing', () => null],
    ['no session was possible', () => ({ possible: 0, attended: 0 })],
  ])('cannot be told where %s', (_, between) => {
    expect(impact('2026-11-30', between)).toMatchObject({
      verdict: 'cannot-tell',
      changeTenths: null,
    });
  });
});
