import type { Handlers } from '@/lib/messages/answer';
import { draftRowSchema } from '@/lib/records/rows';
import { userOf } from './user';
import type { Desk } from './desk';

/** Half-finished records: kept for the pupil, so that a closed tab loses nothing. */
export function drafts(desk: Desk): Pick<Handlers, 'draft/save' | 'draft/load'> {
  return {
    async 'draft/save'({ tenant, pupilId, draft }) {
      const savedAt = desk.now().instant;
      if (draft === null) await desk.db.drafts.delete([tenant, pupilId]);
      else {
        const of = await userOf(desk, tenant);
        await desk.db.drafts.put({ tenant, pupilId, draft, savedAt, ...(of && { of }) });
      }
      return { savedAt };
    },
    async 'draft/load'({ tenant, pupilId }) {
      const row = draftRowSchema.safeParse(await desk.db.drafts.get([tenant, pupilId]));
      if (!row.success) return { draft: null };
      const { of, draft } = row.data;
      const isAnothers = of !== undefined && of !== (await userOf(desk, tenant));
      return { draft: isAnothers ? null : draft };
    },
  };
}
