/**
 * What is stored, as schemas: everything read back from IndexedDB is parsed, because an older
 * version of Alongside, or a restored backup, may have written it. Packed marks are checked by
 * shape and length alone; 700 numbers need no schema each.
 */
import { z } from '@/lib/schema';
import { plainDateSchema, sessionOfDaySchema } from '@/lib/attendance/plain-date-schema';
import { pupilSchema } from '@/lib/attendance/pupil';
import { pupilContextSchema } from '@/lib/casework/context';
import { caseEventSchema, roleSchema } from '@/lib/casework/events';
import { noteKeptSchema, strangerSchema, trackerSheetSchema } from '@/lib/messages/import-request';
import { SLOTS_IN_YEAR } from './school-year';

/** A moment as milliseconds since 1970, so that provenance compares without parsing. */
const instant = z.number();

export const schoolRowSchema = z.object({
  tenant: z.string(),
  name: z.string(),
  isDemonstration: z.boolean(),
  /** Kept with every write, so that a status needs no pass over the marks. */
  marks: z.number(),
  /** The last day an import brought a mark for; what pages showed since does not make it younger. */
  marksThrough: z.nullable(plainDateSchema),
});
export type SchoolRow = z.infer<typeof schoolRowSchema>;

const bytes = z.custom<Uint8Array>(
  (value) => value instanceof Uint8Array && value.length === SLOTS_IN_YEAR,
  { message: `${SLOTS_IN_YEAR} bytes` },
);

/**
 * One pupil's marks of one school year. `codes[slot]` is a place in `dictionary`, whose entry 0 is
 * "no mark"; codes are kept as they were written (`I02`), never as their parent.
 */
export const marksRowSchema = z.object({
  tenant: z.string(),
  pupilId: z.string(),
  year: z.number(),
  dictionary: z.array(z.string()),
  codes: bytes,
  /** Slot and minutes for late marks that say how late. */
  minutesLate: z.array(z.tuple([z.number(), z.number()])),
});
export type MarksRow = z.infer<typeof marksRowSchema>;

/**
 * Where each mark of a `MarksRow` comes from and since when: 0 nothing, 1 imported, 2 seen on a
 * page. Kept apart, as views never need it. `at` is in seconds since 1970; the import is the one of
 * that second.
 */
export const provenanceRowSchema = z.object({
  tenant: z.string(),
  pupilId: z.string(),
  year: z.number(),
  from: bytes,
  at: z.custom<Uint32Array>(
    (value) => value instanceof Uint32Array && value.length === SLOTS_IN_YEAR,
    { message: `${SLOTS_IN_YEAR} seconds` },
  ),
});
export type ProvenanceRow = z.infer<typeof provenanceRowSchema>;

export const markSourceSchema = z.enum(['import', 'page']);
export type MarkSource = z.infer<typeof markSourceSchema>;

/** The trail: a mark that stood, and the one that came in its place. */
export const amendmentRowSchema = z.object({
  id: z.optional(z.number()),
  tenant: z.string(),
  pupilId: z.string(),
  date: plainDateSchema,
  session: sessionOfDaySchema,
  was: z.object({
    code: z.string(),
    from: markSourceSchema,
    at: instant,
    minutesLate: z.optional(z.number()),
  }),
  /** Code '': an import was undone, and nothing stood before it. */
  came: z.object({ code: z.string(), from: markSourceSchema, at: instant }),
});
export type AmendmentRow = z.infer<typeof amendmentRowSchema>;

/** `about` is the pupil's id, or '' for an event of the school: IndexedDB leaves null out of an index. */
export const eventRowSchema = z.object({
  tenant: z.string(),
  id: z.string(),
  about: z.string(),
  event: caseEventSchema,
});
export type EventRow = z.infer<typeof eventRowSchema>;

/** A register as it was last read; its pupils confirm marks without a write for each of them. */
export const registerRowSchema = z.object({
  tenant: z.string(),
  date: plainDateSchema,
  session: sessionOfDaySchema,
  /** '' when the page names no group. */
  group: z.string(),
  readAt: instant,
  pupilIds: z.array(z.string()),
  /** Pupils whose mark could be read. */
  marked: z.array(z.string()),
  /** Pupils whose mark was there and could not be read for certain. */
  unread: z.array(z.object({ pupilId: z.string(), why: z.string() })),
  /** Rows of the page that were no pupil for certain, counted by reason. */
  doubts: z.optional(z.array(z.object({ rows: z.number(), why: z.string() }))),
});
export type RegisterRow = z.infer<typeof registerRowSchema>;

export const draftRowSchema = z.object({
  tenant: z.string(),
  pupilId: z.string(),
  draft: z.unknown(),
  savedAt: z.string(),
  /** Whose it is, where pages say who is signed in: another one is not shown it. */
  of: z.optional(z.string()),
});

/** Somebody has a pupil's call open. It ends with the call, with its form, or by itself after a while. */
export const claimRowSchema = z.object({
  tenant: z.string(),
  pupilId: z.string(),
  by: z.string(),
  /** The desk that holds it: one tab. */
  holder: z.string(),
  /** Seconds since 1970. */
  at: z.number(),
  /** `09:16`, as the school's clock had it. */
  since: z.string(),
});
export type ClaimRow = z.infer<typeof claimRowSchema>;

export const mappingRowSchema = z.object({
  tenant: z.string(),
  kind: z.string(),
  mapping: z.record(z.string(), z.string()),
});

/** `tenant` is '' for a pack of the whole trust and for one set by policy. */
export const rulesPackRowSchema = z.object({
  tenant: z.string(),
  origin: z.enum(['trust', 'school', 'policy']),
  version: z.string(),
  storedAt: z.string(),
  pack: z.unknown(),
});
export type RulesPackRow = z.infer<typeof rulesPackRowSchema>;

export const settingsSchema = z.object({
  person: z.nullable(z.object({ initials: z.string(), role: roleSchema })),
  panel: z.enum(['open', 'tab']),
  reception: z.boolean(),
  shortcutsOff: z.boolean(),
  /** Own keys by the initials of the person, then by action. */
  keysOf: z.optional(z.record(z.string(), z.record(z.string(), z.string()))),
});

export const calendarRowSchema = z.object({
  tenant: z.string(),
  /** As `lib/attendance/calendar` describes and parses it; null: nobody has given one. */
  definition: z.unknown(),
  /** Days on which an imported file has marks, with 1 for AM, 2 for PM, 3 for both. */
  markedDays: z.array(z.tuple([plainDateSchema, z.number()])),
});
export type CalendarRow = z.infer<typeof calendarRowSchema>;

/** What an import changed: null before, it was not there. */
const importBeforeSchema = z.object({
  pupils: z.array(z.object({ before: z.nullable(pupilSchema), after: pupilSchema })),
  contexts: z.array(
    z.object({ before: z.nullable(pupilContextSchema), after: pupilContextSchema }),
  ),
  calendar: z.nullable(z.object({ before: z.unknown(), after: z.unknown() })),
  events: z.array(z.string()),
});
export type ImportBefore = z.infer<typeof importBeforeSchema>;

export const importRowSchema = z.object({
  tenant: z.string(),
  /** Seconds since 1970, one import a second: the number by which provenance names it. */
  at: z.number(),
  kind: z.enum(['pupils', 'details', 'marks', 'calendar', 'tracker', 'demonstration']),
  file: z.string(),
  pupils: z.number(),
  marks: z.number(),
  events: z.optional(z.number()),
  /** Notes of a tracker that could not be read, to be looked up afterwards. */
  unread: z.optional(z.array(noteKeptSchema)),
  /** Whom the file named and nobody knew: shown under data health until they are on the list. */
  strangers: z.optional(z.array(strangerSchema)),
  /** The tracker's sheets, so that it can go out in the shape in which it came. */
  tracker: z.optional(z.array(trackerSheetSchema)),
  /** What stood before, for undo; marks need none: the trail has it. */
  before: z.optional(importBeforeSchema),
  /** Seconds since 1970, in no import's second. */
  undoneAt: z.optional(z.number()),
});
export type ImportRow = z.infer<typeof importRowSchema>;
