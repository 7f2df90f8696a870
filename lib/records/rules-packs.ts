import type { PlainDate } from '@/lib/attendance/plain-date';
import { Refused } from '@/lib/messages/failures';
import { RuleNotCovered } from '@/lib/rules/errors';
import { rulesByDate, type RulesPacks } from '@/lib/rules/resolve';
import { parseRulesPack, type RulesPack } from '@/lib/rules/schema';
import { TRUST_STANDARD } from '@/lib/rules/trust-standard';
import type { Rules } from '@/lib/rules/types';
import { EVERY_SCHOOL, type RecordsDatabase } from './database';
import { rulesPackRowSchema, type RulesPackRow } from './rows';

export interface RulesOfSchool {
  packs: RulesPacks;
  /** The pack that stands on top: the policy's, else the school's, else the trust's. */
  top: { version: string; origin: RulesPack['origin']; storedAt: string | null };
  /** The calendar written in the rules; undefined where none is. */
  calendar: unknown;
  on(date: PlainDate): Rules;
}

interface Stored {
  pack: RulesPack;
  storedAt: string;
}

/** Rows are parsed again when read: a pack stored by an older version may not do today. */
function goodPack(row: RulesPackRow | undefined): Stored | null {
  const parsedRow = rulesPackRowSchema.safeParse(row);
  if (!parsedRow.success) return null;
  const parsed = parseRulesPack(parsedRow.data.pack);
  return parsed.ok ? { pack: parsed.pack, storedAt: parsedRow.data.storedAt } : null;
}

/** The trust's own pack lies over the Standard as shipped, so that it need not repeat it all. */
function trustPack(stored: RulesPack | null): RulesPack {
  if (!stored) return TRUST_STANDARD;
  return { ...stored, values: { ...TRUST_STANDARD.values, ...stored.values } };
}

export async function rulesOfSchool(db: RecordsDatabase, tenant: string): Promise<RulesOfSchool> {
  const [trustRow, schoolRow, policyRow] = await db.rulesPacks.bulkGet([
    [EVERY_SCHOOL, 'trust'],
    [tenant, 'school'],
    [EVERY_SCHOOL, 'policy'],
  ]);
  const [trust, school, policy] = [trustRow, schoolRow, policyRow].map(goodPack);
  const packs: RulesPacks = {
    trust: trustPack(trust?.pack ?? null),
    school: school?.pack ?? null,
    policy: policy?.pack ?? null,
  };
  const top = policy ?? school ?? trust;
  const byDate = rulesByDate(packs);
  return {
    packs,
    top: {
      version: top?.pack.version ?? packs.trust.version,
      origin: top?.pack.origin ?? packs.trust.origin,
      storedAt: top?.storedAt ?? null,
    },
    calendar: calendarOf(packs),
    on: byDate,
  };
}

/** The rules as they would be with another pack in its place. */
export function rulesWith(
  { packs }: RulesOfSchool,
  pack: RulesPack,
): Pick<RulesOfSchool, 'on' | 'calendar'> {
  const tried: RulesPacks = {
    ...packs,
    [pack.origin]: pack.origin === 'trust' ? trustPack(pack) : pack,
  };
  return { on: rulesByDate(tried), calendar: calendarOf(tried) };
}

function calendarOf({ policy, school, trust }: RulesPacks): unknown {
  return policy?.calendar ?? school?.calendar ?? trust.calendar;
}

/** The sentence for a day on which no rules are recorded: answered with no, never with a default. */
export function refuseUncovered(error: unknown): never {
  if (error instanceof RuleNotCovered) {
    throw new Refused(
      'rules-not-covered',
      `${error.message} Alongside makes no statement about that day.`,
    );
  }
  throw error;
}
