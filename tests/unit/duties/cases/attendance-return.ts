import type { DutyCase } from '../case';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { otherwise, type Recorded } from '../world';

const OUT: [string, string, string, string] = ['2026-09-14', '2026-10-23', 'O', 'O'];

function sent(about: string, outcome: 'sent' | 'not-required' = 'sent'): Recorded {
  return { about, payload: { kind: 'return-sent', return: 'attendance', outcome, reason: null } };
}

export const attendanceReturnCases: DutyCase[] = [
  {
    kind: 'below',
    story: 'nine school days',
    given: { marks: [OUT], at: ['2026-09-24', 'PM'] },
    expect: [],
  },
  {
    kind: 'at',
    story: 'ten continuous school days',
    given: { marks: [OUT], at: ['2026-09-25', 'PM'] },
    expect: [{ state: 'due', key: 'attendance-return:kai:2026-09-14', owner: 'office' }],
  },
  {
    kind: 'above',
    story: 'eleven, one of them U: it counts here',
    given: { marks: [OUT, ['2026-09-22', '2026-09-22', 'U', null]], at: ['2026-09-28', 'PM'] },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'settled',
    story: 'the return was sent',
    given: { marks: [OUT], at: ['2026-09-28', 'PM'], events: [sent('2026-09-25')] },
    expect: [{ state: 'settled', by: 'e1' }],
  },
  {
    kind: 'settled',
    story: 'not required, with the reason',
    given: { marks: [OUT], at: ['2026-09-28', 'PM'], events: [sent('2026-09-25', 'not-required')] },
    expect: [{ state: 'settled', how: 'not required' }],
  },
  {
    kind: 'deviated',
    story: 'held until the authority answers',
    given: {
      marks: [OUT],
      at: ['2026-09-28', 'PM'],
      events: [otherwise('2026-09-25', 'attendance-return', 'hold', '2026-10-01')],
    },
    expect: [{ state: 'settled', how: 'Thu 1 Oct' }],
  },
  {
    kind: 'settled',
    story: 'a day before the month is over',
    given: {
      marks: [['2026-09-07', '2026-10-23', 'O', 'O']],
      at: ['2026-10-21', 'PM'],
      events: [sent('2026-09-22')],
    },
    expect: [{ state: 'settled' }],
  },
  {
    kind: 'reopened',
    story: 'a calendar month later it still lasts: told again',
    given: {
      marks: [['2026-09-07', '2026-10-23', 'O', 'O']],
      at: ['2026-10-22', 'PM'],
      events: [sent('2026-09-22')],
    },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'reopened',
    story: 'back for a day, then ten days again: another period',
    given: {
      marks: [OUT, ['2026-09-28', '2026-09-28', '/', '\\']],
      at: ['2026-10-12', 'PM'],
      events: [sent('2026-09-25')],
    },
    expect: [{ state: 'due', key: 'attendance-return:kai:2026-09-29' }],
  },
  {
    kind: 'cannot-tell',
    story: 'neither birthday nor school age on record',
    given: { marks: [OUT], at: ['2026-09-25', 'PM'], pupil: { dateOfBirth: null } },
    expect: [{ state: 'cannot-tell', missing: 'the date of birth' }],
  },
  {
    kind: 'silent',
    story: 'one day of illness in the middle breaks the run',
    given: { marks: [OUT, ['2026-09-18', '2026-09-18', 'I', 'I']], at: ['2026-09-25', 'PM'] },
    expect: [],
  },
  {
    kind: 'silent',
    story: 'in the nursery',
    given: {
      marks: [OUT],
      at: ['2026-09-25', 'PM'],
      pupil: { dateOfBirth: plainDateOf('2022-05-01') },
    },
    expect: [],
  },
];
