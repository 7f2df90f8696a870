import { z } from '@/lib/schema';
import type { Handlers } from '@/lib/messages/answer';
import type { Desk } from './desk';

const handedOverSchema = z.object({ ticket: z.string(), tenant: z.string(), pupilId: z.string() });

export function workspace(desk: Desk): Pick<Handlers, 'workspace/open' | 'workspace/arrived'> {
  return {
    async 'workspace/open'({ tenant, page, pupilId }) {
      const query = new URLSearchParams(tenant === null ? {} : { tenant });
      if (tenant !== null && pupilId !== undefined) {
        const ticket = crypto.randomUUID();
        await desk.handOver({ ticket, tenant, pupilId });
        query.set('card', ticket);
      }
      const asked = query.size > 0 ? `?${query}` : '';
      await desk.openPage(`/workspace.html${asked}#${encodeURIComponent(page)}`);
      return { opened: true };
    },
    async 'workspace/arrived'({ ticket }) {
      const held = handedOverSchema.safeParse(await desk.handedOver());
      if (!held.success || held.data.ticket !== ticket) return null;
      const { tenant, pupilId } = held.data;
      return { tenant, pupilId };
    },
  };
}
