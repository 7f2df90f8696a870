import { pupilSchema, type Pupil } from '@/lib/attendance/pupil';
import { emptyContext, pupilContextSchema, type PupilContext } from '@/lib/casework/context';
import { allOf, type RecordsDatabase } from './database';
import { parseRows, type Parsed } from './parsed';

export async function pupilsOf(db: RecordsDatabase, tenant: string): Promise<Parsed<Pupil>> {
  const rows = await db.pupils
    .where('[tenant+id]')
    .between(...allOf(tenant, 2))
    .toArray();
  return parseRows(pupilSchema, rows);
}

/** Above this many pupils one read of the whole school is quicker than a read for each of them. */
const MANY = 150;

/** The context of each pupil named; an empty one where nothing is known. */
export async function contextsOf(
  db: RecordsDatabase,
  tenant: string,
  pupilIds: readonly string[],
): Promise<{ byPupil: Map<string, PupilContext>; unreadable: number }> {
  const asked = new Set(pupilIds);
  const rows =
    asked.size > MANY
      ? (
          await db.contexts
            .where('[tenant+pupilId]')
            .between(...allOf(tenant, 2))
            .toArray()
        ).filter(({ pupilId }) => asked.has(pupilId))
      : await db.contexts.bulkGet(pupilIds.map((id): [string, string] => [tenant, id]));
  const parsed = parseRows(pupilContextSchema, rows);
  const known = new Map(parsed.rows.map((context) => [context.pupilId, context]));
  return {
    byPupil: new Map(pupilIds.map((id) => [id, known.get(id) ?? emptyContext(tenant, id)])),
    unreadable: parsed.unreadable,
  };
}

/** Ids of the pupils of these families. */
export async function idsInFamilies(
  db: RecordsDatabase,
  tenant: string,
  familyKeys: readonly string[],
): Promise<string[]> {
  if (familyKeys.length === 0) return [];
  const keys = familyKeys.map((key): [string, string] => [tenant, key]);
  const primary = await db.contexts.where('[tenant+familyKey]').anyOf(keys).primaryKeys();
  return primary.map(([, id]) => id);
}
