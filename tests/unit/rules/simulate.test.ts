import { describe, expect, it } from 'vitest';
import { resolveRules } from '@/lib/rules/resolve';
import { parseRulesPack } from '@/lib/rules/schema';
import { momentsOfLastHalfTerm, simulate } from '@/lib/rules/simulate';
import { TRUST_STANDARD } from '@/lib/rules/trust-standard';
import type { Rules } from '@/lib/rules/types';
import { date, schoolPack } from './packs';

/** Invented pupils: sessions missed of 100 possible, by week. */
const MISSED: Record<string, Record<string, number>> = {
  '2026-11-13': { ada: 3, ben: 8, cai: 12 },
  '2026-11-20': { ada: 3, ben: 9, cai: 12, dev: 9 },
};

function assess(rules: Rules, moment: string): Map<string, string> {
  const limit = rules.get('persistentAbsencePercent');
  return new Map(
    Object.entries(MISSED[moment] ?? {}).map(([pupil, missed]) => [
      pupil,
      missed >= limit ? 'PA' : 'OK',
    ]),
  );
}

function rulesWith(percent: number): Rules {
  const parsed = parseRulesPack(schoolPack({ persistentAbsencePercent: [{ value: percent }] }));
  if (!parsed.ok) throw new Error('the pack of this test does not fit');
  return resolveRules({ trust: TRUST_STANDARD, school: parsed.pack }, date('2026-11-23'));
}

describe('trying a threshold before it is saved', () => {
  const before = resolveRules({ trust: TRUST_STANDARD }, date('2026-11-23'));
  const moments = ['2026-11-13', '2026-11-20'];

  it('says how many and which pupils it would have moved, week by week', () => {
    expect(simulate({ before, after: rulesWith(9), assess, moments })).toEqual({
      moments: [
        {
          moment: '2026-11-13',
          moved: [],
          counts: [
            { label: 'OK', before: 2, after: 2 },
            { label: 'PA', before: 1, after: 1 },
          ],
        },
        {
          moment: '2026-11-20',
          moved: [
            { pupilId: 'ben', from: 'OK', to: 'PA' },
            { pupilId: 'dev', from: 'OK', to: 'PA' },
          ],
          counts: [
            { label: 'OK', before: 3, after: 1 },
            { label: 'PA', before: 1, after: 3 },
          ],
        },
      ],
      pupils: [
        { pupilId: 'ben', at: ['2026-11-20'] },
        { pupilId: 'dev', at: ['2026-11-20'] },
      ],
    });
  });

  it('moves nobody when nothing changes', () => {
    expect(simulate({ before, after: rulesWith(10), assess, moments }).pupils).toEqual([]);
  });

  it('names a pupil who is judged under one of the two alone', () => {
    const onlyAfter = (rules: Rules) =>
      new Map(rules === before ? [] : [['ada', 'letter'] as const]);
    expect(
      simulate({ before, after: rulesWith(9), assess: onlyAfter, moments: ['today'] }).moments[0]
        ?.moved,
    ).toEqual([{ pupilId: 'ada', from: null, to: 'letter' }]);
  });
});

describe('the moments to look at', () => {
  const terms = [
    { from: date('2026-09-03'), to: date('2026-10-23') },
    { from: date('2026-11-03'), to: date('2026-12-18') },
  ];
  const days = ['2026-10-08', '2026-10-09', '2026-10-12', '2026-10-22', '2026-11-03'].map(date);

  it('are the end of each school week of the last half term, and today', () => {
    expect(momentsOfLastHalfTerm(terms, days, date('2026-11-23'))).toEqual([
      '2026-10-09',
      '2026-10-12',
      '2026-10-22',
      '2026-11-23',
    ]);
  });

  it('are today alone in the first half term of the calendar', () => {
    expect(momentsOfLastHalfTerm(terms, days, date('2026-10-12'))).toEqual(['2026-10-12']);
  });
});
