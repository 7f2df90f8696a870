/**
 * What a backup adds to what stands, table by table. Rows that are not there are added as they are;
 * events so become a set union. Of marks the later word stands, as for every import.
 */
import { canonical } from '@/lib/casework/canonical';
import { PupilMarks } from '../merge-marks';
import { codeAt, countMarks } from '../packed-marks';
import {
  calendarRowSchema,
  marksRowSchema,
  provenanceRowSchema,
  registerRowSchema,
  schoolRowSchema,
  type MarksRow,
  type ProvenanceRow,
  type RegisterRow,
} from '../rows';
import { sessionAt } from '../school-year';
import type { Row } from './read';

export interface TableMerge {
  put: Row[];
  /** Rows that were not here. */
  added: number;
  /** Rows here that took something from the file. */
  joined: number;
  same: number;
  /** Rows that differ, of which the one here stays. */
  kept: number;
}

const NOTHING = (): TableMerge => ({ put: [], added: 0, joined: 0, same: 0, kept: 0 });

/** The same text for the same row, its byte arrays included. */
function textOf(row: Row): string {
  const plain = Object.entries(row).map(([field, value]) => [
    field,
    value instanceof Uint8Array || value instanceof Uint32Array ? [...value] : value,
  ]);
  return canonical(Object.fromEntries(plain));
}

type Join = (here: Row, there: Row) => Row | null;

/** `join` says how two rows of one key become one; null: the one here stays. */
export function mergeByKey(
  here: readonly Row[],
  there: readonly Row[],
  keyOf: (row: Row) => string,
  join: Join = () => null,
): TableMerge {
  const merge = NOTHING();
  const known = new Map(here.map((row) => [keyOf(row), row]));
  for (const row of there) {
    const before = known.get(keyOf(row));
    if (!before) {
      merge.put.push(row);
      merge.added += 1;
      known.set(keyOf(row), row);
    } else if (textOf(before) === textOf(row)) {
      merge.same += 1;
    } else {
      const joined = join(before, row);
      if (joined && textOf(joined) !== textOf(before)) {
        merge.put.push(joined);
        merge.joined += 1;
      } else {
        merge.kept += 1;
      }
    }
  }
  return merge;
}

/** Amendments have no key but what they say. */
export function mergeAmendments(here: readonly Row[], there: readonly Row[]): TableMerge {
  const said = (row: Row) => {
    const { id: _number, ...rest } = row;
    return canonical(rest);
  };
  const count = new Map<string, number>();
  for (const row of here) count.set(said(row), (count.get(said(row)) ?? 0) + 1);
  const merge = NOTHING();
  for (const row of there) {
    const left = count.get(said(row)) ?? 0;
    if (left > 0) {
      merge.same += 1;
      count.set(said(row), left - 1);
    } else {
      merge.put.push(row);
      merge.added += 1;
    }
  }
  return merge;
}

/** The later reading of a register. */
export const joinRegisters: Join = (here, there) => {
  const one = registerRowSchema.safeParse(here);
  const other = registerRowSchema.safeParse(there);
  if (!other.success) return null;
  return !one.success || other.data.readAt > one.data.readAt ? there : null;
};

/** Both know some of the days on which a register was taken. */
export const joinCalendars: Join = (here, there) => {
  const one = calendarRowSchema.safeParse(here);
  const other = calendarRowSchema.safeParse(there);
  if (!one.success || !other.success) return null;
  const days = new Map(one.data.markedDays);
  for (const [date, halves] of other.data.markedDays)
    days.set(date, (days.get(date) ?? 0) | halves);
  return {
    ...here,
    definition: one.data.definition ?? other.data.definition,
    markedDays: [...days].sort(([a], [b]) => (a < b ? -1 : 1)),
  };
};

/** The school as it is called here; `marks` is counted anew once the marks are merged. */
export function joinSchools(marks: number): Join {
  return (here, there) => {
    const one = schoolRowSchema.safeParse(here);
    const other = schoolRowSchema.safeParse(there);
    if (!one.success || !other.success) return null;
    const through = [one.data.marksThrough, other.data.marksThrough].flatMap((date) => date ?? []);
    return { ...here, marks, marksThrough: through.sort().at(-1) ?? null };
  };
}

/** When each session of each pupil was last seen on a page. */
function sightings(registers: readonly Row[]): Map<string, number> {
  const seen = new Map<string, number>();
  for (const row of registers) {
    const parsed = registerRowSchema.safeParse(row);
    if (!parsed.success) continue;
    const { date, session, readAt, marked }: RegisterRow = parsed.data;
    for (const id of marked) {
      const key = `${id} ${date} ${session}`;
      seen.set(key, Math.max(readAt, seen.get(key) ?? 0));
    }
  }
  return seen;
}

export interface MarkTables {
  marks: readonly Row[];
  provenance: readonly Row[];
  registers: readonly Row[];
}

export interface MarksMerge {
  marks: TableMerge;
  provenance: TableMerge;
  amendments: Row[];
  /** Marks, not rows: what the person who restores asks about. */
  counts: { added: number; amended: number };
  /** How many marks stand afterwards. */
  total: number;
}

const yearKey = (row: Row) => `${String(row['pupilId'])} ${String(row['year'])}`;

function parsedByKey<T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  rows: readonly Row[],
): Map<string, T> {
  return new Map(
    rows.flatMap((row) => {
      const parsed = schema.safeParse(row);
      return parsed.success ? [[yearKey(row), parsed.data] as const] : [];
    }),
  );
}

interface YearOf {
  marks: MarksRow;
  provenance: ProvenanceRow | undefined;
}

function mergeYear(
  here: YearOf,
  there: YearOf,
  seenHere: ReadonlyMap<string, number>,
  seenThere: ReadonlyMap<string, number>,
): PupilMarks & { counted: { added: number; amended: number } } {
  const { tenant, pupilId, year } = there.marks;
  const known = new PupilMarks(tenant, pupilId, {
    marks: [structuredClone(here.marks)],
    provenance: here.provenance ? [structuredClone(here.provenance)] : [],
  });
  const minutes = new Map(there.marks.minutesLate);
  const counted = { added: 0, amended: 0 };
  for (let slot = 0; slot < there.marks.codes.length; slot += 1) {
    const code = codeAt(there.marks, slot);
    if (code === null) continue;
    const session = sessionAt(year, slot);
    const key = `${pupilId} ${session.date} ${session.session}`;
    const at = there.provenance?.at[slot] ?? 0;
    const seen = seenThere.get(key) ?? 0;
    const from = there.provenance?.from[slot] === 2 || seen >= Math.max(at, 1) ? 'page' : 'import';
    const arriving = { session, code, minutesLate: minutes.get(slot) ?? null, from } as const;
    const merged = known.merge({ ...arriving, at: Math.max(at, seen) }, seenHere.get(key) ?? 0);
    if (merged === 'added' || merged === 'amended') counted[merged] += 1;
  }
  return Object.assign(known, { counted });
}

export function mergeMarkTables(here: MarkTables, there: MarkTables): MarksMerge {
  const standing = {
    marks: parsedByKey(marksRowSchema, here.marks),
    provenance: parsedByKey(provenanceRowSchema, here.provenance),
  };
  const arriving = {
    marks: parsedByKey(marksRowSchema, there.marks),
    provenance: parsedByKey(provenanceRowSchema, there.provenance),
  };
  const seenHere = sightings(here.registers);
  const seenThere = sightings(there.registers);
  const counts = { added: 0, amended: 0 };
  const amendments: Row[] = [];
  const joinedProvenance = new Map<string, ProvenanceRow>();
  const after = new Map(standing.marks);

  const marks = mergeByKey(here.marks, there.marks, yearKey, (_here, row) => {
    const key = yearKey(row);
    const [one, other] = [standing.marks.get(key), arriving.marks.get(key)];
    if (!one || !other) return null;
    const known = mergeYear(
      { marks: one, provenance: standing.provenance.get(key) },
      { marks: other, provenance: arriving.provenance.get(key) },
      seenHere,
      seenThere,
    );
    counts.added += known.counted.added;
    counts.amended += known.counted.amended;
    amendments.push(...known.amendments.map((amendment): Row => ({ ...amendment })));
    const changes = known.changes();
    const [joined] = changes.marks;
    if (!joined) return null;
    for (const changed of changes.provenance) joinedProvenance.set(key, changed);
    after.set(key, joined);
    return { ...joined };
  });
  // A school year that was not here at all comes as it is, with where its marks came from.
  for (const row of marks.put) {
    const key = yearKey(row);
    const whole = arriving.marks.get(key);
    if (standing.marks.has(key) || !whole) continue;
    after.set(key, whole);
    counts.added += countMarks(whole);
  }
  const provenance = mergeByKey(here.provenance, there.provenance, yearKey, (_here, row) => {
    const joined = joinedProvenance.get(yearKey(row));
    return joined ? { ...joined } : null;
  });
  let total = 0;
  for (const row of after.values()) total += countMarks(row);
  return { marks, provenance, amendments, counts, total };
}
