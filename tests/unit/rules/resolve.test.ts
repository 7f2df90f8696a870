import { describe, expect, it } from 'vitest';
import { resolveRules, rulesByDate } from '@/lib/rules/resolve';
import { parseRulesPack, type RulesPack } from '@/lib/rules/schema';
import { TRUST_STANDARD } from '@/lib/rules/trust-standard';
import { date, policyPack, schoolPack } from './packs';

function read(input: unknown): RulesPack {
  const parsed = parseRulesPack(input);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  return parsed.pack;
}

const trust = TRUST_STANDARD;
const school = read(
  schoolPack({
    dayThree: [
      { value: 2, from: '2026-09-01', until: '2026-11-01' },
      { value: 1, from: '2026-11-01', until: '2027-01-01' },
    ],
    registerTimes: [
      {
        value: { AM: { opens: '08:30', closes: '09:00' }, PM: { opens: '12:30', closes: '13:00' } },
      },
    ],
  }),
);
const policy = read(policyPack({ dayThree: [{ value: 3, from: '2026-12-01' }] }));

describe('rules in force on a date', () => {
  it.each([
    ['the trust’s before the school says otherwise', '2026-08-31', 3, 'trust'],
    ['the school’s from its first day on', '2026-09-01', 2, 'school'],
    ['the school’s to the day before the next value', '2026-10-31', 2, 'school'],
    ['the school’s next value from its day on', '2026-11-01', 1, 'school'],
    ['the policy’s over both', '2026-12-01', 3, 'policy'],
  ])('are %s (%s)', (_, on, value, setBy) => {
    const rules = resolveRules({ trust, school, policy }, date(on));
    expect(rules.get('dayThree')).toBe(value);
    expect(rules.resolved('dayThree').setBy).toBe(setBy);
  });

  it('are the trust’s again once the school’s last value has ended', () => {
    expect(resolveRules({ trust, school }, date('2026-12-31')).get('dayThree')).toBe(1);
    expect(resolveRules({ trust, school }, date('2027-01-01')).get('dayThree')).toBe(3);
  });

  it('say which are still examples: one that the school has set no longer is', () => {
    const alone = resolveRules({ trust }, date('2026-11-23'));
    const set = resolveRules({ trust, school }, date('2026-11-23'));
    expect(alone.examples).toContain('registerTimes');
    expect(set.examples).not.toContain('registerTimes');
    expect(set.examples).toContain('ladder');
    expect(set.resolved('registerTimes').isExample).toBe(false);
  });

  it('are resolved once per date', () => {
    const on = rulesByDate({ trust, school });
    expect(on(date('2026-11-23'))).toBe(on(date('2026-11-23')));
    expect(on(date('2026-09-02')).get('dayThree')).toBe(2);
  });
});
