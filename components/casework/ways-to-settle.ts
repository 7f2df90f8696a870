/**
 * How each duty can be settled (design.md, Duties: "settled by"): the forms offered for it, the
 * usual one first. Where the Standard allows a rationale instead, that stands last.
 */
import { REFERRED, type SettleRequest } from '@/components/calling/settlements';
import type { LadderStep } from '@/lib/casework/events';
import type { DutyId } from '@/lib/duties/types';
import type { DutyView } from '@/lib/messages/views';
import { STEPS, STEP_WORDS } from './ladder-words';

export type Way =
  | { label: string; form: 'settle'; request: SettleRequest }
  /** Somebody of the school has to be told. */
  | { label: string; form: 'told'; role: 'dsl' };

/** The last part of `<duty id>:<pupil id>:<what it is about>`. */
function aboutOf(duty: DutyView): string {
  return duty.key.slice(duty.key.indexOf(':', duty.id.length + 1) + 1);
}

function otherwise(duty: DutyView, label = 'Not required…'): Way {
  return {
    label,
    form: 'settle',
    request: { kind: 'deviation', from: duty.id, fromLabel: duty.label },
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

const visit: Way = { label: 'Visit or call', form: 'settle', request: { kind: 'visit' } };
const reason: Way = {
  label: 'Reason established',
  form: 'settle',
  request: { kind: 'reason-established' },
};

const WAYS: Record<DutyId, (duty: DutyView) => Way[]> = {
  'first-day-call': (duty) => [reason, otherwise(duty)],
  'notify-worker': () => [reason],
  'no-contact': (duty) => [
    { label: 'DSL told', form: 'told', role: 'dsl' },
    reason,
    otherwise(duty),
  ],
  'establish-reason': () => [reason],
  'confirm-off-site': (duty) => [
    { label: 'Confirmation', form: 'settle', request: { kind: 'confirmation', provider: null } },
    otherwise(duty),
  ],
  'day-three-contact': (duty) => [visit, otherwise(duty)],
  'day-five-visit': (duty) => [visit, otherwise(duty)],
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
