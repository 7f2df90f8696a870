import { SchoolCalendar } from '@/lib/attendance/calendar';
import type { DutyCase } from '../case';
import { otherwise, type Recorded } from '../world';

function completed(about: string): Recorded {
  return { about, payload: { kind: 'tracker-week', note: null } };
}

const LAST_WEEK = completed('2026-09-11');

export const weeklyTrackerCases: DutyCase[] = [
  {
    kind: 'below',
    story: 'Thursday: this week’s tracker is to come',
    given: { at: ['2026-09-17', 'AM'], events: [LAST_WEEK] },
    expect: [
      { state: 'settled', by: 'e1' },
      { state: 'upcoming', dueOn: '2026-09-18' },
    ],
  },
  {
    kind: 'at',
    story: 'Friday',
    given: { at: ['2026-09-18', 'AM'], events: [LAST_WEEK] },
    expect: [{ state: 'settled' }, { state: 'due', key: 'weekly-tracker:oakfield:2026-09-14' }],
  },
  {
    kind: 'above',
    story: 'the week after, and last week was not completed',
    given: { at: ['2026-09-21', 'AM'], events: [LAST_WEEK] },
    expect: [
      { state: 'due', key: 'weekly-tracker:oakfield:2026-09-14', dueOn: '2026-09-18' },
      { state: 'upcoming' },
    ],
  },
  {
    kind: 'settled',
    story: 'completed on Wednesday',
    given: { at: ['2026-09-18', 'AM'], events: [LAST_WEEK, completed('2026-09-16')] },
    expect: [{ state: 'settled' }, { state: 'settled', by: 'e2' }],
  },
  {
    kind: 'deviated',
    story: 'no tracker in the week of the inspection',
    given: {
      at: ['2026-09-18', 'AM'],
      events: [LAST_WEEK, otherwise('2026-09-16', 'weekly-tracker')],
    },
    expect: [{ state: 'settled' }, { state: 'settled', how: 'decided otherwise' }],
  },
  {
    kind: 'reopened',
    story: 'after half term last school week is the week before it',
    given: { at: ['2026-11-03', 'AM'], events: [completed('2026-10-16')] },
    expect: [
      { state: 'due', key: 'weekly-tracker:oakfield:2026-10-19', dueOn: '2026-10-23' },
      { state: 'upcoming', dueOn: '2026-11-06' },
    ],
  },
  {
    kind: 'cannot-tell',
    story: 'the calendar has no term yet',
    given: {
      at: ['2026-09-18', 'AM'],
      calendar: SchoolCalendar.from({ years: [{ label: '2026/27', terms: [] }] }),
    },
    expect: [{ state: 'cannot-tell', missing: 'the term dates of this week' }],
  },
  {
    kind: 'silent',
    story: 'the first week of the year has no week before it in the calendar',
    given: {
      at: ['2026-09-03', 'AM'],
      calendar: SchoolCalendar.from({
        years: [{ label: '2026/27', terms: [{ from: '2026-09-03', to: '2026-10-23' }] }],
      }),
    },
    expect: [{ state: 'upcoming', dueOn: '2026-09-04' }],
  },
];
