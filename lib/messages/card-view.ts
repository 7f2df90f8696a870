/** One pupil on one page: what is known, what is due, what was done, as of one session. */
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { Session, SessionOfDay } from '@/lib/attendance/session';
import type { Role } from '@/lib/casework/events';
import type {
  CallItem,
  CommentSetting,
  ContactView,
  DutyView,
  OutlookLine,
  RegisterTimesView,
} from './views';

/** What a session of the ribbon is drawn as. */
export const SLOT_KINDS = [
  'present',
  'late',
  'elsewhere',
  'authorised',
  'unauthorised',
  'no-reason',
  'not-possible',
  'unread',
  'missing',
  'to-come',
  'holiday',
  'day-off',
  'closure',
  'no-register',
  'off-roll',
] as const;
export type SlotKind = (typeof SLOT_KINDS)[number];

export interface MarkSourceView {
  from: 'import' | 'page';
  /** ISO instant; null: not known since when. */
  at: string | null;
  file: string | null;
}

export interface CardMark {
  /** As it was written: `I02`. */
  code: string;
  minutesLate: number | null;
  source: MarkSourceView;
  /** A page that showed the same mark again later, ISO instant. */
  seenAgain: string | null;
  /** What stood here before, oldest first, each until the next came. */
  before: { code: string; source: MarkSourceView; until: string }[];
  /** In the words recorded; false where staff do not accept it. */
  reason: { words: string; accepted: boolean } | null;
  /** The school has no such session, so the mark counts as nothing. */
  offCalendar: boolean;
}

export interface CardSlot {
  kind: SlotKind;
  /** `Illness`, `INSET`, `school holiday`; empty where the kind says it all. */
  words: string;
  mark: CardMark | null;
}

/** A weekday, or a day of a weekend on which a mark stands. */
export interface CardDay {
  date: PlainDate;
  AM: CardSlot;
  PM: CardSlot;
}

export interface CardYear {
  /** `2026/27` */
  label: string;
  /** False: nobody gave term dates, so only days with a register are known to be school days. */
  termsKnown: boolean;
  terms: { name: string; from: PlainDate; to: PlainDate }[];
  days: CardDay[];
}

export interface CardFigure {
  label: string;
  value: string;
  /** One sentence. */
  how: string;
}

export interface CardStep {
  eventId: string;
  label: string;
  on: PlainDate;
  by: string;
  result: string | null;
  supportOffered: boolean;
  /** Taken off the count by a later step back. */
  steppedBack: boolean;
  /** Attendance before and after, or that it is too early, or why it cannot be told. */
  impact: string;
}

export interface CardContact extends ContactView {
  /** Newest first. */
  tried: { on: PlainDate; time: string; outcome: string; by: string }[];
}

export interface CardEvent {
  eventId: string;
  /** The school day it is about. */
  on: PlainDate;
  session: SessionOfDay | null;
  time: string;
  /** When it was recorded, ISO instant. */
  recordedAt: string;
  line: string;
  by: string;
  role: Role;
  recovered: boolean;
  standing: 'stands' | 'corrected' | 'undone' | 'ignored';
  /** The undo or correction; `line` is what the record reads as since. */
  changed: { eventId: string; by: string; at: string; line: string | null } | null;
  why: string | null;
}

/** Workers and plans, asked for by a deliberate act of a role that may see them. */
export interface CardConfidential {
  workers: {
    kind: 'social-worker' | 'youth-offending';
    name: string | null;
    authority: string | null;
    reach: string | null;
    until: PlainDate | null;
  }[];
  /** Null: not for this role. */
  plans: { kind: 'CP' | 'CIN' | 'LAC'; from: PlainDate | null; until: PlainDate | null }[] | null;
}

export interface PupilCard {
  tenant: string;
  school: string;
  pupil: {
    id: string;
    name: string;
    /** Where the name shown is not the legal one. */
    legalName: string | null;
    form: string | null;
    yearGroup: string | null;
    startDate: PlainDate | null;
    leavingDate: PlainDate | null;
  };
  asOf: Session;
  /** When a register of that session was last read; null: none was. */
  readAt: string | null;
  today: CardDay;
  /** Newest first; empty while there are no marks. */
  years: CardYear[];
  /** What the codes of the years stand for, by code as written. */
  codeNames: Record<string, string>;
  figures: CardFigure[];
  outlook: OutlookLine[];
  /** Not settled, most pressing first; neutral words. */
  duties: DutyView[];
  steps: CardStep[];
  contacts: CardContact[];
  /** Newest first. */
  history: CardEvent[];
  /** `not-for-role` and `ask` say nothing about the pupil: they are the same for every pupil. */
  confidential: 'not-for-role' | 'ask' | CardConfidential;
  /** What the forms need in which something about this pupil is recorded. */
  recording: {
    comment: CommentSetting;
    registerTimes: RegisterTimesView;
    ringAgainMinutes: number;
    /** Null: the pupil does not stand in the calling queue. */
    call: CallItem | null;
  };
  /** Stored rows that this version cannot read. */
  unreadable: number;
}

/** One pupil found by name or form. */
export interface FoundPupil {
  pupilId: string;
  name: string;
  legalName: string | null;
  form: string | null;
  /** On roll no more since. */
  leftOn: PlainDate | null;
}
