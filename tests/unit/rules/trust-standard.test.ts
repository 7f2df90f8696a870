import { describe, expect, it } from 'vitest';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { LADDER_STEPS } from '@/lib/casework/events';
import { QUEUE_REASONS } from '@/lib/duties/order';
import { RuleNotCovered } from '@/lib/rules/errors';
import { resolveRules } from '@/lib/rules/resolve';
import { parseRulesPack } from '@/lib/rules/schema';
import { TRUST_STANDARD } from '@/lib/rules/trust-standard';
import { CALL_QUEUE_REASONS, RULE_KEYS } from '@/lib/rules/values';

const FIRST_DAY = plainDateOf('2024-08-19');
const DAY_BEFORE = plainDateOf('2024-08-18');
const TODAY = plainDateOf('2026-11-23');

describe('the trust’s Standard as a rules pack', () => {
  it('is read by its own schema without a problem', () => {
    const written: unknown = JSON.parse(JSON.stringify(TRUST_STANDARD));
    expect(parseRulesPack(written)).toEqual({ ok: true, pack: TRUST_STANDARD });
  });

  it.each(RULE_KEYS)('%s has no gap and no overlap, one open end, a citation each', (key) => {
    const values = TRUST_STANDARD.values[key] ?? [];
    expect(values[0]?.from).toBe(FIRST_DAY);
    expect(values.filter(({ until }) => until === null)).toHaveLength(1);
    expect(values.at(-1)?.until).toBeNull();
    for (const [i, value] of values.entries()) {
      expect(value.source.paragraph.length).toBeGreaterThan(5);
      if (i > 0) expect(value.from).toBe(values[i - 1]?.until);
    }
  });

  it.each(RULE_KEYS)('%s is refused the day before the 2024 Regulations, by name', (key) => {
    const rules = resolveRules({ trust: TRUST_STANDARD }, DAY_BEFORE);
    expect(() => rules.get(key)).toThrow(RuleNotCovered);
    expect(() => rules.get(key)).toThrow(`No rule "${key}" is recorded for 2024-08-18.`);
    expect(() => resolveRules({ trust: TRUST_STANDARD }, FIRST_DAY).get(key)).not.toThrow();
  });

  it('cites law and guidance with an address where it can be read', () => {
    for (const key of RULE_KEYS)
      for (const { source } of TRUST_STANDARD.values[key] ?? [])
        if (['regulation', 'guidance', 'framework'].includes(source.kind))
          expect(source.href, key).toMatch(/^https:\/\/www\.(gov|legislation\.gov)\.uk\//);
  });

  it('has Standard 6’s seven steps in their order, four of the school and three of CSAWS', () => {
    const ladder = resolveRules({ trust: TRUST_STANDARD }, TODAY).get('ladder');
    expect(ladder.map(({ step }) => step)).toEqual(LADDER_STEPS);
    expect(ladder.map(({ owner }) => owner)).toEqual([
      'school',
      'school',
      'school',
      'school',
      'csaws',
      'csaws',
      'csaws',
    ]);
  });

  it('says that the ladder’s thresholds and waiting times are an example', () => {
    const { isExample, source } = resolveRules({ trust: TRUST_STANDARD }, TODAY).resolved('ladder');
    expect(isExample).toBe(true);
    expect(source.paragraph).toMatch(/thresholds, waiting times and conditions are examples/);
  });

  it('takes from the Standard what the Standard says, and from the law what the law says', () => {
    const rules = resolveRules({ trust: TRUST_STANDARD }, TODAY);
    const said = (
      ['dayThree', 'dayFive', 'persistentAbsencePercent', 'severeAbsencePercent'] as const
    ).map((key) => [key, rules.get(key), rules.resolved(key).source.paragraph]);
    expect(said).toEqual([
      ['dayThree', 3, 'Standard 5'],
      ['dayFive', 5, 'Standard 5'],
      ['persistentAbsencePercent', 10, 'Standard 7'],
      ['severeAbsencePercent', 50, 'Standard 7'],
    ]);
    expect(rules.get('reasonDeadlineSchoolDays')).toBe(5);
    expect(rules.resolved('reasonDeadlineSchoolDays').source.paragraph).toBe('Regulation 10(7)');
    expect(rules.get('penaltyCodes')).toEqual(['G', 'N', 'O', 'U']);
    expect(rules.get('groundICodes')).toEqual(['G', 'N', 'O']);
  });

  it('orders the calls by reasons that lib/duties knows, every one of them once', () => {
    const order = resolveRules({ trust: TRUST_STANDARD }, TODAY).get('callQueueOrder');
    expect([...order].sort()).toEqual([...QUEUE_REASONS].sort());
    expect([...CALL_QUEUE_REASONS].sort()).toEqual([...QUEUE_REASONS].sort());
  });
});
