import type { Role } from '@/lib/casework/events';
import type { RuleSource } from '@/lib/rules/types';
import type { DutyFacts, SchoolFacts } from './facts';
import type { Duty, DutyId, Explanation } from './types';

/** Where the duty comes from and what that says, in our words. */
export interface Citation extends RuleSource {
  says: string;
}

/** One duty, beside the provision it carries out. A repository test holds every file to this shape. */
export interface DutyDefinition {
  readonly id: DutyId;
  readonly title: string;
  readonly owner: Role;
  readonly citation: Citation;
  /** The duties of this kind that one pupil has at the moment of the facts; empty: it stays silent. */
  assess(facts: DutyFacts): readonly Duty[];
  /** `mayReadConfidential` is true for role `dsl` after a deliberate act (design.md, principle 8). */
  explain(facts: DutyFacts, duty: Duty, mayReadConfidential: boolean): Explanation;
}

/** A duty of the school itself. */
export interface SchoolDutyDefinition {
  readonly id: DutyId;
  readonly title: string;
  readonly owner: Role;
  readonly citation: Citation;
  assess(facts: SchoolFacts): readonly Duty[];
  explain(facts: SchoolFacts, duty: Duty): Explanation;
}

/** Shared, so that a silent duty costs nothing. */
export const NONE: readonly Duty[] = [];
