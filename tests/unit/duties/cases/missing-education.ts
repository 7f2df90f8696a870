import type { DutyCase } from '../case';
import { otherwise, type Recorded } from '../world';

const OUT: [string, string, string, string] = ['2026-09-14', '2026-10-23', 'O', 'O'];

function followed(about: string): Recorded {
  return {
    about,
    payload: { kind: 'procedure', duty: 'missing-education', outcome: 'spoke to the authority' },
  };
}

export const missingEducationCases: DutyCase[] = [
  {
    kind: 'below',
    story: 'nine school days unseen',
    given: { marks: [OUT], at: ['2026-09-24', 'PM'] },
    expect: [],
  },
  {
    kind: 'at',
    story: 'the school’s ten days',
    given: { marks: [OUT], at: ['2026-09-25', 'PM'] },
    expect: [{ state: 'due', label: 'Missing education', dueOn: '2026-09-25', owner: 'dsl' }],
  },
  {
    kind: 'above',
    story: 'nineteen days: still the school’s own procedure',
    given: { marks: [OUT], at: ['2026-10-08', 'PM'] },
    expect: [{ state: 'due', label: 'Missing education', dueOn: '2026-09-25' }],
  },
  {
    kind: 'at',
    story: 'twenty days: speak to the local authority',
    given: { marks: [OUT], at: ['2026-10-09', 'PM'] },
    expect: [{ state: 'due', label: 'Speak to LA', weight: 'now', dueOn: '2026-10-09' }],
  },
  {
    kind: 'above',
    story: 'twenty-one',
    given: { marks: [OUT], at: ['2026-10-12', 'PM'] },
    expect: [{ state: 'due', label: 'Speak to LA' }],
  },
  {
    kind: 'settled',
    story: 'the procedure was followed on day 11',
    given: { marks: [OUT], at: ['2026-09-29', 'PM'], events: [followed('2026-09-28')] },
    expect: [{ state: 'settled', by: 'e1' }],
  },
  {
    kind: 'deviated',
    story: 'known to be abroad, agreed with the authority',
    given: {
      marks: [OUT],
      at: ['2026-09-29', 'PM'],
      events: [otherwise('2026-09-25', 'missing-education', 'not-required', '2026-10-05')],
    },
    expect: [{ state: 'settled', how: 'Mon 5 Oct' }],
  },
  {
    kind: 'reopened',
    story: 'what was done on day 10 does not answer for day 20',
    given: { marks: [OUT], at: ['2026-10-09', 'PM'], events: [followed('2026-09-25')] },
    expect: [{ state: 'due', label: 'Speak to LA' }],
  },
  {
    kind: 'cannot-tell',
    story: 'neither birthday nor school age on record',
    given: { marks: [OUT], at: ['2026-09-25', 'PM'], pupil: { dateOfBirth: null } },
    expect: [{ state: 'cannot-tell', missing: 'the date of birth' }],
  },
  {
    kind: 'silent',
    story: 'one U: the child was seen, the run begins anew',
    given: { marks: [OUT, ['2026-09-22', '2026-09-22', 'U', null]], at: ['2026-09-25', 'PM'] },
    expect: [],
  },
  {
    kind: 'silent',
    story: 'ill for ten days',
    given: { marks: [['2026-09-14', '2026-09-25', 'I', 'I']], at: ['2026-09-25', 'PM'] },
    expect: [],
  },
];
