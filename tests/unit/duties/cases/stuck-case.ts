import { SchoolCalendar } from '@/lib/attendance/calendar';
import type { DutyCase } from '../case';
import { decided, otherwise, stepped } from '../world';

const OFTEN_ILL: [string, string, string, string] = ['2026-09-07', '2026-09-11', 'I', 'I'];
const ILL_SINCE: [string, string, string, string] = ['2026-09-15', '2026-10-23', 'I', 'I'];
// Mon 14 Sep and 10 school days are Mon 28 Sep.
const LETTER = stepped('2026-09-14', 'letter');

export const stuckCaseCases: DutyCase[] = [
  {
    kind: 'below',
    story: 'nine school days without anything done',
    given: { marks: [OFTEN_ILL, ILL_SINCE], at: ['2026-09-25', 'PM'], events: [LETTER] },
    expect: [],
  },
  {
    kind: 'at',
    story: 'ten school days: the school’s limit',
    given: { marks: [OFTEN_ILL, ILL_SINCE], at: ['2026-09-28', 'AM'], events: [LETTER] },
    expect: [{ state: 'due', owner: 'champion', dueOn: '2026-09-28', label: 'Stuck case' }],
  },
  {
    kind: 'above',
    story: 'eleven',
    given: { marks: [OFTEN_ILL, ILL_SINCE], at: ['2026-09-29', 'AM'], events: [LETTER] },
    expect: [{ state: 'due', key: 'stuck-case:kai:2026-09-14' }],
  },
  {
    kind: 'at',
    story: 'the same step twice, and attendance has not risen',
    given: {
      marks: [OFTEN_ILL, ['2026-09-14', '2026-09-23', 'I', 'I']],
      at: ['2026-09-23', 'PM'],
      events: [LETTER, stepped('2026-09-21', 'letter')],
    },
    expect: [{ state: 'due', key: 'stuck-case:kai:e2' }],
  },
  {
    kind: 'below',
    story: 'the same step twice, and attendance rises',
    given: {
      marks: [OFTEN_ILL],
      at: ['2026-09-23', 'PM'],
      events: [LETTER, stepped('2026-09-21', 'letter')],
    },
    expect: [],
  },
  {
    kind: 'silent',
    story: 'in school every day since the letter: the case moves by itself',
    given: { marks: [OFTEN_ILL], at: ['2026-09-29', 'AM'], events: [LETTER] },
    expect: [],
  },
  {
    kind: 'silent',
    story: 'a letter of last school year: the ladder starts anew, and nothing stands still',
    given: {
      marks: [OFTEN_ILL, ILL_SINCE],
      at: ['2026-09-29', 'AM'],
      onRollFrom: '2026-06-01',
      events: [stepped('2026-07-06', 'letter')],
    },
    expect: [],
  },
  {
    kind: 'settled',
    story: 'the champion decided',
    given: {
      marks: [OFTEN_ILL, ILL_SINCE],
      at: ['2026-09-30', 'AM'],
      events: [LETTER, decided('2026-09-28', 'stuck-case', 'school nurse to see the family')],
    },
    expect: [{ state: 'settled', by: 'e2' }],
  },
  {
    kind: 'deviated',
    story: 'held with a review date ahead: no standstill',
    given: {
      marks: [OFTEN_ILL, ILL_SINCE],
      at: ['2026-10-05', 'AM'],
      events: [LETTER, otherwise('2026-09-15', 'escalation-step', 'hold', '2026-10-19')],
    },
    expect: [],
  },
  {
    kind: 'deviated',
    story: 'the champion wants to wait until half term',
    given: {
      marks: [OFTEN_ILL, ILL_SINCE],
      at: ['2026-10-13', 'AM'],
      events: [LETTER, otherwise('2026-09-28', 'stuck-case', 'hold', '2026-10-23')],
    },
    expect: [{ state: 'settled', how: 'Fri 23 Oct' }],
  },
  {
    kind: 'reopened',
    story: 'ten school days after the decision, nothing has been done',
    given: {
      marks: [OFTEN_ILL, ILL_SINCE],
      at: ['2026-10-12', 'AM'],
      events: [LETTER, decided('2026-09-28', 'stuck-case', 'school nurse to see the family')],
    },
    expect: [{ state: 'due', key: 'stuck-case:kai:2026-09-28' }],
  },
  {
    kind: 'cannot-tell',
    story: 'the last action lies before the calendar begins',
    given: {
      marks: [OFTEN_ILL, ILL_SINCE],
      at: ['2026-09-28', 'AM'],
      events: [stepped('2026-08-20', 'letter')],
      calendar: SchoolCalendar.from({
        years: [{ label: '2026/27', terms: [{ from: '2026-09-03', to: '2026-10-23' }] }],
      }),
    },
    expect: [{ state: 'cannot-tell', missing: 'the term dates since Thu 20 Aug' }],
  },
  {
    kind: 'silent',
    story: 'attendance has recovered: nothing is asked for',
    given: {
      marks: [['2026-09-07', '2026-09-07', 'I', null]],
      at: ['2026-10-12', 'AM'],
      events: [LETTER],
    },
    expect: [],
  },
];
