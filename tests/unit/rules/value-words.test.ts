import { describe, expect, it } from 'vitest';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { resolveRules } from '@/lib/rules/resolve';
import { TRUST_STANDARD } from '@/lib/rules/trust-standard';
import { wordsOfRuleValue } from '@/lib/rules/value-words';
import { RULE_KEYS } from '@/lib/rules/values';

const rules = resolveRules({ trust: TRUST_STANDARD }, plainDateOf('2026-11-25'));

describe('a rule’s value in words', () => {
  it.each([
    ['registerTimes', 'AM opens 08:45, closes 09:15'],
    ['contactClock', '90 minutes after the register closes: Tell the DSL (attendance officer)'],
    ['reasonDeadlineSchoolDays', '5 school days'],
    ['persistentAbsencePercent', '10% or more of possible sessions missed'],
    ['penaltyCodes', 'G, N, O, U'],
    ['trackerEverySchoolWeeks', 'every school week'],
    ['planMeetingEverySchoolWeeks', 'every 6 school weeks'],
    ['keepLeaverDetailsYears', '1 year'],
    [
      'ladder',
      'Pupil voice: at 94% or below, 10 school days after the step before, not while attendance is up by 2 points, reviewed after 10 school days',
    ],
    [
      'ladder',
      'Case work, formal contract, action plan, possible legal work (CSAWS): at 90% or below, 20 school days after the step before, not while attendance is up by 2 points, only after support was offered, reviewed after 20 school days',
    ],
    ['attendanceBandsTenths', 'Severe: up to 50 % (from 0%)'],
    ['commentAbbreviations', 'TC: telephone call'],
    ['labels', 'parenting contract: “attendance contract”'],
  ] as const)('%s holds the line “%s”', (key, line) => {
    expect(wordsOfRuleValue(rules, key)).toContain(line);
  });

  it('has no word of the program: no camel case, no bare id, and no two lines alike', () => {
    for (const key of RULE_KEYS) {
      const lines = wordsOfRuleValue(rules, key);
      expect(lines.length, key).toBeGreaterThan(0);
      expect(new Set(lines).size, key).toBe(lines.length);
      for (const line of lines) expect(line, key).not.toMatch(/[a-z][A-Z]|[a-z]-[a-z]+-[a-z]|\.md/);
    }
  });
});
