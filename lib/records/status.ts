import type { PlainDate } from '@/lib/attendance/plain-date';
import type { SchoolStatus } from '@/lib/messages/views';
import { allOf, type RecordsDatabase } from './database';
import type { RulesOfSchool } from './rules-packs';
import { lastImportAt, readSchool } from './schools';

export async function statusOf(
  db: RecordsDatabase,
  tenant: string,
  rules: RulesOfSchool,
  on: PlainDate,
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
    rulesVersion: rules.top.version,
    exampleRules: [...rules.on(on).examples],
  };
}
