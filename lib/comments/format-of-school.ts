import type { ABSENCE_REASONS } from '@/lib/attendance/call-words';

export type ReasonKind = (typeof ABSENCE_REASONS)[number];

/** Parts a school may order or leave out. Who, how, the kind of reason, initials and time always stand. */
export type CommentPart = 'reason' | 'where' | 'back' | 'code' | 'next-step';

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
  /**
   * In the order in which they stand; what is not listed is not written. The code and the next step
   * are sentences of their own: the code comes before everything when it is listed first.
   */
  parts: readonly CommentPart[];
  /** `JB 09:16` at the end, or `09:16 JB:` at the start. */
  signature: 'end' | 'start';
  /** The school's own words for a reason, such as `{ illness: 'unwell' }`. */
  reasonWords: Partial<Record<ReasonKind, string>>;
}

export const USUAL_FORMAT: CommentFormat = {
  words: 'short',
  signs: 'typographic',
  paddedTime: true,
  parts: ['reason', 'where', 'back', 'code', 'next-step'],
  signature: 'end',
  reasonWords: {},
};

const PART_OF_FIELD: Readonly<Record<string, CommentPart>> = {
  whereabouts: 'where',
  back: 'back',
  code: 'code',
  'next-step': 'next-step',
  reason: 'reason',
};

/**
 * The format that a school's rules describe: `commentFields` gives the order, `commentFormat` the
 * words. A reason is never left out, whatever the list says.
 */
export function formatOfSchool(
  fields: readonly string[],
  wording: Pick<CommentFormat, 'words' | 'signs' | 'paddedTime' | 'reasonWords'>,
): CommentFormat {
  const listed = fields.flatMap((field) => PART_OF_FIELD[field] ?? []);
  const opening = fields.findIndex((field) => field === 'channel' || field === 'who');
  const code = fields.indexOf('code');
  const others = listed.filter((part) => part !== 'code');
  const ordered = code >= 0 && code < opening ? (['code', ...others] as const) : listed;
  return {
    ...wording,
    parts: ordered.includes('reason') ? ordered : ['reason', ...ordered],
    signature: fields[0] === 'initials-and-time' ? 'start' : 'end',
  };
}
