import { Dexie } from 'dexie';
import { SCHOOL_TABLES, allOf, type RecordsDatabase } from './database';
import { schoolRowSchema, type SchoolRow } from './rows';

/** `Oakfield Primary` of `oakfield-primary`, until the school is named otherwise. */
export function nameOfTenant(tenant: string): string {
  return tenant
    .split(/[-.]+/)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

export function newSchool(tenant: string): SchoolRow {
  return {
    tenant,
    name: nameOfTenant(tenant),
    isDemonstration: false,
    marks: 0,
    marksThrough: null,
  };
}

export async function readSchool(db: RecordsDatabase, tenant: string): Promise<SchoolRow> {
  const parsed = schoolRowSchema.safeParse(await db.schools.get(tenant));
  return parsed.success ? parsed.data : newSchool(tenant);
}

/** When the last file came in, `null` while none has. */
export async function lastImportAt(db: RecordsDatabase, tenant: string): Promise<string | null> {
  const last = await db.imports
    .where('[tenant+at]')
    .between(...allOf(tenant, 2))
    .last();
  return last ? new Date(last.at * 1000).toISOString() : null;
}

/** Every school of which anything at all is kept. */
export async function tenants(db: RecordsDatabase): Promise<string[]> {
  const found = new Set<string>();
  for (const name of SCHOOL_TABLES) {
    const table = db.table(name);
    const key = name === 'amendments' ? '[tenant+pupilId]' : table.schema.primKey.keyPath;
    // One step for each school: from its first key straight past its last.
    let from: unknown = '';
    for (;;) {
      const first = await (typeof key === 'string'
        ? table.where(key).aboveOrEqual(from).first()
        : table
            .where(`[${(key ?? []).join('+')}]`)
            .aboveOrEqual([from])
            .first());
      const tenant: unknown = first?.tenant;
      if (typeof tenant !== 'string') break;
      if (tenant !== '') found.add(tenant);
      from = `${tenant}\u0000`;
    }
  }
  return [...found].sort();
}

/** Takes every row of a school out of every table, in one transaction: all of it or nothing. */
export async function eraseSchool(db: RecordsDatabase, tenant: string): Promise<void> {
  const tables = SCHOOL_TABLES.map((name) => db.table(name));
  await db.transaction('rw', tables, async () => {
    for (const table of tables) {
      const { keyPath } = table.schema.primKey;
      if (keyPath === 'tenant') await table.delete(tenant);
      else if (Array.isArray(keyPath)) {
        await table
          .where(`[${keyPath.join('+')}]`)
          .between(...allOf(tenant, keyPath.length))
          .delete();
      } else {
        await table
          .where('[tenant+pupilId]')
          .between([tenant, Dexie.minKey], [tenant, Dexie.maxKey])
          .delete();
      }
    }
  });
}

/** Everything, settings and the device's name included. */
export async function eraseEverything(db: RecordsDatabase): Promise<void> {
  await db.transaction('rw', db.tables, async () => {
    for (const table of db.tables) await table.clear();
  });
}
