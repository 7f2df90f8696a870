import type { PlainDate } from '@/lib/attendance/plain-date';
import type { SchoolStatus } from '@/lib/messages/views';
import type { RulesOfSchool } from '@/lib/records/rules-packs';
import { statusOf } from '@/lib/records/status';
import { policyOf } from './policy';
import type { Desk } from './desk';

/** The school by the name that its IT gave it, where there is one. */
export async function schoolStatus(
  desk: Desk,
  tenant: string,
  rules: RulesOfSchool,
  on: PlainDate,
): Promise<SchoolStatus> {
  const status = await statusOf(desk.db, tenant, rules, on);
  const named = (await policyOf(desk))?.tenantNames[tenant];
  return named === undefined ? status : { ...status, name: named };
}
