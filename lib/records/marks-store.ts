import type { PlainDate } from '@/lib/attendance/plain-date';
import type { SessionOfDay } from '@/lib/attendance/session';
import { Dexie } from 'dexie';
import { allOf, type RecordsDatabase } from './database';
import { PupilMarks, type ArrivingMark, type Merged } from './merge-marks';
import { parseRows } from './parsed';
import {
  marksRowSchema,
  provenanceRowSchema,
  registerRowSchema,
  type AmendmentRow,
  type MarksRow,
  type ProvenanceRow,
} from './rows';
import { readSchool } from './schools';

/** Above this many keys one read of the whole school is quicker than a read for each key. */
const MANY = 300;

/** Rows of these pupils and school years. Without years: all years. */
async function rowsOf<T extends { pupilId: string; year: number }>(
  table: Dexie.Table<T, [string, string, number]>,
  tenant: string,
  pupilIds: readonly string[],
  years: readonly number[],
): Promise<unknown[]> {
  if (pupilIds.length * years.length > MANY) {
    const wanted = new Set(pupilIds);
    const rows = await table
      .where('[tenant+pupilId+year]')
      .between(...allOf(tenant, 3))
      .toArray();
    return rows.filter(({ pupilId, year }) => wanted.has(pupilId) && years.includes(year));
  }
  return table.bulkGet(
    pupilIds.flatMap((id) => years.map((year): [string, string, number] => [tenant, id, year])),
  );
}

export function byPupil<T extends { pupilId: string }>(rows: readonly T[]): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const row of rows) {
    const before = map.get(row.pupilId);
    if (before) before.push(row);
    else map.set(row.pupilId, [row]);
  }
  return map;
}

export async function readMarks(
  db: RecordsDatabase,
  tenant: string,
  pupilIds: readonly string[],
  years: readonly number[],
): Promise<{ byPupil: Map<string, MarksRow[]>; unreadable: number }> {
  const parsed = parseRows(marksRowSchema, await rowsOf(db.marks, tenant, pupilIds, years));
  return { byPupil: byPupil(parsed.rows), unreadable: parsed.unreadable };
}

/** When each pupil's mark of a session was last seen on a page, in seconds since 1970. */
export async function lastSeen(
  db: RecordsDatabase,
  tenant: string,
  date: PlainDate,
  session: SessionOfDay,
): Promise<Map<string, number>> {
  const rows = await db.registers
    .where('[tenant+date+session+group]')
    .between([tenant, date, session, Dexie.minKey], [tenant, date, session, Dexie.maxKey])
    .toArray();
  const seen = new Map<string, number>();
  for (const { marked, readAt } of parseRows(registerRowSchema, rows).rows) {
    for (const id of marked) seen.set(id, Math.max(readAt, seen.get(id) ?? 0));
  }
  return seen;
}

export const MARK_TABLES = ['marks', 'provenance', 'amendments', 'schools'] as const;

export interface MergeCounts extends Record<Merged, number> {
  amendments: AmendmentRow[];
}

/** Merges and writes; call it inside a transaction over `MARK_TABLES`. */
export async function mergeMarks(
  db: RecordsDatabase,
  tenant: string,
  arriving: ReadonlyMap<string, readonly ArrivingMark[]>,
  years: readonly number[],
  /** The second at which a page last showed each pupil's mark again. */
  whenConfirmed: ReadonlyMap<string, number> | Promise<ReadonlyMap<string, number>> = new Map(),
): Promise<MergeCounts> {
  const ids = [...arriving.keys()];
  const [markRows, provenanceRows, confirmed] = await Promise.all([
    rowsOf(db.marks, tenant, ids, years),
    rowsOf(db.provenance, tenant, ids, years),
    whenConfirmed,
  ]);
  const marks = byPupil(parseRows(marksRowSchema, markRows).rows);
  const provenance = byPupil(parseRows(provenanceRowSchema, provenanceRows).rows);
  const counts: MergeCounts = { added: 0, amended: 0, same: 0, older: 0, amendments: [] };
  const changed: ChangedRows = { marks: [], provenance: [], amendments: counts.amendments };
  for (const [pupilId, ofPupil] of arriving) {
    const known = new PupilMarks(tenant, pupilId, {
      marks: marks.get(pupilId) ?? [],
      provenance: provenance.get(pupilId) ?? [],
    });
    const confirmedAt = confirmed.get(pupilId) ?? 0;
    for (const mark of ofPupil) counts[known.merge(mark, confirmedAt)] += 1;
    const rows = known.changes();
    changed.marks.push(...rows.marks);
    changed.provenance.push(...rows.provenance);
    changed.amendments.push(...known.amendments);
  }
  if (counts.added > 0) {
    const school = await readSchool(db, tenant);
    await db.schools.put({ ...school, marks: school.marks + counts.added });
  }
  await writeMarks(db, changed);
  return counts;
}

export interface ChangedRows {
  marks: MarksRow[];
  provenance: ProvenanceRow[];
  amendments: AmendmentRow[];
}

/** Marks, where they come from and the trail; the school's count of marks is the caller's. */
export async function writeMarks(
  db: RecordsDatabase,
  { amendments, marks, provenance }: ChangedRows,
): Promise<void> {
  await Promise.all([
    marks.length > 0 && db.marks.bulkPut(marks),
    provenance.length > 0 && db.provenance.bulkPut(provenance),
    amendments.length > 0 && db.amendments.bulkAdd(amendments),
  ]);
}
