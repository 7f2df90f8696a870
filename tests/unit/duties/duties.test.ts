import { describe, expect, it } from 'vitest';
import { assessPupil, assessSchool, explainDuty, explainSchoolDuty } from '@/lib/duties/assess';
import { CALL_OUTCOMES } from '@/lib/attendance/call-words';
import { LADDER_STEPS } from '@/lib/casework/events';
import { DUTY_IDS, type Duty, type DutyId, type Explanation } from '@/lib/duties/types';
import { CASES } from './cases';
import type { DutyCase } from './case';
import { factsOf, schoolFactsOf } from './world';

const IS_SCHOOL: ReadonlySet<DutyId> = new Set<DutyId>(['weekly-tracker']);

interface Answer {
  duties: Duty[];
  explain: (duty: Duty, mayReadConfidential: boolean) => Explanation | null;
}

function answerOf(id: DutyId, { given }: DutyCase): Answer {
  if (IS_SCHOOL.has(id)) {
    const facts = schoolFactsOf(given);
    return {
      duties: [...assessSchool(facts)],
      explain: (duty) => explainSchoolDuty(facts, duty),
    };
  }
  const facts = factsOf(given);
  return {
    duties: assessPupil(facts).duties.filter((duty) => duty.id === id),
    explain: (duty, mayRead) => explainDuty(facts, duty, mayRead),
  };
}

/** A date counts as one word. */
function words(label: string): number {
  return label.replace(/\d+ [A-Z][a-z]{2}\b/g, 'date').split(' ').length;
}

/** Ids of ours, dates as a computer writes them, one of a kind in the plural. */
const OURS = [...CALL_OUTCOMES, ...LADDER_STEPS, 'home-visit', 'video-call'];
const NOT_PLAIN = new RegExp(
  `\\b(${OURS.filter((id) => id.includes('-')).join('|')})\\b|\\d{4}-\\d\\d-\\d\\d|\\b1 (school )?(days|sessions|weeks)\\b|\\b0 school days\\b`,
);

const RATIONED = /social|youth|offending|child protection|\bCP\b|\bCIN\b|\bLAC\b|looked.after/i;

describe.each(DUTY_IDS)('%s', (id) => {
  it.each(CASES[id].map((one) => [one.kind, one.story, one] as const))('%s: %s', (_, __, one) => {
    const { duties } = answerOf(id, one);
    expect(duties.map(({ state }) => state)).toEqual(one.expect.map(({ state }) => state));
    for (const [i, { by, how, ...expected }] of one.expect.entries()) {
      const duty = duties[i];
      expect(duty).toMatchObject(expected);
      if (by !== undefined) expect(duty?.settledBy?.eventId).toBe(by);
      if (how !== undefined) expect(duty?.settledBy?.how).toContain(how);
    }
  });

  it('says everything in a few plain words, and keeps safeguarding words for those who may read them', () => {
    for (const one of CASES[id]) {
      const { duties, explain } = answerOf(id, one);
      for (const duty of duties) {
        expect(words(duty.label), duty.label).toBeLessThanOrEqual(3);
        expect(duty.label).not.toMatch(RATIONED);
        const neutral = explain(duty, false);
        expect(neutral?.dutyKey).toBe(duty.key);
        expect(
          `${neutral?.sentence} ${neutral?.facts.map(({ text }) => text).join(' ')}`,
        ).not.toMatch(RATIONED);
        for (const { text } of neutral?.facts ?? []) expect(text).not.toMatch(NOT_PLAIN);
        for (const text of [neutral?.sentence, neutral?.clears, neutral?.threshold?.value])
          expect(text ?? '').not.toMatch(NOT_PLAIN);
        expect(neutral?.sentence).toMatch(/^[A-Z0-9].*\.$/);
        expect(neutral?.clears).not.toBe('');
        expect(neutral?.rule).not.toBe('');
        expect(duty.state === 'cannot-tell').toBe(duty.missing !== null);
        expect(duty.state === 'settled').toBe(duty.settledBy !== null);
        expect(duty.weight === 'done').toBe(duty.state === 'settled');
        if (duty.weight === 'now') expect(duty.state).toBe('due');
      }
    }
  });
});
