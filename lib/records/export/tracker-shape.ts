/** The columns of the tracker that the school brought in, as its import remembers them. */
import type { LadderStep } from '@/lib/casework/events';
import type { RecordsDatabase } from '../database';
import { mappingRowSchema } from '../rows';

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

/** In the order of the file; null where no tracker was brought in, or it had no column of a step. */
export async function trackerShape(
  db: RecordsDatabase,
  tenant: string,
): Promise<readonly ShapeColumn[] | null> {
  const row = mappingRowSchema.safeParse(await db.mappings.get([tenant, 'tracker']));
  if (!row.success) return null;
  const columns = Object.entries(row.data.mapping).map(([caption, field]) => ({
    caption,
    field,
    step: STEP_OF_FIELD[field] ?? null,
  }));
  return columns.some(({ step }) => step !== null) ? columns : null;
}
