import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TRUST_STANDARD } from '@/lib/rules/trust-standard';
import { RULE_KEYS } from '@/lib/rules/values';

const page = readFileSync(join(import.meta.dirname, '../../../docs/rules.md'), 'utf8');

function cells(start: string): string[] {
  const row = page.split('\n').find((line) => line.startsWith(`| ${start} `));
  return row === undefined ? [] : row.split('|').map((cell) => cell.trim());
}

describe('docs/rules.md', () => {
  it.each(RULE_KEYS)('%s has a row that says example where it is one, and only there', (key) => {
    const [, , , , restsOn = ''] = cells(`\`${key}\``);
    expect(restsOn).not.toBe('');
    const isExample = TRUST_STANDARD.values[key]?.[0]?.source.kind === 'example';
    expect(restsOn.startsWith('**Example**')).toBe(isExample);
  });

  it.each(TRUST_STANDARD.values.ladder?.[0]?.value ?? [])(
    'shows the ladder as it ships: $label',
    (rule) => {
      const [, , owner = '', atOrBelow = '', wait = '', review = ''] = cells(rule.label);
      expect(owner.toLowerCase()).toBe(rule.owner);
      expect(atOrBelow).toBe(`${((rule.attendanceAtOrBelowTenths ?? 0) / 10).toFixed(1)} %`);
      expect(wait === '–' ? 0 : Number(wait)).toBe(rule.waitSchoolDays);
      expect(Number(review)).toBe(rule.reviewAfterSchoolDays);
    },
  );
});
