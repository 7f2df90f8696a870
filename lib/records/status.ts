import type { SchoolStatus } from '@/lib/messages/views';
import { allOf, type RecordsDatabase } from './database';
import { lastImportAt, readSchool } from './schools';

export interface RulesNamed {
  version: string | null;
  examples: readonly string[];
}

export async function statusOf(
  db: RecordsDatabase,
  tenant: string,
  rules: RulesNamed,
): Promise<SchoolStatus> {
  const [school, pupils, importedAt] = await Promise.all([
    readSchool(db, tenant),
    db.pupils
      .where('[tenant+id]')
      .between(...allOf(tenant, 2))
      .count(),
    lastImportAt(db, tenant),
  ]);
  return {
    tenant,
    name: school.name,
    pupils,
    marks: school.marks,
    marksThrough: school.marksThrough,
    importedAt,
    isDemonstration: school.isDemonstration,
    rulesVersion: rules.version,
    exampleRules: [...rules.examples],
  };
}
