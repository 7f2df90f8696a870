/**
 * How each duty can be settled (design.md, Duties: "settled by"): the forms offered for it, the
 * usual one first. Where the Standard allows a rationale instead, that stands last.
 */
import {
  REFERRED,
  type DeviationDecision,
  type SettleRequest,
} from '@/components/calling/settlements';
import type { LadderStep } from '@/lib/casework/events';
import type { DutyId } from '@/lib/duties/types';
import type { DutyView } from '@/lib/messages/views';
import { STEPS, STEP_WORDS } from './ladder-words';

export type Way =
  | { label: string; form: 'settle'; request: SettleRequest }
  /** Somebody has to be told: the duty says who. */
  | { label: string; form: 'told' };

/** The last part of `<duty id>:<pupil id>:<what it is about>`. */
function aboutOf(duty: DutyView): string {
  return duty.key.slice(duty.key.indexOf(':', duty.id.length + 1) + 1);
}

/** Where the Standard allows two things only: not doing it, or doing it sooner, with the rationale. */
const DECISIONS: Partial<Record<DutyId, readonly DeviationDecision[]>> = {
  'day-three-contact': ['not-required', 'bring-forward'],
  'day-five-visit': ['not-required', 'bring-forward'],
  'first-day-call': ['not-required'],
  'notify-worker': ['not-required'],
  'no-contact': ['not-required'],
  'confirm-off-site': ['not-required'],
  'provision-check': ['not-required'],
};

function otherwise(duty: DutyView, label = 'Not required…'): Way {
  return {
    label,
    form: 'settle',
    request: {
      kind: 'deviation',
      from: duty.id,
      fromLabel: duty.label,
      only: DECISIONS[duty.id] ?? null,
    },
  };
}

function decision(duty: DutyView, decisions: string[]): Way {
  return {
    label: 'Decision',
    form: 'settle',
    request: { kind: 'decision', on: duty.id, onLabel: duty.label, decisions },
  };
}

function stepNamedIn(duty: DutyView): LadderStep {
  return STEPS.find((step) => aboutOf(duty).includes(step)) ?? 'letter';
}

function step(taken: LadderStep): Way {
  return {
    label: STEP_WORDS[taken],
    form: 'settle',
    request: { kind: 'step', step: taken, stepLabel: STEP_WORDS[taken] },
  };
}

const contact: Way = {
  label: 'Visit or call',
  form: 'settle',
  request: { kind: 'visit', forms: ['home-visit', 'video-call', 'call'] },
};
/** A call alone shows nobody the child (Standard 5: visual contact). */
const visit: Way = {
  label: 'Visit or video call',
  form: 'settle',
  request: { kind: 'visit', forms: ['home-visit', 'video-call'] },
};
const reason: Way = {
  label: 'Reason established',
  form: 'settle',
  request: { kind: 'reason-established' },
};

/** "Or should be escalated sooner" (Standard 5): from any day of the absence. */
const visitSooner: Way = {
  label: 'Visit sooner…',
  form: 'settle',
  request: {
    kind: 'deviation',
    from: 'day-five-visit',
    fromLabel: 'visit before day 5',
    only: ['bring-forward'],
  },
};

/** What a DSL decides when nobody can be reached; free words stand beside it (Standard 5). */
const NO_CONTACT_DECISIONS = [
  'Visit today',
  'Keep trying today',
  'Police welfare check',
  'Children’s services',
  'Nothing more today',
];

const WAYS: Record<DutyId, (duty: DutyView) => Way[]> = {
  'first-day-call': (duty) => [reason, otherwise(duty)],
  'notify-worker': (duty) => [{ label: 'Told', form: 'told' }, reason, otherwise(duty)],
  'no-contact': (duty) => {
    const told: Way = { label: 'DSL told', form: 'told' };
    const decided = decision(duty, NO_CONTACT_DECISIONS);
    // Nobody is left to tell: the DSL decides now.
    const next = duty.owner === 'dsl' ? [decided] : [told, decided];
    return [...next, reason, visitSooner, otherwise(duty)];
  },
  'establish-reason': () => [reason, visitSooner],
  'confirm-off-site': (duty) => [
    {
      label: 'Confirmation',
      form: 'settle',
      request: { kind: 'confirmation', provider: duty.offSite?.provider ?? null },
    },
    otherwise(duty),
  ],
  'day-three-contact': (duty) => [contact, otherwise(duty, 'Not required, or sooner…')],
  'day-five-visit': (duty) => [visit, otherwise(duty, 'Not required, or sooner…')],
  'escalation-step': (duty) => [step(stepNamedIn(duty)), otherwise(duty, 'Decide otherwise…')],
  review: (duty) => [
    {
      label: 'Review outcome',
      form: 'settle',
      request: { kind: 'review', of: aboutOf(duty), ofLabel: duty.label },
    },
    otherwise(duty),
  ],
  'persistent-absence': (duty) => [step('informal-meeting'), otherwise(duty)],
  'severe-absence': (duty) => [
    {
      label: 'Discussed at inclusion meeting',
      form: 'settle',
      request: { kind: 'meeting', meeting: 'inclusion' },
    },
    otherwise(duty),
  ],
  'consider-penalty': (duty) => [
    decision(duty, ['Support first', 'Notice to improve', REFERRED, 'No action']),
  ],
  'attendance-return': () => [
    { label: 'Return', form: 'settle', request: { kind: 'return-sent', return: 'attendance' } },
  ],
  'sickness-return': () => [
    { label: 'Return', form: 'settle', request: { kind: 'return-sent', return: 'sickness' } },
  ],
  'missing-education': (duty) => [
    {
      label: 'Procedure',
      form: 'settle',
      request: { kind: 'procedure', duty: duty.id, dutyLabel: duty.label },
    },
    otherwise(duty),
  ],
  'provision-check': (duty) => [
    {
      label: 'Checked with provider',
      form: 'settle',
      request: { kind: 'provision-check', provider: null },
    },
    otherwise(duty),
  ],
  'plan-meeting': (duty) => [
    {
      label: 'Discussed at meeting',
      form: 'settle',
      request: { kind: 'meeting', meeting: 'multi-agency' },
    },
    otherwise(duty),
  ],
  'leave-decision': (duty) => [decision(duty, ['Granted', 'Refused'])],
  'stuck-case': (duty) => [
    decision(duty, ['Next step', 'Change the plan', 'Hold', 'Close']),
    otherwise(duty),
  ],
  'weekly-tracker': () => [
    { label: 'Week completed', form: 'settle', request: { kind: 'tracker-week' } },
  ],
};

export function waysToSettle(duty: DutyView): Way[] {
  return WAYS[duty.id](duty);
}
