/**
 * A backup file as it comes from somebody's disk: nothing of it is believed before its checksums are
 * right, and nothing is written here.
 */
import { strFromU8, unzipSync } from 'fflate';
import { Refused } from '@/lib/messages/failures';
import { EVERY_SCHOOL, SCHOOL_TABLES, type RecordsDatabase } from '../database';
import { decodeRow } from './encode-row';
import {
  BACKUP_FORMAT,
  BACKUP_FORMAT_VERSION,
  CHECKSUM,
  ENCRYPTED,
  ENCRYPTION,
  fileOfTable,
  MANIFEST,
  manifestSchema,
  sha256,
  type Manifest,
} from './format';
import { newer, unlock } from './lock';

export type Row = Record<string, unknown>;

export interface OpenedBackup {
  manifest: Manifest;
  /** Rows of every table of this version; none where the file's version had no such table. */
  tables: ReadonlyMap<string, Row[]>;
}

/** A school of 2,000 with six years of marks stays well below this, unpacked. */
const MOST_BYTES = 600 * 1024 * 1024;

const damaged = (what: string) =>
  new Refused('damaged', `This backup is damaged: ${what}. Nothing was changed.`);
const foreign = (what: string) =>
  new Refused('not-a-backup', `This is no backup of Alongside: ${what}. Nothing was changed.`);

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  if (bytes.length === 0) throw foreign('the file is empty');
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw foreign('a zip file was expected');
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter({ name, originalSize }) {
        total += originalSize;
        if (total > MOST_BYTES) throw foreign('it is larger than any school’s');
        return name === MANIFEST || name === CHECKSUM || name === ENCRYPTION
          ? originalSize < 1_000_000
          : name === ENCRYPTED || /^tables\/[a-zA-Z]+\.jsonl$/.test(name);
      },
    });
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw damaged('it cannot be unpacked, or only a part of it was copied');
  }
}

function numberIn(value: unknown, field: string): number | null {
  const found: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, field) : null;
  return typeof found === 'number' ? found : null;
}

async function readManifest(
  files: Record<string, Uint8Array>,
  storedVersion: number,
): Promise<Manifest> {
  const bytes = files[MANIFEST];
  if (!bytes) throw foreign(`the zip file holds no ${MANIFEST}`);
  let written: unknown;
  try {
    written = JSON.parse(strFromU8(bytes));
  } catch {
    throw damaged(`${MANIFEST} cannot be read`);
  }
  const format: unknown =
    typeof written === 'object' && written !== null ? Reflect.get(written, 'format') : null;
  if (format !== BACKUP_FORMAT) throw foreign(`its ${MANIFEST} is of another program`);
  const checksum = files[CHECKSUM];
  if (!checksum || strFromU8(checksum).trim() !== (await sha256(new Uint8Array(bytes)))) {
    throw damaged(`${MANIFEST} is not as it was written`);
  }
  // Asked before the shape: what a newer version writes need not parse here.
  const version = numberIn(written, 'formatVersion') ?? 0;
  if (version > BACKUP_FORMAT_VERSION) throw newer(version);
  const stored = numberIn(written, 'storedVersion') ?? 0;
  if (stored > storedVersion) {
    throw new Refused(
      'newer',
      `This backup was made by a newer Alongside (stored data ${stored}; this one reads up to ${storedVersion}). Update Alongside, then restore it.`,
    );
  }
  const manifest = manifestSchema.safeParse(written);
  if (!manifest.success) throw damaged(`${MANIFEST} is not as expected`);
  return manifest.data;
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A row must belong to the school, and have the fields of its key; what else it holds is read as always. */
function keyProblem(row: Row, table: string, keyPath: readonly string[], tenant: string) {
  const isTrustRules =
    table === 'rulesPacks' && row['tenant'] === EVERY_SCHOOL && row['origin'] === 'trust';
  if (row['tenant'] !== tenant && !isTrustRules) return 'is of another school';
  const bad = keyPath.find(
    (field) => typeof row[field] !== 'string' && !Number.isFinite(row[field]),
  );
  return bad === undefined ? null : `has no ${bad}`;
}

function rowsIn(bytes: Uint8Array, file: string, check: (row: Row) => string | null): Row[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw damaged(`${file} is no text`);
  }
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line, index) => {
    let row: unknown;
    try {
      row = decodeRow(line);
    } catch {
      throw damaged(`${file}, line ${index + 1} cannot be read`);
    }
    if (!isRow(row)) throw damaged(`${file}, line ${index + 1} is no row`);
    const problem = check(row);
    if (problem !== null) throw damaged(`${file}, line ${index + 1} ${problem}`);
    return row;
  });
}

/**
 * @throws Refused with a sentence for a file that is foreign, damaged, newer, or locked by another
 * passphrase.
 */
export async function openBackup(
  db: RecordsDatabase,
  bytes: Uint8Array,
  passphrase: string | null = null,
): Promise<OpenedBackup> {
  const outer = unpack(bytes);
  const files = outer[ENCRYPTION] ? unpack(await unlock(outer, passphrase)) : outer;
  const manifest = await readManifest(files, db.verno);
  const known: readonly string[] = SCHOOL_TABLES;
  const tables = new Map<string, Row[]>(known.map((name) => [name, []]));
  for (const { table, rows, bytes: size, sha256: sum } of manifest.tables) {
    const file = fileOfTable(table);
    const content = files[file];
    if (!content) throw damaged(`${file} is missing`);
    if (content.length !== size || (await sha256(new Uint8Array(content))) !== sum) {
      throw damaged(`${file} is not as it was written`);
    }
    if (!known.includes(table)) throw foreign(`it holds a table “${table}”`);
    const { keyPath } = db.table(table).schema.primKey;
    // Amendments are numbered anew; their index by pupil must still find them.
    const key = table === 'amendments' ? ['pupilId'] : [keyPath ?? []].flat();
    const found = rowsIn(content, file, (row) => keyProblem(row, table, key, manifest.tenant));
    if (found.length !== rows) throw damaged(`${file} has ${found.length} rows instead of ${rows}`);
    tables.set(table, found);
  }
  return { manifest, tables };
}
