/**
 * What was seen of a page, for the diagnostics: by what it was recognised, how sure that is and what
 * failed. Signs, codes and counts alone; no word of the page, so that a report of it can be shown.
 */
import { z } from '@/lib/schema';

/** Our own names of signs and doubts: small letters and hyphens, never a text of the page. */
const ours = z.string().check(z.regex(/^[a-z][a-z0-9 -]{0,80}$/i));

export const seenSchema = z.object({
  at: z.string(),
  what: z.enum(['register', 'unrecognised']),
  /** Why it was not recognised. */
  code: z.nullable(ours),
  /** `structure`, or `taught` by the school. */
  by: z.nullable(z.enum(['structure', 'taught'])),
  checkedBy: z.array(ours),
  sure: z.nullable(z.number()),
  doubts: z.array(ours),
  signs: z.array(ours),
  rows: z.number(),
  read: z.number(),
  blank: z.number(),
  unknown: z.number(),
  hasDate: z.boolean(),
  hasSession: z.boolean(),
});
export type Seen = z.infer<typeof seenSchema>;
