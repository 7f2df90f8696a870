import type { RulesReply } from '@/lib/messages/protocol';
import type { PlainDate } from '@/lib/attendance/plain-date';
import { CalendarError } from '@/lib/attendance/calendar';
import { parseCalendarDefinition } from '@/lib/attendance/calendar-definition';
import { acceptPack } from '@/lib/rules/compare';
import type { RulesPack } from '@/lib/rules/schema';
import type { ResolvedValue, Rules } from '@/lib/rules/types';
import { RULE_KEYS } from '@/lib/rules/values';
import { EVERY_SCHOOL, type RecordsDatabase } from './database';
import { rulesOfSchool, type RulesOfSchool } from './rules-packs';
import { TRUST_STANDARD } from '@/lib/rules/trust-standard';

export interface Kept {
  accepted: boolean;
  problems: { path: string; why: string }[];
}

const refused = (problems: Kept['problems']): Kept => ({ accepted: false, problems });

function calendarProblems({ calendar }: RulesPack): Kept['problems'] {
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

/** A pack that does not parse, or is not this school's to set, leaves the one before in place. */
export async function keepRules(
  db: RecordsDatabase,
  tenant: string,
  written: unknown,
  storedAt: string,
  allowed: readonly ('trust' | 'school' | 'policy')[],
): Promise<Kept> {
  // A trust's own pack is measured by the Standard as shipped, a school's by its trust's.
  const { packs } = await rulesOfSchool(db, tenant);
  const isTrust =
    typeof written === 'object' && written !== null && Reflect.get(written, 'origin') === 'trust';
  const parsed = acceptPack(written, isTrust ? TRUST_STANDARD : packs.trust);
  if (!parsed.ok)
    return refused(parsed.problems.map(({ path, message }) => ({ path, why: message })));
  const { pack } = parsed;
  if (!allowed.includes(pack.origin)) {
    const why = `origin: expected ${allowed.join(' or ')}, found ${pack.origin}.`;
    return refused([{ path: 'origin', why }]);
  }
  if (pack.origin === 'school' && pack.school?.tenant !== tenant) {
    const why = `school.tenant: this pack is for ${pack.school?.tenant ?? 'no school'}, not for ${tenant}.`;
    return refused([{ path: 'school.tenant', why }]);
  }
  const inCalendar = calendarProblems(pack);
  if (inCalendar.length > 0) return refused(inCalendar);
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
