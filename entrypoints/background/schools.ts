import type { Handlers } from '@/lib/messages/answer';
import { eraseEverything, eraseSchool, tenants } from '@/lib/records/schools';
import { statusOf } from '@/lib/records/status';
import { rulesOf } from './rules-of';
import type { Desk } from './desk';

export function schools(
  desk: Desk,
): Pick<Handlers, 'school/list' | 'school/status' | 'school/erase'> {
  const status = async (tenant: string) => statusOf(desk.db, tenant, await rulesOf(desk, tenant));
  return {
    'school/status': ({ tenant }) => status(tenant),
    'school/list': async () => Promise.all((await tenants(desk.db)).map(status)),
    async 'school/erase'({ tenant }) {
      const erased = tenant === null ? await tenants(desk.db) : [tenant];
      if (tenant === null) await eraseEverything(desk.db);
      else await eraseSchool(desk.db, tenant);
      for (const name of erased) await desk.forgotten(name);
      await desk.showCount(0);
      return { erased };
    },
  };
}
