import type { Handlers } from '@/lib/messages/answer';
import { keepRules, rulesReply } from '@/lib/records/keep-rules';
import { rulesOfSchool } from '@/lib/records/rules-packs';
import { tenants } from '@/lib/records/schools';
import type { Desk } from './desk';

export function rules(desk: Desk): Pick<Handlers, 'rules/get' | 'rules/set'> {
  const { db } = desk;
  return {
    async 'rules/get'({ tenant }) {
      return rulesReply(await rulesOfSchool(db, tenant), desk.now().date);
    },
    async 'rules/set'({ tenant, pack }) {
      const kept = await keepRules(db, tenant, pack, desk.now().instant, ['school', 'trust']);
      if (kept.accepted)
        for (const name of new Set([tenant, ...(await tenants(db))])) await desk.changed(name);
      return kept;
    },
  };
}
