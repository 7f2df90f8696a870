import type { DutyCase } from '../case';
import type { RuleValues } from '@/lib/rules/types';
import { call, confirmed, otherwise, plan, POORLY, reason, told, visited, worker } from '../world';

const N: [string, string, string, string] = ['2026-09-21', '2026-09-21', 'N', 'N'];
const OPEN = { workers: [worker()] };
const BOTH = { workers: [worker(), worker('youth-offending')] };

const IN_CARE = { workers: [worker()], plans: [plan('LAC')] };
const NAMED: RuleValues['notificationContacts'] = [
  { role: 'designated-teacher', how: 'in-person', where: null },
  { role: 'virtual-school', how: 'email', where: null },
];

export const notifyWorkerCases: DutyCase[] = [
  {
    kind: 'below',
    story: 'the register is still open: the card stands, and telling waits',
    given: { marks: [N], at: ['2026-09-21', 'AM', '09:14'], context: OPEN },
    expect: [{ state: 'upcoming', label: 'Call first', dueAt: '09:15' }],
  },
  {
    kind: 'below',
    story: 'the case closed the day before',
    given: {
      marks: [N],
      at: ['2026-09-21', 'AM'],
      context: { workers: [worker('social-worker', '2026-01-05', '2026-09-20')] },
    },
    expect: [],
  },
  {
    kind: 'at',
    story: 'the case closes today: it is open today',
    given: {
      marks: [N],
      at: ['2026-09-21', 'AM'],
      context: { workers: [worker('social-worker', '2026-01-05', '2026-09-21')] },
    },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'at',
    story: 'the register closes and the absence is unexplained',
    given: { marks: [N], at: ['2026-09-21', 'AM', '09:15'], context: OPEN },
    expect: [
      {
        state: 'due',
        weight: 'now',
        label: 'Call first',
        confidential: true,
        key: 'notify-worker:kai:2026-09-21 AM',
      },
    ],
  },
  {
    kind: 'above',
    story: 'a youth-offending case counts alike, in the afternoon too',
    given: {
      marks: [N],
      at: ['2026-09-21', 'PM'],
      context: { workers: [worker('youth-offending')] },
    },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'above',
    story: 'a voicemail settles nothing',
    given: {
      marks: [N],
      at: ['2026-09-21', 'AM'],
      context: OPEN,
      events: [call('2026-09-21 AM', 'voicemail')],
    },
    expect: [{ state: 'due', label: 'Still to tell' }],
  },
  {
    kind: 'above',
    story: 'spoken to, reason refused: still to tell',
    given: {
      marks: [N],
      at: ['2026-09-21', 'AM'],
      context: OPEN,
      events: [call('2026-09-21 AM', 'refused-reason')],
    },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'above',
    story: 'two workers, one told: the other is still to tell',
    given: {
      marks: [N],
      at: ['2026-09-21', 'AM'],
      context: BOTH,
      events: [told('2026-09-21 AM', 'social-worker')],
    },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'above',
    story: 'the other one told: the first is still to tell',
    given: {
      marks: [N],
      at: ['2026-09-21', 'AM'],
      context: BOTH,
      events: [told('2026-09-21 AM', 'youth-offending')],
    },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'above',
    story: 'reported absent by the provider, the mark still B: the worker is told all the same',
    given: {
      marks: [['2026-09-21', '2026-09-21', 'B', null]],
      at: ['2026-09-21', 'AM'],
      context: OPEN,
      events: [confirmed('2026-09-21 AM', false)],
    },
    expect: [{ state: 'due', weight: 'now' }],
  },
  {
    kind: 'above',
    story: 'telling the DSL is not telling the worker',
    given: {
      marks: [N],
      at: ['2026-09-21', 'AM'],
      context: OPEN,
      events: [told('2026-09-21 AM', 'dsl')],
    },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'above',
    story: 'told yesterday, of yesterday: today is another absence',
    given: {
      marks: [['2026-09-21', '2026-09-22', 'N', 'N']],
      at: ['2026-09-22', 'AM'],
      context: OPEN,
      events: [told('2026-09-21', 'social-worker')],
    },
    expect: [{ state: 'due', key: 'notify-worker:kai:2026-09-22 AM' }],
  },
  {
    kind: 'settled',
    story: 'both workers told',
    given: {
      marks: [N],
      at: ['2026-09-21', 'AM'],
      context: BOTH,
      events: [
        told('2026-09-21 AM', 'social-worker'),
        told('2026-09-21', 'youth-offending', '10:05'),
      ],
    },
    expect: [{ state: 'settled', by: 'e2', label: 'Told 10:05' }],
  },
  {
    kind: 'settled',
    story: 'the reason arrives',
    given: {
      marks: [N],
      at: ['2026-09-21', 'AM'],
      context: OPEN,
      events: [reason('2026-09-21 AM')],
    },
    expect: [{ state: 'settled', by: 'e1', how: 'the reason arrived' }],
  },
  {
    kind: 'settled',
    story: 'the mark is amended after a call',
    given: {
      marks: [['2026-09-21', '2026-09-21', 'M', null]],
      at: ['2026-09-21', 'AM'],
      context: OPEN,
      events: [call('2026-09-21 AM', 'voicemail')],
    },
    expect: [{ state: 'settled', how: 'the mark was amended' }],
  },
  {
    kind: 'above',
    story: 'in care, and the school’s rules name two more: the social worker alone is not enough',
    given: {
      marks: [N],
      at: ['2026-09-21', 'AM'],
      context: IN_CARE,
      rules: { notificationContacts: NAMED },
      events: [told('2026-09-21 AM', 'social-worker'), told('2026-09-21 AM', 'virtual-school')],
    },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'above',
    story: 'off site and not confirmed by the school’s time: an absence, and the worker is told',
    given: {
      marks: [['2026-09-21', '2026-09-21', 'B', null]],
      at: ['2026-09-21', 'AM', '09:30'],
      context: OPEN,
    },
    expect: [{ state: 'due', weight: 'now', dueAt: '09:30' }],
  },
  {
    kind: 'settled',
    story: 'in care: worker, designated teacher and virtual school told',
    given: {
      marks: [N],
      at: ['2026-09-21', 'AM'],
      context: IN_CARE,
      rules: { notificationContacts: NAMED },
      events: [
        told('2026-09-21 AM', 'social-worker'),
        told('2026-09-21 AM', 'designated-teacher'),
        told('2026-09-21 AM', 'virtual-school'),
      ],
    },
    expect: [{ state: 'settled', by: 'e3' }],
  },
  {
    kind: 'settled',
    story: 'the rules name people for children in care; this child is not in care',
    given: {
      marks: [N],
      at: ['2026-09-21', 'AM'],
      context: { workers: [worker()], plans: [plan('CIN')] },
      rules: { notificationContacts: NAMED },
      events: [told('2026-09-21 AM', 'social-worker')],
    },
    expect: [{ state: 'settled', by: 'e1' }],
  },
  {
    kind: 'cannot-tell',
    story: 'in care with no social worker on record: the others are told, and the DSL is asked',
    given: {
      marks: [N],
      at: ['2026-09-21', 'AM'],
      context: { plans: [plan('LAC')] },
      rules: { notificationContacts: NAMED },
    },
    expect: [
      { state: 'due', key: 'notify-worker:kai:2026-09-21 AM' },
      { state: 'cannot-tell', key: 'notify-worker:kai:2026-09-21 AM:worker' },
    ],
  },
  {
    kind: 'deviated',
    story: 'agreed not to tell, until tomorrow',
    given: {
      marks: [N],
      at: ['2026-09-21', 'AM'],
      context: OPEN,
      events: [otherwise('2026-09-21', 'notify-worker', 'not-required', '2026-09-22')],
    },
    expect: [{ state: 'settled', how: 'decided otherwise' }],
  },
  {
    kind: 'reopened',
    story: 'the reason given is not accepted',
    given: {
      marks: [N],
      at: ['2026-09-21', 'AM'],
      context: OPEN,
      events: [call('2026-09-21 AM', 'spoke-to', POORLY), reason('2026-09-21 AM', false)],
    },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'reopened',
    story: 'told in the morning, seen at noon, gone again: told again',
    given: {
      marks: [N],
      at: ['2026-09-21', 'PM'],
      context: OPEN,
      events: [told('2026-09-21 AM', 'social-worker'), visited('2026-09-21 AM', true)],
    },
    expect: [
      { state: 'settled', key: 'notify-worker:kai:2026-09-21 AM' },
      { state: 'due', key: 'notify-worker:kai:2026-09-21 PM' },
    ],
  },
  {
    kind: 'reopened',
    story: 'an O whose N timed out is unexplained still',
    given: {
      marks: [['2026-09-21', '2026-09-21', 'O', 'O']],
      at: ['2026-09-21', 'PM'],
      context: OPEN,
      timedOut: ['2026-09-21 AM', '2026-09-21 PM'],
    },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'cannot-tell',
    story: 'the mark could not be read',
    given: { at: ['2026-09-21', 'AM'], context: OPEN, unread: ['2026-09-21 AM'] },
    expect: [{ state: 'cannot-tell', missing: 'the mark of Mon 21 Sep AM' }],
  },
  {
    kind: 'cannot-tell',
    story: 'there is a plan and no worker on record',
    given: { marks: [N], at: ['2026-09-21', 'AM'], context: { plans: [plan('CP')] } },
    expect: [{ state: 'cannot-tell', label: 'Ask the DSL', weight: 'today' }],
  },
  {
    kind: 'silent',
    story: 'no open case',
    given: { marks: [N], at: ['2026-09-21', 'AM'] },
    expect: [],
  },
  {
    kind: 'silent',
    story: 'arrived after the register closed: U was seen',
    given: {
      marks: [['2026-09-21', '2026-09-21', 'U', null]],
      at: ['2026-09-21', 'PM'],
      context: OPEN,
    },
    expect: [],
  },
];
