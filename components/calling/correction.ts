/**
 * The form in which a record is put right: its own form, filled in as it was recorded, and the day it
 * is about. Calls have a form of their own.
 */
import { isPlainDate } from '@/lib/attendance/plain-date';
import { casePayloadSchema, type CaseEvent, type CasePayload } from '@/lib/casework/events';
import { STEPS, STEP_WORDS } from '@/components/casework/ladder-words';
import { TOLD_WORDS } from '@/components/casework/told-words';
import { settleSpec, type FieldSpec, type SettleRequest, type SettleSpec } from './settlements';

type About = CaseEvent['about'];
/** What can be put right; a call in its own form, and a change of a record by another change. */
export type CorrectablePayload = Exclude<CasePayload, { kind: 'call' | 'undo' | 'correction' }>;
type Notification = Extract<CasePayload, { kind: 'notification' }>;

export interface Correction {
  spec: SettleSpec;
  values: Record<string, string>;
  /** What stands in the event of the correction: the payload, with its day where that was wrong. */
  replacement(payload: CasePayload, values: Readonly<Record<string, string>>): unknown;
}

const plain = (id: string) => id.replaceAll('-', ' ');
const VISITS = ['home-visit', 'video-call', 'call'] as const;
const DAY = 'aboutDate';

const TOLD_HOW: { value: Notification['how']; label: string }[] = [
  { value: 'phone', label: 'Phone' },
  { value: 'email', label: 'E-mail' },
  { value: 'portal', label: 'Portal' },
  { value: 'in-person', label: 'In person' },
];
const TOLD_ROLES = Object.keys(TOLD_WORDS) as Notification['role'][];

function requestOf(payload: CorrectablePayload): SettleRequest | null {
  switch (payload.kind) {
    case 'visit':
      return { kind: 'visit', forms: VISITS };
    case 'confirmation':
    case 'provision-check':
      return { kind: payload.kind, provider: payload.provider };
    case 'deviation':
      return { kind: 'deviation', from: payload.from, fromLabel: plain(payload.from), only: null };
    case 'review':
      return { kind: 'review', of: payload.of, ofLabel: plain(payload.of) };
    case 'decision':
      return { kind: 'decision', on: payload.on, onLabel: plain(payload.on), decisions: [] };
    case 'return-sent':
      return { kind: 'return-sent', return: payload.return };
    case 'procedure':
      return { kind: 'procedure', duty: payload.duty, dutyLabel: plain(payload.duty) };
    case 'meeting':
      return { kind: 'meeting', meeting: payload.meeting };
    case 'step':
      return { kind: 'step', step: payload.step, stepLabel: STEP_WORDS[payload.step] };
    case 'reason-established':
    case 'tracker-week':
      return { kind: payload.kind };
    case 'notification':
    case 'leave-request':
    case 'expected-absence':
      return null;
  }
}

const text = (id: string, label: string, wanted?: string): FieldSpec => ({
  id,
  label,
  type: 'text',
  ...(wanted === undefined ? { optional: true } : { wanted }),
});
const day = (id: string, label: string): FieldSpec => ({ id, label, type: 'date' });

/** Records that come from other forms than the small ones. */
function fieldsOf(payload: CorrectablePayload): { title: string; fields: FieldSpec[] } {
  switch (payload.kind) {
    case 'notification':
      return {
        title: payload.role === 'dsl' ? 'DSL told' : 'Worker told',
        fields: [
          {
            id: 'role',
            label: 'Who needed to know',
            type: 'choice',
            options: TOLD_ROLES.map((role) => ({ value: role, label: TOLD_WORDS[role] })),
          },
          text('who', 'Who was told', 'Say who was told: a name, or the duty desk.'),
          { id: 'how', label: 'How', type: 'choice', options: TOLD_HOW },
          { id: 'when', label: 'When', type: 'time', wanted: 'A time, such as 09:42.' },
          text('answer', 'Answer'),
        ],
      };
    case 'leave-request':
      return {
        title: 'Leave asked for',
        fields: [
          day('from', 'First day'),
          day('to', 'Last day'),
          text('grounds', 'Grounds', 'Say on what grounds.'),
        ],
      };
    case 'expected-absence':
      return {
        title: 'Expected to be away',
        fields: [
          text('code', 'Code', 'Say which code.'),
          day('until', 'Until'),
          text('evidence', 'Evidence'),
        ],
      };
    default:
      return { title: 'Record', fields: [] };
  }
}

/** Answers as their fields hold them. */
function valuesOf(payload: CorrectablePayload): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [id, value] of Object.entries(payload)) {
    if (typeof value === 'boolean') values[id] = value ? 'yes' : 'no';
    else if (typeof value === 'string') values[id] = value;
  }
  if (payload.kind === 'decision' && payload.sessionsUsedInNotice) {
    values.usedFrom = payload.sessionsUsedInNotice.from;
    values.usedTo = payload.sessionsUsedInNotice.to;
  }
  return values;
}

/** Empty answers are none at all. */
function filledIn(fields: readonly FieldSpec[], values: Readonly<Record<string, string>>) {
  return Object.fromEntries(fields.map(({ id }) => [id, values[id]?.trim() || null]));
}

function specOf(payload: CorrectablePayload): SettleSpec {
  const request = requestOf(payload);
  if (request === null) {
    const { title, fields } = fieldsOf(payload);
    return {
      title,
      fields,
      payload(values) {
        const read = casePayloadSchema.safeParse({ ...payload, ...filledIn(fields, values) });
        return read.success ? read.data : null;
      },
    };
  }
  const spec = settleSpec(request, '');
  if (payload.kind !== 'step') return spec;
  // Which step it was may be what was wrong.
  const which: FieldSpec = {
    id: 'step',
    label: 'Step',
    type: 'choice',
    options: STEPS.map((step) => ({ value: step, label: STEP_WORDS[step] })),
  };
  return {
    title: 'Step taken',
    fields: [which, ...spec.fields],
    payload(values) {
      const step = STEPS.find((each) => each === values.step);
      return step ? settleSpec({ kind: 'step', step, stepLabel: '' }, '').payload(values) : null;
    },
  };
}

export function correctionOf(payload: CorrectablePayload, about: About): Correction {
  const spec = specOf(payload);
  const when: FieldSpec = {
    id: DAY,
    label: 'The day it is about',
    type: 'date',
    wanted: 'Say which day.',
  };
  return {
    spec: { ...spec, title: `Correct: ${spec.title}`, fields: [...spec.fields, when] },
    values: { ...valuesOf(payload), [DAY]: about.date },
    replacement(next, values) {
      const date = values[DAY];
      if (date === undefined || !isPlainDate(date) || date === about.date) return next;
      return { payload: next, about: { date, session: about.session } };
    },
  };
}
