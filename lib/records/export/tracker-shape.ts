/** The tracker that the school brought in, as its import remembers it: sheets, columns, order, other words. */
import type { LadderStep } from '@/lib/casework/events';
import type { TrackerSheet } from '@/lib/messages/import-request';
import type { RecordsDatabase } from '../database';
import { parseRows } from '../parsed';
import { importRowSchema, mappingRowSchema } from '../rows';
import { rowsOfSchool } from '../tenant-rows';

const STEP_OF_FIELD: Record<string, LadderStep> = {
  letter: 'letter',
  pupilVoice: 'pupil-voice',
  informalMeeting: 'informal-meeting',
  medicalEvidence: 'medical-evidence',
  csawsLetter: 'csaws-letter',
  csawsMeeting: 'csaws-meeting',
  caseWork: 'case-work',
};

export interface ShapeColumn {
  caption: string;
  /** The field it was taken for; '' where it was set aside. */
  field: string;
  step: LadderStep | null;
}

/** What stood in the cells of a pupil that became no record, by the place of the column. */
type Words = ReadonlyMap<number, readonly string[]>;

export interface ShapeSheet {
  /** Null: a file without sheets. */
  name: string | null;
  columns: readonly ShapeColumn[];
  /** In the order of the sheet. */
  rows: readonly { pupilId: string; words: Words }[];
}

function columnOf(caption: string, field: string): ShapeColumn {
  return { caption, field, step: STEP_OF_FIELD[field] ?? null };
}

/** In the order of the file; null where no tracker was brought in, or it had no column of a step. */
export async function trackerShape(
  db: RecordsDatabase,
  tenant: string,
): Promise<readonly ShapeSheet[] | null> {
  const imports = parseRows(
    importRowSchema,
    await rowsOfSchool(db.table('imports'), tenant).toArray(),
  ).rows;
  const last = imports
    .filter(({ tracker, undoneAt }) => tracker !== undefined && undoneAt === undefined)
    .sort((a, b) => b.at - a.at)[0];
  if (last?.tracker) {
    return last.tracker.map((sheet) => shapeOfSheet(sheet, last.unread ?? []));
  }
  const row = mappingRowSchema.safeParse(await db.mappings.get([tenant, 'tracker']));
  if (!row.success) return null;
  const columns = Object.entries(row.data.mapping).map(([caption, field]) =>
    columnOf(caption, field),
  );
  return columns.some(({ step }) => step !== null) ? [{ name: null, columns, rows: [] }] : null;
}

function shapeOfSheet(
  { name, columns, rows }: TrackerSheet,
  unread: readonly { pupilId: string; column: string; text: string }[],
): ShapeSheet {
  return {
    name,
    columns: columns.map(({ caption, field }) => columnOf(caption, field)),
    rows: rows.map(({ pupilId, other }) => {
      const words = new Map<number, string[]>(other.map(({ at, text }) => [at, [text]]));
      for (const note of unread) {
        const at = columns.findIndex(({ caption }) => caption === note.column);
        if (note.pupilId !== pupilId || at < 0) continue;
        words.set(at, [...(words.get(at) ?? []), note.text]);
      }
      return { pupilId, words };
    }),
  };
}
