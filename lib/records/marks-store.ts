import type { PlainDate } from '@/lib/attendance/plain-date';
import type { SessionOfDay } from '@/lib/attendance/session';
import type { MarkTable } from '@/lib/messages/packed-marks';
import { Dexie } from 'dexie';
import { allOf, type RecordsDatabase } from './database';
import { PupilMarks, type ArrivingMark, type Merged } from './merge-marks';
import { codeForSession } from './packed-marks';
import { parseRows } from './parsed';
import {
  marksRowSchema,
  provenanceRowSchema,
  registerRowSchema,
  type AmendmentRow,
  type MarksRow,
  type ProvenanceRow,
} from './rows';
import { schoolYearOf, slotOf } from './school-year';
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

function byPupil<T extends { pupilId: string }>(rows: readonly T[]): Map<string, T[]> {
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

export interface MergePlan {
  counts: MergeCounts;
  marks: MarksRow[];
  provenance: ProvenanceRow[];
}

/** Works out what arriving marks would change. Writes nothing. */
export function planMerge(
  db: RecordsDatabase,
  tenant: string,
  arriving: ReadonlyMap<string, readonly ArrivingMark[]>,
  years: readonly number[],
  whenConfirmed: ReadonlyMap<string, number> | Promise<ReadonlyMap<string, number>>,
): Promise<MergePlan> {
  const ids = [...arriving.keys()];
  return planMergeOf(db, tenant, { ids, years, whenConfirmed }, (known, counts, confirmedAt) => {
    for (const mark of arriving.get(known.pupilId) ?? []) {
      counts[known.merge(mark, confirmedAt)] += 1;
    }
  });
}

/** The same for a table of marks of one moment: the place of each session is worked out once. */
export function planMergeTable(
  db: RecordsDatabase,
  tenant: string,
  table: MarkTable,
  at: number,
): Promise<MergePlan> {
  const { sessions, codes, pupils, bytes } = table;
  const years = sessions.map(({ date }) => schoolYearOf(date));
  const slots = sessions.map(slotOf);
  const placeOf = new Map(pupils.map((id, place) => [id, place]));
  const late = new Map(table.minutes.map(([p, s, minutes]) => [p * sessions.length + s, minutes]));
  const written = {
    AM: codes.map((code) => codeForSession(code, { session: 'AM' })),
    PM: codes.map((code) => codeForSession(code, { session: 'PM' })),
  };
  const asked = { ids: pupils, years: [...new Set(years)].sort(), whenConfirmed: new Map() };
  return planMergeOf(db, tenant, asked, (known, counts) => {
    const first = (placeOf.get(known.pupilId) ?? 0) * sessions.length;
    sessions.forEach((session, index) => {
      const place = bytes[first + index] ?? 0;
      if (place === 0) return;
      const code = written[session.session][place] ?? '';
      const minutesLate = late.get(first + index) ?? null;
      const mark: ArrivingMark = { session, code, minutesLate, from: 'import', at };
      counts[known.mergeAt(years[index] ?? 0, slots[index] ?? 0, mark)] += 1;
    });
  });
}

interface MergeAsked {
  ids: readonly string[];
  years: readonly number[];
  /** The second at which a page last showed each pupil's mark again. */
  whenConfirmed: ReadonlyMap<string, number> | Promise<ReadonlyMap<string, number>>;
}

async function planMergeOf(
  db: RecordsDatabase,
  tenant: string,
  { ids, years, whenConfirmed }: MergeAsked,
  into: (known: PupilMarks, counts: MergeCounts, confirmedAt: number) => void,
): Promise<MergePlan> {
  const [markRows, provenanceRows, confirmed] = await Promise.all([
    rowsOf(db.marks, tenant, ids, years),
    rowsOf(db.provenance, tenant, ids, years),
    whenConfirmed,
  ]);
  const marks = byPupil(parseRows(marksRowSchema, markRows).rows);
  const provenance = byPupil(parseRows(provenanceRowSchema, provenanceRows).rows);

  const counts: MergeCounts = { added: 0, amended: 0, same: 0, older: 0, amendments: [] };
  const changed: { marks: MarksRow[]; provenance: ProvenanceRow[] } = { marks: [], provenance: [] };
  for (const pupilId of ids) {
    const known = new PupilMarks(tenant, pupilId, {
      marks: marks.get(pupilId) ?? [],
      provenance: provenance.get(pupilId) ?? [],
    });
    into(known, counts, confirmed.get(pupilId) ?? 0);
    const { marks: changedMarks, provenance: changedProvenance } = known.changes();
    changed.marks.push(...changedMarks);
    changed.provenance.push(...changedProvenance);
    counts.amendments.push(...known.amendments);
  }
  return { counts, ...changed };
}

/** Merges and writes; call it inside a transaction over `MARK_TABLES`. */
export async function mergeMarks(
  db: RecordsDatabase,
  tenant: string,
  arriving: ReadonlyMap<string, readonly ArrivingMark[]>,
  years: readonly number[],
  confirmed: ReadonlyMap<string, number> | Promise<ReadonlyMap<string, number>> = new Map(),
): Promise<MergeCounts> {
  return writeMerge(db, tenant, await planMerge(db, tenant, arriving, years, confirmed));
}

export async function writeMerge(
  db: RecordsDatabase,
  tenant: string,
  { counts, marks, provenance }: MergePlan,
): Promise<MergeCounts> {
  if (marks.length > 0) {
    await Promise.all([db.marks.bulkPut(marks), db.provenance.bulkPut(provenance)]);
    if (counts.amendments.length > 0) await db.amendments.bulkAdd(counts.amendments);
  }
  if (counts.added > 0) {
    const school = await readSchool(db, tenant);
    await db.schools.put({ ...school, marks: school.marks + counts.added });
  }
  return counts;
}
