/**
 * One answer per key and date out of three packs: the trust's, the school's over it, the managed
 * policy over both. A key that no pack covers on the date is refused (`RuleNotCovered`).
 */
import type { PlainDate } from '@/lib/attendance/plain-date';
import { RuleNotCovered } from './errors';
import type { DatedValue, RulesPack } from './schema';
import { RULE_KEYS } from './values';
import type { ResolvedValue, RuleKey, Rules, RuleValues } from './types';

export interface RulesPacks {
  trust: RulesPack;
  school?: RulesPack | null;
  policy?: RulesPack | null;
}

export function holdsOn(value: { from: PlainDate; until: PlainDate | null }, on: PlainDate) {
  return value.from <= on && (value.until === null || on < value.until);
}

function valueOn<K extends RuleKey>(
  pack: RulesPack | null | undefined,
  key: K,
  on: PlainDate,
): DatedValue<RuleValues[K]> | undefined {
  return pack?.values[key]?.find((value) => holdsOn(value, on));
}

function resolvedFrom<T>(dated: DatedValue<T>): ResolvedValue<T> {
  return { ...dated, isExample: dated.source.kind === 'example' };
}

function coveredSince({ trust, school, policy }: RulesPacks, key: RuleKey): PlainDate | null {
  let first: PlainDate | null = null;
  for (const pack of [trust, school, policy]) {
    for (const { from } of pack?.values[key] ?? [])
      if (first === null || from < first) first = from;
  }
  return first;
}

/** The rules in force on one date. Nothing is looked up before it is asked for. */
export function resolveRules(packs: RulesPacks, on: PlainDate): Rules {
  const known: { [K in RuleKey]?: ResolvedValue<RuleValues[K]> } = {};

  function find<K extends RuleKey>(key: K): ResolvedValue<RuleValues[K]> | undefined {
    const dated =
      valueOn(packs.policy, key, on) ??
      valueOn(packs.school, key, on) ??
      valueOn(packs.trust, key, on);
    return dated && resolvedFrom(dated);
  }

  function resolved<K extends RuleKey>(key: K): ResolvedValue<RuleValues[K]> {
    const before: ResolvedValue<RuleValues[K]> | undefined = known[key];
    if (before) return before;
    const found = find(key);
    if (!found) throw new RuleNotCovered(key, on);
    Object.assign(known, { [key]: found });
    return found;
  }

  let examples: RuleKey[] | undefined;
  return {
    on,
    get: (key) => resolved(key).value,
    resolved,
    coveredSince: (key) => coveredSince(packs, key),
    get examples() {
      examples ??= RULE_KEYS.filter((key) => find(key)?.isExample);
      return examples;
    },
  };
}

/** The same packs for many dates: each date is resolved once. */
export function rulesByDate(packs: RulesPacks): (on: PlainDate) => Rules {
  const byDate = new Map<PlainDate, Rules>();
  return (on) => {
    let rules = byDate.get(on);
    if (!rules) {
      rules = resolveRules(packs, on);
      byDate.set(on, rules);
    }
    return rules;
  };
}
