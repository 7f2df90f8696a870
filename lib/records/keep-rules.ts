import type { RulesReply } from '@/lib/messages/protocol';
import type { PlainDate } from '@/lib/attendance/plain-date';
import { parseRulesPack } from '@/lib/rules/schema';
import type { ResolvedValue, Rules } from '@/lib/rules/types';
import { RULE_KEYS } from '@/lib/rules/values';
import type { RecordsDatabase } from './database';
import { EVERY_SCHOOL, type RulesOfSchool } from './rules-packs';

export interface Kept {
  accepted: boolean;
  problems: { path: string; why: string }[];
}

/** A pack that does not parse, or is not this school's to set, leaves the one before in place. */
export async function keepRules(
  db: RecordsDatabase,
  tenant: string,
  written: unknown,
  storedAt: string,
  allowed: readonly ('trust' | 'school' | 'policy')[],
): Promise<Kept> {
  const parsed = parseRulesPack(written);
  if (!parsed.ok) {
    return {
      accepted: false,
      problems: parsed.problems.map(({ path, message }) => ({ path, why: message })),
    };
  }
  const { pack } = parsed;
  if (!allowed.includes(pack.origin)) {
    const why = `origin: expected ${allowed.join(' or ')}, found ${pack.origin}.`;
    return { accepted: false, problems: [{ path: 'origin', why }] };
  }
  if (pack.origin === 'school' && pack.school?.tenant !== tenant) {
    const why = `school.tenant: this pack is for ${pack.school?.tenant ?? 'no school'}, not for ${tenant}.`;
    return { accepted: false, problems: [{ path: 'school.tenant', why }] };
  }
  await db.rulesPacks.put({
    tenant: pack.origin === 'school' ? tenant : EVERY_SCHOOL,
    origin: pack.origin,
    version: pack.version,
    storedAt,
    pack,
  });
  return { accepted: true, problems: [] };
}

function shown(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : JSON.stringify(value);
}

export function rulesReply(rules: RulesOfSchool, on: PlainDate): RulesReply {
  const inForce: Rules = rules.on(on);
  return {
    ...rules.top,
    values: RULE_KEYS.map((key) => {
      const { value, source, setBy, isExample, from }: ResolvedValue<unknown> =
        inForce.resolved(key);
      return { key, value: shown(value), source: source.paragraph, setBy, isExample, from };
    }),
  };
}
