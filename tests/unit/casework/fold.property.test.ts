import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDateOf } from '@/lib/attendance/plain-date';
import { LADDER_STEPS, type CaseEvent } from '@/lib/casework/events';
import { foldCase } from '@/lib/casework/fold';
import { mergeEvents } from '@/lib/casework/merge';
import type { CaseState } from '@/lib/casework/state';
import { call, correction, deviation, reason, step, undo } from './events';

const IDS = Array.from({ length: 12 }, (_, i) => `d${i % 3}:${i}`);
const id = fc.constantFrom(...IDS);
const on = fc
  .integer({ min: 0, max: 60 })
  .map((days): string => addDays(plainDateOf('2026-09-03'), days));
const session = fc.constantFrom('AM' as const, 'PM' as const, null);
const at = fc.integer({ min: 0, max: 9 }).map((n) => `2026-11-23T10:0${n}:00.000Z`);
const ladderStep = fc.constantFrom(...LADDER_STEPS);
const replacement = fc.oneof(
  ladderStep.map((name) => ({ kind: 'step', step: name, result: 'so', supportOffered: true })),
  fc.constant({ kind: 'nonsense' }),
);

const doneEvent = fc.oneof(
  fc.tuple(id, on, ladderStep, fc.boolean()).map((args) => step(...args)),
  fc
    .tuple(
      id,
      on,
      fc.constantFrom(...LADDER_STEPS, 'day-three-contact'),
      fc.constantFrom('hold', 'skip', 'step-back', 'not-required', 'bring-forward'),
    )
    .map((args) => deviation(...args)),
  fc.tuple(id, on, session, fc.boolean()).map((args) => reason(...args)),
  fc.tuple(id, on, session).map((args) => call(...args)),
);
const anyEvent = fc.oneof(
  { weight: 3, arbitrary: doneEvent },
  fc.tuple(id, id, at).map((args) => undo(...args)),
  fc.tuple(id, id, replacement, at).map((args) => correction(...args)),
);
/** Ids clash now and then, undo and correction point anywhere, at themselves too. */
const events = fc.array(anyEvent, { maxLength: 14 });

function shuffled(list: readonly CaseEvent[], keys: readonly number[]): CaseEvent[] {
  return list
    .map((item, i) => ({ item, key: keys[i] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** All that a duty reads; the story of the case may differ. */
function stateAlone({ trail: _trail, problems: _problems, ...state }: CaseState) {
  return state;
}

describe('casework is the same on every device', () => {
  it('whatever the order of arrival', () => {
    fc.assert(
      fc.property(events, fc.array(fc.double(), { minLength: 14, maxLength: 14 }), (list, keys) => {
        expect(foldCase(shuffled(list, keys))).toEqual(foldCase(list));
      }),
      { numRuns: 500 },
    );
  });

  it('however often the same bundle is merged, in whichever grouping and order', () => {
    fc.assert(
      fc.property(events, events, events, (a, b, c) => {
        const ab = mergeEvents(a, b);
        expect(mergeEvents(ab, b)).toEqual(ab);
        expect(mergeEvents(ab, ab)).toEqual(ab);
        expect(mergeEvents(b, a)).toEqual(ab);
        expect(mergeEvents(ab, c)).toEqual(mergeEvents(a, mergeEvents(b, c)));
        expect(foldCase(mergeEvents(ab, c))).toEqual(foldCase([...a, ...b, ...c]));
      }),
      { numRuns: 300 },
    );
  });

  it('loses nothing: every event that came in is in the merge', () => {
    fc.assert(
      fc.property(events, events, (a, b) => {
        const merged = mergeEvents(a, b);
        for (const one of [...a, ...b]) expect(merged).toContainEqual(one);
      }),
    );
  });
});

describe('undo', () => {
  /** One id each, and a fresh one for the event that is taken back. */
  const apart = fc.uniqueArray(anyEvent, { selector: (one) => one.id, maxLength: 10 });

  it('leaves the state as if the event had never been, but for the trail', () => {
    fc.assert(
      fc.property(
        apart,
        fc.oneof(
          doneEvent,
          fc.tuple(id, id, replacement, at).map((args) => correction(...args)),
        ),
        (others, drawn) => {
          const taken = { ...drawn, id: 'd9:1' };
          const withUndo = foldCase([...others, taken, undo('d9:2', 'd9:1')], { pupilId: 'p1' });
          expect(stateAlone(withUndo)).toEqual(stateAlone(foldCase(others, { pupilId: 'p1' })));
          expect(withUndo.trail).toHaveLength(others.length + 2);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('undone leaves the state as if neither had been', () => {
    fc.assert(
      fc.property(apart, fc.nat(), (others, pick) => {
        const target = others[pick % Math.max(1, others.length)];
        fc.pre(target !== undefined);
        const both = foldCase([...others, undo('d9:1', target.id), undo('d9:2', 'd9:1')], {
          pupilId: 'p1',
        });
        expect(stateAlone(both)).toEqual(stateAlone(foldCase(others)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the trail', () => {
  it('holds every id that came in, once, and every event that counts', () => {
    fc.assert(
      fc.property(events, (list) => {
        const state = foldCase(list);
        expect(new Set(state.trail.map(({ event }) => event.id)).size).toBe(state.trail.length);
        expect(new Set(state.trail.map(({ event }) => event.id))).toEqual(
          new Set(list.map((one) => one.id)),
        );
        for (const { event, standing } of state.trail)
          if (event.payload.kind !== 'undo' && event.payload.kind !== 'correction')
            expect(state.events.some((one) => one.id === event.id)).toBe(standing !== 'undone');
      }),
    );
  });
});
