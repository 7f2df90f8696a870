/**
 * Whether an absence is explained, and by what. A parent's word explains it until a person records
 * that it is not accepted (attendance-rules.md section 5, "Unexplained").
 */
import { compareSessions, type Session } from '@/lib/attendance/session';
import { addDays } from '@/lib/attendance/plain-date';
import type { CaseEvent } from './events';
import {
  aboutKey,
  type AboutKey,
  type CaseState,
  type EstablishedReason,
  type ReasonSpan,
} from './state';

/** Contacts in which somebody who knows where the child is gave the reason. A provider who reports
 *  an absence, a voicemail and a refusal explain nothing. */
const OUTCOMES_THAT_EXPLAIN = new Set(['spoke-to', 'message-in', 'seen-at-home']);

/** The child is in the building: where they are is known whatever was said. */
const OUTCOMES_THAT_FIND = new Map([
  ['found-on-site', 'found on site'],
  ['arrived-late', 'arrived late'],
]);

/** The reason one event gives for the session or day it is about; null where it gives none. */
export function reasonGivenBy(event: CaseEvent): EstablishedReason | null {
  const { payload, id: eventId, at } = event;
  if (payload.kind === 'reason-established') {
    const { accepted, reason, code } = payload;
    return { eventId, accepted, reason, code, from: 'recorded', at };
  }
  if (payload.kind !== 'call') return null;
  const { outcome, reason, codeTo: code } = payload.call;
  const found = OUTCOMES_THAT_FIND.get(outcome);
  if (found !== undefined)
    return { eventId, accepted: true, reason: reason?.words ?? found, code, from: 'call', at };
  if (!OUTCOMES_THAT_EXPLAIN.has(outcome) || reason === null || reason.kind === 'not-given')
    return null;
  return { eventId, accepted: true, reason: reason.words, code, from: 'call', at };
}

export function reasonsByAbout(events: readonly CaseEvent[]): Map<AboutKey, EstablishedReason> {
  const reasons = new Map<AboutKey, EstablishedReason>();
  for (const event of events) {
    const given = reasonGivenBy(event);
    if (!given) continue;
    const key = aboutKey(event.about);
    const stands = outranking(reasons.get(key) ?? null, given);
    if (stands) reasons.set(key, stands);
  }
  return reasons;
}

export function reasonSpansOf(events: readonly CaseEvent[]): ReasonSpan[] {
  const spans: ReasonSpan[] = [];
  for (const event of events) {
    const span = spanOf(event);
    if (span) spans.push(span);
  }
  return spans;
}

/** True when the child was seen in any session from the first (included) to the second (not). */
export type SeenBetween = (from: Session, to: Session) => boolean;

/**
 * The reason that stands for one session: one about this session or its whole day, else one given
 * earlier that was said to last. Null: nobody has given one.
 *
 * Without `seenBetween` an earlier reason is never carried over: a child who was poorly, came in and
 * is gone again has a new absence, and only the marks tell.
 */
export function reasonFor(
  state: Pick<CaseState, 'reasons' | 'reasonSpans'>,
  session: Session,
  seenBetween?: SeenBetween,
): EstablishedReason | null {
  const own = outranking(
    state.reasons.get(session.date) ?? null,
    state.reasons.get(`${session.date} ${session.session}`) ?? null,
  );
  if (own || !seenBetween) return own;

  const morning: Session = { date: session.date, session: 'AM' };
  if (session.session === 'PM' && !seenBetween(morning, session)) {
    const earlier = state.reasons.get(`${session.date} AM`);
    if (earlier) return earlier;
  }
  const span = state.reasonSpans.findLast(
    ({ from, until }) =>
      compareSessions(from, session) < 0 && session.date <= until && !seenBetween(from, session),
  );
  if (!span) return null;
  // A person's "not accepted" holds for as long as what it was said of.
  const about = state.reasons.get(`${span.from.date} ${span.from.session}`);
  const ofDay = state.reasons.get(span.from.date);
  const judged = outranking(ofDay ?? null, about ?? null);
  return judged && !judged.accepted ? judged : asReason(span);
}

/** A recorded reason outranks a call's; of two alike the later one stands. */
function outranking(
  a: EstablishedReason | null,
  b: EstablishedReason | null,
): EstablishedReason | null {
  if (!a || !b) return a ?? b;
  if (a.from !== b.from) return a.from === 'recorded' ? a : b;
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return a.eventId > b.eventId ? a : b;
}

function spanOf(event: CaseEvent): ReasonSpan | null {
  const { payload, about, id: eventId, at } = event;
  const from: Session = { date: about.date, session: about.session ?? 'AM' };
  if (payload.kind === 'expected-absence') {
    const { until, code, evidence } = payload;
    return { eventId, from, until, reason: evidence ?? code, code, via: 'expected-absence', at };
  }
  if (payload.kind !== 'call' || payload.call.back?.kind !== 'date') return null;
  const given = reasonGivenBy(event);
  if (!given || OUTCOMES_THAT_FIND.has(payload.call.outcome)) return null;
  const until = addDays(payload.call.back.date, -1);
  if (until < about.date) return null;
  return { eventId, from, until, reason: given.reason, code: given.code, via: 'return-date', at };
}

function asReason({ eventId, reason, code, via, at }: ReasonSpan): EstablishedReason {
  const from = via === 'expected-absence' ? 'recorded' : 'call';
  return { eventId, accepted: true, reason, code, from, at };
}
