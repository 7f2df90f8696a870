import { describe, expect, it } from 'vitest';
import { daySentence, letterOf } from '@/components/pupil/mark-words';
import { monthsOf, movedDay } from '@/components/pupil/months';
import { plainDateOf } from '@/lib/attendance/plain-date';
import type { CardDay, CardSlot } from '@/lib/messages/card-view';
import { day, gapOf, NAMES, slotOf } from '../../components/ui/card-sample';

const on = (hour: number, minute: number, date = 15) =>
  new Date(2026, 8, date, hour, minute).toISOString();
const page = (at: string | null) => ({ source: { from: 'page', at, file: null } }) as const;
const file = { from: 'import', at: on(15, 40, 14), file: 'marks.csv' } as const;

const TUESDAY = '2026-09-15';

describe('a day, spoken', () => {
  it.each<[string, CardDay]>([
    [
      'Tuesday 15 September AM: N, no reason yet; seen on the page 09:14. PM: still to come.',
      day(TUESDAY, slotOf('no-reason', 'N', page(on(9, 14))), gapOf('to-come')),
    ],
    [
      'Tuesday 15 September AM: /, present; imported 14 Sep 15:40 from marks.csv; seen on the page again 09:14. PM: no mark.',
      day(TUESDAY, slotOf('present', '/', { seenAgain: on(9, 14) }), gapOf('missing')),
    ],
    [
      'Tuesday 15 September AM: L, late before the register closed, 12 minutes; seen on the page. PM: U, arrived in school after registration closed, 95 minutes; imported 14 Sep 15:40 from marks.csv.',
      day(
        TUESDAY,
        slotOf('late', 'L', { minutesLate: 12, ...page(null) }),
        slotOf('unauthorised', 'U', { minutesLate: 95 }),
      ),
    ],
    [
      'Tuesday 15 September AM: I, illness; reason given: sickness; seen on the page 10:02; before that N, imported 14 Sep 15:40 from marks.csv, until 10:02. PM: I, reason not accepted: tired; seen on the page 10:02.',
      day(
        TUESDAY,
        slotOf('authorised', 'I', {
          ...page(on(10, 2)),
          reason: { words: 'sickness', accepted: true },
          before: [{ code: 'N', source: file, until: on(10, 2) }],
        }),
        slotOf('no-reason', 'I', {
          ...page(on(10, 2)),
          reason: { words: 'tired', accepted: false },
        }),
      ),
    ],
    [
      'Tuesday 15 September AM: N, reason given: sickness; not amended yet; seen on the page 09:14. PM: mark on the page not readable: icon and tooltip disagree.',
      day(
        TUESDAY,
        slotOf('unauthorised', 'N', {
          ...page(on(9, 14)),
          reason: { words: 'sickness', accepted: true },
        }),
        gapOf('unread', 'icon and tooltip disagree'),
      ),
    ],
    [
      'Saturday 12 September AM: /, present; on a day without school, so it counts as nothing; seen on the page. PM: weekend.',
      day(
        '2026-09-12',
        slotOf('present', '/', { ...page(null), offCalendar: true }),
        gapOf('day-off', 'Weekend'),
      ),
    ],
    ['Tuesday 1 September: INSET.', day('2026-09-01', gapOf('day-off', 'INSET'))],
    ['Monday 26 October: school holiday.', day('2026-10-26', gapOf('holiday', 'School holiday'))],
    ['Wednesday 2 September: not on roll.', day('2026-09-02', gapOf('off-roll'))],
    [
      'Friday 11 September AM: H, not a code of this date, so it counts as nothing; seen on the page. PM: early close.',
      day('2026-09-11', slotOf('unread', 'H', page(null)), gapOf('day-off', 'Early close')),
    ],
  ])('%s', (sentence, given) => {
    expect(daySentence(given, NAMES)).toBe(sentence);
  });

  it.each<[string, CardSlot]>([
    ['N', slotOf('no-reason', 'N')],
    ['I02', slotOf('authorised', 'I02')],
    ['?', slotOf('unread', 'poorly')],
    ['–', gapOf('missing')],
    ['', gapOf('holiday', 'School holiday')],
  ])('has %j for its letter', (letter, slot) => {
    expect(letterOf(slot)).toBe(letter);
  });
});

describe('the wall calendar', () => {
  // Monday 28 September to Friday 2 October 2026: one week in two months.
  const DAYS = ['2026-09-28', '2026-09-29', '2026-09-30', '2026-10-01', '2026-10-02'].map((date) =>
    day(date, gapOf('to-come')),
  );

  it('puts a week that two months share into both, each with its own days', () => {
    expect(
      monthsOf(DAYS).map(({ key, weeks }) => [
        key,
        weeks.map(({ days }) => days.map((date) => date && Number(date.slice(8)))),
      ]),
    ).toEqual([
      ['2026-09', [[28, 29, 30, null, null, null, null]]],
      ['2026-10', [[null, null, null, 1, 2, null, null]]],
    ]);
  });

  it('is empty without days', () => {
    expect(monthsOf([])).toEqual([]);
  });

  // The whole of September 2026 on weekdays; the 1st is a Tuesday, the 30th a Wednesday.
  const SEPTEMBER = Array.from({ length: 30 }, (_, at) => at + 1)
    .filter((date) => ![5, 6, 12, 13, 19, 20, 26, 27].includes(date))
    .map((date) => day(`2026-09-${String(date).padStart(2, '0')}`, gapOf('to-come')));

  it.each([
    ['ArrowRight', 15, 16],
    ['ArrowRight', 18, 21],
    ['ArrowRight', 30, 30],
    ['ArrowLeft', 14, 11],
    ['ArrowLeft', 1, 1],
    ['ArrowDown', 15, 22],
    ['ArrowDown', 28, 30],
    ['ArrowUp', 15, 8],
    ['ArrowUp', 3, 1],
    ['PageDown', 1, 29],
    ['PageUp', 30, 2],
    ['Home', 15, 1],
    ['End', 15, 30],
  ])('%s leads from the %ith to the %ith', (key, from, to) => {
    const two = (n: number) => plainDateOf(`2026-09-${String(n).padStart(2, '0')}`);
    expect(movedDay(key, SEPTEMBER, two(from))).toBe(two(to));
  });

  it('leaves other keys alone', () => {
    expect(movedDay('j', SEPTEMBER, plainDateOf(TUESDAY))).toBeNull();
  });
});
