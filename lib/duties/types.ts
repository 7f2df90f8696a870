import type { Session } from '@/lib/attendance/session';
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { Role } from '@/lib/casework/events';
import type { RuleKey, RuleSource } from '@/lib/rules/types';

export const DUTY_IDS = [
  'first-day-call',
  'notify-worker',
  'no-contact',
  'establish-reason',
  'confirm-off-site',
  'day-three-contact',
  'day-five-visit',
  'escalation-step',
  'review',
  'persistent-absence',
  'severe-absence',
  'consider-penalty',
  'attendance-return',
  'sickness-return',
  'missing-education',
  'provision-check',
  'plan-meeting',
  'leave-decision',
  'stuck-case',
  'weekly-tracker',
] as const;
export type DutyId = (typeof DUTY_IDS)[number];

/** How loud a chip is. Red is `now` alone (design.md, How it looks). */
export type Weight = 'now' | 'today' | 'soon' | 'done' | 'plain';

/** The moment every answer is given for. The clock is always an argument. */
export interface Moment extends Session {
  /** Time of day in the school, `09:14`; `23:59` for a register of an earlier day. */
  time: string;
}

/** One fact an answer rests on, dated, with its code where it is a mark. */
export interface Fact {
  text: string;
  date: PlainDate | null;
  session: 'AM' | 'PM' | null;
  code: string | null;
}

export interface Duty {
  /** `<duty id>:<pupil id>:<what it is about>`: stable while the same obligation stands. */
  key: string;
  id: DutyId;
  pupilId: string | null;
  state: 'due' | 'upcoming' | 'settled' | 'cannot-tell';
  weight: Weight;
  /** At most three words, the action: `Call first`, `Day 3 contact`. */
  label: string;
  owner: Role;
  dueOn: PlainDate | null;
  dueAt: string | null;
  /** For `cannot-tell`: the name of the missing fact. */
  missing: string | null;
  /** Id of the event that settled it, or a sentence (`the mark was amended`). */
  settledBy: { eventId: string | null; how: string } | null;
  /** Safeguarding words need role `dsl`; `sentence` for others stays neutral (principle 8). */
  confidential: boolean;
}

/** Built only when asked for. */
export interface Explanation {
  dutyKey: string;
  /** One plain sentence, fit to be read out to a parent or an inspector. */
  sentence: string;
  rule: string;
  source: RuleSource;
  facts: Fact[];
  threshold: { key: RuleKey; value: string; setBy: string; isExample: boolean } | null;
  clears: string;
}
