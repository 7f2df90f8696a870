import type { DutyCase } from '../case';
import { call, decided, otherwise, POORLY, told } from '../world';

const N: [string, string, string, string] = ['2026-09-15', '2026-09-15', 'N', 'N'];
const TRIED = call('2026-09-15 AM', 'all-contacts-tried');

export const noContactCases: DutyCase[] = [
  {
    kind: 'below',
    story: 'a minute before the school’s clock reaches the DSL (09:15 and 90 minutes)',
    given: { marks: [N], at: ['2026-09-15', 'AM', '10:44'] },
    expect: [{ state: 'upcoming', dueAt: '10:45' }],
  },
  {
    kind: 'at',
    story: 'the clock has run out and nobody was reached',
    given: { marks: [N], at: ['2026-09-15', 'AM', '10:45'] },
    expect: [{ state: 'due', weight: 'today', label: 'Tell DSL' }],
  },
  {
    kind: 'at',
    story: 'every contact was tried, whatever the clock says',
    given: { marks: [N], at: ['2026-09-15', 'AM', '09:30'], events: [TRIED] },
    expect: [{ state: 'due', weight: 'now' }],
  },
  {
    kind: 'above',
    story: 'a minute after',
    given: { marks: [N], at: ['2026-09-15', 'AM', '10:46'] },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'above',
    story: 'the DSL is told; the decision is still to be recorded',
    given: {
      marks: [N],
      at: ['2026-09-15', 'AM'],
      events: [TRIED, told('2026-09-15 AM', 'dsl')],
    },
    expect: [{ state: 'due', label: 'DSL to decide', owner: 'dsl' }],
  },
  {
    kind: 'settled',
    story: 'the DSL told and the decision recorded',
    given: {
      marks: [N],
      at: ['2026-09-15', 'AM'],
      events: [
        TRIED,
        told('2026-09-15 AM', 'dsl'),
        decided('2026-09-15', 'no-contact', 'home visit', { agreedWith: null }),
      ],
    },
    expect: [{ state: 'settled', by: 'e3' }],
  },
  {
    kind: 'deviated',
    story: 'decided not to escalate today',
    given: {
      marks: [N],
      at: ['2026-09-15', 'AM'],
      events: [TRIED, otherwise('2026-09-15', 'no-contact', 'not-required', '2026-09-16')],
    },
    expect: [{ state: 'settled', how: 'decided otherwise' }],
  },
  {
    kind: 'reopened',
    story: 'a decision not to act is asked about again each day',
    given: {
      marks: [['2026-09-15', '2026-09-16', 'N', 'N']],
      at: ['2026-09-16', 'AM'],
      events: [
        told('2026-09-15 AM', 'dsl'),
        decided('2026-09-15', 'no-contact', 'wait'),
        call('2026-09-16 AM', 'all-contacts-tried'),
      ],
    },
    expect: [{ state: 'due', key: 'no-contact:kai:2026-09-16 AM' }],
  },
  {
    kind: 'cannot-tell',
    story: 'the school’s clock does not say when the DSL is told',
    given: {
      marks: [N],
      at: ['2026-09-15', 'AM'],
      rules: {
        contactClock: [{ id: 'first', afterMinutes: 30, label: 'Ring', role: 'attendance' }],
      },
    },
    expect: [
      { state: 'cannot-tell', missing: 'when the DSL is told, on the school’s contact clock' },
    ],
  },
  {
    kind: 'silent',
    story: 'somebody was reached, who gave no reason: that is not no contact',
    given: {
      marks: [N],
      at: ['2026-09-15', 'AM'],
      events: [call('2026-09-15 AM', 'refused-reason')],
    },
    expect: [],
  },
  {
    kind: 'silent',
    story: 'the reason arrived',
    given: {
      marks: [N],
      at: ['2026-09-15', 'AM'],
      events: [TRIED, call('2026-09-15 AM', 'spoke-to', POORLY)],
    },
    expect: [],
  },
];
