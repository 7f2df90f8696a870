import { SchoolCalendar } from '@/lib/attendance/calendar';
import type { DutyCase } from '../case';
import { call, otherwise, POORLY } from '../world';

const N: [string, string, string, string] = ['2026-09-15', '2026-09-15', 'N', 'N'];

export const establishReasonCases: DutyCase[] = [
  {
    kind: 'below',
    story: 'the day before the fifth school day',
    given: { marks: [N], at: ['2026-09-21', 'PM'] },
    expect: [{ state: 'upcoming', label: 'N, by 22 Sep', dueOn: '2026-09-22', weight: 'plain' }],
  },
  {
    kind: 'at',
    story: 'the fifth school day: in time on the day itself',
    given: { marks: [N], at: ['2026-09-22', 'PM'] },
    expect: [{ state: 'due', label: 'N, by 22 Sep', weight: 'today' }],
  },
  {
    kind: 'above',
    story: 'one school day later it is overdue and must become O',
    given: { marks: [N], at: ['2026-09-23', 'AM'] },
    expect: [{ state: 'due', label: 'N overdue', dueOn: '2026-09-22' }],
  },
  {
    kind: 'at',
    story: 'the reason is known: the mark is amended at once',
    given: {
      marks: [['2026-09-15', '2026-09-15', 'N', null]],
      at: ['2026-09-15', 'AM'],
      events: [call('2026-09-15 AM', 'spoke-to', POORLY)],
    },
    expect: [{ state: 'due', label: 'Amend the mark' }],
  },
  {
    kind: 'settled',
    story: 'amended to I, nothing is left to establish',
    given: { marks: [['2026-09-15', '2026-09-15', 'I', 'I']], at: ['2026-09-16', 'AM'] },
    expect: [],
  },
  {
    kind: 'settled',
    story: 'a decision to wait, within the five days',
    given: {
      marks: [N],
      at: ['2026-09-16', 'AM'],
      events: [otherwise('2026-09-16', 'establish-reason', 'hold', '2026-09-18')],
    },
    expect: [{ state: 'settled' }],
  },
  {
    kind: 'deviated',
    story: 'a decision to wait does not reach beyond the last day: the Regulation leaves no choice',
    given: {
      marks: [N],
      at: ['2026-09-23', 'AM'],
      events: [otherwise('2026-09-16', 'establish-reason', 'hold', '2026-12-18')],
    },
    expect: [{ state: 'due', label: 'N overdue' }],
  },
  {
    kind: 'reopened',
    story: 'a later N has its own last day',
    given: {
      marks: [
        ['2026-09-15', '2026-09-15', 'I', 'I'],
        ['2026-09-17', '2026-09-17', 'N', null],
      ],
      at: ['2026-09-18', 'AM'],
    },
    expect: [{ state: 'upcoming', label: 'N, by 24 Sep' }],
  },
  {
    kind: 'cannot-tell',
    story: 'the calendar ends before the fifth school day',
    given: {
      marks: [N],
      at: ['2026-09-16', 'AM'],
      calendar: SchoolCalendar.from({
        years: [{ label: '2026/27', terms: [{ from: '2026-09-03', to: '2026-09-17' }] }],
      }),
    },
    expect: [{ state: 'cannot-tell', missing: 'the school days after Tue 15 Sep AM (term dates)' }],
  },
  {
    kind: 'silent',
    story: 'O for want of a reason: the N is closed, the question why is asked elsewhere',
    given: { marks: [['2026-09-15', '2026-09-15', 'O', 'O']], at: ['2026-09-23', 'AM'] },
    expect: [],
  },
];
