import type { Handlers } from '@/lib/messages/answer';
import { claim, release } from '@/lib/records/claims';
import { personOf } from './person';
import type { Desk } from './desk';

export function claims(desk: Desk): Pick<Handlers, 'call/claim'> {
  return {
    async 'call/claim'({ tenant, pupilId, holder, on }) {
      const person = await personOf(desk);
      if (on && person) {
        await claim(desk.db, { tenant, pupilId, holder, by: person.initials }, desk.now());
        await desk.changed(tenant);
      } else if (!on && (await release(desk.db, tenant, pupilId, holder))) {
        await desk.changed(tenant);
      }
      return { on: on && person !== null };
    },
  };
}
