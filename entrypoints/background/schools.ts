import type { Handlers } from '@/lib/messages/answer';
import { pupilsOf } from '@/lib/records/pupils';
import { rulesOfSchool } from '@/lib/records/rules-packs';
import { eraseEverything, eraseSchool, tenants } from '@/lib/records/schools';
import { schoolStatus } from './school-status';
import type { Desk } from './desk';

type Names = 'school/list' | 'school/status' | 'school/pupils' | 'school/erase' | 'school/changed';

export function schools(desk: Desk): Pick<Handlers, Names> {
  const { db } = desk;
  const status = async (tenant: string) =>
    schoolStatus(desk, tenant, await rulesOfSchool(db, tenant), desk.now().date);
  return {
    'school/status': ({ tenant }) => status(tenant),
    'school/list': async () => Promise.all((await tenants(db)).map(status)),
    'school/pupils': async ({ tenant }) => (await pupilsOf(db, tenant)).rows,
    async 'school/changed'({ tenant }) {
      await desk.changed(tenant);
      return { told: true };
    },
    async 'school/erase'({ tenant }) {
      const erased = tenant === null ? await tenants(db) : [tenant];
      if (tenant === null) await eraseEverything(db);
      else await eraseSchool(db, tenant);
      for (const name of erased) await desk.forgotten(name);
      await desk.showCount(0);
      return { erased };
    },
  };
}
