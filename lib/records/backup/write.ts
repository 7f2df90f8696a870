import { strToU8, zipSync, type Zippable } from 'fflate';
import { EVERY_SCHOOL, SCHOOL_TABLES, type RecordsDatabase } from '../database';
import { SILENT, type Report } from '../report';
import { readSchool } from '../schools';
import { rowsOfSchool } from '../tenant-rows';
import { encodeRow } from './encode-row';
import {
  BACKUP_FORMAT,
  BACKUP_FORMAT_VERSION,
  CHECKSUM,
  fileOfTable,
  MANIFEST,
  README,
  README_TEXT,
  sha256,
  type Manifest,
} from './format';

/** Every row of the school and the trust's own rules, as they stood at one moment. */
async function snapshot(
  db: RecordsDatabase,
  tenant: string,
): Promise<{ school: string; tables: Map<string, unknown[]> }> {
  const tables = SCHOOL_TABLES.map((name) => db.table(name));
  return db.transaction('r', tables, async () => {
    const found = new Map<string, unknown[]>();
    for (const table of tables) {
      const rows = rowsOfSchool(table, tenant);
      // By their number, which is the order in which marks were replaced.
      found.set(
        table.name,
        await (table.name === 'amendments' ? rows.sortBy('id') : rows.toArray()),
      );
    }
    const trust = await db.rulesPacks.get([EVERY_SCHOOL, 'trust']);
    if (trust) found.get('rulesPacks')?.push(trust);
    return { school: (await readSchool(db, tenant)).name, tables: found };
  });
}

/** An amendment's number is this database's own count; their order is kept by the lines. */
function withoutNumber(table: string, row: unknown): unknown {
  if (table !== 'amendments' || typeof row !== 'object' || row === null) return row;
  return Object.fromEntries(Object.entries(row).filter(([field]) => field !== 'id'));
}

/** The whole file. Call it off the page's own thread: a large school takes a second or two. */
export async function writeBackup(
  db: RecordsDatabase,
  tenant: string,
  madeAt: string,
  report: Report = SILENT,
): Promise<Uint8Array<ArrayBuffer>> {
  const { school, tables } = await snapshot(db, tenant);
  const mtime = new Date(madeAt);
  const files: Zippable = { [README]: strToU8(README_TEXT) };
  const manifest: Manifest = {
    format: BACKUP_FORMAT,
    formatVersion: BACKUP_FORMAT_VERSION,
    storedVersion: db.verno,
    tenant,
    school,
    madeAt,
    tables: [],
  };
  const all = [...tables.values()].reduce((sum, rows) => sum + rows.length, 0);
  let done = 0;
  for (const [table, rows] of tables) {
    const lines = rows.map((row) => `${encodeRow(withoutNumber(table, row))}\n`);
    const bytes = new TextEncoder().encode(lines.join(''));
    const file = fileOfTable(table);
    files[file] = bytes;
    manifest.tables.push({
      table,
      file,
      rows: rows.length,
      bytes: bytes.length,
      sha256: await sha256(bytes),
    });
    done += rows.length;
    report(done, all, 'rows');
  }
  const written = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
  files[MANIFEST] = written;
  files[CHECKSUM] = strToU8(`${await sha256(written)}\n`);
  return new Uint8Array(zipSync(files, { mtime }));
}
