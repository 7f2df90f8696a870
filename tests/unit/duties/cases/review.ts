import { SchoolCalendar } from '@/lib/attendance/calendar';
import { plainDateOf } from '@/lib/attendance/plain-date';
import type { DutyCase } from '../case';
import { otherwise, stepped, type Recorded } from '../world';

// The example ladder reviews a letter after 15 school days: Mon 7 Sep and 15 are Mon 28 Sep.
const LETTER = stepped('2026-09-07', 'letter');

function reviewed(about: string, of: string, nextReviewOn: string | null): Recorded {
  return {
    about,
    payload: {
      kind: 'review',
      of,
      outcome: 'attendance is rising',
      nextReviewOn: nextReviewOn === null ? null : plainDateOf(nextReviewOn),
    },
  };
}

export const reviewCases: DutyCase[] = [
  {
    kind: 'silent',
    story: 'the week before, nothing is said',
    given: { at: ['2026-09-25', 'PM'], events: [LETTER] },
    expect: [],
  },
  {
    kind: 'below',
    story: 'the last day before it, in the week of it',
    given: { at: ['2026-09-28', 'AM'], events: [stepped('2026-09-08', 'letter')] },
    expect: [{ state: 'upcoming', label: 'Review Tue', dueOn: '2026-09-29', weight: 'soon' }],
  },
  {
    kind: 'at',
    story: 'its review date',
    given: { at: ['2026-09-28', 'AM'], events: [LETTER] },
    expect: [{ state: 'due', label: 'Review due', dueOn: '2026-09-28' }],
  },
  {
    kind: 'above',
    story: 'the day after',
    given: { at: ['2026-09-29', 'AM'], events: [LETTER] },
    expect: [{ state: 'due', dueOn: '2026-09-28', key: 'review:kai:e1' }],
  },
  {
    kind: 'settled',
    story: 'the outcome is recorded',
    given: { at: ['2026-09-29', 'AM'], events: [LETTER, reviewed('2026-09-28', 'e1', null)] },
    expect: [{ state: 'settled', by: 'e2' }],
  },
  {
    kind: 'deviated',
    story: 'the review is put off',
    given: {
      at: ['2026-09-29', 'AM'],
      events: [LETTER, otherwise('2026-09-28', 'review', 'hold', '2026-10-05')],
    },
    expect: [{ state: 'settled', how: 'Mon 5 Oct' }],
  },
  {
    kind: 'reopened',
    story: 'the review set another date, and it has come',
    given: {
      at: ['2026-10-12', 'AM'],
      events: [LETTER, reviewed('2026-09-28', 'letter', '2026-10-12')],
    },
    expect: [{ state: 'due', dueOn: '2026-10-12' }],
  },
  {
    kind: 'reopened',
    story: 'a decision to hold the ladder has its own review date',
    given: {
      at: ['2026-10-05', 'AM'],
      events: [otherwise('2026-09-21', 'escalation-step', 'hold', '2026-10-05')],
    },
    expect: [{ state: 'due', key: 'review:kai:e1', dueOn: '2026-10-05' }],
  },
  {
    kind: 'cannot-tell',
    story: 'the calendar ends before the date',
    given: {
      at: ['2026-09-16', 'AM'],
      events: [LETTER],
      calendar: SchoolCalendar.from({
        years: [{ label: '2026/27', terms: [{ from: '2026-09-03', to: '2026-09-18' }] }],
      }),
    },
    expect: [{ state: 'cannot-tell', missing: 'the term dates after Mon 7 Sep' }],
  },
];
