import type { DutyCase } from '../case';
import { otherwise, stepped } from '../world';

// Thu 3 Sep to Wed 14 Oct: 30 school days, 60 sessions: no longer provisional.
const AT: [string, 'PM'] = ['2026-10-14', 'PM'];

export const persistentAbsenceCases: DutyCase[] = [
  {
    kind: 'below',
    story: '5 of 60 sessions missed',
    given: {
      marks: [
        ['2026-09-14', '2026-09-15', 'I', 'I'],
        ['2026-09-16', '2026-09-16', 'I', null],
      ],
      at: AT,
    },
    expect: [],
  },
  {
    kind: 'at',
    story: '6 of 60 sessions missed: exactly 10 per cent',
    given: { marks: [['2026-09-14', '2026-09-16', 'I', 'I']], at: AT },
    expect: [{ state: 'due', label: 'PA 90.0%', weight: 'plain' }],
  },
  {
    kind: 'above',
    story: '7 of 60 sessions missed',
    given: {
      marks: [
        ['2026-09-14', '2026-09-16', 'I', 'I'],
        ['2026-09-17', '2026-09-17', 'I', null],
      ],
      at: AT,
    },
    expect: [{ state: 'due', key: 'persistent-absence:kai:2026/27' }],
  },
  {
    kind: 'above',
    story: 'in the first weeks the status is provisional',
    given: { marks: [['2026-09-14', '2026-09-14', 'I', 'I']], at: ['2026-09-16', 'PM'] },
    expect: [{ state: 'upcoming', weight: 'plain' }],
  },
  {
    kind: 'settled',
    story: 'a support plan is in place',
    given: {
      marks: [['2026-09-14', '2026-09-16', 'I', 'I']],
      at: AT,
      events: [stepped('2026-10-05', 'informal-meeting', true)],
    },
    expect: [{ state: 'settled', by: 'e1' }],
  },
  {
    kind: 'deviated',
    story: 'long illness, supported by the hospital school',
    given: {
      marks: [['2026-09-14', '2026-09-16', 'I', 'I']],
      at: AT,
      events: [otherwise('2026-10-05', 'persistent-absence', 'not-required', '2026-11-05')],
    },
    expect: [{ state: 'settled', how: 'Thu 5 Nov' }],
  },
  {
    kind: 'reopened',
    story: 'a plan of last year is none this year',
    given: {
      onRollFrom: '2026-06-01',
      marks: [['2026-09-14', '2026-09-16', 'I', 'I']],
      at: AT,
      events: [stepped('2026-07-06', 'informal-meeting', true)],
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
    story: 'at another school all the time: no session was possible here',
    given: { marks: [['2026-09-03', '2026-10-14', 'D', 'D']], at: AT },
    expect: [],
  },
];
