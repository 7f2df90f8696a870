/**
 * All that Alongside keeps, in the extension's own IndexedDB, opened by the background alone. Every
 * key begins with the tenant, so that two schools never meet in one row. A new version is added
 * below the old ones, never in their place; tests/unit/records/fixtures keeps a frozen sample of
 * each (docs/data.md).
 */
import { Dexie, type DexieOptions, type Table } from 'dexie';
import type { Pupil } from '@/lib/attendance/pupil';
import type { PupilContext } from '@/lib/casework/context';
import type { z } from '@/lib/schema';
import type {
  AmendmentRow,
  EventRow,
  ImportRow,
  MarksRow,
  ProvenanceRow,
  RegisterRow,
  RulesPackRow,
  SchoolRow,
  calendarRowSchema,
  claimRowSchema,
  draftRowSchema,
  mappingRowSchema,
} from './rows';

export const DATABASE_NAME = 'alongside';

const VERSION_1 = {
  schools: 'tenant',
  pupils: '[tenant+id]',
  contexts: '[tenant+pupilId], [tenant+familyKey]',
  marks: '[tenant+pupilId+year]',
  provenance: '[tenant+pupilId+year]',
  amendments: '++id, [tenant+pupilId]',
  events: '[tenant+id], [tenant+about]',
  registers: '[tenant+date+session+group], [tenant+readAt]',
  drafts: '[tenant+pupilId]',
  mappings: '[tenant+kind]',
  rulesPacks: '[tenant+origin]',
  calendars: 'tenant',
  imports: '[tenant+at]',
  settings: 'key',
};

const VERSION_2 = {
  claims: '[tenant+pupilId]',
};

/** Rules packs that belong to no one school are kept under this. */
export const EVERY_SCHOOL = '';

/** Tables whose rows belong to a school, all of which "erase this school" empties. */
export const SCHOOL_TABLES = [
  'schools',
  'pupils',
  'contexts',
  'marks',
  'provenance',
  'amendments',
  'events',
  'registers',
  'drafts',
  'claims',
  'mappings',
  'rulesPacks',
  'calendars',
  'imports',
] as const;

export class RecordsDatabase extends Dexie {
  declare schools: Table<SchoolRow, string>;
  declare pupils: Table<Pupil, [string, string]>;
  declare contexts: Table<PupilContext, [string, string]>;
  declare marks: Table<MarksRow, [string, string, number]>;
  declare provenance: Table<ProvenanceRow, [string, string, number]>;
  declare amendments: Table<AmendmentRow, number>;
  declare events: Table<EventRow, [string, string]>;
  declare registers: Table<RegisterRow, [string, string, string, string]>;
  declare drafts: Table<z.infer<typeof draftRowSchema>, [string, string]>;
  declare claims: Table<z.infer<typeof claimRowSchema>, [string, string]>;
  declare mappings: Table<z.infer<typeof mappingRowSchema>, [string, string]>;
  declare rulesPacks: Table<RulesPackRow, [string, string]>;
  declare calendars: Table<z.infer<typeof calendarRowSchema>, string>;
  declare imports: Table<ImportRow, [string, number]>;
  declare settings: Table<{ key: string; value: unknown }, string>;

  constructor(name: string = DATABASE_NAME, options: DexieOptions = {}) {
    super(name, options);
    this.version(1).stores(VERSION_1);
    this.version(2).stores(VERSION_2);
  }
}

/** All keys that begin with the tenant, whatever follows in a compound key of `parts` parts. */
export function allOf(tenant: string, parts: number): [lower: unknown[], upper: unknown[]] {
  const rest = parts - 1;
  return [
    [tenant, ...Array.from({ length: rest }, () => Dexie.minKey)],
    [tenant, ...Array.from({ length: rest }, () => Dexie.maxKey)],
  ];
}
