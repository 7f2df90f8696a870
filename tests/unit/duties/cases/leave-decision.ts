import { plainDateOf } from '@/lib/attendance/plain-date';
import type { DutyCase } from '../case';
import { decided, otherwise, type Recorded } from '../world';

function asked(about: string, from: string, to: string, grounds = 'a wedding abroad'): Recorded {
  return {
    about,
    payload: { kind: 'leave-request', from: plainDateOf(from), to: plainDateOf(to), grounds },
  };
}

const WEDDING = asked('2026-09-10', '2026-09-21', '2026-09-22');

export const leaveDecisionCases: DutyCase[] = [
  {
    kind: 'below',
    story: 'two school days before it begins',
    given: { at: ['2026-09-17', 'AM'], events: [WEDDING] },
    expect: [{ state: 'due', weight: 'soon', dueOn: '2026-09-18', owner: 'head' }],
  },
  {
    kind: 'at',
    story: 'the last school day before it',
    given: { at: ['2026-09-18', 'AM'], events: [WEDDING] },
    expect: [{ state: 'due', weight: 'today' }],
  },
  {
    kind: 'above',
    story: 'it has begun, undecided',
    given: { at: ['2026-09-21', 'AM'], events: [WEDDING] },
    expect: [{ state: 'due', weight: 'today', key: 'leave-decision:kai:e1' }],
  },
  {
    kind: 'above',
    story: 'granted, and no exceptional reason recorded',
    given: {
      at: ['2026-09-17', 'AM'],
      events: [WEDDING, decided('2026-09-16', 'leave-decision', 'granted')],
    },
    expect: [{ state: 'due', label: 'Reason for leave' }],
  },
  {
    kind: 'settled',
    story: 'refused',
    given: {
      at: ['2026-09-17', 'AM'],
      events: [WEDDING, decided('2026-09-16', 'leave-decision', 'not granted')],
    },
    expect: [{ state: 'settled', by: 'e2' }],
  },
  {
    kind: 'settled',
    story: 'granted for an exceptional reason',
    given: {
      at: ['2026-09-17', 'AM'],
      events: [
        WEDDING,
        decided('2026-09-16', 'leave-decision', 'granted', { reason: 'funeral of a parent' }),
      ],
    },
    expect: [{ state: 'settled', by: 'e2' }],
  },
  {
    kind: 'deviated',
    story: 'the request was withdrawn',
    given: {
      at: ['2026-09-17', 'AM'],
      events: [WEDDING, otherwise('2026-09-15', 'leave-decision')],
    },
    expect: [{ state: 'settled', how: 'decided otherwise' }],
  },
  {
    kind: 'reopened',
    story: 'a second request is a second decision',
    given: {
      at: ['2026-10-01', 'AM'],
      events: [
        WEDDING,
        decided('2026-09-16', 'leave-decision', 'refused'),
        asked('2026-09-30', '2026-10-12', '2026-10-13'),
      ],
    },
    expect: [{ state: 'settled' }, { state: 'due', key: 'leave-decision:kai:e3' }],
  },
  {
    kind: 'cannot-tell',
    story: 'no grounds were given',
    given: {
      at: ['2026-09-17', 'AM'],
      events: [asked('2026-09-10', '2026-09-21', '2026-09-22', ' ')],
    },
    expect: [{ state: 'cannot-tell', missing: 'the grounds of the request' }],
  },
  {
    kind: 'silent',
    story: 'nobody asked for leave',
    given: { at: ['2026-09-17', 'AM'] },
    expect: [],
  },
];
