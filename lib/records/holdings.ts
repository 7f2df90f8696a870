/** What is held of a school: how much, since when, from where. */
import type { HeldTable, Holdings } from '@/lib/messages/data-work';
import { SCHOOL_TABLES, type RecordsDatabase } from './database';
import { parseRows } from './parsed';
import { FROM } from './packed-marks';
import { eventRowSchema, importRowSchema, provenanceRowSchema } from './rows';
import { firstDayOf } from './school-year';
import { rowsOfSchool } from './tenant-rows';

function sizeOf(row: unknown): number {
  let bytes = 0;
  const text = JSON.stringify(row, (_key, value: unknown) => {
    if (!ArrayBuffer.isView(value)) return value;
    bytes += value.byteLength;
    return '';
  });
  return bytes + new TextEncoder().encode(text).length;
}

const field = (row: unknown, name: string): unknown =>
  typeof row === 'object' && row !== null ? Reflect.get(row, name) : undefined;

const dayOfSecond = (second: number) => new Date(second * 1000).toISOString();

/** When a row is of, as a text that sorts by time; null where it has no day of its own. */
function timeOf(table: string, row: unknown): string | null {
  switch (table) {
    case 'marks':
    case 'provenance': {
      const year = field(row, 'year');
      return typeof year === 'number' ? firstDayOf(year) : null;
    }
    case 'events': {
      const about = field(field(row, 'event'), 'about');
      const date = field(about, 'date');
      return typeof date === 'string' ? date : null;
    }
    case 'imports': {
      const at = field(row, 'at');
      return typeof at === 'number' ? dayOfSecond(at) : null;
    }
    case 'rulesPacks': {
      const at = field(row, 'storedAt');
      return typeof at === 'string' ? at : null;
    }
    case 'drafts': {
      const at = field(row, 'savedAt');
      return typeof at === 'string' ? at : null;
    }
    default: {
      const date = field(row, 'date');
      return typeof date === 'string' ? date : null;
    }
  }
}

const PLAIN_FROM: Record<string, string> = {
  schools: 'worked out here',
  pupils: 'imported pupil lists',
  contexts: 'imported pupil lists',
  marks: 'imports, and registers on the page',
  provenance: 'imports, and registers on the page',
  amendments: 'marks that were replaced',
  events: 'recorded here',
  registers: 'registers on the page',
  drafts: 'typed here and not yet recorded',
  claims: 'said here while somebody rings',
  mappings: 'how your files’ columns were matched',
  rulesPacks: 'rules set here',
  calendars: 'imports, and term dates entered here',
  imports: 'each file brought in',
};

const thousands = (n: number) => n.toLocaleString('en-GB');

function fromOf(table: string, rows: readonly unknown[]): string {
  if (table === 'provenance') {
    let [imported, seen] = [0, 0];
    for (const row of parseRows(provenanceRowSchema, rows).rows) {
      for (const from of row.from) {
        if (from === FROM.import) imported += 1;
        else if (from === FROM.page) seen += 1;
      }
    }
    return `${thousands(imported)} marks imported, ${thousands(seen)} seen on a page`;
  }
  if (table === 'events') {
    const initials = new Set<string>();
    let recovered = 0;
    for (const { event } of parseRows(eventRowSchema, rows).rows) {
      initials.add(event.by.initials);
      if (event.recovered) recovered += 1;
    }
    const by = [...initials].sort().join(', ');
    return [
      by === '' ? PLAIN_FROM['events'] : `recorded by ${by}`,
      recovered > 0 ? `${thousands(recovered)} read back from Arbor` : null,
    ]
      .filter((part) => part !== null)
      .join('; ');
  }
  return PLAIN_FROM[table] ?? 'recorded here';
}

export async function holdingsOf(db: RecordsDatabase, tenant: string): Promise<Holdings> {
  const tables: HeldTable[] = [];
  let imports: Holdings['imports'] = [];
  for (const table of SCHOOL_TABLES) {
    const rows: unknown[] = await rowsOfSchool(db.table(table), tenant).toArray();
    const times = rows.flatMap((row) => timeOf(table, row) ?? []).sort();
    tables.push({
      table,
      rows: rows.length,
      bytes: rows.reduce<number>((sum, row) => sum + sizeOf(row), 0),
      since: times[0] ?? null,
      until: times.at(-1) ?? null,
      from: fromOf(table, rows),
    });
    if (table === 'imports') {
      imports = parseRows(importRowSchema, rows)
        .rows.map(({ at, kind, file, pupils, marks }) => ({
          at: dayOfSecond(at),
          kind,
          file,
          pupils,
          marks,
        }))
        .reverse();
    }
  }
  return { tables, imports };
}
