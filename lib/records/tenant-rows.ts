import type { Collection, Table } from 'dexie';
import { allOf } from './database';

/** The index of a table that begins with the tenant, and of how many parts it is. */
export function byTenant(table: Table): { index: string; parts: number } {
  const { keyPath } = table.schema.primKey;
  // Amendments are numbered; their index by pupil begins with the tenant.
  const path = keyPath === 'id' ? ['tenant', 'pupilId'] : [keyPath ?? []].flat();
  return { index: path.length > 1 ? `[${path.join('+')}]` : 'tenant', parts: path.length };
}

/** Every row of a school in one table, whatever its key. */
export function rowsOfSchool(table: Table, tenant: string): Collection<unknown> {
  const { index, parts } = byTenant(table);
  return parts > 1
    ? table.where(index).between(...allOf(tenant, parts))
    : table.where(index).equals(tenant);
}
