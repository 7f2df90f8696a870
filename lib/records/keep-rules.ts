import type { RulesReply } from '@/lib/messages/protocol';
import type { PlainDate } from '@/lib/attendance/plain-date';
import { CalendarError } from '@/lib/attendance/calendar';
import { parseCalendarDefinition } from '@/lib/attendance/calendar-definition';
import { acceptPack, type RuleComparison } from '@/lib/rules/compare';
import type { RulesPack } from '@/lib/rules/schema';
import type { ResolvedValue, Rules } from '@/lib/rules/types';
import { wordsOfRuleValue } from '@/lib/rules/value-words';
import { RULE_KEYS } from '@/lib/rules/values';
import { EVERY_SCHOOL, type RecordsDatabase } from './database';
import { rulesOfSchool, type RulesOfSchool } from './rules-packs';
import { TRUST_STANDARD } from '@/lib/rules/trust-standard';

export interface Kept {
  accepted: boolean;
  problems: { path: string; why: string }[];
}

export function calendarProblems({ calendar }: RulesPack): Kept['problems'] {
  if (calendar === undefined) return [];
  try {
    parseCalendarDefinition(calendar);
    return [];
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    return error.problems.map(({ where, what }) => ({
      path: 'calendar',
      why: `${where}: ${what}`,
    }));
  }
}

export type CheckedRules =
  | { ok: true; pack: RulesPack; comparisons: RuleComparison[]; known: RulesOfSchool }
  | { ok: false; problems: Kept['problems'] };

const bad = (path: string, why: string): CheckedRules => ({ ok: false, problems: [{ path, why }] });

/** Everything that must be right before a pack may be used. Writes nothing. */
export async function checkRules(
  db: RecordsDatabase,
  tenant: string,
  written: unknown,
  allowed: readonly ('trust' | 'school' | 'policy')[],
): Promise<CheckedRules> {
  // A trust's own pack is measured by the Standard as shipped, a school's by its trust's.
  const known = await rulesOfSchool(db, tenant);
  const isTrust =
    typeof written === 'object' && written !== null && Reflect.get(written, 'origin') === 'trust';
  const parsed = acceptPack(written, isTrust ? TRUST_STANDARD : known.packs.trust);
  if (!parsed.ok) {
    return {
      ok: false,
      problems: parsed.problems.map(({ path, message }) => ({ path, why: message })),
    };
  }
  const { pack, comparisons } = parsed;
  if (!allowed.includes(pack.origin)) {
    return bad('origin', `origin: expected ${allowed.join(' or ')}, found ${pack.origin}.`);
  }
  if (pack.origin === 'school' && pack.school?.tenant !== tenant) {
    const why = `school.tenant: this pack is for ${pack.school?.tenant ?? 'no school'}, not for ${tenant}.`;
    return bad('school.tenant', why);
  }
  const inCalendar = calendarProblems(pack);
  return inCalendar.length > 0
    ? { ok: false, problems: inCalendar }
    : { ok: true, pack, comparisons, known };
}

/** A pack that does not parse, or is not this school's to set, leaves the one before in place. */
export async function keepRules(
  db: RecordsDatabase,
  tenant: string,
  written: unknown,
  storedAt: string,
  allowed: readonly ('trust' | 'school' | 'policy')[],
): Promise<Kept> {
  const checked = await checkRules(db, tenant, written, allowed);
  if (!checked.ok) return { accepted: false, problems: checked.problems };
  const { pack } = checked;
  await db.rulesPacks.put({
    tenant: pack.origin === 'school' ? tenant : EVERY_SCHOOL,
    origin: pack.origin,
    version: pack.version,
    storedAt,
    pack,
  });
  return { accepted: true, problems: [] };
}

export function rulesReply(
  rules: RulesOfSchool,
  on: PlainDate,
  policyProblems: RulesReply['policyProblems'],
): RulesReply {
  const inForce: Rules = rules.on(on);
  return {
    on,
    ...rules.top,
    policyProblems,
    values: RULE_KEYS.map((key) => {
      const { value, source, setBy, isExample, from }: ResolvedValue<unknown> =
        inForce.resolved(key);
      return {
        key,
        lines: wordsOfRuleValue(inForce, key),
        raw: value,
        source: source.paragraph,
        setBy,
        isExample,
        from,
      };
    }),
  };
}
