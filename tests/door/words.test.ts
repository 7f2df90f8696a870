import { describe, expect, it } from 'vitest';
import { findDates, findSessions, findTime } from '@/lib/arbor/dates';
import { textMeaning, tooltipMeaning } from '@/lib/arbor/mark-vocabulary';
import { nameKey, readName } from '@/lib/arbor/names';
import { routeOf, tenantOf } from '@/lib/arbor/tenant';
import { findGroup } from '@/lib/arbor/where';
import { plainDateOf } from '@/lib/attendance/plain-date';

describe('the tenant of an address', () => {
  it.each([
    ['https://oakfield.uk.arbor.sc/?/home-ui/index', 'oakfield'],
    ['https://oakfield.uk.arbor.education/', 'oakfield'],
    ['https://OAKFIELD.UK.Arbor.sc', 'oakfield'],
    ['https://oakfield.uk.arbor.sc:8443/?/x', 'oakfield'],
    ['https://st-marys-2.uk.arbor.sc/', 'st-marys-2'],
    ['https://oakfield.uk.arbor.sc./', 'oakfield'],
    ['https://login.arbor.sc/', null],
    ['https://login.uk.arbor.sc/', null],
    ['https://api-sandbox.uk.arbor.sc/', null],
    ['https://uk.arbor.sc/', null],
    ['https://oakfield.uk.arbor.sc.example.org/', null],
    ['https://a.b.uk.arbor.sc/', null],
    ['https://example.org/oakfield.uk.arbor.sc', null],
  ])('%s is %s', (url, tenant) => expect(tenantOf(new URL(url))).toBe(tenant));

  it.each([
    ['https://o.uk.arbor.sc/?/Session-UI/overview/id/4/', 'session-ui/overview/id/4'],
    ['https://o.uk.arbor.sc/?/home-ui/index&lang=en', 'home-ui/index'],
    ['https://o.uk.arbor.sc/', ''],
    ['https://o.uk.arbor.sc/?/%E0%A4%A', '%e0%a4%a'],
  ])('%s has the route %s', (url, route) => expect(routeOf(new URL(url))).toBe(route));
});

describe('what reads as a name', () => {
  it.each([
    ['Adams, Ava', 'Adams, Ava', null],
    ['ADAMS, Ava', 'ADAMS, Ava', null],
    ['Ava Adams', 'Ava Adams', null],
    ['Ava Adams (5B)', 'Ava Adams', '5B'],
    ['Adams, Ava 10XB', 'Adams, Ava', '10XB'],
    ['Ava Adams – 5B', 'Ava Adams', '5B'],
    ['Ava Adams SEN PP', 'Ava Adams', null],
    ['12. Ava Adams', 'Ava Adams', null],
    ['O’Neill, Finn', 'O’Neill, Finn', null],
    ["D'Souza, Ana", "D'Souza, Ana", null],
    ['van der Berg, Lotte', 'van der Berg, Lotte', null],
    ['Ludwig van Beethoven', 'Ludwig van Beethoven', null],
    ['Müller-Lüdenscheidt, Jan', 'Müller-Lüdenscheidt, Jan', null],
    ['Nguyễn Thị Minh', 'Nguyễn Thị Minh', null],
    ['Adams, Ava (Avie)', 'Adams, Ava (Avie)', null],
    ['Mark Allen', 'Mark Allen', null],
    ['May Young', 'May Young', null],
    ['Robert <b>Bold</b> Tables', 'Robert <b>Bold</b> Tables', null],
    ['王 小明', '王 小明', null],
  ])('%s', (text, shown, form) => expect(readName(text)).toMatchObject({ shown, form }));

  it.each([
    'Mark All Blanks as Present',
    'Past week',
    'Past Week',
    'Open Register',
    'Daily Attendance',
    'Year Group',
    'No Mark',
    'Present AM',
    'Pupil Premium',
    'Free School Meals',
    'Mr Smith',
    'Mrs Anna Bell',
    'Tuesday Morning',
    '5B',
    'Ava',
    'N',
    '-',
    '93%',
    'List View',
    'Add Note',
    'Illness',
    'on time today',
    'Year 5: 5B',
    '',
  ])('%j does not', (text) => expect(readName(text)).toBeNull());

  it('is the same in either order, with either apostrophe', () => {
    expect(nameKey('O’Neill, Finn')).toBe(nameKey("Finn O'Neill"));
    expect(nameKey('Adams, Ava')).not.toBe(nameKey('Adams, Avah'));
  });
});

describe('what text says of a mark', () => {
  it.each([
    ['/', '/'],
    ['\\', '\\'],
    ['N', 'N'],
    ['I02', 'I02'],
    ['Y7', 'Y7'],
    ['#', '#'],
    ['Present AM', '/'],
    ['Present (PM)', '\\'],
    ['Late before registers closed', 'L'],
    ['Late (after registers closed)', 'U'],
    ['Illness', 'I'],
    ['I - Illness', 'I'],
    ['Illness (I)', 'I'],
    ['No reason yet provided', 'N'],
    ['Reason for absence not yet established', 'N'],
    ['Any Other Unavoidable Cause', 'Y7'],
    ['Medical/Dental appointment', 'M'],
    ['Educational visit or trip', 'V'],
    ['Dual registered at another school', 'D'],
    ['Religious observance', 'R'],
    ['Holiday not granted by the school', 'G'],
    ['Educated off site', 'B'],
    ['Leave of absence - exceptional circumstances', 'C'],
    ['Attending any other approved educational activity', 'B'],
  ])('%s is %s', (text, code) => expect(textMeaning(text)).toMatchObject({ code, blank: false }));

  it.each([
    ['L 12', 12],
    ['L (5)', 5],

    ['L 7 mins', 7],
  ])('%s is %i minutes late', (text, minutesLate) =>
    expect(textMeaning(text)).toMatchObject({ code: 'L', minutesLate }),
  );

  it('Late (8 minutes) is late by 8, and leaves open whether L or U', () =>
    expect(textMeaning('Late (8 minutes)')).toMatchObject({
      code: null,
      family: 'late',
      minutesLate: 8,
    }));

  it.each(['-', '–', '—', 'No Mark', 'Not marked', 'Select…', 'No mark'])('%s is blank', (text) =>
    expect(textMeaning(text)).toMatchObject({ blank: true, code: null }),
  );

  it.each([
    '',
    'Ava Adams',
    '93%',
    '15 Sep',
    'SEN',
    'PP',
    'Change',
    'I - Present',
    'n',
    '26',
    'Not present',
  ])('%j says nothing', (text) => expect(textMeaning(text)?.code ?? null).toBeNull());

  it.each([
    ['Ava Adams: Illness', 'I'],
    ['Mark for Ava Adams, currently No reason yet provided', 'N'],
    ['Illness since Monday', 'I'],
    ['15 Sep AM – Present AM', '/'],
  ])('the tooltip %s names %s', (text, code) =>
    expect(tooltipMeaning(text)).toMatchObject({ code }),
  );

  it.each(['Mark for Ava Adams', 'Change mark', 'Ava Adams', 'Click to edit'])(
    'the tooltip %s names nothing',
    (text) => expect(tooltipMeaning(text)).toBeNull(),
  );
});

describe('dates, times and sessions as they are written', () => {
  const today = plainDateOf('2026-09-15');
  it.each([
    'Tuesday 15 September 2026',
    '15 Sep 2026',
    '15/09/2026',
    'Tue, 15 Sep 2026 08:45',
    '2026-09-15',
    '15th September 2026',
    '15.9.26',
    'Sep 15, 2026',
    'Tue 15 Sep',
    'Tuesday the day: 15 September, 2026',
    '15-Sep-2026',
  ])('%s', (text) =>
    expect(findDates(text, today)).toMatchObject({ dates: ['2026-09-15'], contradiction: false }),
  );

  it('a weekday that is not the date’s is a contradiction', () =>
    expect(findDates('Monday 15 September 2026', today).contradiction).toBe(true));
  it.each(['15 September', '31/02/2026', 'Wed 15 Sep', '12:45', '1.5.2'])('%s is no date', (text) =>
    expect(findDates(text, today).dates).toEqual([]),
  );

  it.each([
    ['09:00 - 10:00', '09:00'],
    ['1:15 PM', '13:15'],
    ['at 9.05', '09:05'],
    ['12:30am', '00:30'],
    ['Period 3', null],
  ])('%s starts at %s', (text, startsAt) => expect(findTime(text).startsAt).toBe(startsAt));
  it.each([
    ['08:30 - 08:50', '08:50'],
    ['1:15 pm to 2.15pm', '14:15'],
    ['at 9.05', null],
    ['10:00, saved 09:12', null],
  ])('%s ends at %s', (text, endsAt) => expect(findTime(text).endsAt).toBe(endsAt));
  it.each([
    ['5B AM', ['AM']],
    ['Afternoon registration', ['PM']],
    ['AM and PM', ['AM', 'PM']],
    ['I am here', []],
    ['SPAM', []],
  ])('%s is %j', (text, sessions) => expect(findSessions(text)).toEqual(sessions));

  it.each([
    ['5B AM Registration', '5B'],
    ['Year 5: 5B', 'Year 5: 5B'],
    ['10X/Ma2 Mathematics', '10X/Ma2'],
    ['Register for class 3C', '3C'],
    ['Registration group 7A', '7A'],
    ['Register', null],
    ['Attendance 8AM', null],
  ])('the group of %s is %s', (text, group) => expect(findGroup(text)).toBe(group));
});
