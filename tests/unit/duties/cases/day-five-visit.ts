import type { DutyCase } from '../case';
import { call, otherwise, POORLY, visited } from '../world';

const ILL: [string, string, string, string] = ['2026-09-14', '2026-10-02', 'I', 'I'];
const KEY = 'day-five-visit:kai:2026-09-14 AM';

export const dayFiveVisitCases: DutyCase[] = [
  {
    kind: 'below',
    story: 'four days absent',
    given: { marks: [ILL], at: ['2026-09-17', 'PM'] },
    expect: [{ state: 'upcoming', label: 'Day 5 next', dueOn: '2026-09-18' }],
  },
  {
    kind: 'at',
    story: 'the fifth day',
    given: { marks: [ILL], at: ['2026-09-18', 'AM'] },
    expect: [{ state: 'due', weight: 'now', owner: 'dsl', label: 'Day 5 visit', key: KEY }],
  },
  {
    kind: 'above',
    story: 'the sixth day, and a visit at which the child was not seen',
    given: { marks: [ILL], at: ['2026-09-21', 'AM'], events: [visited('2026-09-18', false)] },
    expect: [{ state: 'due', dueOn: '2026-09-18' }],
  },
  {
    kind: 'above',
    story: 'a telephone call is no visit',
    given: {
      marks: [ILL],
      at: ['2026-09-18', 'PM'],
      events: [visited('2026-09-18', true, 'call'), call('2026-09-18', 'spoke-to', POORLY)],
    },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'settled',
    story: 'seen on a video call',
    given: {
      marks: [ILL],
      at: ['2026-09-18', 'PM'],
      events: [visited('2026-09-18', true, 'video-call')],
    },
    expect: [{ state: 'settled', by: 'e1' }],
  },
  {
    kind: 'settled',
    story: 'seen at home on day 4, brought forward with its rationale',
    given: {
      marks: [ILL],
      at: ['2026-09-18', 'PM'],
      events: [
        otherwise('2026-09-16', 'day-five-visit', 'bring-forward'),
        visited('2026-09-17', true),
      ],
    },
    expect: [{ state: 'settled', by: 'e2' }],
  },
  {
    kind: 'deviated',
    story: 'not required, to be looked at again on day 8',
    given: {
      marks: [ILL],
      at: ['2026-09-22', 'PM'],
      events: [otherwise('2026-09-18', 'day-five-visit', 'not-required', '2026-09-23')],
    },
    expect: [{ state: 'settled', how: 'Wed 23 Sep' }],
  },
  {
    kind: 'deviated',
    story: 'day 8 has come',
    given: {
      marks: [ILL],
      at: ['2026-09-23', 'AM'],
      events: [otherwise('2026-09-18', 'day-five-visit', 'not-required', '2026-09-23')],
    },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'reopened',
    story: 'seen in the first absence, back, and absent for five days again',
    given: {
      marks: [ILL, ['2026-09-21', '2026-09-21', '/', '\\']],
      at: ['2026-09-28', 'AM'],
      events: [visited('2026-09-18', true)],
    },
    expect: [{ state: 'due', key: 'day-five-visit:kai:2026-09-22 AM' }],
  },
  {
    kind: 'cannot-tell',
    story: 'four days absent and today’s mark cannot be read',
    given: {
      marks: [ILL, ['2026-09-18', '2026-09-18', '-', null]],
      at: ['2026-09-18', 'AM'],
      unread: ['2026-09-18 AM'],
    },
    expect: [{ state: 'cannot-tell', missing: 'the mark of Fri 18 Sep AM' }],
  },
  {
    kind: 'silent',
    story: 'present',
    given: { at: ['2026-09-18', 'AM'] },
    expect: [],
  },
];
