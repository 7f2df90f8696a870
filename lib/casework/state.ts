/**
 * What the fold over one pupil's events yields: everything a duty asks of casework, ready to read.
 * Only effective events are here (undone ones left out, corrected ones as they read now); the whole
 * story, undone events included, is in `trail`. `foldCase` in `./fold` builds it.
 */
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { Session, SessionKey } from '@/lib/attendance/session';
import type { CaseEvent, CaseEventKind, CaseEventOf, LadderStep } from './events';

/** `2026-09-15 AM`, or `2026-09-15` for an event about the whole day. */
export type AboutKey = SessionKey | PlainDate;

/** Kinds that stand for something done; undo and correction only change how these read. */
export type DoneKind = Exclude<CaseEventKind, 'undo' | 'correction'>;

export type EventsByKind = { readonly [K in DoneKind]: readonly CaseEventOf<K>[] };

export type NotifiedRole = Extract<CaseEvent['payload'], { kind: 'notification' }>['role'];

/** How one absence is explained, as it stands now. */
export interface EstablishedReason {
  eventId: string;
  /** False: staff do not accept the reason given, so the absence stays unexplained. */
  accepted: boolean;
  /** In the words recorded. */
  reason: string;
  /** The code the person said they would enter; null when none was named. */
  code: string | null;
  /**
   * `recorded`: a person recorded the reason; it outranks every call, earlier or later.
   * `call`: the parent or child said so in a contact.
   */
  from: 'recorded' | 'call';
  /** When it was recorded, ISO instant in UTC. */
  at: string;
}

/** A reason that was said to last: a return date given in a call, or an expected absence. */
export interface ReasonSpan {
  eventId: string;
  from: Session;
  /** Last day covered, inclusive. */
  until: PlainDate;
  reason: string;
  code: string | null;
  via: 'return-date' | 'expected-absence';
  at: string;
}

export interface StepTaken {
  eventId: string;
  step: LadderStep;
  on: PlainDate;
  result: string | null;
  supportOffered: boolean;
  /** Id of the `step-back` deviation after which this step no longer counts as taken. */
  steppedBackBy: string | null;
}

/**
 * A decision to do otherwise than the rule says. It shows as decided, never as overdue. One about a
 * duty of a single absence (day 3, day 5) belongs to the absence on `on`; a later absence asks again.
 */
export interface Deviation {
  eventId: string;
  /** Duty id or ladder step the decision is about. */
  from: string;
  decision: CaseEventOf<'deviation'>['payload']['decision'];
  reason: string;
  agreedWith: string | null;
  on: PlainDate;
  session: Session['session'] | null;
  /** As it reads after any review of it; null: no review agreed. */
  reviewOn: PlainDate | null;
  /**
   * Event that ended it: a later deviation on the same matter, the step taken after all, or a review
   * without a further review date. Null while it stands.
   */
  endedBy: string | null;
}

export interface Review {
  eventId: string;
  /** Event id, duty id or ladder step that was reviewed. */
  of: string;
  on: PlainDate;
  outcome: string;
  nextReviewOn: PlainDate | null;
}

/** One event in the story of the case, whether or not it still counts. */
export interface TrailEntry {
  /** As it was recorded, with its author; never as corrected. */
  event: CaseEvent;
  /**
   * `stands`: counts as recorded. `corrected`: counts as the correction `changedBy` reads.
   * `undone`: taken back by `changedBy`. `ignored`: could not be applied; `why` says so.
   */
  standing: 'stands' | 'corrected' | 'undone' | 'ignored';
  /** Id of the undo or correction that decides the standing. */
  changedBy: string | null;
  why: string | null;
}

/** Something in the events that could not be applied. Nothing is dropped: the event is in the trail. */
export interface CaseProblem {
  eventId: string;
  /** One plain sentence. */
  problem: string;
}

export interface CaseState {
  /** Null: the school's own case (tracker weeks). */
  pupilId: string | null;
  /** Effective events in the order of what they are about, then of recording. */
  events: readonly CaseEvent[];
  byKind: EventsByKind;

  calls: ReadonlyMap<AboutKey, readonly CaseEventOf<'call'>[]>;
  notifications: Readonly<Record<NotifiedRole, readonly CaseEventOf<'notification'>[]>>;
  visits: readonly CaseEventOf<'visit'>[];
  confirmations: ReadonlyMap<AboutKey, readonly CaseEventOf<'confirmation'>[]>;
  /** By what the reason is about. `reasonFor` in `./reasons` answers for one session. */
  reasons: ReadonlyMap<AboutKey, EstablishedReason>;
  reasonSpans: readonly ReasonSpan[];

  /** In the order taken, stepped-back ones included. */
  steps: readonly StepTaken[];
  /** The first time support was offered with a step; null while it never was. */
  supportOffered: { eventId: string; on: PlainDate } | null;
  /** All effective ones, ended ones included, in order. */
  deviations: readonly Deviation[];
  /** Those that still stand. A review date may have passed: `deviationStanding` tells. */
  activeDeviations: readonly Deviation[];
  reviews: readonly Review[];
  /** By the duty id the decision settles. */
  decisions: ReadonlyMap<string, readonly CaseEventOf<'decision'>[]>;
  usedInNotice: readonly { eventId: string; from: PlainDate; to: PlainDate }[];
  leaveRequests: readonly CaseEventOf<'leave-request'>[];
  expectedAbsences: readonly {
    eventId: string;
    from: Session;
    until: PlainDate;
    code: string;
    evidence: string | null;
  }[];
  returns: Readonly<Record<'attendance' | 'sickness', readonly CaseEventOf<'return-sent'>[]>>;
  /** By duty id. */
  procedures: ReadonlyMap<string, readonly CaseEventOf<'procedure'>[]>;
  provisionChecks: readonly CaseEventOf<'provision-check'>[];
  meetings: readonly CaseEventOf<'meeting'>[];
  /** Mondays of the weeks whose tracker was completed, in order, each once. */
  trackerWeeks: readonly PlainDate[];

  /**
   * The latest day on which the case itself was worked on: step, visit, deviation, review, decision,
   * meeting or procedure. A daily call or notification keeps the register right and moves no case.
   */
  lastActionOn: PlainDate | null;

  trail: readonly TrailEntry[];
  problems: readonly CaseProblem[];
}

export function aboutKey(about: CaseEvent['about']): AboutKey {
  return about.session === null ? about.date : `${about.date} ${about.session}`;
}

/** Events about this session, and those about its whole day. */
export function aboutSession<E>(
  events: ReadonlyMap<AboutKey, readonly E[]>,
  session: Session,
): readonly E[] {
  const ofDay = events.get(session.date) ?? [];
  const ofSession = events.get(`${session.date} ${session.session}`) ?? [];
  return ofDay.length === 0 ? ofSession : [...ofDay, ...ofSession];
}

/** A deviation whose review date has come is asked about again; until then it is simply decided. */
export function deviationStanding(
  deviation: Deviation,
  on: PlainDate,
): 'stands' | 'review-due' | 'ended' {
  if (deviation.endedBy !== null) return 'ended';
  return deviation.reviewOn !== null && deviation.reviewOn <= on ? 'review-due' : 'stands';
}
