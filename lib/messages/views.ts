/**
 * What the background tells the people-facing rooms. Each view holds just what the person's role
 * may see of the pupils on the page; anything more is asked for by a deliberate act.
 */
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { RegisterReading } from '@/lib/arbor/reading';
import type { SessionOfDay } from '@/lib/attendance/session';
import type { CommentFormat } from '@/lib/comments/format-of-school';
import type { CasePayload, Role, LadderStep } from '@/lib/casework/events';
import type { NotifiedRole } from '@/lib/casework/state';
import type { Feature } from '@/lib/rules/managed-policy';
import type { ContactRoute } from '@/lib/duties/contact-route';
import type { RingAgain } from '@/lib/duties/ring-again';
import type { DutyId, Duty, Explanation, Weight } from '@/lib/duties/types';

export interface Person {
  initials: string;
  role: Role;
}

export interface ChipView {
  /** `<duty key>` or `fact:<name>`; keys `why`. */
  key: string;
  weight: Weight;
  label: string;
  /** A sentence for screen readers: `Kai Morgan: call first`. */
  spoken: string;
}

export interface RowView {
  rowKey: string;
  /** Null: not matched for certain, so no chip and no data. */
  pupilId: string | null;
  chips: ChipView[];
}

/** Somebody who is to be told of an absence, with the ways to reach them that are on record. */
export interface TellRecipient {
  role: NotifiedRole;
  name: string | null;
  authority: string | null;
  /** The channel that the authority, or the school, wants. */
  how: 'phone' | 'email' | 'portal' | 'in-person' | null;
  phone: string | null;
  email: string | null;
  /** Where a portal or an office is. */
  place: string | null;
}

/** To copy, or to open in the mail program by the person; nothing is sent by Alongside. */
export interface WorkerMessage {
  /** Names nobody. */
  subject: string;
  body: string;
  /** With initials in place of the name. */
  mailBody: string;
}

/** Asked for by opening the form, never before: it names workers (design.md, principle 8). */
export interface TellView {
  /** Those still to be told; only the DSL for a role that may not read which workers there are. */
  to: TellRecipient[];
  /** Null for whoever may not read which workers there are, and where nobody outside is told. */
  message: WorkerMessage | null;
}

export interface DutyView {
  key: string;
  id: DutyId;
  pupilId: string;
  name: string;
  form: string | null;
  state: Duty['state'];
  weight: Weight;
  label: string;
  /** One neutral line under the name: `2nd unexplained day this term`. */
  detail: string;
  owner: Role;
  dueText: string | null;
  /** Id of the event that settled it, for Undo. */
  settledByEvent: string | null;
  /** True where nobody need be told any more, because the reason arrived. */
  clearedByReason?: boolean;
  /** Only for a place outside the school whose word is awaited. */
  offSite?: { provider: string | null; contact: string | null } | null;
  /** Since somebody had to be told and nobody has been, as of the answer. */
  untoldMinutes?: number | null;
  /** That event is a call, which can be put right in its form. */
  settledByCall?: boolean;
}

export interface ContactView {
  priority: number;
  relationship: string;
  name: string | null;
  phone: string | null;
  /** `09:12, voicemail` when tried for this absence. */
  triedToday: string | null;
  /** How often that was today. */
  tries?: number;
}

export interface SiblingView {
  pupilId: string;
  name: string;
  form: string | null;
  /** Left out: not known. */
  markShown?: string | null;
}

export interface OnItView {
  by: string;
  /** `09:16` */
  since: string;
  /** From then on it no longer counts. */
  until: string;
  /** Id of the desk that has it open. */
  holder: string;
}

/** The school's order of the calls, and who stands where for what. */
export interface QueueOrderView {
  reasons: { words: string; names: string[] }[];
  isExample: boolean;
}

export interface QueueItem {
  pupilId: string;
  rowKey: string | null;
  name: string;
  form: string | null;
  position: number;
  chip: ChipView;
  detail: string;
  /** Why this pupil stands here: `open case`, `no answer yesterday`. */
  because: string;
  markShown: string | null;
  contacts: ContactView[];
  siblings: SiblingView[];
  /** When the last call said to ring again; from then on the pupil stands first. */
  again?: RingAgain | null;
  /** Somebody has this call open, this desk included. */
  onIt?: OnItView | null;
  /** Where the pupil stands on the school's clock; null while nobody is missing without a reason. */
  route?: ContactRoute | null;
  /** The worker card: an unexplained absence with an open case. It is never left out of a view. */
  alert: null | {
    dutyKey: string;
    sentence: string;
    workers: NotifiedRole[];
    /** As of the answer; null before it is due, and on an earlier day. */
    untoldMinutes?: number | null;
  };
  /** The DSL is to be told that nobody was reached. */
  dslToTell?: boolean;
  /** Events of this absence so far, newest first. */
  soFar: {
    eventId: string;
    time: string;
    line: string;
    by: string;
    /** A call: it can be put right in its form. */
    isCall?: boolean;
  }[];
}

/** What the form of a call needs of its pupil. */
export type CallItem = Pick<
  QueueItem,
  'pupilId' | 'rowKey' | 'name' | 'form' | 'markShown' | 'contacts' | 'siblings' | 'route'
>;

/** A record as it reads now, corrections included. */
export interface RecordedView {
  eventId: string;
  /** Null: of the school itself. */
  pupilId: string | null;
  name: string;
  form: string | null;
  about: { date: PlainDate; session: SessionOfDay | null };
  payload: CasePayload;
  /** Initials of whoever recorded it. */
  by: string;
  contacts: ContactView[];
}

export interface TrackerItem {
  pupilId: string;
  name: string;
  form: string | null;
  /** `88.2%`, null while no session was possible. */
  attendance: string | null;
  missed: string;
  status: 'OK' | 'PA' | 'SA' | 'n/a';
  provisional: boolean;
  lastStep: {
    step: LadderStep;
    label: string;
    on: PlainDate;
    /** `88.2% in 4 school weeks before, 93.5% after`, or that it is too early; null where marks are missing. */
    impact?: string | null;
  } | null;
  next: DutyView | null;
  /** The step of the ladder that is due, also where something else comes first. */
  stepDue?: LadderStep | null;
  history: {
    eventId: string;
    on: string;
    line: string;
    by: string;
    undone: boolean;
    /** Read back from a note in Arbor. */
    recovered: boolean;
    /** Put right since: `on` and `line` are what it reads now. */
    corrected?: { by: string; was: string };
  }[];
}

/** One session that a pupil is to spend outside the school. */
export interface OffSiteItem {
  duty: DutyView;
  session: SessionOfDay;
  /** The mark in the register; null where the day is planned and not yet marked. */
  mark: string | null;
  provider: string | null;
  contact: string | null;
  /** `late`: nobody has confirmed by the school's time, so it is treated as an absence. */
  state: 'absent' | 'late' | 'cannot-tell' | 'awaited' | 'not-required' | 'confirmed' | 'amended';
  report: { by: string; at: string; recordedBy: string } | null;
  /** Who answered for this pupil last; somebody to name with one key. */
  answeredLast: string | null;
}

export interface OffSiteView {
  codes: string[];
  /** By when the provider must have confirmed. */
  by: Record<SessionOfDay, string>;
  /** The time is an example until the school confirms it. */
  isExample: boolean;
  items: OffSiteItem[];
}

export interface LateItem {
  pupilId: string;
  name: string;
  form: string | null;
  session: SessionOfDay;
  mark: string | null;
  /** Null: nobody recorded how late. */
  minutes: number | null;
  arrivedAt: string | null;
  /** Initials of who recorded the arrival here; null: it is known from the register alone. */
  recordedBy: string | null;
  /** The code that fits the time; null without minutes. */
  fits: 'L' | 'U' | null;
  differs: boolean;
  term: {
    times: number;
    timesWithMinutes: number;
    minutes: number;
    /** `0.4`; null without minutes. */
    days: string | null;
    formula: string;
  };
}

export interface LateView {
  times: RegisterTimesView;
  /** The first day of the term; null: the calendar does not say, so it is the school year. */
  since: PlainDate | null;
  minutesInDay: number;
  isExample: boolean;
  items: LateItem[];
}

export interface SchoolStatus {
  tenant: string;
  name: string;
  pupils: number;
  marks: number;
  marksThrough: PlainDate | null;
  importedAt: string | null;
  isDemonstration: boolean;
  rulesVersion: string | null;
  /** Labels of rule values that are still examples. */
  exampleRules: string[];
}

export type RegisterTimesView = Record<SessionOfDay, { opens: string; closes: string }>;

/** How this school writes the line of a call. */
export interface CommentSetting {
  limit: number;
  abbreviations: Record<string, string>;
  format: CommentFormat;
}

export interface RegisterView {
  tenant: string;
  school: SchoolStatus;
  person: Person | null;
  session: { date: PlainDate; session: SessionOfDay; group: string | null };
  /** How the page was read: which way, what agreed, how sure. */
  how?: RegisterReading['how'];
  readAt: string;
  rows: RowView[];
  /** Why rows carry no chip: `2 rows: two pupils called Ava Adams in 5B`. */
  doubts: { rows: number; why: string }[];
  unreadMarks: number;
  queue: QueueItem[];
  followUps: DutyView[];
  tracker: TrackerItem[];
  done: DutyView[];
  comment: CommentSetting;
  /** When the registers open and close, `HH:MM`: a late arrival is L before closing, U after. */
  registerTimes: RegisterTimesView;
  ringAgainMinutes: number;
  order?: QueueOrderView;
}

/** The DSL's glance: open cases without a reason, day 3 and day 5, what was done by whom. */
export interface GlanceView {
  tenant: string;
  school: SchoolStatus;
  on: { date: PlainDate; session: SessionOfDay } | null;
  /** False when the newest register read is not of today: said loudly, never passed off as today. */
  isToday: boolean;
  readAt: string | null;
  flagged: (DutyView & {
    done: { line: string; by: string; time: string }[];
    /** For the lead alone, who opened the glance to see it. */
    toTell?: TellRecipient[];
  })[];
  counts: { unexplained: number; openCases: number; dayThree: number; dayFive: number };
}

export interface Settings {
  person: Person | null;
  panel: 'open' | 'tab';
  reception: boolean;
  shortcutsOff: boolean;
  /** Keys that this person has changed, by action; left out where none is. */
  keys?: Readonly<Record<string, string>>;
  /** Switched off by managed policy; left out where nothing is. Never stored. */
  featuresOff?: readonly Feature[];
}

export type { Explanation };

/** What is left for one pupil, one sentence a line, asked for when the pupil is opened. */
export interface OutlookLine {
  about:
    | 'term-dates'
    | 'persistent'
    | 'severe'
    | 'penalty'
    | 'pattern'
    | 'lateness'
    | 'lateness-every-day';
  text: string;
  /** Rests on a value that the school has not confirmed. */
  isExample: boolean;
}

export interface Outlook {
  lines: OutlookLine[];
}
