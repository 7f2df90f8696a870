/** How duties are put together, so that each duty's file holds its provision and little else. */
import { countedCode, readCode } from '@/lib/attendance/codes';
import { shortDate, type PlainDate } from '@/lib/attendance/plain-date';
import type { Session } from '@/lib/attendance/session';
import type { Role } from '@/lib/casework/events';
import { deviationStanding, type Deviation } from '@/lib/casework/state';
import type { RuleKey } from '@/lib/rules/types';
import type { DutyDefinition } from './definition';
import type { DutyFacts } from './facts';
import type { Duty, DutyId, Explanation, Fact, Weight } from './types';

interface Parts {
  /** What the duty is about: the last part of its key. */
  about: string;
  label: string;
  weight: Weight;
  owner?: Role;
  dueOn?: PlainDate | null;
  dueAt?: string | null;
  confidential?: boolean;
}

type Settled = NonNullable<Duty['settledBy']>;

function duty(
  definition: DutyDefinition,
  facts: DutyFacts,
  state: Duty['state'],
  parts: Parts,
  missing: string | null,
  settledBy: Settled | null,
): Duty {
  return {
    key: dutyKey(definition.id, facts.pupil.id, parts.about),
    id: definition.id,
    pupilId: facts.pupil.id,
    state,
    weight: parts.weight,
    label: parts.label,
    owner: parts.owner ?? definition.owner,
    dueOn: parts.dueOn ?? null,
    dueAt: parts.dueAt ?? null,
    missing,
    settledBy,
    confidential: parts.confidential ?? false,
  };
}

export function dutyKey(id: DutyId, pupilId: string, about: string): string {
  return `${id}:${pupilId}:${about}`;
}

/** The part of a key that says what the duty is about. */
export function aboutOf(duty: Duty): string {
  return duty.key.slice(duty.id.length + 1 + (duty.pupilId ?? 'school').length + 1);
}

export function due(definition: DutyDefinition, facts: DutyFacts, parts: Parts): Duty {
  return duty(definition, facts, 'due', parts, null, null);
}

export function upcoming(definition: DutyDefinition, facts: DutyFacts, parts: Parts): Duty {
  return duty(definition, facts, 'upcoming', parts, null, null);
}

export function settled(
  definition: DutyDefinition,
  facts: DutyFacts,
  parts: Omit<Parts, 'weight'>,
  by: Settled,
): Duty {
  return duty(definition, facts, 'settled', { ...parts, weight: 'done' }, null, by);
}

/** `missing` names the fact, so that somebody can supply it. */
export function cannotTell(
  definition: DutyDefinition,
  facts: DutyFacts,
  parts: Omit<Parts, 'weight'> & { weight?: Weight },
  missing: string,
): Duty {
  return duty(definition, facts, 'cannot-tell', { weight: 'plain', ...parts }, missing, null);
}

/**
 * A decision, made about this obligation, not to do what the rule says. It holds until its review
 * date; from that day the duty stands again, as it would have.
 */
export function decidedOtherwise(
  { casework, moment }: Pick<DutyFacts, 'casework' | 'moment'>,
  id: DutyId,
  since: PlainDate,
): Deviation | null {
  for (let i = casework.activeDeviations.length - 1; i >= 0; i -= 1) {
    const deviation = casework.activeDeviations[i];
    if (!deviation || deviation.from !== id || deviation.on < since) continue;
    if (deviation.decision === 'bring-forward' || deviation.decision === 'step-back') continue;
    if (deviationStanding(deviation, moment.date) === 'stands') return deviation;
  }
  return null;
}

export function byDeviation(deviation: Deviation): Settled {
  return {
    eventId: deviation.eventId,
    how:
      deviation.reviewOn === null
        ? 'decided otherwise, with the reason recorded'
        : `decided otherwise, to be looked at again on ${shortDate(deviation.reviewOn)}`,
  };
}

interface Explained {
  /** Neutral: fit for a screen that a parent can see. */
  sentence: string;
  /** For the safeguarding lead; the neutral one where there is nothing more to say. */
  confidentially?: string;
  facts: Fact[];
  threshold?: { key: RuleKey; value: string };
  clears: string;
}

export function explanation(
  { citation }: DutyDefinition,
  { rules }: DutyFacts,
  duty: Duty,
  explained: Explained,
  mayReadConfidential: boolean,
): Explanation {
  const { says, ...source } = citation;
  const because =
    mayReadConfidential && explained.confidentially ? explained.confidentially : explained.sentence;
  return {
    dutyKey: duty.key,
    sentence: sentenceOf(duty, because),
    rule: says,
    source,
    facts: explained.facts,
    threshold: explained.threshold ? thresholdOf(rules, explained.threshold) : null,
    clears: duty.state === 'settled' ? 'Nothing more is due on this.' : explained.clears,
  };
}

function sentenceOf({ state, missing, settledBy }: Duty, because: string): string {
  if (state === 'cannot-tell')
    return `${because} To judge this, one thing is missing: ${missing ?? 'more facts'}.`;
  if (state === 'settled' && settledBy)
    return `This is settled: ${settledBy.how}. What it was about: ${because}`;
  return because;
}

function thresholdOf(
  rules: DutyFacts['rules'],
  { key, value }: { key: RuleKey; value: string },
): Explanation['threshold'] {
  const { setBy, isExample } = rules.resolved(key);
  return { key, value, setBy, isExample };
}

export function fact(
  text: string,
  at: { date: PlainDate; session?: Session['session'] | null } | null = null,
  code: string | null = null,
): Fact {
  return { text, date: at?.date ?? null, session: at?.session ?? null, code };
}

export function markFact(facts: DutyFacts, at: Session): Fact {
  const code = facts.history.codeAt(at);
  return fact(code === null ? 'no mark' : meaningOf(code, at.date), at, code);
}

/** What a code stands for, in the regulation's words; an unknown code has none. */
function meaningOf(code: string, date: PlainDate): string {
  return countedCode(readCode(code, date))?.name ?? 'a code Alongside does not know';
}

/** `Tue 15 Sep AM` */
export function sessionWords({ date, session }: Session): string {
  return `${shortDate(date)} ${session}`;
}

/** `22 Sep`, for a label. */
export function dayAndMonth(date: PlainDate): string {
  return shortDate(date).slice(4);
}

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

export function forename({ pupil }: DutyFacts): string {
  return pupil.preferredForename ?? pupil.forename;
}

/** The first day of an interval may be unknown (open); the last day counts. */
export function isOpen(
  { from, to }: { from: PlainDate | null; to: PlainDate | null },
  on: PlainDate,
): boolean {
  return (from === null || from <= on) && (to === null || on <= to);
}
