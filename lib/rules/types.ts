/**
 * The resolved rules that duties read. `lib/rules/schema.ts` describes the packs they come from.
 */
import type { ABSENCE_REASONS } from '@/lib/attendance/call-words';
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { LadderStep, Role } from '@/lib/casework/events';

/** Where a value comes from. `example` marks what the Standard leaves open until the school confirms it. */
export interface RuleSource {
  kind: 'standard' | 'regulation' | 'guidance' | 'framework' | 'school' | 'policy' | 'example';
  /** `Standard 5`, `Regulation 10(7)`, `para 52`. */
  paragraph: string;
  href: string | null;
}

/** A source of a value in a pack, with the day on which somebody last read it there. */
export interface CheckedSource extends RuleSource {
  /** Null: cited from a reading of others, not yet checked against the text itself. */
  checkedOn: PlainDate | null;
}

export type SetBy = 'law' | 'trust' | 'school' | 'policy';

/** One value with its provenance, as resolved for one date. */
export interface ResolvedValue<T> {
  value: T;
  source: CheckedSource;
  from: PlainDate;
  /** First day on which it no longer holds; null while open. */
  until: PlainDate | null;
  setBy: SetBy;
  /** Initials or office of the person who set it; null where nobody is named. */
  person: string | null;
  /** Recorded where a school is weaker than the Standard. */
  reason: string | null;
  isExample: boolean;
}

export interface LadderRule {
  step: LadderStep;
  owner: 'school' | 'csaws';
  label: string;
  /** Proposed when attendance is at or below this, in tenths of a per cent (950 = 95.0 %); null: no threshold of its own. */
  attendanceAtOrBelowTenths: number | null;
  /** School days to wait after the step before. */
  waitSchoolDays: number;
  /** Not proposed when attendance has improved by this many tenths since the step before; null: never held back. */
  heldByImprovementTenths: number | null;
  /** School days after the step by which it is reviewed. */
  reviewAfterSchoolDays: number;
  /** Legal steps wait for support offered (Standard 6, support first). */
  needsSupportFirst: boolean;
}

export interface ContactClockStep {
  id: string;
  /** Minutes after the register closes. */
  afterMinutes: number;
  label: string;
  role: Role;
}

/** Somebody outside the register who must be told, where the school has one way for all pupils. */
export interface NotificationContact {
  role: 'social-worker' | 'youth-offending' | 'dsl' | 'designated-teacher' | 'virtual-school';
  how: 'phone' | 'email' | 'portal' | 'in-person';
  /** Number, address or place; null where it differs by pupil. */
  where: string | null;
}

export const COMMENT_FIELDS = [
  'channel',
  'who',
  'reason',
  'whereabouts',
  'back',
  'code',
  'next-step',
  'initials-and-time',
] as const;
export type CommentField = (typeof COMMENT_FIELDS)[number];

/** How the school words the line of a call; `commentFields` gives its order. */
export interface CommentWords {
  /** `short`: TC, HV. `full`: Phone call, Home visit. */
  words: 'short' | 'full';
  /** `plain`: `->` and `-` where a field loses typographic signs. */
  signs: 'typographic' | 'plain';
  /** `09:16`, or `9:16`. */
  paddedTime: boolean;
  reasonWords: Partial<Record<(typeof ABSENCE_REASONS)[number], string>>;
}

export interface RuleValues {
  registerTimes: Record<'AM' | 'PM', { opens: string; closes: string }>;
  contactClock: ContactClockStep[];
  /** After a call in vain: when to ring again, and how long somebody counts as being on the call. */
  ringAgainMinutes: number;
  /** School days of ongoing absence at which contact and visit fall due. */
  dayThree: number;
  dayFive: number;
  /** Codes whose days neither count nor end a welfare run (attendance-rules.md N5). */
  plannedCodes: string[];
  /** Codes for which somebody outside the school must confirm. */
  confirmOffSiteCodes: string[];
  confirmOffSiteBy: string;
  reasonDeadlineSchoolDays: number;
  persistentAbsencePercent: number;
  severeAbsencePercent: number;
  provisionalBelowSessions: number;
  penaltySessions: number;
  penaltyWindowSchoolWeeks: number;
  penaltyCodes: string[];
  attendanceReturnSchoolDays: number;
  /** Longest time between two returns about one pupil, in calendar months (agreed with the LA). */
  attendanceReturnEveryMonths: number;
  sicknessReturnSessions: number;
  missingEducationSchoolDays: number;
  groundISchoolDays: number;
  groundICodes: string[];
  ladder: LadderRule[];
  /** False: a step taken last school year still counts as taken. */
  ladderRestartsEachSchoolYear: boolean;
  stuckAfterSchoolDays: number;
  stuckAfterSameStep: number;
  impactSchoolWeeks: number;
  provisionCheckEverySchoolWeeks: number;
  planMeetingEverySchoolWeeks: number;
  trackerEverySchoolWeeks: number;
  minutesInSchoolDay: number;
  schoolDaysInYear: number;
  /** Highest first. `exclusive`: a pupil exactly on the edge falls in the band below. */
  attendanceBandsTenths: {
    label: string;
    atOrAboveTenths: number;
    exclusive?: boolean | undefined;
  }[];
  /** Ids of `QUEUE_REASONS` of lib/duties, most urgent first. */
  callQueueOrder: string[];
  notificationContacts: NotificationContact[];
  /** Calendar years for which Alongside keeps its copy of marks, of records, of a leaver's details. */
  keepMarksYears: number;
  keepRecordsYears: number;
  keepLeaverDetailsYears: number;
  commentLimit: number;
  /** Fields a recorded call asks for, in the order in which they stand in the comment. */
  commentFields: CommentField[];
  commentFormat: CommentWords;
  commentAbbreviations: Record<string, string>;
  /** Words the school uses on screen, e.g. `{ parentingContract: 'attendance contract' }`. */
  labels: Record<string, string>;
  /** Sentences the school says or writes, e.g. `{ voicemail: '…' }`. */
  wording: Record<string, string>;
}

export type RuleKey = keyof RuleValues;

/** The rules in force on one date. `get` throws for a value not covered on that date: refused, not defaulted. */
export interface Rules {
  readonly on: PlainDate;
  get<K extends RuleKey>(key: K): RuleValues[K];
  resolved<K extends RuleKey>(key: K): ResolvedValue<RuleValues[K]>;
  /** The first day on which the key has a value in any pack, whoever has set another since. */
  coveredSince(key: RuleKey): PlainDate | null;
  /** Keys whose value is still an example. */
  readonly examples: readonly RuleKey[];
}
