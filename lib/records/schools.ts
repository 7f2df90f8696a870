import { EVERY_SCHOOL, SCHOOL_TABLES, allOf, type RecordsDatabase } from './database';
import { schoolRowSchema, type SchoolRow } from './rows';
import { byTenant, rowsOfSchool } from './tenant-rows';

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
    const { index, parts } = byTenant(table);
    // One step for each school: from its first key straight past its last.
    let after = '';
    for (;;) {
      const first: unknown = await table
        .where(index)
        .aboveOrEqual(parts > 1 ? [after] : after)
        .first();
      const tenant =
        typeof first === 'object' && first !== null ? Reflect.get(first, 'tenant') : undefined;
      if (typeof tenant !== 'string') break;
      if (tenant !== EVERY_SCHOOL) found.add(tenant);
      after = `${tenant}\u0000`;
    }
  }
  return [...found].sort();
}

/** Takes every row of a school out of every table, in one transaction: all of it or nothing. */
export async function eraseSchool(db: RecordsDatabase, tenant: string): Promise<void> {
  const tables = SCHOOL_TABLES.map((name) => db.table(name));
  await db.transaction('rw', tables, async () => {
    for (const table of tables) await rowsOfSchool(table, tenant).delete();
  });
}

/** Everything, settings and the device's name included. */
export async function eraseEverything(db: RecordsDatabase): Promise<void> {
  await db.transaction('rw', db.tables, async () => {
    for (const table of db.tables) await table.clear();
  });
}
