import type { DutyCase } from '../case';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { confirmed, otherwise, provision } from '../world';

const B: [string, string, string, string | null] = ['2026-09-15', '2026-09-15', 'B', null];

export const confirmOffSiteCases: DutyCase[] = [
  {
    kind: 'below',
    story: 'a minute before the school’s time',
    given: { marks: [B], at: ['2026-09-15', 'AM', '09:29'] },
    expect: [{ state: 'upcoming', weight: 'today', dueAt: '09:30', label: 'Confirm off site' }],
  },
  {
    kind: 'at',
    story: 'the school’s time, and the provider has not confirmed',
    given: { marks: [B], at: ['2026-09-15', 'AM', '09:30'] },
    expect: [{ state: 'due', weight: 'now', key: 'confirm-off-site:kai:2026-09-15 AM' }],
  },
  {
    kind: 'above',
    story: 'a minute after',
    given: { marks: [B], at: ['2026-09-15', 'AM', '09:31'] },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'above',
    story: 'a planned day counts before its mark is entered',
    given: {
      marks: [['2026-09-15', '2026-09-15', '-', null]],
      at: ['2026-09-15', 'AM', '10:00'],
      events: [
        {
          about: '2026-09-14 AM',
          payload: {
            kind: 'expected-absence',
            code: 'B',
            until: plainDateOf('2026-09-18'),
            evidence: null,
          },
        },
      ],
    },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'above',
    story: 'the provider reports the pupil absent: the mark is to be amended',
    given: {
      marks: [B],
      at: ['2026-09-15', 'AM', '09:25'],
      events: [confirmed('2026-09-15 AM', false)],
    },
    expect: [{ state: 'due', label: 'Amend the mark', weight: 'now' }],
  },
  {
    kind: 'settled',
    story: 'the provider confirmed',
    given: {
      marks: [B],
      at: ['2026-09-15', 'AM'],
      events: [confirmed('2026-09-15', true)],
    },
    expect: [{ state: 'settled', by: 'e1', label: 'Confirmed 9:20' }],
  },
  {
    kind: 'settled',
    story: 'reported absent and amended to N: the absence process has it now',
    given: {
      marks: [['2026-09-15', '2026-09-15', 'N', null]],
      at: ['2026-09-15', 'AM'],
      events: [confirmed('2026-09-15 AM', false)],
    },
    expect: [{ state: 'settled', by: 'e1' }],
  },
  {
    kind: 'deviated',
    story: 'no confirmation wanted today, with the reason recorded',
    given: {
      marks: [B],
      at: ['2026-09-15', 'AM'],
      events: [otherwise('2026-09-15', 'confirm-off-site')],
    },
    expect: [{ state: 'settled', how: 'decided otherwise' }],
  },
  {
    kind: 'reopened',
    story: 'the afternoon is confirmed on its own',
    given: {
      marks: [['2026-09-15', '2026-09-15', 'B', 'B']],
      at: ['2026-09-15', 'PM'],
      events: [confirmed('2026-09-15 AM', true)],
    },
    expect: [{ state: 'settled' }, { state: 'due', key: 'confirm-off-site:kai:2026-09-15 PM' }],
  },
  {
    kind: 'cannot-tell',
    story: 'D, and no dual registration on record: whom to ask is not known',
    given: { marks: [['2026-09-15', '2026-09-15', 'D', null]], at: ['2026-09-15', 'AM'] },
    expect: [
      {
        state: 'cannot-tell',
        missing: 'which other school to ask, as no dual registration is on record',
      },
    ],
  },
  {
    kind: 'at',
    story: 'D with the other school on record is confirmed like B',
    given: {
      marks: [['2026-09-15', '2026-09-15', 'D', null]],
      at: ['2026-09-15', 'AM'],
      context: { provisions: [provision('dual', 'Hilltop')] },
    },
    expect: [{ state: 'due' }],
  },
  {
    kind: 'silent',
    story: 'V is supervised by the school’s own staff',
    given: { marks: [['2026-09-15', '2026-09-15', 'V', null]], at: ['2026-09-15', 'AM'] },
    expect: [],
  },
];
