import { describe, expect, it } from 'vitest';
import { SchoolCalendar } from '@/lib/attendance/calendar';
import { forecastPenalty, forecastStatus } from '@/lib/attendance/forecast';
import { AttendanceHistory, type Mark } from '@/lib/attendance/history';
import { absencePatterns, hypergeometricTail } from '@/lib/attendance/patterns';
import { plainDateOf, weekday, type PlainDate } from '@/lib/attendance/plain-date';
import type { Session } from '@/lib/attendance/session';
import { prepareStatistics, takeStatistics } from '@/lib/attendance/statistics';
import { CALENDAR } from './golden-fixture';
import { FACTS, RULES } from './rules';

const calendar = SchoolCalendar.from(CALENDAR);
const facts = { ...FACTS, startDate: plainDateOf('2026-09-03') };

/** Present but on the days that `codeOn` names, up to the end of `date`. */
function pupil(date: string, codeOn: (date: PlainDate, day: number) => string | null) {
  const asOf: Session = { date: plainDateOf(date), session: 'PM' };
  const marks: Mark[] = calendar
    .schoolDaysBetween(plainDateOf('2026-06-01'), asOf.date)
    .flatMap((day) => {
      const code = codeOn(day, calendar.dayIndex(day));
      return [
        { date: day, session: 'AM' as const, code: code ?? '/' },
        { date: day, session: 'PM' as const, code: code ?? '\\' },
      ];
    });
  const history = AttendanceHistory.of(calendar, marks);
  const plan = prepareStatistics(calendar, asOf, RULES);
  return { history, plan, statistics: takeStatistics(plan, history, facts) };
}

const within =
  (from: string, to: string, code: string) =>
  (date: PlainDate): string | null =>
    from <= date && date <= to ? code : null;

describe('what is left before persistent absence', () => {
  it('is 38 of the 380 sessions of the year, less those missed', () => {
    const { plan, statistics } = pupil('2026-09-18', within('2026-09-14', '2026-09-14', 'I'));
    expect(forecastStatus(plan, statistics, facts, 10)).toMatchObject({
      sessionsInYear: 380,
      reachedAt: 38,
      sessionsLeft: 36,
      standsNow: false,
      clearsAfter: null,
    });
    expect(forecastStatus(plan, statistics, facts, 50)).toMatchObject({ reachedAt: 190 });
  });

  it('and the day it clears: 12 missed are less than a tenth of 121', () => {
    const { plan, statistics } = pupil('2026-09-14', within('2026-09-07', '2026-09-14', 'I'));
    expect(statistics).toMatchObject({ possible: 16, attended: 4, status: 'SA' });
    const persistent = forecastStatus(plan, statistics, facts, 10);
    // 16 so far, so the 105th session from Tue 15 Sep on: 12 missed of 121.
    expect(persistent.clearsAfter).toEqual(
      calendar.sessionAt(
        calendar.sessionIndex({ date: plainDateOf('2026-09-14'), session: 'PM' }) + 105,
      ),
    );
    // 12 of 24 are severe, 12 of 25 are not.
    expect(forecastStatus(plan, statistics, facts, 50).clearsAfter).toEqual({
      date: '2026-09-21',
      session: 'AM',
    });
  });

  it('is nothing once the year cannot end otherwise', () => {
    const { plan, statistics } = pupil('2027-07-16', within('2026-09-07', '2026-10-23', 'I'));
    expect(forecastStatus(plan, statistics, facts, 10)).toMatchObject({
      sessionsLeft: 0,
      standsNow: true,
      clearsAfter: null,
    });
  });

  it('counts only the sessions until the pupil leaves', () => {
    const { plan, statistics } = pupil('2026-09-18', () => null);
    const leaving = { ...facts, leavingDate: plainDateOf('2026-09-21') };
    expect(forecastStatus(plan, statistics, leaving, 10).sessionsInYear).toBe(26);
  });
});

describe('what is left before ten in ten weeks', () => {
  it('and the Monday on which the oldest drops out', () => {
    const { plan, history } = pupil('2026-11-20', (date) =>
      date === '2026-09-07' ? 'O' : date === '2026-11-16' ? 'N' : null,
    );
    expect(forecastPenalty(plan, history, facts, 10)).toEqual({
      count: 4,
      openN: 2,
      sessionsLeft: 6,
      oldest: { date: '2026-09-07', session: 'AM' },
      oldestDropsOut: '2026-11-23',
    });
  });

  it('is none once the ten are there; with no mark nothing drops out', () => {
    const met = pupil('2026-10-02', within('2026-09-21', '2026-10-02', 'G'));
    expect(forecastPenalty(met.plan, met.history, facts, 10).sessionsLeft).toBe(0);
    const none = pupil('2026-10-02', () => null);
    expect(forecastPenalty(none.plan, none.history, facts, 10)).toEqual({
      count: 0,
      openN: 0,
      sessionsLeft: 10,
      oldest: null,
      oldestDropsOut: null,
    });
  });

  it('does not know the Monday when the calendar ends before it', () => {
    const { plan, history } = pupil('2027-07-16', within('2027-07-12', '2027-07-12', 'O'));
    expect(forecastPenalty(plan, history, facts, 10).oldestDropsOut).toBeNull();
  });
});

describe('patterns', () => {
  const MONDAY = 1;

  it('names the Mondays, with the count and what chance would give', () => {
    const { plan, history } = pupil('2026-12-18', (date) =>
      weekday(date) === MONDAY ? 'I' : null,
    );
    const [found, ...others] = absencePatterns(plan, history, facts, 0.01);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      about: { kind: 'weekday', weekday: MONDAY },
      absentDays: 13,
      possibleDays: 13,
      text: '13 of 13 Mondays; by chance 2.4',
    });
  });

  it('names the days next to days off', () => {
    const eves = ['2026-10-23', '2026-11-03', '2026-12-18', '2027-01-05', '2027-02-12'];
    const { plan, history } = pupil('2027-02-12', (date) => (eves.includes(date) ? 'O' : null));
    expect(absencePatterns(plan, history, facts, 0.01).map(({ about }) => about)).toEqual([
      { kind: 'around-holidays' },
    ]);
  });

  it('says nothing of one illness, nor of days spread evenly', () => {
    const ill = pupil('2026-12-18', within('2026-11-09', '2026-11-13', 'I'));
    expect(absencePatterns(ill.plan, ill.history, facts, 0.01)).toEqual([]);
    const spread = pupil('2026-12-18', (_date, day) => (day % 6 === 0 ? 'I' : null));
    expect(absencePatterns(spread.plan, spread.history, facts, 0.01)).toEqual([]);
    const never = pupil('2026-12-18', () => null);
    expect(absencePatterns(never.plan, never.history, facts, 1)).toEqual([]);
  });

  // Worked by hand: of 10 with 4 marked, 3 drawn; C(4,2)·6 + C(4,3) of C(10,3) = 40/120.
  it.each([
    [10, 4, 3, 2, 40 / 120],
    [10, 4, 3, 3, 4 / 120],
    [10, 4, 3, 0, 1],
    [10, 4, 3, 4, 0],
    [10, 9, 3, 2, 1],
    [190, 38, 38, 38, 0],
  ])('chance of %i, %i, %i, %i', (total, marked, drawn, hits, chance) => {
    expect(hypergeometricTail(total, marked, drawn, hits)).toBeCloseTo(chance, 10);
  });
});
