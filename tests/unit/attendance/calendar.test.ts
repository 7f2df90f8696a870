import { describe, expect, it } from 'vitest';
import { CalendarError, schoolYearOf, SchoolCalendar } from '@/lib/attendance/calendar';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { CALENDAR } from './golden-fixture';

const day = plainDateOf;
const calendar = SchoolCalendar.from(CALENDAR);

function problemsOf(input: unknown): string[] {
  try {
    SchoolCalendar.from(input);
  } catch (error) {
    if (error instanceof CalendarError)
      return error.problems.map(({ where, what }) => `${where}: ${what}`);
    throw error;
  }
  return [];
}

const year = (terms: unknown, more: object = {}) => ({
  years: [{ label: '2026/27', terms, ...more }],
});
const autumn = { from: '2026-09-01', to: '2026-10-23' };

describe('the calendar of attendance-rules.md section 8', () => {
  it('has 190 school days and 380 sessions in 2026/27', () => {
    const { from, to } = calendar.sessionsOfSchoolYear(day('2026-11-03'));
    expect(to - from).toBe(380);
    expect(calendar.schoolDaysBetween(day('2026-08-01'), day('2027-07-31'))).toHaveLength(190);
  });

  it.each([
    ['2026-09-02', false, 'INSET'],
    ['2026-09-03', true, 'first day'],
    ['2026-09-05', false, 'Saturday'],
    ['2026-10-28', false, 'half term'],
    ['2026-11-02', false, 'INSET'],
    ['2027-05-03', false, 'bank holiday'],
    ['2027-07-21', true, 'last day'],
    ['2030-01-07', false, 'in no year'],
  ])('%s is a school day: %s (%s)', (date, isSchoolDay) => {
    expect(calendar.isSchoolDay(day(date))).toBe(isSchoolDay);
  });

  it.each([
    ['2026-10-23', 5, '2026-11-09'],
    ['2026-09-03', 5, '2026-09-10'],
    ['2026-09-05', 1, '2026-09-07'],
    ['2026-07-21', 1, '2026-09-03'],
    ['2027-07-20', 1, '2027-07-21'],
    ['2027-07-20', 2, null],
  ])('school day after %s, the %i.: %s', (date, n, expected) => {
    expect(calendar.nthSchoolDayAfter(day(date), n)).toBe(expected);
  });

  it('counts school weeks back over half term and the summer', () => {
    expect(calendar.weeksBack(10, day('2026-11-20'))[0]).toBe('2026-09-07');
    expect(calendar.weeksBack(10, day('2026-09-25'))[0]).toBe('2026-06-15');
    // Half term is no school week: the last ten end with the week before it.
    expect(calendar.weeksBack(1, day('2026-10-28'))).toEqual(['2026-10-19']);
    expect(calendar.weeksBack(10, day('2026-06-09'))).toEqual(['2026-06-01', '2026-06-08']);
    expect(calendar.weeksBack(10, day('2026-01-01'))).toEqual([]);
  });

  it('finds every session by its place and back', () => {
    for (let index = 0; index < calendar.sessionCount; index += 1)
      expect(calendar.sessionIndex(calendar.sessionAt(index))).toBe(index);
    expect(() => calendar.sessionAt(calendar.sessionCount)).toThrow(RangeError);
  });

  it('counts school days after a date, up to another', () => {
    expect(calendar.schoolDaysAfter(day('2026-10-23'), day('2026-11-09'))).toBe(5);
    expect(calendar.schoolDaysAfter(day('2026-10-24'), day('2026-11-02'))).toBe(0);
    expect(calendar.schoolDaysAfter(day('2026-11-09'), day('2026-10-23'))).toBe(0);
  });

  it('cuts school years on 1 August', () => {
    expect(schoolYearOf(day('2026-07-31')).label).toBe('2025/26');
    expect(schoolYearOf(day('2026-08-01')).label).toBe('2026/27');
    expect(schoolYearOf(day('1999-12-01')).label).toBe('1999/00');
  });
});

describe('days that are not whole', () => {
  const half = SchoolCalendar.from(
    year([autumn], { oneSessionDays: [{ date: '2026-09-04', session: 'PM' }] }),
  );

  it('have one session, and it is found', () => {
    const pm = half.sessionIndex({ date: day('2026-09-04'), session: 'PM' });
    expect(half.sessionAt(pm)).toEqual({ date: '2026-09-04', session: 'PM' });
    expect(half.sessionIndex({ date: day('2026-09-04'), session: 'AM' })).toBe(-1);
    expect(half.sessionsThrough({ date: day('2026-09-04'), session: 'AM' })).toBe(pm);
    expect(half.sessionsThrough({ date: day('2026-09-04'), session: 'PM' })).toBe(pm + 1);
  });

  it('are no school day once the session that is left is closed', () => {
    const closed = half.withClosure({ date: day('2026-09-04'), session: 'PM' });
    expect(closed.isSchoolDay(day('2026-09-04'))).toBe(false);
    expect(closed.days).toHaveLength(half.days.length - 1);
    expect(half.isSchoolDay(day('2026-09-04'))).toBe(true);
  });

  it('come about by a closure of half a day, entered later', () => {
    const closed = half.withClosure({
      date: day('2026-09-08'),
      session: 'PM',
      reason: 'No heating',
      enteredOn: day('2026-09-09'),
    });
    expect(closed.sessionCount).toBe(half.sessionCount - 1);
    expect(closed.definition.closures).toHaveLength(1);
  });
});

describe('a calendar that cannot be right is refused, by year and term', () => {
  it.each([
    [
      'a term that ends before it begins',
      year([{ name: 'Autumn 1', from: '2026-10-23', to: '2026-09-01' }]),
      '2026/27, Autumn 1: it ends on 2026-09-01, before it begins on 2026-10-23',
    ],
    [
      'terms that overlap',
      year([autumn, { from: '2026-10-23', to: '2026-12-18' }]),
      '2026/27, term 2: it begins on 2026-10-23, within 2026/27, term 1 (to 2026-10-23)',
    ],
    [
      'a term outside its year',
      year([{ from: '2025-09-01', to: '2026-10-23' }]),
      '2026/27, term 1: 2025-09-01 is outside the school year, 2026-08-01 to 2027-07-31',
    ],
    [
      'a non-school day outside its year',
      year([autumn], { nonSchoolDays: [{ date: '2025-12-25' }] }),
      '2026/27, non-school days: 2025-12-25 is outside the school year, 2026-08-01 to 2027-07-31',
    ],
    [
      'a one-session day in the holidays',
      year([autumn], { oneSessionDays: [{ date: '2026-12-24', session: 'AM' }] }),
      '2026/27, one-session days: 2026-12-24 is in no term',
    ],
    [
      'a one-session day without school',
      year([autumn], {
        nonSchoolDays: [{ date: '2026-09-04' }],
        oneSessionDays: [{ date: '2026-09-04', session: 'AM' }],
      }),
      '2026/27, one-session days: 2026-09-04 is a non-school day',
    ],
    [
      'a year given twice',
      { years: [...year([autumn]).years, ...year([autumn]).years] },
      '2026/27: the year stands here twice',
    ],
    [
      'a label that is no school year',
      { years: [{ label: '2026/28', terms: [autumn] }] },
      '2026/28: no school year; did you mean 2026/27?',
    ],
    [
      'a closure in a year that the calendar does not have',
      { ...year([autumn]), closures: [{ date: '2025-12-08' }] },
      'closure on 2025-12-08: the calendar has no year 2025/26',
    ],
    [
      'a date that is none',
      year([{ name: 'Autumn 1', from: '2026-09-01', to: '2026-02-30' }]),
      '2026/27, Autumn 1, to: a date, YYYY-MM-DD',
    ],
  ])('%s', (_name, input, problem) => {
    expect(problemsOf(input)).toContain(problem);
  });

  it('says all that is wrong at once', () => {
    const input = year([
      { from: '2026-10-23', to: '2026-09-01' },
      { from: '2024-11-02', to: '2026-12-18' },
    ]);
    expect(problemsOf(input)).toHaveLength(2);
  });

  it.each([[null], [42], ['2026/27'], [{}], [{ years: {} }], [{ years: [null] }]])(
    'and %j is no calendar',
    (input) => {
      expect(problemsOf(input)).not.toEqual([]);
    },
  );

  it('but a school that has entered nothing yet is a calendar without days', () => {
    const empty = SchoolCalendar.from({ years: [] });
    expect(empty.sessionCount).toBe(0);
    expect(empty.nthSchoolDayAfter(day('2026-09-03'), 5)).toBeNull();
  });
});
