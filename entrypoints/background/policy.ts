/**
 * What the school's IT has set. The rules pack of a policy is kept, so that a policy that has not
 * arrived yet, or that does not parse, leaves the last good one in force; everything else of it is
 * read when it is needed.
 */
import { Refused } from '@/lib/messages/failures';
import { EVERY_SCHOOL } from '@/lib/records/database';
import { calendarProblems } from '@/lib/records/keep-rules';
import { tenants } from '@/lib/records/schools';
import {
  parseManagedPolicy,
  type Feature,
  type ManagedPolicy,
  type ParsedPolicy,
} from '@/lib/rules/managed-policy';
import { TRUST_STANDARD } from '@/lib/rules/trust-standard';
import type { Desk } from './desk';

/** A calendar that cannot be read makes the whole policy one that is refused. */
async function readPolicy(desk: Desk): Promise<ParsedPolicy> {
  const parsed = parseManagedPolicy(await desk.policy(), TRUST_STANDARD);
  if (parsed.kind !== 'set' || !parsed.policy.rulesPack) return parsed;
  const problems = calendarProblems(parsed.policy.rulesPack).map(({ path, why }) => ({
    path: `rulesPack: ${path}`,
    expected: 'a calendar of school days',
    found: 'one that cannot be',
    message: `In the rules pack, ${why}`,
  }));
  return problems.length > 0 ? { kind: 'refused', problems } : parsed;
}

/** Null while none is set, or the one that is set is refused. */
export async function policyOf(desk: Desk): Promise<ManagedPolicy | null> {
  const parsed = await readPolicy(desk);
  return parsed.kind === 'set' ? parsed.policy : null;
}

export async function isOff(desk: Desk, feature: Feature): Promise<boolean> {
  return (await policyOf(desk))?.featuresOff.includes(feature) ?? false;
}

/** @throws Refused where the policy has switched the feature off. */
export async function refuseOff(desk: Desk, feature: Feature): Promise<void> {
  if (await isOff(desk, feature)) {
    throw new Refused('switched-off', 'This is switched off by the policy of this browser.');
  }
}

/** Why the policy that is set is not used, for the person who can tell the school's IT. */
export async function policyProblems(desk: Desk): Promise<{ path: string; why: string }[]> {
  const parsed = await readPolicy(desk);
  if (parsed.kind !== 'refused') return [];
  return parsed.problems.map(({ path, message }) => ({ path, why: message }));
}

/**
 * Brings the stored pack into line with the policy. `removed`: the browser said that the policy's
 * pack is gone, which an empty policy alone does not say.
 */
export async function applyPolicy(desk: Desk, removed = false): Promise<void> {
  const { db } = desk;
  const policy = await policyOf(desk);
  const key: [string, string] = [EVERY_SCHOOL, 'policy'];
  const stored = await db.rulesPacks.get(key);
  const pack = policy?.rulesPack ?? null;
  if (pack) {
    if (JSON.stringify(stored?.pack) === JSON.stringify(pack)) return;
    await db.rulesPacks.put({
      tenant: EVERY_SCHOOL,
      origin: 'policy',
      version: pack.version,
      storedAt: desk.now().instant,
      pack,
    });
  } else {
    if (!stored || !(removed || policy)) return;
    await db.rulesPacks.delete(key);
  }
  for (const tenant of await tenants(db)) await desk.changed(tenant);
}
