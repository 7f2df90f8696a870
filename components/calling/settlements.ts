/**
 * The small forms that settle a duty other than by a call. A field here is a field of the event;
 * required ones are what the Standard asks to be on record (Standard 5, 6 and 9).
 */
import { isPlainDate, type PlainDate } from '@/lib/attendance/plain-date';
import type { CasePayload, LadderStep } from '@/lib/casework/events';

export type SettleRequest =
  | { kind: 'confirmation'; provider: string | null }
  | { kind: 'visit'; forms: readonly VisitForm[] }
  | { kind: 'reason-established' }
  /** `from`: duty id or ladder step the decision is about. */
  | {
      kind: 'deviation';
      from: string;
      fromLabel: string;
      /** The decisions that fit; null: all of them. */
      only: readonly DeviationDecision[] | null;
    }
  | { kind: 'step'; step: LadderStep; stepLabel: string }
  | { kind: 'review'; of: string; ofLabel: string }
  | { kind: 'decision'; on: string; onLabel: string; decisions: readonly string[] }
  /** Regulation 13: sent to the local authority, or why it was not required. */
  | { kind: 'return-sent'; return: 'attendance' | 'sickness' }
  | { kind: 'procedure'; duty: string; dutyLabel: string }
  | { kind: 'provision-check'; provider: string | null }
  | { kind: 'meeting'; meeting: MeetingKind }
  | { kind: 'tracker-week' };

type VisitForm = Extract<CasePayload, { kind: 'visit' }>['form'];
export type DeviationDecision = Extract<CasePayload, { kind: 'deviation' }>['decision'];

const VISIT_WORDS: Record<VisitForm, string> = {
  'home-visit': 'Home visit',
  'video-call': 'Video call',
  call: 'Call',
};

const DECISION_WORDS: Record<DeviationDecision, string> = {
  'not-required': 'Not required',
  'bring-forward': 'Bring forward',
  hold: 'Hold',
  skip: 'Skip',
  'step-back': 'Step back',
};
const DECISIONS = Object.keys(DECISION_WORDS) as DeviationDecision[];

/** Standard 5: "the rationale for this should be documented", and a lead oversees it. */
const AGREED_BY_A_LEAD: readonly string[] = ['day-three-contact', 'day-five-visit', 'no-contact'];

type MeetingKind = Extract<CasePayload, { kind: 'meeting' }>['meeting'];

const MEETING_WORDS: Record<MeetingKind, string> = {
  'multi-agency': 'Multi-agency meeting',
  inclusion: 'Inclusion meeting',
  'sen-review': 'SEND review',
  csaws: 'Meeting with CSAWS',
};

export type SettleKind = SettleRequest['kind'];

export interface FieldSpec {
  id: string;
  label: string;
  type: 'text' | 'time' | 'date' | 'choice';
  optional?: boolean;
  options?: readonly { value: string; label: string }[];
  initial?: string;
  /** Said when it is missing. */
  wanted?: string;
}

export interface SettleSpec {
  title: string;
  fields: FieldSpec[];
  /** The first field whose answer does not go with the others; null: they go together. */
  trouble?(values: Readonly<Record<string, string>>): { field: string; why: string } | null;
  /** Null when an answer is none of the choices. */
  payload(values: Readonly<Record<string, string>>): CasePayload | null;
}

const yesNo = (yes: string, no: string): FieldSpec['options'] => [
  { value: 'yes', label: yes },
  { value: 'no', label: no },
];

const orNull = (text: string | undefined): string | null => text?.trim() || null;
const words = (text: string | undefined): string => text?.trim() ?? '';
const dateOrNull = (text: string | undefined): PlainDate | null =>
  text !== undefined && isPlainDate(text) ? text : null;

/** The answer as one of the field's own options, so that nothing else gets into a record. */
function oneOf<T extends string>(answer: string | undefined, options: readonly T[]): T | null {
  return options.find((option) => option === answer) ?? null;
}

/** Sessions put into one notice are not put into another (National framework for penalty notices). */
export const REFERRED = 'Refer to the local authority';

const NOTICE_DATES: readonly FieldSpec[] = [
  { id: 'usedFrom', label: 'Sessions in the notice: first day', type: 'date', optional: true },
  { id: 'usedTo', label: 'Sessions in the notice: last day', type: 'date', optional: true },
];

function usedInNotice(v: Readonly<Record<string, string>>) {
  const from = dateOrNull(v.usedFrom);
  const to = dateOrNull(v.usedTo);
  return from !== null && to !== null ? { from, to } : null;
}

function noticeTrouble(
  v: Readonly<Record<string, string>>,
  isChosen: boolean,
): ReturnType<NonNullable<SettleSpec['trouble']>> {
  const from = words(v.usedFrom);
  const to = words(v.usedTo);
  if (from === '' && to === '') return null;
  // In words of one's own a decision may say the same otherwise.
  if (isChosen && v.decision !== REFERRED)
    return { field: 'decision', why: `Dates of a notice go with “${REFERRED}”.` };
  if (from === '') return { field: 'usedFrom', why: 'The first day is missing.' };
  if (to === '') return { field: 'usedTo', why: 'The last day is missing.' };
  return to < from ? { field: 'usedTo', why: 'The last day is before the first.' } : null;
}

/** `now` and `today` stand in the fields for time and day until they are changed. */
export function settleSpec(
  request: SettleRequest,
  now: string,
  today: PlainDate | null = null,
): SettleSpec {
  switch (request.kind) {
    case 'confirmation':
      return {
        title: 'Confirm off site',
        fields: [
          {
            id: 'attended',
            label: 'What did they say?',
            type: 'choice',
            options: yesNo('Is there', 'Not arrived'),
            wanted: 'Say whether the child is there.',
          },
          {
            id: 'confirmedBy',
            label: 'Confirmed by',
            type: 'text',
            wanted: 'Say who confirmed it.',
          },
          {
            id: 'provider',
            label: 'Provider',
            type: 'text',
            optional: true,
            initial: request.provider ?? '',
          },
          { id: 'time', label: 'At', type: 'time', initial: now, wanted: 'A time, such as 09:42.' },
        ],
        payload: (v) => ({
          kind: 'confirmation',
          provider: orNull(v.provider),
          confirmedBy: words(v.confirmedBy),
          time: words(v.time),
          attended: v.attended === 'yes',
        }),
      };
    case 'visit':
      return {
        title: request.forms.includes('call') ? 'Visit or call' : 'Visit or video call',
        fields: [
          {
            id: 'form',
            label: 'What was it?',
            type: 'choice',
            options: request.forms.map((form) => ({ value: form, label: VISIT_WORDS[form] })),
            wanted: 'Say what it was.',
          },
          {
            id: 'childSeen',
            label: 'Was the child seen?',
            type: 'choice',
            options: yesNo('Seen', 'Not seen'),
            wanted: 'Say whether the child was seen.',
          },
          { id: 'seenBy', label: 'Who saw the child, or went', type: 'text', optional: true },
          { id: 'where', label: 'Where', type: 'text', optional: true },
          {
            id: 'how',
            label: 'How they were, or what was found',
            type: 'text',
            optional: true,
          },
          {
            id: 'on',
            label: 'Day it took place',
            type: 'date',
            initial: today ?? '',
            optional: true,
          },
          { id: 'at', label: 'At what time', type: 'time', initial: now, optional: true },
        ],
        // Who saw the child, where and how they were is the evidence of visual contact (Standard 5).
        trouble(v) {
          if (v.childSeen !== 'yes') return null;
          if (words(v.seenBy) === '') return { field: 'seenBy', why: 'Say who saw the child.' };
          if (v.form === 'call') return null;
          if (words(v.where) === '')
            return { field: 'where', why: 'Say where the child was seen.' };
          return words(v.how) === '' ? { field: 'how', why: 'Say how the child was.' } : null;
        },
        payload: (v) => {
          const form = oneOf(v.form, request.forms);
          return (
            form && {
              kind: 'visit',
              form,
              childSeen: v.childSeen === 'yes',
              seenBy: orNull(v.seenBy),
              where: orNull(v.where),
              how: orNull(v.how),
              on: dateOrNull(v.on),
              at: orNull(v.at),
            }
          );
        },
      };
    case 'reason-established':
      return {
        title: 'Reason established',
        fields: [
          { id: 'reason', label: 'Reason', type: 'text', wanted: 'Say what the reason is.' },
          { id: 'code', label: 'Code for Arbor', type: 'text', optional: true },
          {
            id: 'accepted',
            label: 'Does it tell us where the child is?',
            type: 'choice',
            options: yesNo('Yes, accepted', 'No, not accepted'),
            wanted: 'Say whether the reason is accepted.',
          },
        ],
        payload: (v) => ({
          kind: 'reason-established',
          reason: words(v.reason),
          code: orNull(v.code),
          accepted: v.accepted === 'yes',
        }),
      };
    case 'deviation': {
      const decisions = request.only ?? DECISIONS;
      const agreedIsWanted = AGREED_BY_A_LEAD.includes(request.from);
      const [only] = decisions;
      return {
        title: `Decide otherwise: ${request.fromLabel}`,
        fields: [
          {
            id: 'decision',
            label: 'Decision',
            type: 'choice',
            options: decisions.map((one) => ({ value: one, label: DECISION_WORDS[one] })),
            ...(decisions.length === 1 && only && { initial: only }),
            wanted: 'Say what was decided.',
          },
          { id: 'reason', label: 'Reason', type: 'text', wanted: 'A decision needs its reason.' },
          {
            id: 'agreedWith',
            label: 'Agreed with',
            type: 'text',
            optional: !agreedIsWanted,
            wanted: 'Say with whom it was agreed, such as the DSL.',
          },
          { id: 'reviewOn', label: 'Review on', type: 'date', optional: true },
        ],
        payload: (v) => {
          const decision = oneOf(v.decision, decisions);
          return (
            decision && {
              kind: 'deviation',
              from: request.from,
              decision,
              reason: words(v.reason),
              agreedWith: orNull(v.agreedWith),
              reviewOn: dateOrNull(v.reviewOn),
            }
          );
        },
      };
    }
    case 'step':
      return {
        title: `Step taken: ${request.stepLabel}`,
        fields: [
          {
            id: 'supportOffered',
            label: 'Was support offered?',
            type: 'choice',
            options: yesNo('Offered', 'Not offered'),
            wanted: 'Say whether support was offered.',
          },
          { id: 'result', label: 'Result', type: 'text', optional: true },
        ],
        payload: (v) => ({
          kind: 'step',
          step: request.step,
          result: orNull(v.result),
          supportOffered: v.supportOffered === 'yes',
        }),
      };
    case 'review':
      return {
        title: `Review: ${request.ofLabel}`,
        fields: [
          { id: 'outcome', label: 'Outcome', type: 'text', wanted: 'Say what the review found.' },
          { id: 'nextReviewOn', label: 'Next review on', type: 'date', optional: true },
        ],
        payload: (v) => ({
          kind: 'review',
          of: request.of,
          outcome: words(v.outcome),
          nextReviewOn: dateOrNull(v.nextReviewOn),
        }),
      };
    case 'decision':
      return {
        title: `Decision: ${request.onLabel}`,
        fields: [
          request.decisions.length > 0
            ? {
                id: 'decision',
                label: 'Decision',
                type: 'choice',
                options: request.decisions.map((one) => ({ value: one, label: one })),
                wanted: 'Say what was decided.',
              }
            : {
                id: 'decision',
                label: 'Decision',
                type: 'text',
                wanted: 'Say what was decided.',
              },
          { id: 'reason', label: 'Reason', type: 'text', optional: true },
          { id: 'agreedWith', label: 'Agreed with', type: 'text', optional: true },
          ...(request.on === 'consider-penalty' ? NOTICE_DATES : []),
        ],
        trouble: (v) => noticeTrouble(v, request.decisions.length > 0),
        payload: (v) => ({
          kind: 'decision',
          on: request.on,
          decision: words(v.decision),
          reason: orNull(v.reason),
          agreedWith: orNull(v.agreedWith),
          sessionsUsedInNotice: usedInNotice(v),
        }),
      };
    case 'return-sent':
      return {
        title: request.return === 'sickness' ? 'Sickness return' : 'Attendance return',
        fields: [
          {
            id: 'outcome',
            label: 'Outcome',
            type: 'choice',
            options: [
              { value: 'sent', label: 'Sent' },
              { value: 'not-required', label: 'Not required' },
            ],
            wanted: 'Say whether it was sent.',
          },
          { id: 'reason', label: 'Reason or reference', type: 'text', optional: true },
        ],
        payload: (v) => {
          const outcome = oneOf(v.outcome, ['sent', 'not-required']);
          return (
            outcome && {
              kind: 'return-sent',
              return: request.return,
              outcome,
              reason: orNull(v.reason),
            }
          );
        },
      };
    case 'procedure':
      return {
        title: request.dutyLabel,
        fields: [
          { id: 'outcome', label: 'What was done', type: 'text', wanted: 'Say what was done.' },
        ],
        payload: (v) => ({ kind: 'procedure', duty: request.duty, outcome: words(v.outcome) }),
      };
    case 'provision-check':
      return {
        title: 'Checked with the provider',
        fields: [
          {
            id: 'checkedWith',
            label: 'Checked with',
            type: 'text',
            wanted: 'Say who was asked.',
          },
          {
            id: 'provider',
            label: 'Provider',
            type: 'text',
            optional: true,
            initial: request.provider ?? '',
          },
          { id: 'finding', label: 'What they said', type: 'text', optional: true },
        ],
        payload: (v) => ({
          kind: 'provision-check',
          provider: orNull(v.provider),
          checkedWith: words(v.checkedWith),
          finding: orNull(v.finding),
        }),
      };
    case 'meeting':
      return {
        title: MEETING_WORDS[request.meeting],
        fields: [
          {
            id: 'attendanceDiscussed',
            label: 'Was attendance discussed?',
            type: 'choice',
            options: yesNo('Discussed', 'Not discussed'),
            wanted: 'Say whether attendance was discussed.',
          },
          { id: 'note', label: 'Outcome and actions', type: 'text', optional: true },
        ],
        payload: (v) => ({
          kind: 'meeting',
          meeting: request.meeting,
          attendanceDiscussed: v.attendanceDiscussed === 'yes',
          note: orNull(v.note),
        }),
      };
    case 'tracker-week':
      return {
        title: 'Weekly tracker completed',
        fields: [{ id: 'note', label: 'Note', type: 'text', optional: true }],
        payload: (v) => ({ kind: 'tracker-week', note: orNull(v.note) }),
      };
  }
}

export type Settled = { payload: CasePayload } | { field: string; why: string };

/** The event, or the first field that keeps it from being one. Nothing typed is lost either way. */
export function settle(spec: SettleSpec, values: Readonly<Record<string, string>>): Settled {
  for (const { id, label, optional, wanted, type } of spec.fields) {
    const value = values[id]?.trim() ?? '';
    if (value === '' && !optional) return { field: id, why: wanted ?? `${label} is missing.` };
    if (type === 'time' && value !== '' && !/^\d{2}:\d{2}$/.test(value)) {
      return { field: id, why: 'A time, such as 09:42.' };
    }
    if (type === 'date' && value !== '' && !isPlainDate(value)) {
      return { field: id, why: 'A date of the calendar.' };
    }
  }
  const trouble = spec.trouble?.(values);
  if (trouble) return trouble;
  const payload = spec.payload(values);
  return payload
    ? { payload }
    : { field: spec.fields[0]?.id ?? '', why: 'Choose one of the answers.' };
}
