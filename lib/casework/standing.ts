/**
 * Which events count, and as what, once undo and correction have had their say. Both are events
 * themselves, so an undo can be undone and a correction corrected, in any order of arrival.
 */
import { z } from '@/lib/schema';
import { plainDateSchema, sessionOfDaySchema } from '@/lib/attendance/plain-date-schema';
import { casePayloadSchema, type CaseEvent, type CaseEventOf, type CasePayload } from './events';
import { canonical } from './canonical';
import { withoutEchoes } from './echoes';
import { compareEvents, compareText } from './merge';
import type { CaseProblem, TrailEntry } from './state';

export interface Standings {
  /** Effective events as they read now, undo and correction left out, in the order of the case. */
  effective: CaseEvent[];
  trail: TrailEntry[];
  problems: CaseProblem[];
}

export function standingsOf(given: readonly CaseEvent[]): Standings {
  const problems: CaseProblem[] = [];
  const byId = oneOfEachId(withoutEchoes(given), problems);
  const notApplied: CaseProblem[] = [];
  const undoneBy = undosApplied(byId, notApplied);
  const corrections = correctionsApplied(byId, undoneBy, notApplied);
  problems.push(...notApplied);

  const ignored = new Map(notApplied.map(({ eventId, problem }) => [eventId, problem]));
  const effective: CaseEvent[] = [];
  const trail: TrailEntry[] = [];
  for (const event of [...byId.values()].sort(compareEvents)) {
    const undo = undoneBy.get(event.id) ?? null;
    const correction = corrections.inForce.get(event.id) ?? null;
    const superseded = corrections.superseded.get(event.id) ?? null;
    const reads = isDone(event) ? event : null;

    if (undo) trail.push(entry(event, 'undone', undo.id, null));
    else if (ignored.has(event.id))
      trail.push(entry(event, 'ignored', null, ignored.get(event.id) ?? null));
    else if (correction) trail.push(entry(event, 'corrected', correction.by.id, null));
    else if (superseded) trail.push(entry(event, 'corrected', superseded.id, null));
    else trail.push(entry(event, 'stands', null, null));

    if (reads && !undo) effective.push(correction ? corrected(reads, correction.reading) : reads);
  }
  return {
    effective: effective.sort(compareEvents),
    trail,
    problems: problems.sort((a, b) => compareText(a.eventId, b.eventId)),
  };
}

function isDone(event: CaseEvent): boolean {
  return event.payload.kind !== 'undo' && event.payload.kind !== 'correction';
}

function entry(
  event: CaseEvent,
  standing: TrailEntry['standing'],
  changedBy: string | null,
  why: string | null,
): TrailEntry {
  return { event, standing, changedBy, why };
}

/** Of two that differ under one id every device takes the same: first the one not read back from a comment. */
function oneOfEachId(given: readonly CaseEvent[], problems: CaseProblem[]): Map<string, CaseEvent> {
  const byId = new Map<string, CaseEvent>();
  const differing = new Set<string>();
  for (const event of given) {
    const held = byId.get(event.id);
    if (held === undefined) {
      byId.set(event.id, event);
    } else if (held !== event && canonical(held) !== canonical(event)) {
      differing.add(event.id);
      byId.set(event.id, preferred(held, event));
    }
  }
  for (const eventId of differing)
    problems.push({
      eventId,
      problem: 'Two records that differ carry the same id; the same one is used on every computer.',
    });
  return byId;
}

function preferred(a: CaseEvent, b: CaseEvent): CaseEvent {
  if (a.recovered !== b.recovered) return a.recovered ? b : a;
  return canonical(a) < canonical(b) ? a : b;
}

/** For every event taken back: the undo that does it (the earliest, where several do). */
function undosApplied(
  byId: ReadonlyMap<string, CaseEvent>,
  problems: CaseProblem[],
): Map<string, CaseEvent> {
  const undos = new Map<string, CaseEventOf<'undo'>>();
  for (const event of byId.values()) if (isOf(event, 'undo')) undos.set(event.id, event);

  const targeting = new Map<string, number>();
  for (const undo of undos.values()) {
    const { of } = undo.payload;
    targeting.set(of, (targeting.get(of) ?? 0) + 1);
    if (!byId.has(of))
      problems.push({ eventId: undo.id, problem: `It takes back ${of}, which is not here.` });
  }

  // From the undos that nobody takes back, inwards; those in a ring are never reached.
  const undoneBy = new Map<string, CaseEvent>();
  const ready = [...undos.values()].filter(({ id }) => !targeting.has(id));
  const settled = new Set<string>();
  for (let undo = ready.pop(); undo; undo = ready.pop()) {
    settled.add(undo.id);
    const { of } = undo.payload;
    const isActive = !undoneBy.has(undo.id);
    const target = byId.get(of);
    if (isActive && target) {
      const before = undoneBy.get(of);
      if (!before || isEarlier(undo, before)) undoneBy.set(of, undo);
    }
    const left = (targeting.get(of) ?? 0) - 1;
    targeting.set(of, left);
    const inner = undos.get(of);
    if (left === 0 && inner) ready.push(inner);
  }
  for (const { id } of undos.values())
    if (!settled.has(id))
      problems.push({ eventId: id, problem: 'It takes back an undo that takes it back in turn.' });
  return undoneBy;
}

interface Reading {
  payload: CasePayload;
  about: CaseEvent['about'] | null;
}

interface AppliedCorrections {
  /** By the id of the event corrected. */
  inForce: Map<string, { by: CaseEvent; reading: Reading }>;
  /** By the id of a correction that a later one overrules: that later one. */
  superseded: Map<string, CaseEvent>;
}

function correctionsApplied(
  byId: ReadonlyMap<string, CaseEvent>,
  undoneBy: ReadonlyMap<string, CaseEvent>,
  problems: CaseProblem[],
): AppliedCorrections {
  interface Candidate {
    by: CaseEventOf<'correction'>;
    reading: Reading;
    ancestors: readonly string[];
  }
  const byRoot = new Map<string, Candidate[]>();
  for (const event of byId.values()) {
    if (!isOf(event, 'correction') || undoneBy.has(event.id)) continue;
    const chain = chainOf(event, byId, undoneBy);
    if (typeof chain === 'string') {
      problems.push({ eventId: event.id, problem: chain });
      continue;
    }
    const reading = readingOf(event, byId);
    if (typeof reading === 'string') {
      problems.push({ eventId: event.id, problem: reading });
      continue;
    }
    const candidates = byRoot.get(chain.root) ?? [];
    candidates.push({ by: event, reading, ancestors: chain.ancestors });
    byRoot.set(chain.root, candidates);
  }

  const inForce: AppliedCorrections['inForce'] = new Map();
  const superseded: AppliedCorrections['superseded'] = new Map();
  for (const [root, candidates] of byRoot) {
    // A correction of a correction overrules it even where its computer's clock is behind.
    const overruled = new Set(candidates.flatMap(({ ancestors }) => ancestors));
    const latest = candidates
      .filter(({ by }) => !overruled.has(by.id))
      .reduce((a, b) => (isEarlier(a.by, b.by) ? b : a));
    inForce.set(root, { by: latest.by, reading: latest.reading });
    for (const { by } of candidates) if (by !== latest.by) superseded.set(by.id, latest.by);
  }
  return { inForce, superseded };
}

/** From a correction through those it corrects to the event itself; a sentence where there is none. */
function chainOf(
  correction: CaseEventOf<'correction'>,
  byId: ReadonlyMap<string, CaseEvent>,
  undoneBy: ReadonlyMap<string, CaseEvent>,
): { root: string; ancestors: string[] } | string {
  const ancestors: string[] = [];
  const seen = new Set([correction.id]);
  let of = correction.payload.of;
  for (;;) {
    const target = byId.get(of);
    if (!target) return `It corrects ${of}, which is not here.`;
    if (seen.has(of)) return 'It corrects a correction that corrects it in turn.';
    seen.add(of);
    if (isOf(target, 'undo')) return 'It corrects an undo; an undo can only be undone.';
    if (!isOf(target, 'correction')) return { root: of, ancestors };
    if (undoneBy.has(of)) return `It corrects the correction ${of}, which was taken back.`;
    ancestors.push(of);
    of = target.payload.of;
  }
}

const wholeReadingSchema = z.strictObject({
  payload: casePayloadSchema,
  about: z.optional(
    z.strictObject({ date: plainDateSchema, session: z.nullable(sessionOfDaySchema) }),
  ),
});

/**
 * The replacement as written: a payload, or `{ payload, about }` where the session was wrong too. A
 * correction of a correction may repeat the outer shape.
 */
function readingOf(
  correction: CaseEventOf<'correction'>,
  byId: ReadonlyMap<string, CaseEvent>,
): Reading | string {
  const reading = parseReading(correction.payload.replacement);
  if (!reading) return 'What it says instead cannot be read, so the record stays as it was.';
  const { payload } = reading;
  if (payload.kind === 'undo') return 'A correction cannot become an undo.';
  if (payload.kind !== 'correction') return reading;
  const corrected = byId.get(correction.payload.of);
  const inner = parseReading(payload.replacement);
  const sameTarget =
    corrected && isOf(corrected, 'correction') && corrected.payload.of === payload.of;
  if (!sameTarget || !inner || inner.payload.kind === 'undo' || inner.payload.kind === 'correction')
    return 'What it says instead cannot be read, so the record stays as it was.';
  return inner;
}

/** A replacement as it will be read; null: it cannot be. */
export function parseReading(replacement: unknown): Reading | null {
  const isWhole =
    typeof replacement === 'object' && replacement !== null && 'payload' in replacement;
  if (isWhole) {
    const whole = wholeReadingSchema.safeParse(replacement);
    return whole.success ? { payload: whole.data.payload, about: whole.data.about ?? null } : null;
  }
  const payload = casePayloadSchema.safeParse(replacement);
  return payload.success ? { payload: payload.data, about: null } : null;
}

function corrected(event: CaseEvent, { payload, about }: Reading): CaseEvent {
  return { ...event, payload, about: about ?? event.about };
}

export function isOf<K extends CaseEvent['payload']['kind']>(
  event: CaseEvent,
  kind: K,
): event is CaseEvent & CaseEventOf<K> {
  return event.payload.kind === kind;
}

function isEarlier(a: CaseEvent, b: CaseEvent): boolean {
  return (compareText(a.at, b.at) || compareText(a.id, b.id)) < 0;
}
