import { describe, expect, it } from 'vitest';
import { amendPack, type Amendment } from '@/lib/rules/amend-pack';
import { acceptPack } from '@/lib/rules/compare';
import { resolveRules } from '@/lib/rules/resolve';
import type { RulesPack } from '@/lib/rules/schema';
import { TRUST_STANDARD } from '@/lib/rules/trust-standard';
import { date } from './packs';

const OAKFIELD = { tenant: 'oakfield', name: 'Oakfield Primary' };
const STUCK: Amendment = {
  key: 'stuckAfterSchoolDays',
  value: 8,
  from: date('2026-11-02'),
  paragraph: 'Attendance policy 2026, page 4',
  person: 'KM',
  reason: null,
  on: date('2026-11-25'),
};

function amended(before: RulesPack | null, change: Partial<Amendment> = {}): RulesPack {
  const read = acceptPack(amendPack(before, OAKFIELD, { ...STUCK, ...change }), TRUST_STANDARD);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return read.pack;
}

function stuckOn(school: RulesPack, day: string) {
  return resolveRules({ trust: TRUST_STANDARD, school }, date(day)).resolved(
    'stuckAfterSchoolDays',
  );
}

describe('one value set on screen', () => {
  it('holds from its day; the days before keep the example they had', () => {
    const pack = amended(null);
    expect(stuckOn(pack, '2026-11-01')).toMatchObject({ value: 10, isExample: true });
    expect(stuckOn(pack, '2026-11-02')).toMatchObject({
      value: 8,
      isExample: false,
      person: 'KM',
      source: { paragraph: 'Attendance policy 2026, page 4', checkedOn: '2026-11-25' },
    });
  });

  it('ends the value before it, keeps one that begins later, and replaces one of the same day', () => {
    const first = amended(null);
    const later = amended(first, { value: 6, from: date('2027-01-04') });
    const between = amended(later, { value: 7, from: date('2026-12-01') });
    expect(
      between.values.stuckAfterSchoolDays?.map(({ from, until, value }) => [from, until, value]),
    ).toEqual([
      ['2026-11-02', '2026-12-01', 8],
      ['2026-12-01', '2027-01-04', 7],
      ['2027-01-04', null, 6],
    ]);
    const again = amended(between, { value: 5, from: date('2026-12-01') });
    expect(again.values.stuckAfterSchoolDays?.map(({ value }) => value)).toEqual([8, 5, 6]);
  });

  it('leaves every other rule of the pack as it was', () => {
    const first = amended(null);
    const second = amended(first, { key: 'dayThree', value: 2 });
    expect(second.values.stuckAfterSchoolDays).toEqual(first.values.stuckAfterSchoolDays);
  });

  it('counts the versions of a day', () => {
    const first = amended(null);
    const second = amended(first, { value: 7 });
    const third = amended(second, { value: 6 });
    expect([first, second, third].map(({ version }) => version)).toEqual([
      '2026-11-25',
      '2026-11-25.2',
      '2026-11-25.3',
    ]);
    expect(amended(third, { on: date('2026-11-26') }).version).toBe('2026-11-26');
  });

  it.each([
    ['what no rule can hold', { value: 'ten' }, 'a whole number from 1 to 200'],
    [
      'what is weaker than the Standard without a reason',
      { key: 'dayThree', value: 4 } as const,
      'Write down the reason',
    ],
  ])('%s is refused by the same border as a file', (_story, change, says) => {
    const read = acceptPack(amendPack(null, OAKFIELD, { ...STUCK, ...change }), TRUST_STANDARD);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.problems.map(({ message }) => message).join()).toContain(says);
  });
});
