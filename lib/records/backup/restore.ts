import type { RestorePlan } from '@/lib/messages/data-work';
import { SCHOOL_TABLES, type RecordsDatabase } from '../database';
import { rowsOfSchool } from '../tenant-rows';
import {
  joinCalendars,
  joinRegisters,
  joinSchools,
  mergeAmendments,
  mergeByKey,
  mergeMarkTables,
  type TableMerge,
} from './merge-rows';
import type { OpenedBackup, Row } from './read';

interface Planned {
  plan: RestorePlan;
  puts: Map<string, Row[]>;
}

async function standingRows(db: RecordsDatabase, tenant: string): Promise<Map<string, Row[]>> {
  const found = new Map<string, Row[]>();
  for (const name of SCHOOL_TABLES) {
    const rows: unknown[] = await rowsOfSchool(db.table(name), tenant).toArray();
    found.set(name, rows as Row[]);
  }
  return found;
}

async function planRestore(db: RecordsDatabase, backup: OpenedBackup): Promise<Planned> {
  const { manifest } = backup;
  const here = await standingRows(db, manifest.tenant);
  const joins = [...here.values()].some((rows) => rows.length > 0);
  const trust = await db.rulesPacks.get(['', 'trust']);
  if (trust) here.get('rulesPacks')?.push({ ...trust });
  const of = (rows: ReadonlyMap<string, Row[]>) => ({
    marks: rows.get('marks') ?? [],
    provenance: rows.get('provenance') ?? [],
    registers: rows.get('registers') ?? [],
  });
  const marks = mergeMarkTables(of(here), of(backup.tables));
  const merges = new Map<string, TableMerge>();
  for (const name of SCHOOL_TABLES) {
    const mine = here.get(name) ?? [];
    const theirs = backup.tables.get(name) ?? [];
    const path = [db.table(name).schema.primKey.keyPath ?? []].flat();
    const keyOf = (row: Row) => JSON.stringify(path.map((field) => row[field]));
    const merge = (): TableMerge => {
      switch (name) {
        case 'marks':
          return marks.marks;
        case 'provenance':
          return marks.provenance;
        case 'amendments': {
          // First the trail of the file, then what this merge itself replaces.
          const trail = mergeAmendments(mine, theirs);
          const fresh = mergeAmendments([...mine, ...trail.put], marks.amendments);
          return { ...trail, put: [...trail.put, ...fresh.put], added: trail.added + fresh.added };
        }
        case 'registers':
          return mergeByKey(mine, theirs, keyOf, joinRegisters);
        case 'calendars':
          return mergeByKey(mine, theirs, keyOf, joinCalendars);
        case 'schools':
          return mergeByKey(mine, theirs, keyOf, joinSchools(marks.total));
        default:
          return mergeByKey(mine, theirs, keyOf);
      }
    };
    merges.set(name, merge());
  }
  return {
    plan: {
      tenant: manifest.tenant,
      school: manifest.school,
      madeAt: manifest.madeAt,
      joins,
      tables: [...merges].map(([table, { added, joined, same, kept }]) => ({
        table,
        inFile: backup.tables.get(table)?.length ?? 0,
        added,
        joined,
        same,
        kept,
      })),
      marks: marks.counts,
    },
    puts: new Map([...merges].map(([table, { put }]) => [table, put])),
  };
}

/** What restoring would change. Changes nothing. */
export function previewRestore(db: RecordsDatabase, backup: OpenedBackup): Promise<RestorePlan> {
  const tables = SCHOOL_TABLES.map((name) => db.table(name));
  return db.transaction('r', tables, async () => (await planRestore(db, backup)).plan);
}

/** All of it or nothing, in one transaction, worked out again from what stands at that moment. */
export function restoreBackup(db: RecordsDatabase, backup: OpenedBackup): Promise<RestorePlan> {
  const tables = SCHOOL_TABLES.map((name) => db.table(name));
  return db.transaction('rw', tables, async () => {
    const { plan, puts } = await planRestore(db, backup);
    for (const [table, rows] of puts) {
      if (rows.length > 0) await db.table(table).bulkPut(rows);
    }
    return plan;
  });
}
