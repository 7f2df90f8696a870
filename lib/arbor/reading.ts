/**
 * What the door hands to the rest of the house. No other room sees the host's DOM; these are the
 * only types of this room that others may import. Every field that could not be read is null or
 * says `unknown`: nothing is guessed about a child (design.md, principle 2).
 */
import { z } from '@/lib/schema';
import { plainDateSchema, sessionOfDaySchema } from '@/lib/attendance/plain-date-schema';

/** The four ways a mark is read, in the order in which they are tried. */
export const MARK_WITNESSES = ['icon', 'text', 'tooltip', 'colour'] as const;

export const markReadingSchema = z.discriminatedUnion('status', [
  /** `code` is verbatim (`I02`, `/`); `by` lists every witness that agreed. */
  z.object({
    status: z.literal('read'),
    code: z.string(),
    by: z.array(z.enum(MARK_WITNESSES)),
    minutesLate: z.nullable(z.number()),
  }),
  /** The register shows that no mark has been entered yet. */
  z.object({ status: z.literal('blank') }),
  /** Nothing readable, or two witnesses disagree. Never counted as anything. */
  z.object({ status: z.literal('unknown'), why: z.string() }),
]);
export type MarkReading = z.infer<typeof markReadingSchema>;

export const pupilRowReadingSchema = z.object({
  /** Names the row within this page only; the content script keeps the elements. */
  rowKey: z.string(),
  shownName: z.string(),
  /** From an id in a link of the row; null where the view has none. */
  arborStudentId: z.nullable(z.string()),
  form: z.nullable(z.string()),
  mark: markReadingSchema,
  /** The note already on the row, when the page shows one. */
  note: z.nullable(z.string()),
});
export type PupilRowReading = z.infer<typeof pupilRowReadingSchema>;

export const registerReadingSchema = z.object({
  /** The school's part of the host name, the same on both suffixes: `oakfield` of `oakfield.uk.arbor.sc`. */
  tenant: z.string(),
  host: z.string(),
  /** Who is signed in, where the page says so: only compared, never kept or shown. */
  user: z.optional(z.string()),
  view: z.enum(['list', 'profile', 'unknown']),
  date: z.nullable(plainDateSchema),
  session: z.nullable(sessionOfDaySchema),
  /** Start and end of the lesson where the page shows them and no AM/PM, `HH:MM`. */
  startsAt: z.nullable(z.string()),
  endsAt: z.nullable(z.string()),
  group: z.nullable(z.string()),
  rows: z.array(pupilRowReadingSchema),
  /** ISO instant of the reading. */
  readAt: z.string(),
  /** Which signs recognised the page, for the diagnostics page: never text of a pupil. */
  recognisedBy: z.array(z.string()),
  /** By which way the rows were found, which others agreed, and how sure that makes it, 0 to 1. */
  how: z.optional(
    z.object({
      by: z.string(),
      checkedBy: z.array(z.string()),
      sure: z.number(),
      /** Codes: `nameless`, `lines`, `layouts`, `stale`; the words are the panel's. */
      doubts: z.array(z.string()),
    }),
  ),
});
export type RegisterReading = z.infer<typeof registerReadingSchema>;

/** Why a page is not recognised, without a word of the page: for the diagnostics. */
export type Doubt =
  | 'no-rows'
  | 'one-sign'
  | 'no-mark'
  | 'two-columns'
  | 'two-answers'
  | 'not-sure'
  /** What the school taught about this page does not fit it any more. */
  | 'layout-stale';

/** What the page in front of the person is. `silent`: portals, login, lost sessions. */
export type PageReading =
  | { kind: 'silent'; why: 'portal' | 'login' | 'session-lost' | 'refused' }
  | { kind: 'elsewhere' } // a staff page that is no register: nothing at all is shown
  | { kind: 'unrecognised'; why: string; code: Doubt } // looks like a register, cannot be read for certain
  | { kind: 'register'; reading: RegisterReading };
