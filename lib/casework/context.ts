import { z } from '@/lib/schema';
import { plainDateSchema } from '@/lib/attendance/plain-date-schema';

const openInterval = { from: z.nullable(plainDateSchema), to: z.nullable(plainDateSchema) };

/** What the school knows about a pupil that changes what must be done. Imported, or entered by hand. */
export const pupilContextSchema = z.object({
  tenant: z.string(),
  pupilId: z.string(),
  workers: z.array(
    z.object({
      kind: z.enum(['social-worker', 'youth-offending']),
      name: z.nullable(z.string()),
      authority: z.nullable(z.string()),
      channel: z.nullable(z.enum(['phone', 'email', 'portal'])),
      phone: z.nullable(z.string()),
      email: z.nullable(z.string()),
      ...openInterval,
    }),
  ),
  plans: z.array(z.object({ kind: z.enum(['CP', 'CIN', 'LAC']), ...openInterval })),
  sen: z.nullable(z.string()),
  pupilPremium: z.nullable(z.boolean()),
  provisions: z.array(
    z.object({
      kind: z.enum(['alternative', 'dual', 'part-time']),
      name: z.nullable(z.string()),
      contact: z.nullable(z.string()),
      ...openInterval,
    }),
  ),
  youngCarer: z.nullable(z.boolean()),
  walksAlone: z.nullable(z.boolean()),
  /** Known otherwise than by birthday; null means work it out. */
  compulsorySchoolAge: z.nullable(z.boolean()),
  familyKey: z.nullable(z.string()),
  contacts: z.array(
    z.object({
      priority: z.number(),
      name: z.nullable(z.string()),
      relationship: z.string(),
      phone: z.nullable(z.string()),
      note: z.nullable(z.string()),
    }),
  ),
});

export type PupilContext = z.infer<typeof pupilContextSchema>;

/** What a list can say a pupil has no longer; leaving it out says nothing. */
export const NO_LONGER = [
  'social-worker',
  'youth-offending',
  'CP',
  'CIN',
  'LAC',
  'provision',
  'sen',
] as const;
export type NoLonger = (typeof NO_LONGER)[number];

/** A pupil's context as one file tells it, to be laid over what is known. */
export const contextSaidSchema = z.extend(pupilContextSchema, {
  none: z.optional(z.array(z.enum(NO_LONGER))),
});
export type ContextSaid = z.infer<typeof contextSaidSchema>;

export function emptyContext(tenant: string, pupilId: string): PupilContext {
  return {
    tenant,
    pupilId,
    workers: [],
    plans: [],
    sen: null,
    pupilPremium: null,
    provisions: [],
    youngCarer: null,
    walksAlone: null,
    compulsorySchoolAge: null,
    familyKey: null,
    contacts: [],
  };
}
