import type { Handlers } from '@/lib/messages/answer';
import { draftRowSchema } from '@/lib/records/rows';
import type { Desk } from './desk';

/** Half-finished records: kept for the pupil, so that a closed tab loses nothing. */
export function drafts(desk: Desk): Pick<Handlers, 'draft/save' | 'draft/load'> {
  return {
    async 'draft/save'({ tenant, pupilId, draft }) {
      const savedAt = desk.now().instant;
      if (draft === null) await desk.db.drafts.delete([tenant, pupilId]);
      else await desk.db.drafts.put({ tenant, pupilId, draft, savedAt });
      return { savedAt };
    },
    async 'draft/load'({ tenant, pupilId }) {
      const row = draftRowSchema.safeParse(await desk.db.drafts.get([tenant, pupilId]));
      return { draft: row.success ? row.data.draft : null };
    },
  };
}
