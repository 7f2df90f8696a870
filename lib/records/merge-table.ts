/**
 * A table of marks of one moment laid over what is stored, some pupils at a time, so that whoever else
 * asks the background is answered in between. The rows of the next ones are read while these are
 * merged, and written while the next ones are.
 */
import { Dexie } from 'dexie';
import type { MarkTable } from '@/lib/messages/packed-marks';
import type { RecordsDatabase } from './database';
import { byPupil, type ChangedRows, type MergeCounts } from './marks-store';
import { PupilMarks, type ArrivingMark } from './merge-marks';
import { codeForSession } from './packed-marks';
import { parseRows } from './parsed';
import { marksRowSchema, provenanceRowSchema, type MarksRow, type ProvenanceRow } from './rows';
import { schoolYearOf, slotOf } from './school-year';

/** A few milliseconds' work (tests/bench/import). */
const AT_ONCE = 50;
/** Above this many pupils one read of all between the first and the last of them is quicker. */
const MANY = 150;

/** What came of it; `rows`: how many stored rows change. */
export type TableMerged = MergeCounts & { rows: number };

/**
 * Call it inside a transaction over marks and provenance. Without `write` it only counts.
 */
export async function mergeTable(
  db: RecordsDatabase,
  tenant: string,
  table: MarkTable,
  at: number,
  write?: (rows: ChangedRows) => Promise<unknown>,
): Promise<TableMerged> {
  const laid = new LaidTable(table, at);
  const done: TableMerged = { added: 0, amended: 0, same: 0, older: 0, amendments: [], rows: 0 };
  const ids = [...table.pupils].sort();
  const stored = new StoredRows(db, tenant, laid.years, ids.length > MANY);
  const isFirst = await stored.hasNone(ids);
  const batches = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, batch) =>
    ids.slice(batch * AT_ONCE, (batch + 1) * AT_ONCE),
  );
  const writing: Promise<unknown>[] = [];
  const read = (batch: readonly string[] = []) =>
    isFirst || batch.length === 0 ? stored.none() : stored.of(batch);
  let coming = read(batches[0]);
  for (const [index, batch] of batches.entries()) {
    // Others get their turn meanwhile.
    const known = await coming;
    coming = read(batches[index + 1]);
    const changed: ChangedRows = { marks: [], provenance: [], amendments: [] };
    for (const pupilId of batch) {
      const before = known.get(pupilId) ?? { marks: [], provenance: [] };
      const pupil = new PupilMarks(tenant, pupilId, before);
      laid.over(pupil, done);
      const { marks, provenance } = pupil.changes();
      changed.marks.push(...marks);
      changed.provenance.push(...provenance);
      changed.amendments.push(...pupil.amendments);
    }
    done.rows += changed.marks.length;
    done.amendments.push(...changed.amendments);
    if (!write || changed.marks.length === 0) continue;
    const one = write(changed);
    // Told at the end; one that fails makes the reads fail as well.
    one.catch(() => undefined);
    writing.push(one);
  }
  await Promise.all(writing);
  return done;
}

/** What holds for every pupil of the table is worked out once. */
class LaidTable {
  readonly years: readonly number[];
  private readonly table: MarkTable;
  private readonly at: number;
  private readonly yearOf: readonly number[];
  private readonly slotOf: readonly number[];
  private readonly placeOf: ReadonlyMap<string, number>;
  private readonly late: ReadonlyMap<number, number>;
  private readonly written: Record<'AM' | 'PM', readonly string[]>;

  constructor(table: MarkTable, at: number) {
    const { sessions, codes, pupils, minutes } = table;
    this.table = table;
    this.at = at;
    this.yearOf = sessions.map(({ date }) => schoolYearOf(date));
    this.slotOf = sessions.map(slotOf);
    this.years = [...new Set(this.yearOf)].sort();
    this.placeOf = new Map(pupils.map((id, place) => [id, place]));
    this.late = new Map(minutes.map(([p, s, late]) => [p * sessions.length + s, late]));
    this.written = {
      AM: codes.map((code) => codeForSession(code, { session: 'AM' })),
      PM: codes.map((code) => codeForSession(code, { session: 'PM' })),
    };
  }

  over(known: PupilMarks, counts: MergeCounts): void {
    const { sessions, bytes } = this.table;
    const first = (this.placeOf.get(known.pupilId) ?? 0) * sessions.length;
    for (let index = 0; index < sessions.length; index += 1) {
      const place = bytes[first + index] ?? 0;
      const session = sessions[index];
      if (place === 0 || !session) continue;
      const code = this.written[session.session][place] ?? '';
      const minutesLate = this.late.get(first + index) ?? null;
      const mark: ArrivingMark = { session, code, minutesLate, from: 'import', at: this.at };
      counts[known.mergeAt(this.yearOf[index] ?? 0, this.slotOf[index] ?? 0, mark)] += 1;
    }
  }
}

interface RowsOfPupil {
  marks: MarksRow[];
  provenance: ProvenanceRow[];
}

/** What is stored of some pupils and school years. */
class StoredRows {
  private readonly db: RecordsDatabase;
  private readonly tenant: string;
  private readonly years: readonly number[];
  /** Read all between the first and the last, rather than each by its key. */
  private readonly many: boolean;

  constructor(db: RecordsDatabase, tenant: string, years: readonly number[], many: boolean) {
    this.db = db;
    this.tenant = tenant;
    this.years = years;
    this.many = many;
  }

  /** The first file of a school has nothing to be laid over. */
  async hasNone(ids: readonly string[]): Promise<boolean> {
    return this.many && (await this.between('marks', ids).count()) === 0;
  }

  /** Nothing, after the smallest read there is: a transaction waits for nothing else. */
  async none(): Promise<Map<string, RowsOfPupil>> {
    await this.db.marks.get([this.tenant, '', 0]);
    return new Map();
  }

  async of(ids: readonly string[]): Promise<Map<string, RowsOfPupil>> {
    const [marks, provenance] = await Promise.all([
      this.rows('marks', ids),
      this.rows('provenance', ids),
    ]);
    const marksOf = byPupil(parseRows(marksRowSchema, marks).rows);
    const provenanceOf = byPupil(parseRows(provenanceRowSchema, provenance).rows);
    return new Map(
      ids.map((id) => [
        id,
        { marks: marksOf.get(id) ?? [], provenance: provenanceOf.get(id) ?? [] },
      ]),
    );
  }

  private async rows(
    table: 'marks' | 'provenance',
    ids: readonly string[],
  ): Promise<readonly unknown[]> {
    const { tenant, years } = this;
    if (!this.many) {
      const keys = ids.flatMap((id) => years.map((year) => [tenant, id, year]));
      return this.db.table(table).bulkGet(keys);
    }
    const wanted = new Set(ids);
    const rows = await this.between(table, ids).toArray();
    return rows.filter(({ pupilId, year }) => wanted.has(pupilId) && years.includes(year));
  }

  private between(table: 'marks' | 'provenance', ids: readonly string[]) {
    const { tenant } = this;
    return this.db[table]
      .where('[tenant+pupilId+year]')
      .between([tenant, ids[0] ?? ''], [tenant, ids.at(-1) ?? '', Dexie.maxKey]);
  }
}
