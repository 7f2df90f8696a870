import type { Handlers } from '@/lib/messages/answer';
import { commitImport, previewImport } from '@/lib/records/imports';
import { mappingRowSchema } from '@/lib/records/rows';
import { refuseOff } from './policy';
import type { Desk } from './desk';

type Names = 'import/preview' | 'import/commit' | 'mapping/get' | 'mapping/set';

export function imports(desk: Desk): Pick<Handlers, Names> {
  const { db } = desk;
  return {
    async 'import/preview'(request) {
      await refuseOff(desk, 'import');
      return previewImport(db, request, desk.now().seconds);
    },
    async 'import/commit'(request) {
      await refuseOff(desk, 'import');
      const done = await commitImport(db, request, desk.now().seconds);
      await desk.changed(request.tenant);
      return done;
    },
    async 'mapping/get'({ tenant, kind }) {
      const row = mappingRowSchema.safeParse(await db.mappings.get([tenant, kind]));
      return { mapping: row.success ? row.data.mapping : null };
    },
    async 'mapping/set'({ tenant, kind, mapping }) {
      await db.mappings.put({ tenant, kind, mapping });
      return { saved: true };
    },
  };
}
