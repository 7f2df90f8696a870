import { z } from '@/lib/schema';
import { ABSENCE_REASONS, CALL_CHANNELS, CALL_OUTCOMES } from './call-words';
import { clockTimeSchema, plainDateSchema } from './plain-date-schema';

/**
 * What happened in one contact about one absence. It is a fact of attendance: `lib/comments` turns
 * it into one line and back, `lib/casework` keeps it as an event.
 */
export const callRecordSchema = z.object({
  outcome: z.enum(CALL_OUTCOMES),
  channel: z.enum(CALL_CHANNELS),
  direction: z.enum(['out', 'in']),
  /** Relationship as the school writes it ("mum", "gran"); a name only where the school adds it. */
  who: z.nullable(z.object({ relationship: z.string(), name: z.nullable(z.string()) })),
  reason: z.nullable(z.object({ kind: z.enum(ABSENCE_REASONS), words: z.string() })),
  /** Where the child is and who has seen them, in plain words. */
  whereabouts: z.nullable(z.string()),
  back: z.nullable(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('date'), date: plainDateSchema }),
      z.object({ kind: z.literal('not-known') }),
    ]),
  ),
  /** The mark as it stood and the code the person will enter in Arbor; Alongside never enters it. */
  codeFrom: z.nullable(z.string()),
  codeTo: z.nullable(z.string()),
  nextStep: z.nullable(z.string()),
  minutesLate: z.nullable(z.number()),
  initials: z.string(),
  time: clockTimeSchema,
});

export type CallRecord = z.infer<typeof callRecordSchema>;
export type CallOutcome = CallRecord['outcome'];
