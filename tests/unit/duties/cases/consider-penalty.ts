import { plainDateOf } from '@/lib/attendance/plain-date';
import type { DutyCase } from '../case';
import { decided, otherwise } from '../world';

const WEEK: [string, string, string, string] = ['2026-09-28', '2026-10-02', 'G', 'G'];

export const considerPenaltyCases: DutyCase[] = [
  {
    kind: 'below',
    story: 'nine sessions of G in one week',
    given: { marks: [WEEK, ['2026-10-02', '2026-10-02', null, '\\']], at: ['2026-10-02', 'PM'] },
    expect: [],
  },
  {
    kind: 'at',
    story: 'ten sessions: the threshold is reached, consider',
    given: { marks: [WEEK], at: ['2026-10-02', 'PM'] },
    expect: [{ state: 'due', label: '10 sessions: consider', owner: 'head', weight: 'today' }],
  },
  {
    kind: 'above',
    story: 'eleven sessions, U and N among them',
    given: {
      marks: [
        WEEK,
        ['2026-10-05', '2026-10-05', 'U', null],
        ['2026-10-01', '2026-10-01', 'N', 'N'],
      ],
      at: ['2026-10-05', 'PM'],
    },
    expect: [{ state: 'due', label: '11 sessions: consider' }],
  },
  {
    kind: 'below',
    story: 'the first two have dropped out of the ten school weeks',
    given: {
      marks: [
        ['2026-09-07', '2026-09-07', 'O', 'O'],
        ['2026-11-23', '2026-11-26', 'O', 'O'],
      ],
      at: ['2026-11-27', 'PM'],
    },
    expect: [],
  },
  {
    kind: 'settled',
    story: 'the head decided against it',
    given: {
      marks: [WEEK],
      at: ['2026-10-06', 'PM'],
      events: [decided('2026-10-05', 'consider-penalty', 'support instead')],
    },
    expect: [{ state: 'settled', by: 'e1' }],
  },
  {
    kind: 'deviated',
    story: 'to be considered after the meeting with the family',
    given: {
      marks: [WEEK],
      at: ['2026-10-06', 'PM'],
      events: [otherwise('2026-10-05', 'consider-penalty', 'hold', '2026-10-12')],
    },
    expect: [{ state: 'settled', how: 'Mon 12 Oct' }],
  },
  {
    kind: 'reopened',
    story: 'ten more sessions after the decision',
    given: {
      marks: [WEEK, ['2026-10-12', '2026-10-16', 'O', 'O']],
      at: ['2026-10-16', 'PM'],
      events: [decided('2026-10-05', 'consider-penalty', 'support instead')],
    },
    expect: [{ state: 'due', key: 'consider-penalty:kai:2026-10-05' }],
  },
  {
    kind: 'reopened',
    story: 'sessions used in a notice never count again',
    given: {
      marks: [WEEK, ['2026-10-12', '2026-10-15', 'O', 'O']],
      at: ['2026-10-16', 'PM'],
      events: [
        decided('2026-10-05', 'consider-penalty', 'asked the authority', {
          sessionsUsedInNotice: {
            from: plainDateOf('2026-09-28'),
            to: plainDateOf('2026-10-02'),
          },
        }),
      ],
    },
    expect: [],
  },
  {
    kind: 'cannot-tell',
    story: 'neither birthday nor school age on record',
    given: { marks: [WEEK], at: ['2026-10-02', 'PM'], pupil: { dateOfBirth: null } },
    expect: [{ state: 'cannot-tell', missing: 'the date of birth' }],
  },
  {
    kind: 'silent',
    story: 'not of compulsory school age',
    given: {
      marks: [WEEK],
      at: ['2026-10-02', 'PM'],
      pupil: { dateOfBirth: plainDateOf('2022-05-01') },
    },
    expect: [],
  },
];
