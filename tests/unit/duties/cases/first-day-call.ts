import type { DutyCase } from '../case';
import { call, confirmed, otherwise, POORLY, reason, told, visited } from '../world';

const N: [string, string, string, string] = ['2026-09-15', '2026-09-15', 'N', 'N'];

const B: [string, string, string, null] = ['2026-09-15', '2026-09-15', 'B', null];

export const firstDayCallCases: DutyCase[] = [
  {
    kind: 'below',
    story: 'N at 09:14, the register closes at 09:15: the pupil may still arrive',
    given: { marks: [N], at: ['2026-09-15', 'AM', '09:14'] },
    expect: [{ state: 'upcoming', dueAt: '09:15', key: 'first-day-call:kai:2026-09-15 AM' }],
  },
  {
    kind: 'at',
    story: 'the register closes and nobody has said why',
    given: { marks: [N], at: ['2026-09-15', 'AM', '09:15'] },
    expect: [{ state: 'due', weight: 'today', label: 'First-day call', dueOn: '2026-09-15' }],
  },
  {
    kind: 'above',
    story: 'a minute later it is still due',
    given: { marks: [N], at: ['2026-09-15', 'AM', '09:16'] },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'above',
    story: 'an afternoon without reason after a morning without reason is one absence',
    given: { marks: [N], at: ['2026-09-15', 'PM'] },
    expect: [{ state: 'due', key: 'first-day-call:kai:2026-09-15 AM' }],
  },
  {
    kind: 'settled',
    story: 'mum says he is poorly; the mark still reads N',
    given: {
      marks: [N],
      at: ['2026-09-15', 'AM', '09:20'],
      events: [call('2026-09-15 AM', 'spoke-to', POORLY)],
    },
    expect: [
      {
        state: 'settled',
        label: 'Reason given 9:04',
        by: 'e1',
        how: 'the reason was established',
      },
    ],
  },
  {
    kind: 'settled',
    story: 'after a voicemail the office amends N to I',
    given: {
      marks: [['2026-09-15', '2026-09-15', 'I', null]],
      at: ['2026-09-15', 'AM'],
      events: [call('2026-09-15 AM', 'voicemail')],
    },
    expect: [{ state: 'settled', by: null, how: 'the mark was amended' }],
  },
  {
    kind: 'settled',
    story: 'every contact was tried: the no-contact route takes over',
    given: {
      marks: [N],
      at: ['2026-09-15', 'AM'],
      events: [call('2026-09-15 AM', 'all-contacts-tried')],
    },
    expect: [{ state: 'settled', by: 'e1', how: 'no-contact route' }],
  },
  {
    kind: 'settled',
    story: 'the DSL was told that there is no contact',
    given: { marks: [N], at: ['2026-09-15', 'AM'], events: [told('2026-09-15 AM', 'dsl')] },
    expect: [{ state: 'settled' }],
  },
  {
    kind: 'settled',
    story: 'N in the morning, present in the afternoon: the child has been seen',
    given: { marks: [['2026-09-15', '2026-09-15', 'N', null]], at: ['2026-09-15', 'PM'] },
    expect: [{ state: 'settled', by: null, how: 'seen in school, PM register' }],
  },
  {
    kind: 'deviated',
    story: 'not required today, to be looked at again tomorrow',
    given: {
      marks: [N],
      at: ['2026-09-15', 'AM'],
      events: [otherwise('2026-09-15', 'first-day-call', 'not-required', '2026-09-16')],
    },
    expect: [{ state: 'settled', weight: 'done' }],
  },
  {
    kind: 'reopened',
    story: 'staff do not accept the reason given',
    given: {
      marks: [N],
      at: ['2026-09-15', 'AM'],
      events: [call('2026-09-15 AM', 'spoke-to', POORLY), reason('2026-09-15 AM', false)],
    },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'reopened',
    story: 'the reason of Tuesday does not explain Wednesday',
    given: {
      marks: [['2026-09-15', '2026-09-16', 'N', 'N']],
      at: ['2026-09-16', 'AM'],
      events: [call('2026-09-15 AM', 'spoke-to', POORLY)],
    },
    expect: [{ state: 'due', key: 'first-day-call:kai:2026-09-16 AM' }],
  },
  {
    kind: 'reopened',
    story: 'seen at home at noon, gone again in the afternoon register: a second absence',
    given: { marks: [N], at: ['2026-09-15', 'PM'], events: [visited('2026-09-15 AM', true)] },
    expect: [
      { state: 'settled', key: 'first-day-call:kai:2026-09-15 AM' },
      { state: 'due', key: 'first-day-call:kai:2026-09-15 PM' },
    ],
  },
  {
    kind: 'below',
    story: 'off site and not confirmed, a minute before the school’s time: the provider has it',
    given: { marks: [B], at: ['2026-09-15', 'AM', '09:29'] },
    expect: [],
  },
  {
    kind: 'at',
    story: 'nobody has confirmed by the school’s time: treated as an absence',
    given: { marks: [B], at: ['2026-09-15', 'AM', '09:30'] },
    expect: [{ state: 'due', weight: 'today', key: 'first-day-call:kai:2026-09-15 AM' }],
  },
  {
    kind: 'settled',
    story: 'not confirmed, and mum says why he stayed at home',
    given: {
      marks: [B],
      at: ['2026-09-15', 'AM'],
      events: [call('2026-09-15 AM', 'spoke-to', POORLY)],
    },
    expect: [{ state: 'settled', by: 'e1' }],
  },
  {
    kind: 'settled',
    story: 'not asked in the morning; in the afternoon the provider has the child',
    given: {
      marks: [['2026-09-15', '2026-09-15', 'B', 'B']],
      at: ['2026-09-15', 'PM'],
      events: [confirmed('2026-09-15 PM', true)],
    },
    expect: [{ state: 'settled', by: 'e1', how: 'the provider has the child' }],
  },
  {
    kind: 'silent',
    story: 'confirmed late is confirmed',
    given: { marks: [B], at: ['2026-09-15', 'AM'], events: [confirmed('2026-09-15 AM', true)] },
    expect: [],
  },
  {
    kind: 'silent',
    story: 'it was decided that nobody need confirm',
    given: {
      marks: [B],
      at: ['2026-09-15', 'AM'],
      events: [otherwise('2026-09-15', 'confirm-off-site')],
    },
    expect: [],
  },
  {
    kind: 'cannot-tell',
    story: 'the mark on the page could not be read',
    given: { at: ['2026-09-15', 'AM'], unread: ['2026-09-15 AM'] },
    expect: [{ state: 'cannot-tell', missing: 'the mark of Tue 15 Sep AM', weight: 'plain' }],
  },
  {
    kind: 'silent',
    story: 'present',
    given: { at: ['2026-09-15', 'AM'] },
    expect: [],
  },
  {
    kind: 'silent',
    story: 'a blank mark is nothing',
    given: { marks: [['2026-09-15', '2026-09-15', '-', null]], at: ['2026-09-15', 'AM'] },
    expect: [],
  },
  {
    kind: 'silent',
    story: 'late after the register closed: U was seen',
    given: { marks: [['2026-09-15', '2026-09-15', 'U', null]], at: ['2026-09-15', 'AM'] },
    expect: [],
  },
  {
    kind: 'silent',
    story: 'D, X and Y2 are no absences here',
    given: { marks: [['2026-09-15', '2026-09-15', 'D', 'Y2']], at: ['2026-09-15', 'PM'] },
    expect: [],
  },
];
