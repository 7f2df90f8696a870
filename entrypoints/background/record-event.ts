import type { Handlers } from '@/lib/messages/answer';
import { Refused } from '@/lib/messages/failures';
import { release } from '@/lib/records/claims';
import { storeEvent } from '@/lib/records/events';
import { deviceId } from '@/lib/records/settings';
import { personOf } from './person';
import type { Desk } from './desk';

export function recordEvent(desk: Desk): Pick<Handlers, 'event/record'> {
  return {
    async 'event/record'({ tenant, id, pupilId, about, payload }) {
      const [person, device] = await Promise.all([personOf(desk), deviceId(desk.db)]);
      if (!person) {
        throw new Refused('no-person', 'Enter your initials and your role first.');
      }
      const stored = await storeEvent(desk.db, {
        id,
        tenant,
        pupilId,
        at: desk.now().instant,
        by: person,
        device,
        about,
        recovered: false,
        payload,
      });
      // Only now: a record that was refused leaves what was typed to come back to.
      const isCall = payload.kind === 'call' && pupilId !== null;
      await Promise.all([
        isCall && desk.db.drafts.delete([tenant, pupilId]),
        isCall && release(desk.db, tenant, pupilId, null),
      ]);
      if (stored === 'new') await desk.changed(tenant);
      return { eventId: id };
    },
  };
}
