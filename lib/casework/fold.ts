/**
 * The state of one pupil's case out of its events. The same for the same set of events, whatever the
 * order in which they arrived and however often.
 */
import { mondayOf } from '@/lib/attendance/plain-date';
import { compareSessions, type Session } from '@/lib/attendance/session';
import type { CaseEvent, CaseEventOf } from './events';
import { deviationsOf } from './deviations';
import { reasonsByAbout, reasonSpansOf } from './reasons';
import { isOf, standingsOf } from './standing';
import { stepsTaken, supportOffered } from './steps';
import { aboutKey, type CaseState, type DoneKind, type EventsByKind } from './state';

export interface FoldOptions {
  /** Whose case it is when there are no events yet. */
  pupilId?: string | null;
  /**
   * Only what is about this session or an earlier one: last Tuesday's register shows last Tuesday's
   * case. Undo and correction count whenever they were made: a mistake is never shown again.
   */
  through?: Session;
}

const CASE_ACTIONS: ReadonlySet<string> = new Set<DoneKind>([
  'step',
  'visit',
  'deviation',
  'review',
  'decision',
  'meeting',
  'procedure',
]);

/** @throws RangeError when events of two pupils, or of two schools, are handed in. */
export function foldCase(given: readonly CaseEvent[], options: FoldOptions = {}): CaseState {
  const pupilId = pupilOf(given, options.pupilId);
  const { effective, trail, problems } = standingsOf(given);
  const { through } = options;
  const events = through ? effective.filter((event) => isBy(event, through)) : effective;

  const byKind = sortedByKind(events);
  const steps = stepsTaken(events);
  const deviations = deviationsOf(events);
  return {
    pupilId,
    events,
    byKind,
    calls: groupedBy(byKind.call, ({ about }) => aboutKey(about)),
    notifications: {
      'social-worker': notified(byKind, 'social-worker'),
      'youth-offending': notified(byKind, 'youth-offending'),
      dsl: notified(byKind, 'dsl'),
      'designated-teacher': notified(byKind, 'designated-teacher'),
      'virtual-school': notified(byKind, 'virtual-school'),
    },
    visits: byKind.visit,
    confirmations: groupedBy(byKind.confirmation, ({ about }) => aboutKey(about)),
    reasons: reasonsByAbout(events),
    reasonSpans: reasonSpansOf(events),
    steps,
    supportOffered: supportOffered(steps),
    deviations,
    activeDeviations: deviations.filter(({ endedBy }) => endedBy === null),
    reviews: byKind.review.map(({ id, about, payload }) => ({
      eventId: id,
      of: payload.of,
      on: about.date,
      outcome: payload.outcome,
      nextReviewOn: payload.nextReviewOn,
    })),
    decisions: groupedBy(byKind.decision, ({ payload }) => payload.on),
    usedInNotice: byKind.decision.flatMap(({ id, payload }) =>
      payload.sessionsUsedInNotice ? [{ eventId: id, ...payload.sessionsUsedInNotice }] : [],
    ),
    leaveRequests: byKind['leave-request'],
    expectedAbsences: byKind['expected-absence'].map(({ id, about, payload }) => ({
      eventId: id,
      from: { date: about.date, session: about.session ?? 'AM' },
      until: payload.until,
      code: payload.code,
      evidence: payload.evidence,
    })),
    returns: {
      attendance: byKind['return-sent'].filter(({ payload }) => payload.return === 'attendance'),
      sickness: byKind['return-sent'].filter(({ payload }) => payload.return === 'sickness'),
    },
    procedures: groupedBy(byKind.procedure, ({ payload }) => payload.duty),
    provisionChecks: byKind['provision-check'],
    meetings: byKind.meeting,
    trackerWeeks: [
      ...new Set(byKind['tracker-week'].map(({ about }) => mondayOf(about.date))),
    ].sort(),
    lastActionOn:
      events.findLast(({ payload }) => CASE_ACTIONS.has(payload.kind))?.about.date ?? null,
    trail,
    problems,
  };
}

/** A pupil about whom nothing has been recorded yet. */
export function emptyCase(pupilId: string | null): CaseState {
  return { ...NOTHING_RECORDED, pupilId };
}

/** Every pupil's case, and the school's own under null. */
export function foldCases(
  events: readonly CaseEvent[],
  options: Pick<FoldOptions, 'through'> = {},
): Map<string | null, CaseState> {
  const cases = new Map<string | null, CaseState>();
  for (const [pupilId, own] of groupedBy(events, (event) => event.pupilId))
    cases.set(pupilId, foldCase(own, { ...options, pupilId }));
  return cases;
}

function pupilOf(events: readonly CaseEvent[], expected?: string | null): string | null {
  const first = events[0];
  if (!first) return expected ?? null;
  const pupilId = expected === undefined ? first.pupilId : expected;
  for (const event of events) {
    if (event.pupilId !== pupilId || event.tenant !== first.tenant)
      throw new RangeError('Events of two pupils cannot be one case.');
  }
  return pupilId;
}

function isBy({ about }: CaseEvent, through: Session): boolean {
  if (about.session === null) return about.date <= through.date;
  return compareSessions({ date: about.date, session: about.session }, through) <= 0;
}

function notified(byKind: EventsByKind, role: keyof CaseState['notifications']) {
  return byKind.notification.filter(({ payload }) => payload.role === role);
}

function groupedBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function sortedByKind(events: readonly CaseEvent[]): EventsByKind {
  const of = <K extends DoneKind>(kind: K): CaseEventOf<K>[] =>
    events.filter((event) => isOf(event, kind));
  return {
    call: of('call'),
    notification: of('notification'),
    visit: of('visit'),
    confirmation: of('confirmation'),
    'reason-established': of('reason-established'),
    step: of('step'),
    deviation: of('deviation'),
    review: of('review'),
    decision: of('decision'),
    'leave-request': of('leave-request'),
    'expected-absence': of('expected-absence'),
    'return-sent': of('return-sent'),
    procedure: of('procedure'),
    'provision-check': of('provision-check'),
    meeting: of('meeting'),
    'tracker-week': of('tracker-week'),
  };
}

const NOTHING_RECORDED: CaseState = foldCase([]);
