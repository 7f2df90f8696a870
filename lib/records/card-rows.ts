/** What a pupil's card needs beyond an assessment: where each mark comes from, and what stood before. */
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { SessionOfDay } from '@/lib/attendance/session';
import { allOf, type RecordsDatabase } from './database';
import { lastSeen } from './marks-store';
import { parseRows } from './parsed';
import {
  amendmentRowSchema,
  importRowSchema,
  marksRowSchema,
  provenanceRowSchema,
  type AmendmentRow,
  type MarksRow,
  type ProvenanceRow,
} from './rows';

export interface CardRows {
  /** Every school year in which a mark stands, whatever the calendar knows. */
  marks: MarksRow[];
  provenance: ProvenanceRow[];
  amendments: AmendmentRow[];
  /** File names by the second of their import. */
  files: ReadonlyMap<number, string>;
  /** When a page last showed the pupil's mark on the day asked about, in seconds since 1970. */
  seen: Readonly<Record<SessionOfDay, number | null>>;
  unreadable: number;
}

export async function readCardRows(
  db: RecordsDatabase,
  tenant: string,
  pupilId: string,
  day: PlainDate,
): Promise<CardRows> {
  const [, top] = allOf(tenant, 3);
  const [bottom] = allOf(tenant, 3);
  const ofPupil: [unknown[], unknown[]] = [
    [tenant, pupilId, bottom[2]],
    [tenant, pupilId, top[2]],
  ];
  const tables = [db.marks, db.provenance, db.amendments, db.imports, db.registers];
  return db.transaction('r', tables, async () => {
    const marks = parseRows(
      marksRowSchema,
      await db.marks
        .where('[tenant+pupilId+year]')
        .between(...ofPupil)
        .toArray(),
    );
    const provenance = parseRows(
      provenanceRowSchema,
      await db.provenance
        .where('[tenant+pupilId+year]')
        .between(...ofPupil)
        .toArray(),
    );
    const amendments = parseRows(
      amendmentRowSchema,
      await db.amendments.where('[tenant+pupilId]').equals([tenant, pupilId]).toArray(),
    );
    const imports = parseRows(
      importRowSchema,
      await db.imports
        .where('[tenant+at]')
        .between(...allOf(tenant, 2))
        .toArray(),
    );
    const seen = async (session: SessionOfDay) =>
      (await lastSeen(db, tenant, day, session)).get(pupilId) ?? null;
    return {
      marks: marks.rows,
      provenance: provenance.rows,
      amendments: amendments.rows,
      files: new Map(imports.rows.map(({ at, file }) => [at, file])),
      seen: { AM: await seen('AM'), PM: await seen('PM') },
      unreadable: marks.unreadable + provenance.unreadable + amendments.unreadable,
    };
  });
}
