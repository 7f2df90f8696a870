import { describe, expect, it } from 'vitest';
import { acceptPack } from '@/lib/rules/compare';
import { STRICTER } from '@/lib/rules/strictness';
import { TRUST_STANDARD } from '@/lib/rules/trust-standard';
import type { LadderRule } from '@/lib/rules/types';
import { RULE_KEYS } from '@/lib/rules/values';
import { schoolPack } from './packs';

const LADDER = TRUST_STANDARD.values.ladder?.[0]?.value ?? [];

function changed(step: string, change: Partial<LadderRule>): LadderRule[] {
  return LADDER.map((rule) => (rule.step === step ? { ...rule, ...change } : rule));
}

function compared(key: string, value: unknown, reason: string | null = 'agreed by the LAB') {
  const accepted = acceptPack(schoolPack({ [key]: [{ value, reason }] }), TRUST_STANDARD);
  if (!accepted.ok) throw new Error(accepted.problems.map(({ message }) => message).join('\n'));
  return accepted;
}

describe('a school’s rules beside the Standard', () => {
  it.each([
    ['dayThree', 2, 'stricter'],
    ['dayThree', 3, 'same'],
    ['dayThree', 4, 'weaker'],
    ['persistentAbsencePercent', 9, 'stricter'],
    ['persistentAbsencePercent', 10.1, 'weaker'],
    ['reasonDeadlineSchoolDays', 4, 'stricter'],
    ['penaltyWindowSchoolWeeks', 11, 'stricter'],
    ['penaltyWindowSchoolWeeks', 9, 'weaker'],
    ['penaltyCodes', ['U', 'O', 'N', 'G'], 'same'],
    ['penaltyCodes', ['G', 'N', 'O'], 'weaker'],
    ['plannedCodes', ['C'], 'stricter'],
    ['plannedCodes', ['C', 'C1', 'C2', 'E', 'I', 'J1', 'R', 'S', 'T'], 'weaker'],
    ['confirmOffSiteCodes', ['B'], 'weaker'],
    ['confirmOffSiteBy', '09:29', 'stricter'],
    ['confirmOffSiteBy', '09:31', 'weaker'],
    ['groundISchoolDays', 19, 'weaker'],
    ['groundISchoolDays', 21, 'weaker'],
    ['minutesInSchoolDay', 330, 'not-comparable'],
    ['ladderRestartsEachSchoolYear', false, 'stricter'],
    ['ladder', changed('letter', { attendanceAtOrBelowTenths: 960 }), 'stricter'],
    ['ladder', changed('letter', { attendanceAtOrBelowTenths: 949 }), 'weaker'],
    ['ladder', changed('letter', { attendanceAtOrBelowTenths: null }), 'stricter'],
    ['ladder', changed('pupil-voice', { waitSchoolDays: 9 }), 'stricter'],
    ['ladder', changed('case-work', { needsSupportFirst: false }), 'weaker'],
    ['ladder', LADDER.slice(1), 'weaker'],
    ['ladder', [...LADDER].reverse(), 'not-comparable'],
  ])('%s as %j is %s', (key, value, verdict) => {
    expect(compared(key, value).comparisons).toMatchObject([{ key, verdict }]);
  });

  it('refuses a weaker value without a reason and says what is weaker than what', () => {
    const refused = acceptPack(schoolPack({ dayThree: [{ value: 4 }] }), TRUST_STANDARD);
    expect(refused).toMatchObject({
      ok: false,
      problems: [
        {
          path: 'values.dayThree[0].reason',
          message:
            'values.dayThree[0].reason: this is weaker than the trust’s rule (Standard 5): dayThree: 4 instead of 3. Write down the reason, or keep to the rule.',
        },
      ],
    });
  });

  it('accepts it with a reason and lists it for people', () => {
    const { weaker } = compared('dayThree', 4, 'small school, visits on day 3 by agreement');
    expect(weaker).toMatchObject([
      { key: 'dayThree', reason: 'small school, visits on day 3 by agreement' },
    ]);
  });

  it('never calls a value weaker than the Standard where the Standard gives none', () => {
    const { comparisons, weaker } = compared(
      'ladder',
      changed('letter', { waitSchoolDays: 30 }),
      null,
    );
    expect(comparisons).toMatchObject([{ verdict: 'weaker', against: 'example' }]);
    expect(weaker).toEqual([]);
  });

  it('does call a missing step, or a legal step without support first, weaker than Standard 6', () => {
    for (const value of [LADDER.slice(1), changed('csaws-letter', { needsSupportFirst: false })]) {
      const refused = acceptPack(schoolPack({ ladder: [{ value }] }), TRUST_STANDARD);
      expect(refused.ok).toBe(false);
    }
  });

  it('looks at each stretch of days by itself', () => {
    const accepted = acceptPack(
      schoolPack({
        dayThree: [
          { value: 2, from: '2026-09-01', until: '2026-11-01' },
          { value: 4, from: '2026-11-01', reason: 'pilot' },
        ],
      }),
      TRUST_STANDARD,
    );
    expect(accepted).toMatchObject({
      ok: true,
      comparisons: [
        { verdict: 'stricter', from: '2026-09-01', until: '2026-11-01' },
        { verdict: 'weaker', from: '2026-11-01', until: null },
      ],
      weaker: [{ from: '2026-11-01' }],
    });
  });

  it('knows for every rule which way is stricter, or that neither is', () => {
    expect(Object.keys(STRICTER).sort()).toEqual([...RULE_KEYS].sort());
  });
});
