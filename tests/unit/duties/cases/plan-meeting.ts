import type { DutyCase } from '../case';
import { otherwise, plan, type Recorded } from '../world';

const CP = { plans: [plan('CP', '2026-06-01')] };

function met(about: string, attendanceDiscussed: boolean): Recorded {
  return {
    about,
    payload: { kind: 'meeting', meeting: 'multi-agency', attendanceDiscussed, note: null },
  };
}

// Six school weeks back from the week of Mon 12 Oct begin on Mon 7 Sep.
export const planMeetingCases: DutyCase[] = [
  {
    kind: 'below',
    story: 'discussed in the sixth school week back',
    given: { at: ['2026-10-12', 'AM'], context: CP, events: [met('2026-09-07', true)] },
    expect: [{ state: 'settled', by: 'e1', confidential: true }],
  },
  {
    kind: 'at',
    story: 'discussed just before it: too long ago',
    given: { at: ['2026-10-12', 'AM'], context: CP, events: [met('2026-09-04', true)] },
    expect: [{ state: 'due', label: 'Meeting record', owner: 'dsl', confidential: true }],
  },
  {
    kind: 'above',
    story: 'a week later still',
    given: { at: ['2026-10-19', 'AM'], context: CP, events: [met('2026-09-04', true)] },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'above',
    story: 'at the last meeting attendance was not discussed',
    given: {
      at: ['2026-09-16', 'AM'],
      context: CP,
      events: [met('2026-09-07', true), met('2026-09-14', false)],
    },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'settled',
    story: 'discussed on Monday',
    given: { at: ['2026-09-16', 'AM'], context: CP, events: [met('2026-09-14', true)] },
    expect: [{ state: 'settled', by: 'e1' }],
  },
  {
    kind: 'deviated',
    story: 'the meeting was put off',
    given: {
      at: ['2026-10-12', 'AM'],
      context: CP,
      events: [otherwise('2026-10-08', 'plan-meeting', 'hold', '2026-10-20')],
    },
    expect: [{ state: 'settled', how: 'Tue 20 Oct' }],
  },
  {
    kind: 'reopened',
    story: 'a new meeting without attendance on its agenda',
    given: {
      at: ['2026-10-12', 'AM'],
      context: CP,
      events: [met('2026-10-01', true), met('2026-10-09', false)],
    },
    expect: [{ state: 'due', key: 'plan-meeting:kai:2026-10-09' }],
  },
  {
    kind: 'cannot-tell',
    story: 'a plan whose start is not known, and no meeting on record',
    given: { at: ['2026-10-12', 'AM'], context: { plans: [plan('LAC')] } },
    expect: [{ state: 'cannot-tell', missing: 'when the last meeting was' }],
  },
  {
    kind: 'silent',
    story: 'the plan ended yesterday',
    given: {
      at: ['2026-10-12', 'AM'],
      context: { plans: [plan('CIN', '2026-06-01', '2026-10-11')] },
    },
    expect: [],
  },
];
