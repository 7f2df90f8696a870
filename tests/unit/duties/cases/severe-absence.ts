import type { CasePayload } from '@/lib/casework/events';
import type { DutyCase } from '../case';
import { otherwise, type Recorded } from '../world';

const AT: [string, 'PM'] = ['2026-10-14', 'PM'];
const HALF: [string, string, string, string] = ['2026-09-14', '2026-10-02', 'O', 'O'];

function met(
  about: string,
  meeting: Extract<CasePayload, { kind: 'meeting' }>['meeting'],
  attendanceDiscussed: boolean,
): Recorded {
  return { about, payload: { kind: 'meeting', meeting, attendanceDiscussed, note: null } };
}

export const severeAbsenceCases: DutyCase[] = [
  {
    kind: 'below',
    story: '29 of 60 sessions missed',
    given: { marks: [HALF, ['2026-10-02', '2026-10-02', '/', null]], at: AT },
    expect: [],
  },
  {
    kind: 'at',
    story: '30 of 60 sessions missed: exactly half',
    given: { marks: [HALF], at: AT },
    expect: [{ state: 'due', label: 'SA 50.0%' }],
  },
  {
    kind: 'above',
    story: '31 of 60 sessions missed',
    given: { marks: [HALF, ['2026-10-05', '2026-10-05', 'O', null]], at: AT },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'above',
    story: 'an inclusion meeting without a word on attendance settles nothing',
    given: { marks: [HALF], at: AT, events: [met('2026-10-12', 'inclusion', false)] },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'settled',
    story: 'discussed at the inclusion meeting',
    given: { marks: [HALF], at: AT, events: [met('2026-10-12', 'inclusion', true)] },
    expect: [{ state: 'settled', by: 'e1' }],
  },
  {
    kind: 'deviated',
    story: 'discussed elsewhere, with the reason',
    given: { marks: [HALF], at: AT, events: [otherwise('2026-10-12', 'severe-absence')] },
    expect: [{ state: 'settled', how: 'decided otherwise' }],
  },
  {
    kind: 'reopened',
    story: 'last year’s meeting is not this year’s',
    given: {
      onRollFrom: '2026-06-01',
      marks: [HALF],
      at: AT,
      events: [met('2026-07-06', 'inclusion', true)],
    },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'cannot-tell',
    story: 'no mark of the year could be read',
    given: { marks: [['2026-09-03', '2026-10-14', '?', '?']], at: AT },
    expect: [{ state: 'cannot-tell', missing: 'the marks of 2026/27 that could not be read' }],
  },
  {
    kind: 'silent',
    story: 'present',
    given: { at: AT },
    expect: [],
  },
];
