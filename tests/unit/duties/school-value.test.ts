import { describe, expect, it } from 'vitest';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { assessPupil } from '@/lib/duties/assess';
import { factsFor, statisticsPlan } from '@/lib/duties/statistics-facts';
import { resolveRules } from '@/lib/rules/resolve';
import { parseRulesPack } from '@/lib/rules/schema';
import { TRUST_STANDARD } from '@/lib/rules/trust-standard';
import { schoolPack } from '../rules/packs';
import { factsOf, type Story } from './world';

describe('a number that the school sets from November', () => {
  const parsed = parseRulesPack(
    schoolPack({ penaltySessions: [{ value: 8, from: '2026-11-02' }] }),
  );
  if (!parsed.ok) throw new Error('the pack of the school cannot be read');
  const school = parsed.pack;
  const considered = (story: Story) => {
    const facts = factsOf(story);
    const rules = resolveRules({ trust: TRUST_STANDARD, school }, facts.moment.date);
    const plan = statisticsPlan(rules, facts.calendar, facts.moment);
    return assessPupil(factsFor(plan, { ...facts, rules })).duties.flatMap(({ id, label }) =>
      id === 'consider-penalty' ? [label] : [],
    );
  };

  it('still counts the absences of October, back to the start of the framework', () => {
    const marks: Story['marks'] = [['2026-10-12', '2026-10-15', 'G', 'G']];
    expect(considered({ marks, at: ['2026-11-03', 'PM'] })).toEqual(['8 sessions: consider']);
    expect(considered({ marks, at: ['2026-10-23', 'PM'] })).toEqual([]);
  });

  it('is shown as the school’s own, and the framework as what the counting rests on', () => {
    const rules = resolveRules({ trust: TRUST_STANDARD, school }, plainDateOf('2026-11-03'));
    expect(rules.resolved('penaltySessions')).toMatchObject({ setBy: 'school', value: 8 });
    expect(rules.coveredSince('penaltySessions')).toBe('2024-08-19');
  });
});
