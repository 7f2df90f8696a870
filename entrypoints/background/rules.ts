import type { Handlers } from '@/lib/messages/answer';
import { keepRules, rulesReply } from '@/lib/records/keep-rules';
import { rulesOfSchool } from '@/lib/records/rules-packs';
import { tenants } from '@/lib/records/schools';
import { movesUnder, previewRules } from '@/lib/records/try-rules';
import { policyProblems } from './policy';
import type { Desk } from './desk';

type Names = 'rules/get' | 'rules/set' | 'rules/preview' | 'rules/simulate';

export function rules(desk: Desk): Pick<Handlers, Names> {
  const { db } = desk;
  return {
    async 'rules/get'({ tenant }) {
      const known = await rulesOfSchool(db, tenant);
      return rulesReply(known, desk.now().date, await policyProblems(desk));
    },
    'rules/preview': ({ tenant, pack }) => previewRules(db, tenant, pack, desk.now()),
    'rules/simulate': ({ tenant, pack, date }) => movesUnder(db, tenant, pack, date, desk.now()),
    async 'rules/set'({ tenant, pack }) {
      const kept = await keepRules(db, tenant, pack, desk.now().instant, ['school', 'trust']);
      if (kept.accepted)
        for (const name of new Set([tenant, ...(await tenants(db))])) await desk.changed(name);
      return kept;
    },
  };
}
