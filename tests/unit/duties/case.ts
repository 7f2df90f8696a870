import type { Duty } from '@/lib/duties/types';
import type { Story } from './world';

/** A duty's cases tell each of these at least once; a repository test counts. */
export const CASE_KINDS = [
  'below',
  'at',
  'above',
  'settled',
  'deviated',
  'reopened',
  'cannot-tell',
  'silent',
] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export interface DutyCase {
  kind: CaseKind;
  /** What happened, in the words of a school. */
  story: string;
  given: Story;
  /** Every duty of this kind that arises, in order; none: it stays silent. */
  expect: ExpectedDuty[];
}

export interface ExpectedDuty
  extends Pick<Duty, 'state'>, Partial<Omit<Duty, 'state' | 'dueOn' | 'settledBy'>> {
  dueOn?: string | null;
  /** Id of the settling event (`e1` is the first of the story), null for none. */
  by?: string | null;
  /** Words in how it was settled. */
  how?: string;
}
