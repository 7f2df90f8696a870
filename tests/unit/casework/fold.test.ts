import { describe, expect, it } from 'vitest';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { emptyCase, foldCase, foldCases } from '@/lib/casework/fold';
import { mergeEvents } from '@/lib/casework/merge';
import { call, correction, deviation, event, reason, step, undo } from './events';

const LETTER = step('d1:1', '2026-09-15', 'letter');
const REPLACED = { kind: 'step', step: 'pupil-voice', result: 'heard', supportOffered: true };

describe('the state of a case', () => {
  it('is nothing yet when nothing was recorded', () => {
    expect(emptyCase('p1')).toEqual(foldCase([], { pupilId: 'p1' }));
    expect(emptyCase('p1')).toMatchObject({ pupilId: 'p1', events: [], lastActionOn: null });
  });

  it('tells what was done in the order of what it is about, not of its recording', () => {
    const late = { ...step('d1:9', '2026-09-10', 'letter'), at: '2026-11-01T09:00:00.000Z' };
    const voice = step('d1:2', '2026-09-20', 'pupil-voice');
    expect(foldCase([voice, late]).steps.map(({ step: name }) => name)).toEqual([
      'letter',
      'pupil-voice',
    ]);
  });

  it('counts an event once, however often it came in', () => {
    expect(foldCase([LETTER, { ...LETTER }, LETTER])).toEqual(foldCase([LETTER]));
  });

  it('shows last Tuesday as it was about then, with every mistake mended since', () => {
    const through = { date: plainDateOf('2026-09-15'), session: 'AM' as const };
    const afternoon = call('d1:2', '2026-09-15', 'PM');
    const morning = call('d1:3', '2026-09-15', 'AM');
    const state = foldCase([LETTER, afternoon, morning, undo('d1:4', 'd1:1')], { through });
    expect(state.events.map(({ id }) => id)).toEqual(['d1:3']);
  });

  it('tells what is about the same day in the order of recording', () => {
    const second = { ...step('d1:2', '2026-09-15', 'letter'), at: '2026-09-15T11:00:00.000Z' };
    const tenth = { ...step('d1:10', '2026-09-15', 'pupil-voice'), at: '2026-09-15T12:00:00.000Z' };
    expect(foldCase([tenth, second]).steps.map(({ eventId }) => eventId)).toEqual([
      'd1:2',
      'd1:10',
    ]);
  });

  it('knows from the morning on what is about the whole day, and nothing of the day after', () => {
    const through = { date: plainDateOf('2026-09-15'), session: 'AM' as const };
    const voice = step('d1:2', '2026-09-16', 'pupil-voice');
    expect(foldCase([LETTER, voice], { through }).steps).toHaveLength(1);
  });

  it('refuses to mix two pupils', () => {
    expect(() => foldCase([LETTER, { ...LETTER, id: 'd1:2', pupilId: 'p2' }])).toThrow(RangeError);
    expect(() => foldCase([LETTER], { pupilId: 'p2' })).toThrow(RangeError);
  });

  it('keeps each pupil’s case apart, and the school’s own', () => {
    const week = {
      ...event({ id: 'd1:7', on: '2026-09-17', payload: { kind: 'tracker-week', note: null } }),
      pupilId: null,
    };
    const cases = foldCases([LETTER, week]);
    expect([...cases.keys()]).toEqual(['p1', null]);
    expect(cases.get(null)?.trackerWeeks).toEqual(['2026-09-14']);
  });

  it('knows the last day on which the case itself was worked on: a daily call moves no case', () => {
    expect(foldCase([LETTER, call('d1:2', '2026-11-20', 'AM')]).lastActionOn).toBe('2026-09-15');
  });
});

describe('undo', () => {
  it('takes an event out of the state and leaves it in the trail with who took it back', () => {
    const state = foldCase([LETTER, undo('d1:2', 'd1:1')]);
    expect(state.steps).toEqual([]);
    expect(state.trail).toMatchObject([
      { event: LETTER, standing: 'undone', changedBy: 'd1:2' },
      { event: { id: 'd1:2' }, standing: 'stands' },
    ]);
  });

  it('can be undone, and that again', () => {
    const twice = [LETTER, undo('d1:2', 'd1:1'), undo('d1:3', 'd1:2')];
    expect(foldCase(twice).steps).toHaveLength(1);
    expect(foldCase([...twice, undo('d1:4', 'd1:3')]).steps).toHaveLength(0);
  });

  it('waits for an event that has not come in yet', () => {
    const early = foldCase([undo('d2:1', 'd1:1')], { pupilId: 'p1' });
    expect(early.problems).toEqual([
      { eventId: 'd2:1', problem: 'It takes back d1:1, which is not here.' },
    ]);
    const later = foldCase([undo('d2:1', 'd1:1'), LETTER]);
    expect(later.steps).toEqual([]);
    expect(later.problems).toEqual([]);
  });

  it('of each other have no effect and are reported', () => {
    const ring = foldCase([undo('d1:2', 'd1:3'), undo('d1:3', 'd1:2'), LETTER]);
    expect(ring.steps).toHaveLength(1);
    expect(ring.problems.map(({ eventId }) => eventId)).toEqual(['d1:2', 'd1:3']);
    expect(foldCase([undo('d1:2', 'd1:2'), LETTER]).problems).toHaveLength(1);
  });
});

describe('correction', () => {
  it('makes the event read as the replacement, under its own id and author', () => {
    const state = foldCase([LETTER, correction('d1:2', 'd1:1', REPLACED)]);
    expect(state.steps).toMatchObject([{ eventId: 'd1:1', step: 'pupil-voice', result: 'heard' }]);
    expect(state.trail[0]).toMatchObject({
      event: LETTER,
      standing: 'corrected',
      changedBy: 'd1:2',
    });
  });

  it('can move an event to the session it was really about', () => {
    const { payload } = LETTER;
    const about = { date: '2026-09-16', session: 'PM' };
    const state = foldCase([LETTER, correction('d1:2', 'd1:1', { payload, about })]);
    expect(state.steps[0]?.on).toBe('2026-09-16');
  });

  it('of a correction reads as the last one, even from a computer whose clock is behind', () => {
    const first = correction('d1:2', 'd1:1', REPLACED, '2026-11-23T10:00:00.000Z');
    const second = correction(
      'd2:1',
      'd1:2',
      { ...REPLACED, result: 'heard again' },
      '2026-11-23T08:00:00.000Z',
    );
    expect(foldCase([LETTER, first, second]).steps[0]?.result).toBe('heard again');
    expect(foldCase([LETTER, first, second, undo('d1:4', 'd2:1')]).steps[0]?.result).toBe('heard');
  });

  it('of a correction may repeat the outer shape', () => {
    const first = correction('d1:2', 'd1:1', REPLACED);
    const outer = { kind: 'correction', of: 'd1:1', replacement: { ...REPLACED, result: 'both' } };
    expect(foldCase([LETTER, first, correction('d1:3', 'd1:2', outer)]).steps[0]?.result).toBe(
      'both',
    );
  });

  it('of two colleagues: the later one reads', () => {
    const mine = correction('d1:2', 'd1:1', REPLACED, '2026-11-23T10:00:00.000Z');
    const yours = correction(
      'd2:1',
      'd1:1',
      { ...REPLACED, result: 'yours' },
      '2026-11-23T10:05:00.000Z',
    );
    for (const events of [
      [LETTER, mine, yours],
      [yours, mine, LETTER],
    ])
      expect(foldCase(events).steps[0]?.result).toBe('yours');
  });

  it('taken back leaves the event as it was', () => {
    const state = foldCase([LETTER, correction('d1:2', 'd1:1', REPLACED), undo('d1:3', 'd1:2')]);
    expect(state.steps[0]?.step).toBe('letter');
  });

  it.each([
    ['nonsense', 17],
    ['a payload with a field missing', { kind: 'step', step: 'letter' }],
    ['an undo', { kind: 'undo', of: 'd1:1' }],
    ['a correction of something else', { kind: 'correction', of: 'd9:9', replacement: REPLACED }],
  ])('into %s is kept in the trail, ignored and reported', (_, replacement) => {
    const bad = correction('d1:2', 'd1:1', replacement);
    const state = foldCase([LETTER, bad]);
    expect(state.steps[0]?.step).toBe('letter');
    expect(state.trail[0]?.standing).toBe('stands');
    expect(state.trail[1]).toMatchObject({ event: bad, standing: 'ignored' });
    expect(state.problems).toMatchObject([{ eventId: 'd1:2' }]);
  });

  it('of an undo is refused: an undo can only be undone', () => {
    const state = foldCase([LETTER, undo('d1:2', 'd1:1'), correction('d1:3', 'd1:2', REPLACED)]);
    expect(state.steps).toEqual([]);
    expect(state.problems).toMatchObject([{ eventId: 'd1:3' }]);
  });
});

describe('two records that differ under one id', () => {
  const other = { ...LETTER, by: { initials: 'ZZ', role: 'office' as const } };

  it('are both kept by the merge; the fold takes the same one everywhere and reports it', () => {
    const merged = mergeEvents([LETTER], [other]);
    expect(merged).toHaveLength(2);
    const state = foldCase(merged);
    expect(state).toEqual(foldCase([other, LETTER]));
    expect(state.steps).toHaveLength(1);
    expect(state.problems).toMatchObject([{ eventId: 'd1:1' }]);
  });

  it('prefer what was recorded over what was read back from a comment', () => {
    const recovered = {
      ...LETTER,
      recovered: true,
      by: { initials: 'AA', role: 'office' as const },
    };
    expect(foldCase([recovered, LETTER]).trail[0]?.event).toEqual(LETTER);
  });
});

describe('a deviation', () => {
  const hold = deviation('d1:2', '2026-09-20', 'pupil-voice', 'hold', '2026-10-01');
  const review = (id: string, of: string, nextReviewOn: string | null) =>
    event({
      id,
      on: '2026-10-01',
      payload: {
        kind: 'review',
        of,
        outcome: 'still grieving',
        nextReviewOn: nextReviewOn === null ? null : plainDateOf(nextReviewOn),
      },
    });

  it('stands until something ends it', () => {
    expect(foldCase([hold]).activeDeviations).toMatchObject([
      { from: 'pupil-voice', reviewOn: '2026-10-01', endedBy: null },
    ]);
  });

  it('goes on to the next review date when it is reviewed, by its id or its matter', () => {
    for (const of of ['d1:2', 'pupil-voice'])
      expect(foldCase([hold, review('d1:3', of, '2026-11-02')]).activeDeviations).toMatchObject([
        { reviewOn: '2026-11-02' },
      ]);
  });

  it.each([
    ['a review that sets no further date', review('d1:3', 'd1:2', null)],
    ['the step taken after all', step('d1:3', '2026-10-02', 'pupil-voice')],
    ['a later decision on the same matter', deviation('d1:3', '2026-10-02', 'pupil-voice', 'skip')],
  ])('ends with %s', (_, end) => {
    const state = foldCase([hold, end]);
    expect(state.deviations[0]?.endedBy).toBe('d1:3');
    expect(state.activeDeviations.some(({ eventId }) => eventId === 'd1:2')).toBe(false);
  });

  it('to step back takes that step and those above it off the count, and support stays offered', () => {
    const state = foldCase([
      LETTER,
      step('d1:2', '2026-09-20', 'informal-meeting', true),
      step('d1:3', '2026-10-10', 'csaws-letter'),
      deviation('d1:4', '2026-10-20', 'informal-meeting', 'step-back'),
      step('d1:5', '2026-11-02', 'informal-meeting'),
    ]);
    expect(state.steps.map(({ eventId, steppedBackBy }) => [eventId, steppedBackBy])).toEqual([
      ['d1:1', null],
      ['d1:2', 'd1:4'],
      ['d1:3', 'd1:4'],
      ['d1:5', null],
    ]);
    expect(state.supportOffered).toEqual({ eventId: 'd1:2', on: '2026-09-20' });
  });
});

describe('reasons by session', () => {
  it('a person’s “not accepted” outranks what a parent said, before or after', () => {
    const said = call('d1:1', '2026-09-15', 'AM');
    const again = { ...call('d1:3', '2026-09-15', 'AM'), at: '2026-09-15T12:00:00.000Z' };
    const judged = reason('d1:2', '2026-09-15', 'AM', false);
    const state = foldCase([said, judged, again]);
    expect(state.reasons.get('2026-09-15 AM')).toMatchObject({ accepted: false, eventId: 'd1:2' });
  });
});
