import { plainDateOf } from '@/lib/attendance/plain-date';
import type { DutyCase } from '../case';
import { otherwise, provision, type Recorded } from '../world';

const FOREST = { provisions: [provision('alternative')] };

function checked(about: string, provider: string | null = 'Forest provision'): Recorded {
  return {
    about,
    payload: { kind: 'provision-check', provider, checkedWith: 'Ms Reed', finding: null },
  };
}

export const provisionCheckCases: DutyCase[] = [
  {
    kind: 'below',
    story: 'midweek: to be checked by Friday',
    given: { at: ['2026-09-16', 'AM'], context: FOREST },
    expect: [{ state: 'due', weight: 'soon', dueOn: '2026-09-18', label: 'Check provision' }],
  },
  {
    kind: 'at',
    story: 'the last school day of the week',
    given: { at: ['2026-09-18', 'AM'], context: FOREST },
    expect: [{ state: 'due', weight: 'today', dueOn: '2026-09-18' }],
  },
  {
    kind: 'above',
    story: 'last week’s check is not this week’s',
    given: { at: ['2026-09-21', 'AM'], context: FOREST, events: [checked('2026-09-18')] },
    expect: [{ state: 'due', dueOn: '2026-09-25' }],
  },
  {
    kind: 'above',
    story: 'the last day of school before the half term is a Friday early',
    given: { at: ['2026-12-18', 'PM'], context: FOREST },
    expect: [{ state: 'due', weight: 'today' }],
  },
  {
    kind: 'settled',
    story: 'checked on Monday',
    given: { at: ['2026-09-16', 'AM'], context: FOREST, events: [checked('2026-09-14')] },
    expect: [{ state: 'settled', by: 'e1' }],
  },
  {
    kind: 'settled',
    story: 'another provider’s check is not this one’s',
    given: {
      at: ['2026-09-16', 'AM'],
      context: { provisions: [provision('alternative'), provision('dual', 'Hilltop')] },
      events: [checked('2026-09-14', 'Hilltop')],
    },
    expect: [{ state: 'due' }, { state: 'settled', by: 'e1' }],
  },
  {
    kind: 'deviated',
    story: 'on a residential this week',
    given: {
      at: ['2026-09-16', 'AM'],
      context: FOREST,
      events: [otherwise('2026-09-14', 'provision-check')],
    },
    expect: [{ state: 'settled', how: 'decided otherwise' }],
  },
  {
    kind: 'reopened',
    story: 'the decision was for that week',
    given: {
      at: ['2026-09-21', 'AM'],
      context: FOREST,
      events: [otherwise('2026-09-14', 'provision-check')],
    },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'cannot-tell',
    story: 'C2, and no part-time timetable on record',
    given: { marks: [['2026-09-16', '2026-09-16', null, 'C2']], at: ['2026-09-16', 'PM'] },
    expect: [
      {
        state: 'cannot-tell',
        missing: 'the part-time timetable, from when and where (Wed 16 Sep PM is marked C2)',
      },
    ],
  },
  {
    kind: 'silent',
    story: 'the provision ended',
    given: {
      at: ['2026-09-16', 'AM'],
      context: {
        provisions: [{ ...provision('alternative'), to: plainDateOf('2026-09-15') }],
      },
    },
    expect: [],
  },
];
