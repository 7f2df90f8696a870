import { plainDateOf } from '@/lib/attendance/plain-date';
import type { DutyCase } from '../case';
import { otherwise, type Recorded } from '../world';

// Three weeks of illness: 15 school days, 30 sessions.
const ILL: [string, string, string, string][] = [
  ['2026-09-14', '2026-09-18', 'I', 'I'],
  ['2026-10-05', '2026-10-09', 'I', 'I'],
  ['2026-11-09', '2026-11-13', 'I', 'I'],
];

function sent(about: string, outcome: 'sent' | 'not-required' = 'sent'): Recorded {
  return { about, payload: { kind: 'return-sent', return: 'sickness', outcome, reason: null } };
}

function expectedUntil(about: string, until: string): Recorded {
  return {
    about,
    payload: {
      kind: 'expected-absence',
      code: 'I',
      until: plainDateOf(until),
      evidence: 'hospital',
    },
  };
}

export const sicknessReturnCases: DutyCase[] = [
  {
    kind: 'below',
    story: '29 sessions: 14.5 days',
    given: { marks: ILL, at: ['2026-11-13', 'AM'] },
    expect: [],
  },
  {
    kind: 'at',
    story: '30 sessions: 15 days together in the school year',
    given: { marks: ILL, at: ['2026-11-13', 'PM'] },
    expect: [{ state: 'due', key: 'sickness-return:kai:2026-11-09' }],
  },
  {
    kind: 'above',
    story: '31 sessions',
    given: { marks: [...ILL, ['2026-11-16', '2026-11-16', 'I', null]], at: ['2026-11-16', 'PM'] },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'at',
    story: 'two days ill, and the hospital says until 9 October: 26 sessions to come',
    given: {
      marks: [['2026-09-21', '2026-09-22', 'I', 'I']],
      at: ['2026-09-22', 'PM'],
      events: [expectedUntil('2026-09-22', '2026-10-09')],
    },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'below',
    story: 'expected one day less',
    given: {
      marks: [['2026-09-21', '2026-09-22', 'I', 'I']],
      at: ['2026-09-22', 'PM'],
      events: [expectedUntil('2026-09-22', '2026-10-08')],
    },
    expect: [],
  },
  {
    kind: 'silent',
    story: 'back sooner than expected: the expectation is over',
    given: {
      marks: [['2026-09-21', '2026-09-22', 'I', 'I']],
      at: ['2026-09-23', 'AM'],
      events: [expectedUntil('2026-09-22', '2026-10-23')],
    },
    expect: [],
  },
  {
    kind: 'settled',
    story: 'the return was sent',
    given: { marks: ILL, at: ['2026-11-16', 'PM'], events: [sent('2026-11-13')] },
    expect: [{ state: 'settled', by: 'e1' }],
  },
  {
    kind: 'settled',
    story: 'minor ailments: not required, with the reason',
    given: { marks: ILL, at: ['2026-11-16', 'PM'], events: [sent('2026-11-16', 'not-required')] },
    expect: [{ state: 'settled', how: 'not required' }],
  },
  {
    kind: 'deviated',
    story: 'held until the doctor’s letter comes',
    given: {
      marks: ILL,
      at: ['2026-11-16', 'PM'],
      events: [otherwise('2026-11-13', 'sickness-return', 'hold', '2026-11-20')],
    },
    expect: [{ state: 'settled', how: 'Fri 20 Nov' }],
  },
  {
    kind: 'reopened',
    story: 'another period of illness after the return: another return',
    given: {
      marks: [...ILL, ['2026-11-23', '2026-11-23', 'I', null]],
      at: ['2026-11-23', 'AM'],
      events: [sent('2026-11-16')],
    },
    expect: [{ state: 'due', key: 'sickness-return:kai:2026-11-23' }],
  },
  {
    kind: 'cannot-tell',
    story: 'neither birthday nor school age on record',
    given: { marks: ILL, at: ['2026-11-13', 'PM'], pupil: { dateOfBirth: null } },
    expect: [{ state: 'cannot-tell', missing: 'the date of birth' }],
  },
];
