import { SchoolCalendar } from '@/lib/attendance/calendar';
import type { DutyCase } from '../case';
import { otherwise, stepped } from '../world';

// Thu 3 Sep to Wed 30 Sep: 20 school days, 40 sessions. The example letter is proposed at 95.0 %.
const AT: [string, 'PM'] = ['2026-09-30', 'PM'];
const MISSED_1: [string, string, string, string | null] = ['2026-09-30', '2026-09-30', 'I', null];
const MISSED_2: [string, string, string, string | null] = ['2026-09-30', '2026-09-30', 'I', 'I'];
const MISSED_8: [string, string, string, string | null] = ['2026-09-14', '2026-09-17', 'I', 'I'];

/** 40 sessions count as enough to go by here, so that the threshold itself is what is tried. */
const ENOUGH = { provisionalBelowSessions: 40 };

export const escalationStepCases: DutyCase[] = [
  {
    kind: 'silent',
    story: '38 of 40 attended, and 41 sessions are wanted before a first step rests on the rate',
    given: { marks: [MISSED_2], at: AT, rules: { provisionalBelowSessions: 41 } },
    expect: [],
  },
  {
    kind: 'below',
    story: '39 of 40 attended: above the threshold',
    given: { marks: [MISSED_1], at: AT },
    expect: [],
  },
  {
    kind: 'at',
    story: '38 of 40 attended: exactly 95.0 per cent',
    given: { marks: [MISSED_2], at: AT, rules: ENOUGH },
    expect: [{ state: 'due', label: 'Letter today', key: 'escalation-step:kai:letter' }],
  },
  {
    kind: 'above',
    story: 'past the threshold for some days',
    given: { marks: [MISSED_8], at: AT, rules: { provisionalBelowSessions: 20 } },
    expect: [{ state: 'due', label: 'Letter due', weight: 'today', dueOn: '2026-09-16' }],
  },
  {
    kind: 'settled',
    story: 'the letter is sent, absence goes on: the next step waits its time',
    given: {
      marks: [MISSED_8, ['2026-09-22', '2026-09-24', 'O', 'O']],
      at: AT,
      events: [stepped('2026-09-21', 'letter')],
    },
    expect: [{ state: 'upcoming', label: 'Pupil voice Mon', dueOn: '2026-10-05', weight: 'soon' }],
  },
  {
    kind: 'deviated',
    story: 'held, with a review date: decided, not overdue',
    given: {
      marks: [MISSED_8],
      at: AT,
      events: [otherwise('2026-09-21', 'letter', 'hold', '2026-10-12')],
    },
    expect: [{ state: 'settled', how: 'Mon 12 Oct' }],
  },
  {
    kind: 'deviated',
    story: 'the review date of the hold has come',
    given: {
      marks: [MISSED_8],
      at: AT,
      events: [otherwise('2026-09-21', 'letter', 'hold', '2026-09-30')],
    },
    expect: [{ state: 'due', label: 'Letter due' }],
  },
  {
    kind: 'reopened',
    story: 'absent again after the letter: the next step is due',
    given: {
      marks: [MISSED_8, ['2026-09-28', '2026-09-30', 'O', 'O']],
      at: ['2026-10-05', 'PM'],
      events: [stepped('2026-09-21', 'letter')],
    },
    expect: [{ state: 'due', label: 'Pupil voice today', key: 'escalation-step:kai:pupil-voice' }],
  },
  {
    kind: 'above',
    story: 'a legal step waits for support: offering it comes first',
    given: {
      marks: [MISSED_8],
      at: ['2026-10-23', 'PM'],
      events: [stepped('2026-09-21', 'medical-evidence')],
      rules: {
        ladder: [
          {
            step: 'medical-evidence',
            owner: 'school',
            label: 'Possible medical evidence',
            attendanceAtOrBelowTenths: 950,
            waitSchoolDays: 0,
            heldByImprovementTenths: null,
            reviewAfterSchoolDays: 10,
            needsSupportFirst: false,
          },
          {
            step: 'csaws-letter',
            owner: 'csaws',
            label: 'Letter from CSAWS',
            attendanceAtOrBelowTenths: 950,
            waitSchoolDays: 10,
            heldByImprovementTenths: null,
            reviewAfterSchoolDays: 10,
            needsSupportFirst: true,
          },
        ],
      },
    },
    expect: [{ state: 'due', label: 'Support first' }],
  },
  {
    kind: 'cannot-tell',
    story: 'the calendar ends before the waiting time does',
    given: {
      marks: [MISSED_8],
      at: ['2026-09-18', 'PM'],
      events: [stepped('2026-09-18', 'letter')],
      calendar: SchoolCalendar.from({
        years: [{ label: '2026/27', terms: [{ from: '2026-09-03', to: '2026-09-18' }] }],
      }),
    },
    expect: [{ state: 'cannot-tell', missing: 'the school days after Fri 18 Sep' }],
  },
  {
    kind: 'silent',
    story: 'attendance has risen since the letter: the ladder holds',
    given: { marks: [MISSED_8], at: AT, events: [stepped('2026-09-21', 'letter')] },
    expect: [],
  },
  {
    kind: 'silent',
    story: 'present every session',
    given: { at: AT },
    expect: [],
  },
];
