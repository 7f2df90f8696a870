import type { Handlers } from '@/lib/messages/answer';
import { keepRules, rulesReply } from '@/lib/records/keep-rules';
import { rulesOfSchool } from '@/lib/records/rules-packs';
import { readSchool, tenants } from '@/lib/records/schools';
import { movesUnder, previewRules } from '@/lib/records/try-rules';
import { Refused } from '@/lib/messages/failures';
import { amendPack } from '@/lib/rules/amend-pack';
import { isRuleKey } from '@/lib/rules/values';
import { personOf } from './person';
import { policyProblems } from './policy';
import type { Desk } from './desk';

type Names = 'rules/get' | 'rules/amend' | 'rules/set' | 'rules/preview' | 'rules/simulate';

export function rules(desk: Desk): Pick<Handlers, Names> {
  const { db } = desk;
  return {
    async 'rules/get'({ tenant }) {
      const known = await rulesOfSchool(db, tenant);
      return rulesReply(known, desk.now().date, await policyProblems(desk));
    },
    async 'rules/amend'({ tenant, key, ...amendment }) {
      if (!isRuleKey(key)) throw new Refused('no-rule', 'There is no such rule.');
      const { packs } = await rulesOfSchool(db, tenant);
      const { name } = await readSchool(db, tenant);
      const initials = (await personOf(desk))?.initials ?? null;
      const on = desk.now().date;
      return {
        pack: amendPack(
          packs.school ?? null,
          { tenant, name },
          { ...amendment, key, person: initials, on },
        ),
      };
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
