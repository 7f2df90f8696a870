import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCall, type BuildSetting } from '@/components/calling/build-call';
import { draftOf } from '@/components/calling/draft-of';
import { EMPTY_DRAFT, type CallDraft } from '@/components/calling/draft';
import { OUTCOMES, questionsFor } from '@/components/calling/questions';
import { ringAgainIn } from '@/lib/comments/ring-again';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { runs } from '../runs';

const SETTING: BuildSetting = {
  pupilName: 'Kai Morgan',
  contacts: [
    { priority: 1, relationship: 'Mum', name: 'Sarah', triedToday: null },
    { priority: 2, relationship: 'Nan', name: 'Rose', triedToday: '09:05, voicemail' },
    { priority: 3, relationship: 'Nan', name: 'Iris', triedToday: null },
  ],
  provider: null,
  date: plainDateOf('2026-09-15'),
  session: 'AM',
  markShown: 'N',
  initials: 'JB',
  registerTimes: {
    AM: { opens: '08:50', closes: '09:20' },
    PM: { opens: '13:00', closes: '13:20' },
  },
  ringAgainMinutes: 15,
};

/** A draft as a person may leave it: any option of each question, words where they are free. */
const anyDraft: fc.Arbitrary<CallDraft> = fc
  .record({
    outcome: fc.constantFrom(...OUTCOMES.map(({ id }) => id)),
    minutes: fc.integer({ min: 8 * 60, max: 16 * 60 }),
    takeCode: fc.boolean(),
    picks: fc.array(fc.nat(40), { minLength: 10, maxLength: 10 }),
    words: fc.constantFrom('a word', 'with aunt in town', ''),
    passesOver: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
  })
  .map(({ outcome, minutes, takeCode, picks, words, passesOver }) => {
    const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    let draft: CallDraft = { ...EMPTY_DRAFT, outcome, at: null, time, takeCode };
    for (let turn = 1; ; turn += 1) {
      const asking = questionsFor(draft, SETTING)[turn];
      if (!asking) return draft;
      const option = asking.options[(picks[turn] ?? 0) % (asking.options.length || 1)];
      if (!option || passesOver[turn] === true) continue;
      const answer = {
        option: option.id,
        words: option.free && asking.question === 'back' ? '2026-10-01' : words,
      };
      draft = { ...draft, answers: { ...draft.answers, [asking.question]: answer } };
    }
  });

describe('a recorded call in its form again', () => {
  it('says what it said before, for every call the form can build', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const built = buildCall(draft, SETTING);
        if (!built) throw new Error('no call');
        expect(buildCall(draftOf(built.call, SETTING), SETTING)?.call).toEqual(built.call);
      }),
      { numRuns: runs(1000) },
    );
  });

  it('asks nothing that was left unanswered as if it had been', () => {
    const built = buildCall(
      { ...EMPTY_DRAFT, outcome: 'voicemail', time: '09:16', at: null },
      SETTING,
    );
    if (!built) throw new Error('no call');
    const call = { ...built.call, who: null, nextStep: null };
    expect(buildCall(draftOf(call, SETTING), SETTING)?.call).toEqual(call);
  });
});

describe('a time to ring again', () => {
  it.each([
    ['Ring again 09:31', '09:31'],
    ['Try nan, then mum again at 9.45', '09:45'],
    ['Ring again 25:10', null],
    ['Ring again later', null],
    ['At 10:15 tell DSL', null],
    [null, null],
  ])('in %j is %j', (text, time) => {
    expect(ringAgainIn(text)).toBe(time);
  });
});
