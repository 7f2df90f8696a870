import { describe, expect, it } from 'vitest';
import { SchoolCalendar } from '@/lib/attendance/calendar';
import { plainDateOf, type PlainDate } from '@/lib/attendance/plain-date';
import type { AttendanceCount } from '@/lib/casework/attendance-count';
import type { CaseEvent } from '@/lib/casework/events';
import { foldCase } from '@/lib/casework/fold';
import { nextStep, type LadderQuestion, type NextStep } from '@/lib/casework/ladder';
import { resolveRules } from '@/lib/rules/resolve';
import { TRUST_STANDARD } from '@/lib/rules/trust-standard';
import { deviation, step, undo } from './events';

/** Autumn 2026: 3 Sep to 23 Oct, half term, 3 Nov to 18 Dec (attendance-rules.md section 8). */
const calendar = SchoolCalendar.from({
  years: [
    {
      label: '2026/27',
      terms: [
        { from: '2026-09-03', to: '2026-10-23' },
        { from: '2026-11-03', to: '2026-12-18' },
      ],
    },
  ],
});

const standard = resolveRules({ trust: TRUST_STANDARD }, plainDateOf('2026-11-23'));

function ask(
  events: readonly CaseEvent[],
  given: Partial<Omit<LadderQuestion, 'state' | 'asOf'>> & { asOf: string },
): NextStep {
  return nextStep({
    attendance: { possible: 100, attended: 90 },
    attendanceBetween: () => ({ possible: 40, attended: 36 }),
    calendar,
    rules: standard,
    ...given,
    asOf: plainDateOf(given.asOf),
    state: foldCase(events),
  });
}

const outOf = (attended: number, possible: number): AttendanceCount => ({ attended, possible });
const LETTER = step('d1:1', '2026-09-14', 'letter');
const VOICE = step('d1:2', '2026-09-28', 'pupil-voice');
const MEETING = step('d1:3', '2026-10-12', 'informal-meeting', true);
const MEETING_WITHOUT_SUPPORT = step('d1:3', '2026-10-12', 'informal-meeting', false);
const MEDICAL = step('d1:4', '2026-11-03', 'medical-evidence');

describe('the first step', () => {
  it.each([
    ['just above the threshold', outOf(951, 1000), { kind: 'none', why: 'above-threshold' }],
    ['at it', outOf(950, 1000), { kind: 'step', state: 'due', rule: { step: 'letter' } }],
    ['just below it', outOf(949, 1000), { kind: 'step', state: 'due', rule: { step: 'letter' } }],
    ['above it by less than shows', outOf(2851, 3001), { kind: 'none', why: 'above-threshold' }],
    [
      'no possible session',
      outOf(0, 0),
      { kind: 'cannot-tell', missing: 'a possible session this school year' },
    ],
  ])('with attendance %s', (_, attendance, expected) => {
    expect(ask([], { asOf: '2026-09-21', attendance })).toMatchObject(expected);
  });

  it('is due from the day on which the threshold was reached, where that is known', () => {
    const reached = plainDateOf('2026-09-17');
    expect(ask([], { asOf: '2026-09-21', atOrBelowSince: () => reached })).toMatchObject({
      dueOn: '2026-09-17',
    });
    expect(ask([], { asOf: '2026-09-21', atOrBelowSince: () => null })).toMatchObject({
      dueOn: '2026-09-21',
    });
  });
});

describe('the waiting time, ten school days after the letter of Mon 14 Sep', () => {
  it.each([
    ['2026-09-25', 'upcoming'],
    ['2026-09-28', 'due'],
    ['2026-09-29', 'due'],
  ])('on %s pupil voice is %s', (asOf, state) => {
    expect(ask([LETTER], { asOf })).toMatchObject({
      kind: 'step',
      rule: { step: 'pupil-voice' },
      state,
      dueOn: '2026-09-28',
      reasons: [
        { kind: 'at-or-below', tenths: 940 },
        { kind: 'not-improved' },
        { kind: 'waited', since: 'letter', on: '2026-09-14', schoolDays: 10 },
      ],
    });
  });

  it('runs over half term without counting it', () => {
    const meeting = step('d1:1', '2026-10-21', 'informal-meeting', true);
    // 22, 23 Oct, 3 to 6 Nov, 9 to 12 Nov.
    expect(ask([meeting], { asOf: '2026-11-03' })).toMatchObject({ dueOn: '2026-11-12' });
  });

  it('cannot be told where the calendar ends before', () => {
    const meeting = step('d1:1', '2026-12-15', 'informal-meeting', true);
    expect(ask([meeting], { asOf: '2026-12-16' })).toMatchObject({
      kind: 'cannot-tell',
      rule: { step: 'medical-evidence' },
      missing: 'the school days after Tue 15 Dec',
    });
  });

  it('starts again when the step is taken back', () => {
    expect(ask([LETTER, undo('d1:9', 'd1:1')], { asOf: '2026-09-28' })).toMatchObject({
      rule: { step: 'letter' },
    });
  });
});

describe('improvement since the step before, two points and more hold the next one', () => {
  const before = outOf(90, 100);
  const since = (after: AttendanceCount) => (from: PlainDate) =>
    from > plainDateOf('2026-09-14') ? after : before;

  it.each([
    ['just less', outOf(919, 1000), 'step'],
    ['exactly as much', outOf(92, 100), 'held'],
    ['more', outOf(100, 100), 'held'],
    ['worse', outOf(50, 100), 'step'],
    ['no session since', outOf(0, 0), 'step'],
  ])('%s', (_, after, kind) => {
    expect(ask([LETTER], { asOf: '2026-09-28', attendanceBetween: since(after) }).kind).toBe(kind);
  });

  it('cannot be told where the marks are missing, and says which', () => {
    expect(ask([LETTER], { asOf: '2026-09-28', attendanceBetween: () => null })).toMatchObject({
      kind: 'cannot-tell',
      missing: 'attendance before Mon 14 Sep',
    });
  });

  it('shows both counts', () => {
    expect(
      ask([LETTER], { asOf: '2026-09-28', attendanceBetween: since(outOf(19, 20)) }),
    ).toMatchObject({
      why: 'improved',
      comparison: { since: 'letter', on: '2026-09-14', before, after: outOf(19, 20) },
      heldFromTenths: 20,
    });
  });
});

describe('support first', () => {
  const asOf = '2026-12-01';

  it('holds the letter from CSAWS while support was never offered', () => {
    expect(ask([LETTER, VOICE, MEETING_WITHOUT_SUPPORT, MEDICAL], { asOf })).toMatchObject({
      kind: 'held',
      why: 'support-first',
      rule: { step: 'csaws-letter' },
    });
  });

  it('lets it through once support was offered', () => {
    expect(ask([LETTER, VOICE, MEETING, MEDICAL], { asOf })).toMatchObject({
      kind: 'step',
      rule: { step: 'csaws-letter', owner: 'csaws' },
      reasons: expect.arrayContaining([
        { kind: 'support-offered', on: '2026-10-12', eventId: 'd1:3' },
      ]),
    });
  });

  it.each(['support-first', 'informal-meeting'])(
    'or once a reason is recorded under %s',
    (from) => {
      const reason = deviation('d1:5', '2026-11-10', from, 'not-required');
      expect(
        ask([LETTER, VOICE, MEETING_WITHOUT_SUPPORT, MEDICAL, reason], { asOf }),
      ).toMatchObject({ kind: 'step', rule: { step: 'csaws-letter' } });
    },
  );

  it('counts no reason whose review date has come', () => {
    const reason = deviation('d1:5', '2026-11-10', 'support-first', 'not-required', '2026-12-01');
    expect(ask([LETTER, VOICE, MEETING_WITHOUT_SUPPORT, MEDICAL, reason], { asOf })).toMatchObject({
      kind: 'held',
      why: 'support-first',
    });
  });

  it('holds a legal step that is brought forward, too', () => {
    const forward = deviation('d1:5', '2026-09-20', 'case-work', 'bring-forward');
    expect(ask([LETTER, forward], { asOf: '2026-09-21' })).toMatchObject({
      kind: 'held',
      why: 'support-first',
      rule: { step: 'case-work' },
    });
  });

  it('never proposes a legal step without it, whatever was recorded', () => {
    const steps = [
      'letter',
      'pupil-voice',
      'informal-meeting',
      'medical-evidence',
      'csaws-letter',
      'csaws-meeting',
    ] as const;
    for (let taken = 0; taken <= steps.length; taken += 1) {
      const events = steps
        .slice(0, taken)
        .map((name, i) =>
          step(`d1:${i}`, `2026-09-${String(7 + i)}`.replace(/-(\d)$/, '-0$1'), name),
        );
      const answer = ask(events, { asOf: '2026-12-01', attendance: outOf(10, 100) });
      if (answer.kind === 'step') expect(answer.rule.needsSupportFirst).toBe(false);
    }
  });
});

describe('a person decides otherwise', () => {
  it.each([
    ['2026-10-01', 'not-due'],
    ['2026-10-04', 'not-due'],
    ['2026-10-05', 'due'],
  ])('a hold until 5 Oct shows as decided; on %s its review is %s', (asOf, review) => {
    const hold = deviation('d1:5', '2026-09-21', 'pupil-voice', 'hold', '2026-10-05');
    expect(ask([LETTER, hold], { asOf })).toMatchObject({
      kind: 'decided',
      rule: { step: 'pupil-voice' },
      deviation: { reason: 'family bereavement', agreedWith: 'KM' },
      review,
    });
  });

  it('a hold at the step just taken, or on the ladder as a whole, holds the next one', () => {
    for (const from of ['letter', 'escalation-step']) {
      const hold = deviation('d1:5', '2026-09-21', from, 'hold');
      expect(ask([LETTER, hold], { asOf: '2026-09-28' }).kind).toBe('decided');
    }
  });

  it('a skip passes the step over, with its reason, to the next', () => {
    const skip = deviation('d1:5', '2026-09-21', 'pupil-voice', 'skip');
    expect(ask([LETTER, skip], { asOf: '2026-09-28' })).toMatchObject({
      kind: 'step',
      rule: { step: 'informal-meeting' },
      reasons: expect.arrayContaining([
        { kind: 'skipped', deviation: expect.objectContaining({ eventId: 'd1:5' }) },
      ]),
    });
  });

  it('a skip whose review date has come is asked about again', () => {
    const skip = deviation('d1:5', '2026-09-21', 'pupil-voice', 'skip', '2026-09-28');
    expect(ask([LETTER, skip], { asOf: '2026-09-28' })).toMatchObject({
      kind: 'decided',
      rule: { step: 'pupil-voice' },
      review: 'due',
    });
  });

  it('bringing forward makes a step due at any attendance, without its waiting time', () => {
    const forward = deviation('d1:5', '2026-09-16', 'informal-meeting', 'bring-forward');
    expect(
      ask([LETTER, forward], { asOf: '2026-09-16', attendance: outOf(100, 100) }),
    ).toMatchObject({
      kind: 'step',
      state: 'due',
      dueOn: '2026-09-16',
      rule: { step: 'informal-meeting' },
    });
  });

  it('stepping back asks for that step again, after its waiting time from that day', () => {
    const back = deviation('d1:5', '2026-10-19', 'informal-meeting', 'step-back');
    // 20 to 23 Oct, 3 to 6 Nov, 9 and 10 Nov.
    expect(ask([LETTER, VOICE, MEETING, back], { asOf: '2026-11-03' })).toMatchObject({
      kind: 'step',
      rule: { step: 'informal-meeting' },
      state: 'upcoming',
      dueOn: '2026-11-10',
    });
  });

  it('nothing decided later is known on an earlier day', () => {
    const hold = deviation('d1:5', '2026-10-02', 'pupil-voice', 'hold');
    expect(ask([LETTER, hold], { asOf: '2026-09-28' }).kind).toBe('step');
  });
});

describe('the end of the ladder and of the year', () => {
  it('is complete when its last step is taken', () => {
    expect(ask([step('d1:1', '2026-09-14', 'case-work', true)], { asOf: '2026-12-01' })).toEqual({
      kind: 'none',
      why: 'ladder-complete',
    });
  });

  it('starts afresh in a new school year, as the rules have it', () => {
    const lastYear = step('d1:1', '2026-06-22', 'informal-meeting', true);
    expect(ask([lastYear], { asOf: '2026-09-21' })).toMatchObject({ rule: { step: 'letter' } });
  });
});
