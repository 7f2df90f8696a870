import type { DutyId } from '@/lib/duties/types';
import type { Role } from '@/lib/casework/events';

/** What the button that settles a duty says. */
export const SETTLE_WORDS: Record<DutyId, string> = {
  'first-day-call': 'Record call',
  'notify-worker': 'Worker told',
  'no-contact': 'Record decision',
  'establish-reason': 'Record reason',
  'confirm-off-site': 'Record confirmation',
  'day-three-contact': 'Record contact',
  'day-five-visit': 'Record visit',
  'escalation-step': 'Step taken',
  review: 'Record review',
  'persistent-absence': 'Plan in place',
  'severe-absence': 'Discussed',
  'consider-penalty': 'Record decision',
  'attendance-return': 'Return sent',
  'sickness-return': 'Return sent',
  'missing-education': 'Record procedure',
  'provision-check': 'Record check',
  'plan-meeting': 'Record meeting',
  'leave-decision': 'Record decision',
  'stuck-case': 'Record decision',
  'weekly-tracker': 'Week completed',
};

export const ROLE_WORDS: Record<Role, string> = {
  office: 'Office',
  attendance: 'Attendance officer',
  dsl: 'Safeguarding lead',
  champion: 'Attendance champion',
  head: 'Head',
};
