/** What a file says, on its way from the page that read it to the background. */
import { z } from '@/lib/schema';
import { calendarDefinitionSchema } from '@/lib/attendance/calendar-definition';
import { plainDateSchema } from '@/lib/attendance/plain-date-schema';
import { pupilSchema } from '@/lib/attendance/pupil';
import { contextSaidSchema, NO_LONGER, type NoLonger } from '@/lib/casework/context';
import { casePayloadSchema } from '@/lib/casework/events';
import { markRowSchema, packedMarksSchema } from './packed-marks';

const tenant = z.string().check(z.minLength(1));

export const importKindSchema = z.enum(['pupils', 'details', 'marks', 'calendar', 'tracker']);

/** A note of a tracker, or a piece of one, that could not be read: kept, never dropped. */
export const noteKeptSchema = z.object({
  row: z.number(),
  column: z.string(),
  pupilId: z.string(),
  text: z.string(),
  why: z.string(),
});
export type NoteKept = z.infer<typeof noteKeptSchema>;

/** Somebody a file names who is nobody on the list for certain, as the file names them. */
export const strangerSchema = z.object({
  row: z.number(),
  arborStudentId: z.nullable(z.string()),
  upn: z.nullable(z.string()),
  name: z.nullable(z.string()),
  form: z.nullable(z.string()),
});
export type Stranger = z.infer<typeof strangerSchema>;

/** A sheet of a tracker as it stood, for the way back: what became records is in the records. */
export const trackerSheetSchema = z.object({
  name: z.nullable(z.string()),
  /** In their order; no field: a column Alongside does not use. */
  columns: z.array(z.object({ caption: z.string(), field: z.string() })),
  rows: z.array(
    z.object({
      pupilId: z.string(),
      /** The words in columns that are not used, by their place. */
      other: z.array(z.object({ at: z.number(), text: z.string() })),
    }),
  ),
});
export type TrackerSheet = z.infer<typeof trackerSheetSchema>;

export const eventReadSchema = z.object({
  pupilId: z.string(),
  date: plainDateSchema,
  payload: casePayloadSchema,
});
export type EventRead = z.infer<typeof eventReadSchema>;

export const importRequestSchema = z.object({
  tenant,
  kind: importKindSchema,
  file: z.string(),
  pupils: z.array(pupilSchema),
  contexts: z.array(contextSaidSchema),
  /** Rows for a few, a packed table for a file of hundreds of thousands. */
  marks: z.union([z.array(markRowSchema), packedMarksSchema]),
  events: z.optional(z.array(eventReadSchema)),
  unread: z.optional(z.array(noteKeptSchema)),
  strangers: z.optional(z.array(strangerSchema)),
  tracker: z.optional(z.array(trackerSheetSchema)),
  /** Of these the file names everyone: whoever is left out has it no longer. */
  complete: z.optional(z.array(z.enum(NO_LONGER))),
  /** Its school years take the place of the same years; others stay. */
  calendar: z.optional(z.nullable(calendarDefinitionSchema)),
});
export type ImportRequest = z.infer<typeof importRequestSchema>;

export interface FieldChange {
  pupil: string;
  field: string;
  from: string;
  to: string;
}

/** Who has something now and is left out by a file that says it of others. */
export interface MissingFromList {
  kind: NoLonger;
  count: number;
  /** Names, the first hundred. */
  pupils: string[];
}

export interface ImportPreview {
  pupils: {
    added: number;
    changed: number;
    same: number;
    /** Values that would change, pupils and what is known about them alike. */
    changes: FieldChange[];
    changeCount: number;
  };
  marks: {
    added: number;
    changed: { pupil: string; date: string; session: string; from: string; to: string }[];
    changedCount: number;
    same: number;
  };
  events: { added: number; same: number };
  /** Nobody loses anything by being left out unless the request says so. */
  missing: MissingFromList[];
  /** Null: the file has no term dates. */
  calendar: { schoolDays: number; before: number | null; years: string } | null;
  refused: { row: number | null; column: string | null; why: string }[];
  /** What a person should look at before going on; nothing is refused for it. */
  warnings: string[];
}

export interface ImportEntry {
  at: number;
  kind: string;
  file: string;
  pupils: number;
  marks: number;
  events: number;
  unread: (NoteKept & { pupil: string })[];
  undoneAt: number | null;
  canUndo: boolean;
}

export interface ImportUndone {
  marks: number;
  pupils: number;
  events: number;
  /** What stays, since something was recorded on top of it. */
  kept: string[];
}
