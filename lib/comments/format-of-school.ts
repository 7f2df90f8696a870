import type { ABSENCE_REASONS } from '@/lib/attendance/call-words';

export type ReasonKind = (typeof ABSENCE_REASONS)[number];

/**
 * How one school writes its line. The parts and their meaning are the same for every school
 * (attendance-rules.md section 5, comment format); only wording, signs and order differ, and
 * `parseComment` reads each of them without being told which, school's own reason words excepted.
 */
export interface CommentFormat {
  /** `short`: TC, HV. `full`: Phone call, Home visit. */
  words: 'short' | 'full';
  /** `plain` uses `->` and `-` for fields that lose typographic signs. */
  signs: 'typographic' | 'plain';
  /** `09:16`, or `9:16` when not padded. */
  paddedTime: boolean;
  /** Where the mark's change stands. */
  code: 'after' | 'first' | 'left-out';
  /** `JB 09:16` at the end, or `09:16 JB:` at the start. */
  signature: 'end' | 'start';
  /** The school's own words for a reason, such as `{ illness: 'unwell' }`. */
  reasonWords: Partial<Record<ReasonKind, string>>;
}

export const USUAL_FORMAT: CommentFormat = {
  words: 'short',
  signs: 'typographic',
  paddedTime: true,
  code: 'after',
  signature: 'end',
  reasonWords: {},
};
