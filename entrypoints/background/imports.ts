import type { Handlers } from '@/lib/messages/answer';
import { Refused } from '@/lib/messages/failures';
import type { Recorder } from '@/lib/records/import-events';
import { listImports, undoImport } from '@/lib/records/import-undo';
import { commitImport, previewImport } from '@/lib/records/imports';
import { mappingRowSchema } from '@/lib/records/rows';
import { deviceId } from '@/lib/records/settings';
import { personOf } from './person';
import { refuseOff } from './policy';
import type { Desk } from './desk';

type Names =
  | 'import/preview'
  | 'import/commit'
  | 'import/list'
  | 'import/undo'
  | 'mapping/get'
  | 'mapping/set';

/** Files of one kind and shape share a mapping; a new shape begins with the kind's last one. */
const rowOf = (kind: string, shape: string | undefined) =>
  shape === undefined || shape === '' ? kind : `${kind}: ${shape}`;

export function imports(desk: Desk): Pick<Handlers, Names> {
  const { db } = desk;

  async function recorder(): Promise<Recorder> {
    const by = await personOf(desk);
    if (!by) throw new Refused('no-person', 'Enter your initials and your role first.');
    return { by, device: await deviceId(db), instant: desk.now().instant };
  }

  async function mappingOf(tenant: string, kind: string) {
    const row = mappingRowSchema.safeParse(await db.mappings.get([tenant, kind]));
    return row.success ? row.data.mapping : null;
  }

  return {
    async 'import/preview'(request) {
      await refuseOff(desk, 'import');
      return previewImport(db, request, desk.now().seconds);
    },
    async 'import/commit'(request) {
      await refuseOff(desk, 'import');
      const hasEvents = (request.events?.length ?? 0) > 0;
      const done = await commitImport(
        db,
        request,
        desk.now().seconds,
        hasEvents ? await recorder() : undefined,
      );
      await desk.changed(request.tenant);
      return done;
    },
    'import/list': ({ tenant }) => listImports(db, tenant),
    async 'import/undo'({ tenant, at }) {
      await refuseOff(desk, 'import');
      const undone = await undoImport(db, tenant, at, desk.now().seconds, await recorder());
      await desk.changed(tenant);
      return undone;
    },
    async 'mapping/get'({ tenant, kind, shape }) {
      const own = await mappingOf(tenant, rowOf(kind, shape));
      return { mapping: own ?? (await mappingOf(tenant, kind)) };
    },
    async 'mapping/set'({ tenant, kind, shape, mapping }) {
      const kinds = [...new Set([kind, rowOf(kind, shape)])];
      await db.mappings.bulkPut(kinds.map((one) => ({ tenant, kind: one, mapping })));
      return { saved: true };
    },
  };
}
