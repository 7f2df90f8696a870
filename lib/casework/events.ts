/**
 * Everything that was done, as events that are never edited (design.md, principle 6). State is a
 * fold over them; a correction and an undo are events too, so the list is the audit trail and two
 * devices' lists merge as a set union.
 */
import { z } from '@/lib/schema';
import { callRecordSchema } from '@/lib/attendance/call-record';
import {
  clockTimeSchema,
  plainDateSchema,
  sessionOfDaySchema,
} from '@/lib/attendance/plain-date-schema';

export const ROLES = ['office', 'attendance', 'dsl', 'champion', 'head'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** Standard 6: four steps of the school, three of CSAWS. */
export const LADDER_STEPS = [
  'letter',
  'pupil-voice',
  'informal-meeting',
  'medical-evidence',
  'csaws-letter',
  'csaws-meeting',
  'case-work',
] as const;
export const ladderStepSchema = z.enum(LADDER_STEPS);
export type LadderStep = z.infer<typeof ladderStepSchema>;

const told = {
  who: z.string(),
  how: z.enum(['phone', 'email', 'portal', 'in-person']),
  when: clockTimeSchema,
  answer: z.nullable(z.string()),
};

const payloads = [
  z.object({
    kind: z.literal('call'),
    call: callRecordSchema,
    comment: z.nullable(z.string()),
    /** When to ring again on that day. A line read back from Arbor's page does not carry it. */
    againAt: z.optional(z.nullable(clockTimeSchema)),
  }),
  z.object({
    kind: z.literal('notification'),
    role: z.enum([
      'social-worker',
      'youth-offending',
      'dsl',
      'designated-teacher',
      'virtual-school',
    ]),
    ...told,
  }),
  z.object({
    kind: z.literal('visit'),
    form: z.enum(['home-visit', 'video-call', 'call']),
    childSeen: z.boolean(),
    seenBy: z.nullable(z.string()),
    where: z.nullable(z.string()),
    how: z.nullable(z.string()),
    /** When it was, where that was written down: a visit is often recorded after it. */
    on: z.optional(z.nullable(plainDateSchema)),
    at: z.optional(z.nullable(clockTimeSchema)),
  }),
  z.object({
    kind: z.literal('confirmation'),
    provider: z.nullable(z.string()),
    confirmedBy: z.string(),
    time: clockTimeSchema,
    attended: z.boolean(),
  }),
  z.object({
    kind: z.literal('reason-established'),
    reason: z.string(),
    code: z.nullable(z.string()),
    /** False when staff do not accept the reason given as establishing where the child is. */
    accepted: z.boolean(),
  }),
  z.object({
    kind: z.literal('step'),
    step: ladderStepSchema,
    result: z.nullable(z.string()),
    supportOffered: z.boolean(),
  }),
  z.object({
    kind: z.literal('deviation'),
    /** Duty id or ladder step the decision is about. */
    from: z.string(),
    decision: z.enum(['not-required', 'skip', 'hold', 'bring-forward', 'step-back']),
    reason: z.string(),
    agreedWith: z.nullable(z.string()),
    reviewOn: z.nullable(plainDateSchema),
  }),
  z.object({
    kind: z.literal('review'),
    of: z.string(),
    outcome: z.string(),
    nextReviewOn: z.nullable(plainDateSchema),
  }),
  z.object({
    kind: z.literal('decision'),
    /** Duty id the decision settles, e.g. `consider-penalty`, `leave-decision`, `stuck-case`. */
    on: z.string(),
    decision: z.string(),
    reason: z.nullable(z.string()),
    agreedWith: z.nullable(z.string()),
    /** Sessions put into a penalty notice; they never count again (attendance-rules.md section 3). */
    sessionsUsedInNotice: z.nullable(z.object({ from: plainDateSchema, to: plainDateSchema })),
  }),
  z.object({
    kind: z.literal('leave-request'),
    from: plainDateSchema,
    to: plainDateSchema,
    grounds: z.string(),
  }),
  z.object({
    kind: z.literal('expected-absence'),
    code: z.string(),
    until: plainDateSchema,
    evidence: z.nullable(z.string()),
  }),
  z.object({
    kind: z.literal('return-sent'),
    return: z.enum(['attendance', 'sickness']),
    outcome: z.enum(['sent', 'not-required']),
    reason: z.nullable(z.string()),
  }),
  z.object({ kind: z.literal('procedure'), duty: z.string(), outcome: z.string() }),
  z.object({
    kind: z.literal('provision-check'),
    provider: z.nullable(z.string()),
    checkedWith: z.string(),
    finding: z.nullable(z.string()),
  }),
  z.object({
    kind: z.literal('meeting'),
    meeting: z.enum(['multi-agency', 'inclusion', 'sen-review', 'csaws']),
    attendanceDiscussed: z.boolean(),
    note: z.nullable(z.string()),
  }),
  /** School-level: `pupilId` is null. `about.date` lies in the week completed. */
  z.object({ kind: z.literal('tracker-week'), note: z.nullable(z.string()) }),
  z.object({ kind: z.literal('undo'), of: z.string() }),
  /**
   * The event `of` reads as `replacement` from now on; the original stays in the trail. It is a
   * payload, or `{ payload, about }` where the session was wrong too. One that cannot be read is kept
   * and ignored.
   */
  z.object({ kind: z.literal('correction'), of: z.string(), replacement: z.unknown() }),
] as const;

export const casePayloadSchema = z.discriminatedUnion('kind', payloads);
export type CasePayload = z.infer<typeof casePayloadSchema>;

export const caseEventSchema = z.object({
  /** Device id and counter; the same event from two devices' bundles has one id. */
  id: z.string(),
  tenant: z.string(),
  pupilId: z.nullable(z.string()),
  /** When it was recorded, ISO instant in UTC: in this form text order is the order of time. */
  at: z
    .string()
    .check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/, 'an instant in UTC')),
  /** Initials and role, never a name. */
  by: z.object({ initials: z.string(), role: roleSchema }),
  device: z.string(),
  /** The school day (and session) the event is about, which may be earlier than `at`. */
  about: z.object({ date: plainDateSchema, session: z.nullable(sessionOfDaySchema) }),
  /** Recovered events were read back from a comment on Arbor's page. */
  recovered: z.boolean(),
  payload: casePayloadSchema,
});
export type CaseEvent = z.infer<typeof caseEventSchema>;
export type CaseEventKind = CasePayload['kind'];
/** An event whose payload is of one kind. */
export type CaseEventOf<K extends CaseEventKind> = Omit<CaseEvent, 'payload'> & {
  payload: Extract<CasePayload, { kind: K }>;
};
