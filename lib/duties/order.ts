/**
 * The calling queue: whom to ring first, and why this pupil stands here. The order of the reasons is
 * the school's (rule `callQueueOrder`); a reason that the school leaves out moves nobody. Brothers
 * and sisters stay together, at the place of the one who comes first: one call, a comment for each.
 * Who is to be rung again stands last until then, and first from then on.
 */
import type { Rules } from '@/lib/rules/types';
import type { Assessment } from './assess';
import { wasReached } from './contacts';
import { isOpen } from './duty';
import type { DutyFacts } from './facts';
import { openWorkers } from './notify-worker';
import { ringAgain, type RingAgain } from './ring-again';
import { schoolDayBefore, schoolYear } from './school-days';
import type { Duty, DutyId, Weight } from './types';

export const QUEUE_REASONS = [
  'open-case',
  'cp-plan',
  'looked-after',
  'no-answer-yesterday',
  'walks-alone',
  'severe-absence',
  'young-carer',
  'siblings',
  'day-five',
  'day-three',
  'unexplained-again',
  'other',
] as const;
export type QueueReason = (typeof QUEUE_REASONS)[number];

export interface QueueEntry {
  facts: DutyFacts;
  assessment: Assessment;
}

export interface QueuePlace {
  pupilId: string;
  /** From 1. */
  position: number;
  /** The most pressing duty to act on. */
  duty: Duty;
  reason: QueueReason;
  /** Neutral: fit for a screen that a parent can see. */
  because: string;
  /** For role `dsl` after a deliberate act. */
  becauseConfidentially: string;
  /** Brothers and sisters in the same queue. */
  siblings: readonly string[];
  /** What the last call left to do. */
  again: RingAgain | null;
  turn: Turn;
}

const WORDS: Record<QueueReason, { neutral: string; confidential?: string }> = {
  'open-case': { neutral: 'call early', confidential: 'open case' },
  'cp-plan': { neutral: 'call early', confidential: 'child protection or child in need plan' },
  'looked-after': { neutral: 'call early', confidential: 'looked-after child' },
  'no-answer-yesterday': { neutral: 'no answer yesterday' },
  'walks-alone': { neutral: 'walks to school alone' },
  'severe-absence': { neutral: 'severe absence' },
  'young-carer': { neutral: 'call early', confidential: 'young carer' },
  siblings: { neutral: 'brother or sister absent too' },
  'day-five': { neutral: 'fifth day of absence' },
  'day-three': { neutral: 'third day of absence' },
  'unexplained-again': { neutral: 'unexplained before this year' },
  other: { neutral: 'no reason yet' },
};

const CALLING: ReadonlySet<DutyId> = new Set<DutyId>([
  'notify-worker',
  'no-contact',
  'first-day-call',
  'confirm-off-site',
  'day-five-visit',
  'day-three-contact',
]);
const CALLING_AHEAD: ReadonlySet<DutyId> = new Set<DutyId>([
  'notify-worker',
  'first-day-call',
  'confirm-off-site',
]);
/** Duties of a call that may wait; a worker or the DSL to be told may not. */
const MAY_WAIT: ReadonlySet<DutyId> = new Set<DutyId>([
  'first-day-call',
  'confirm-off-site',
  'day-five-visit',
  'day-three-contact',
]);
const WEIGHTS: readonly Weight[] = ['now', 'today', 'soon', 'done', 'plain'];

interface Candidate {
  facts: DutyFacts;
  duty: Duty;
  reason: QueueReason;
  rank: number;
  /** Place in what was handed in. */
  place: number;
  again: RingAgain | null;
  turn: Turn;
}

/** Rung again now; in the school's order; put off until a time. */
const TURNS = ['again', 'in-turn', 'later'] as const;
export type Turn = (typeof TURNS)[number];

function turnOf(duty: Duty, again: RingAgain | null): Turn {
  if (again?.isDue) return 'again';
  return again && MAY_WAIT.has(duty.id) ? 'later' : 'in-turn';
}

export function callingQueue(entries: readonly QueueEntry[], rules: Rules): QueuePlace[] {
  const waiting = entries.flatMap(({ facts, assessment }) => {
    const duty = callDuty(assessment);
    return duty ? [{ facts, duty }] : [];
  });
  const families = familiesOf(waiting.map(({ facts }) => facts));
  const order = inQueueOrder(rules);
  const candidates = waiting.map(({ facts, duty }, place): Candidate => {
    const { reason, rank } = reasonFor(facts, duty, order, families);
    const again = ringAgain(facts);
    return { facts, duty, reason, rank, place, again, turn: turnOf(duty, again) };
  });
  return TURNS.flatMap((turn) =>
    keepFamiliesTogether(
      candidates.filter((candidate) => candidate.turn === turn).sort(compareInTurn),
    ),
  ).map(({ facts, duty, reason, again, turn }, i) => ({
    pupilId: facts.pupil.id,
    position: i + 1,
    duty,
    reason,
    because: queueWords(reason, false),
    becauseConfidentially: queueWords(reason, true),
    siblings: siblingsOf(facts, families),
    again,
    turn,
  }));
}

/** The reasons in the school's order; whoever has none of them stands where it says `other`, or last. */
export function inQueueOrder(rules: Rules): QueueReason[] {
  const known = rules
    .get('callQueueOrder')
    .flatMap((id) => QUEUE_REASONS.find((reason) => reason === id) ?? []);
  return known.includes('other') ? known : [...known, 'other'];
}

/** Why somebody stands at a place; neutral words are fit for a screen that a parent can see. */
export function queueWords(reason: QueueReason, mayReadConfidential: boolean): string {
  const { neutral, confidential } = WORDS[reason];
  return mayReadConfidential ? (confidential ?? neutral) : neutral;
}

function callDuty({ duties }: Assessment): Duty | null {
  let first: Duty | null = null;
  for (const duty of duties) {
    const isWaiting =
      duty.state === 'due'
        ? CALLING.has(duty.id)
        : duty.state === 'upcoming'
          ? CALLING_AHEAD.has(duty.id)
          : duty.id === 'notify-worker' && duty.state === 'cannot-tell' && duty.weight !== 'plain';
    if (isWaiting && (!first || weightOf(duty) < weightOf(first))) first = duty;
  }
  return first;
}

function weightOf({ weight }: Duty): number {
  return WEIGHTS.indexOf(weight);
}

function reasonFor(
  facts: DutyFacts,
  duty: Duty,
  order: readonly QueueReason[],
  families: ReadonlyMap<string, string[]>,
): { reason: QueueReason; rank: number } {
  for (const [rank, reason] of order.entries()) {
    if (reason !== 'other' && holds(reason, facts, duty, families)) return { reason, rank };
  }
  return { reason: 'other', rank: order.indexOf('other') };
}

function holds(
  reason: Exclude<QueueReason, 'other'>,
  facts: DutyFacts,
  duty: Duty,
  families: ReadonlyMap<string, string[]>,
): boolean {
  const { context, statistics, moment, rules } = facts;
  const hasPlan = (...kinds: string[]) =>
    context.plans.some((plan) => kinds.includes(plan.kind) && isOpen(plan, moment.date));
  switch (reason) {
    case 'open-case':
      return openWorkers(facts).length > 0;
    case 'cp-plan':
      return hasPlan('CP', 'CIN');
    case 'looked-after':
      return hasPlan('LAC');
    case 'no-answer-yesterday':
      return noAnswerYesterday(facts);
    case 'walks-alone':
      return context.walksAlone === true;
    case 'severe-absence':
      return statistics.status === 'SA' && !statistics.provisional;
    case 'young-carer':
      return context.youngCarer === true;
    case 'siblings':
      return siblingsOf(facts, families).length > 0;
    case 'day-five':
      return statistics.welfareDays >= rules.get('dayFive') && duty.state !== 'settled';
    case 'day-three':
      return statistics.welfareDays >= rules.get('dayThree') && duty.state !== 'settled';
    case 'unexplained-again': {
      const { from } = schoolYear(moment.date);
      return statistics.unexplained.some(({ date }) => date >= from && date < moment.date);
    }
  }
}

function noAnswerYesterday({ casework, calendar, moment }: DutyFacts): boolean {
  if (casework.calls.size === 0) return false;
  const yesterday = schoolDayBefore(calendar, moment.date);
  const calls = casework.byKind.call.filter(({ about }) => about.date === yesterday);
  return calls.length > 0 && !calls.some(({ payload }) => wasReached(payload.call.outcome));
}

function familiesOf(waiting: readonly DutyFacts[]): Map<string, string[]> {
  const families = new Map<string, string[]>();
  for (const { context, pupil } of waiting) {
    if (context.familyKey === null) continue;
    families.set(context.familyKey, [...(families.get(context.familyKey) ?? []), pupil.id]);
  }
  return families;
}

function siblingsOf(
  { context, pupil }: DutyFacts,
  families: ReadonlyMap<string, string[]>,
): readonly string[] {
  if (context.familyKey === null) return [];
  return (families.get(context.familyKey) ?? []).filter((id) => id !== pupil.id);
}

/** Of two candidates with the same turn. */
function compareInTurn(a: Candidate, b: Candidate): number {
  const byTime = a.turn === 'in-turn' ? 0 : (a.again?.at ?? '').localeCompare(b.again?.at ?? '');
  return byTime || a.rank - b.rank || weightOf(a.duty) - weightOf(b.duty) || a.place - b.place;
}

function keepFamiliesTogether(sorted: readonly Candidate[]): Candidate[] {
  const placed = new Set<Candidate>();
  return sorted.flatMap((candidate) => {
    if (placed.has(candidate)) return [];
    const { familyKey } = candidate.facts.context;
    const family =
      familyKey === null
        ? [candidate]
        : sorted.filter(({ facts }) => facts.context.familyKey === familyKey);
    for (const member of family) placed.add(member);
    return family;
  });
}
