import type { DutyCase } from '../case';
import { call, otherwise, POORLY, visited } from '../world';

const ILL: [string, string, string, string] = ['2026-09-14', '2026-09-25', 'I', 'I'];
const KEY = 'day-three-contact:kai:2026-09-14 AM';

export const dayThreeContactCases: DutyCase[] = [
  {
    kind: 'below',
    story: 'two days absent: day 3 is tomorrow',
    given: { marks: [ILL], at: ['2026-09-15', 'PM'] },
    expect: [{ state: 'upcoming', label: 'Day 3 next', dueOn: '2026-09-16', weight: 'soon' }],
  },
  {
    kind: 'at',
    story: 'illness counts: the third day, at the morning register',
    given: { marks: [ILL], at: ['2026-09-16', 'AM'] },
    expect: [
      { state: 'due', label: 'Day 3 contact', weight: 'today', dueOn: '2026-09-16', key: KEY },
    ],
  },
  {
    kind: 'above',
    story: 'the fourth day, and nobody has called',
    given: { marks: [ILL], at: ['2026-09-17', 'PM'] },
    expect: [{ state: 'due', key: KEY, dueOn: '2026-09-16' }],
  },
  {
    kind: 'above',
    story: 'a call on day 2 is not the day-3 contact, nor is a voicemail on day 3',
    given: {
      marks: [ILL],
      at: ['2026-09-16', 'PM'],
      events: [call('2026-09-15', 'spoke-to', POORLY), call('2026-09-16', 'voicemail')],
    },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'settled',
    story: 'mum reached on day 3',
    given: {
      marks: [ILL],
      at: ['2026-09-16', 'PM'],
      events: [call('2026-09-16', 'spoke-to', POORLY)],
    },
    expect: [{ state: 'settled', by: 'e1', key: KEY }],
  },
  {
    kind: 'settled',
    story: 'visited on day 4',
    given: { marks: [ILL], at: ['2026-09-17', 'PM'], events: [visited('2026-09-17', false)] },
    expect: [{ state: 'settled', by: 'e1' }],
  },
  {
    kind: 'settled',
    story: 'visited on day 1, brought forward with its rationale',
    given: {
      marks: [ILL],
      at: ['2026-09-16', 'PM'],
      events: [
        otherwise('2026-09-14', 'day-three-contact', 'bring-forward'),
        visited('2026-09-14', true),
      ],
    },
    expect: [{ state: 'settled', by: 'e2' }],
  },
  {
    kind: 'deviated',
    story: 'not required: seen at hospital',
    given: {
      marks: [ILL],
      at: ['2026-09-16', 'PM'],
      events: [otherwise('2026-09-15', 'day-three-contact')],
    },
    expect: [{ state: 'settled', how: 'decided otherwise' }],
  },
  {
    kind: 'deviated',
    story: 'not required until Thursday: on Thursday it is asked again',
    given: {
      marks: [ILL],
      at: ['2026-09-17', 'AM'],
      events: [otherwise('2026-09-16', 'day-three-contact', 'not-required', '2026-09-17')],
    },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'deviated',
    story: 'to be escalated sooner, and not yet done: due from that day',
    given: {
      marks: [ILL],
      at: ['2026-09-15', 'AM'],
      events: [otherwise('2026-09-15', 'day-three-contact', 'bring-forward')],
    },
    expect: [{ state: 'due', dueOn: '2026-09-15' }],
  },
  {
    kind: 'reopened',
    story: 'back for a morning, then absent again: a new episode asks again',
    given: {
      marks: [ILL, ['2026-09-17', '2026-09-17', '/', null]],
      at: ['2026-09-22', 'AM'],
      events: [call('2026-09-16', 'spoke-to', POORLY)],
    },
    expect: [{ state: 'due', key: 'day-three-contact:kai:2026-09-17 PM', dueOn: '2026-09-22' }],
  },
  {
    kind: 'reopened',
    story: 'back for a morning ends the episode',
    given: { marks: [ILL, ['2026-09-17', '2026-09-17', '/', null]], at: ['2026-09-17', 'PM'] },
    expect: [],
  },
  {
    kind: 'cannot-tell',
    story: 'two days absent and today’s mark cannot be read',
    given: {
      marks: [ILL, ['2026-09-16', '2026-09-16', '-', null]],
      at: ['2026-09-16', 'AM'],
      unread: ['2026-09-16 AM'],
    },
    expect: [{ state: 'cannot-tell', missing: 'the mark of Wed 16 Sep AM' }],
  },
  {
    kind: 'silent',
    story: 'a suspension adds nothing and ends nothing (N5)',
    given: { marks: [['2026-09-14', '2026-09-18', 'E', 'E']], at: ['2026-09-18', 'PM'] },
    expect: [],
  },
  {
    kind: 'silent',
    story: 'late after close every morning: the child is seen each day',
    given: { marks: [['2026-09-14', '2026-09-18', 'U', null]], at: ['2026-09-18', 'PM'] },
    expect: [],
  },
];
