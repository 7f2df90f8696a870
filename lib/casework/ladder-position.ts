import { schoolYearOf } from '@/lib/attendance/calendar';
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { LadderRule, Rules } from '@/lib/rules/types';
import type { LadderStep } from './events';
import { deviationStanding, type CaseState, type Deviation, type StepTaken } from './state';

/** Duty under which a person may decide about the ladder as a whole. */
const WHOLE_LADDER = 'escalation-step';

export interface LadderPosition {
  /** The lowest step neither taken nor passed over, or the one brought forward; null: all done. */
  rule: LadderRule | null;
  /** The highest step that counts as taken. */
  taken: StepTaken | null;
  /** The day from which the waiting time runs; null before the first step. */
  waitsFrom: PlainDate | null;
  /** Not now, a person has said: hold, not required, or a skip whose review date has come. */
  decided: Deviation | null;
  broughtForward: Deviation | null;
  passed: { kind: 'skipped' | 'stepped-back'; deviation: Deviation }[];
}

export function ladderPosition(
  state: Pick<CaseState, 'steps' | 'activeDeviations'>,
  rules: Pick<Rules, 'get'>,
  asOf: PlainDate,
): LadderPosition {
  const ladder = rules.get('ladder');
  const places = new Map(ladder.map(({ step }, place) => [step, place]));
  const placeOf = (step: LadderStep) => places.get(step) ?? -1;
  const countsFrom = ladderCountsFrom(rules, asOf);
  const isOfNow = (on: PlainDate) => on <= asOf && (countsFrom === null || on >= countsFrom);

  const counted = state.steps.filter(
    ({ steppedBackBy, on }) => steppedBackBy === null && isOfNow(on),
  );
  const reached = Math.max(-1, ...counted.map(({ step }) => placeOf(step)));
  const taken = counted.findLast(({ step }) => placeOf(step) === reached && reached >= 0) ?? null;

  const deviations = state.activeDeviations.filter(({ on }) => on <= asOf);
  const about = (step: LadderStep) => deviations.findLast(({ from }) => from === step) ?? null;

  const passed: LadderPosition['passed'] = [];
  const back = deviations.findLast(
    ({ decision, from, on }) =>
      decision === 'step-back' && ladder.some(({ step }) => step === from) && isOfNow(on),
  );
  if (back) passed.push({ kind: 'stepped-back', deviation: back });

  let next = reached + 1;
  for (let rule = ladder[next]; rule; rule = ladder[next]) {
    const skip = about(rule.step);
    if (skip?.decision !== 'skip' || deviationStanding(skip, asOf) !== 'stands') break;
    passed.push({ kind: 'skipped', deviation: skip });
    next += 1;
  }

  const forward = ladder.findIndex(
    ({ step }, place) => place >= next && about(step)?.decision === 'bring-forward',
  );
  const rule = ladder[forward >= 0 ? forward : next] ?? null;
  const broughtForward = forward >= 0 && rule ? about(rule.step) : null;
  return {
    rule,
    taken,
    waitsFrom: later(taken?.on ?? null, back?.on ?? null),
    decided: rule && !broughtForward ? decidedAbout(rule, taken, deviations) : null,
    broughtForward,
    passed,
  };
}

/** Steps of an earlier day are not taken this year; null: they all still count (the school's rule). */
export function ladderCountsFrom(rules: Pick<Rules, 'get'>, asOf: PlainDate): PlainDate | null {
  return rules.get('ladderRestartsEachSchoolYear') ? schoolYearOf(asOf).from : null;
}

function decidedAbout(
  { step }: LadderRule,
  taken: StepTaken | null,
  deviations: readonly Deviation[],
): Deviation | null {
  const isWaiting = ({ decision }: Deviation) =>
    decision === 'hold' || decision === 'not-required' || decision === 'skip';
  return (
    deviations.findLast(
      (deviation) =>
        isWaiting(deviation) &&
        (deviation.from === step ||
          deviation.from === WHOLE_LADDER ||
          (deviation.from === taken?.step && deviation.decision === 'hold')),
    ) ?? null
  );
}

function later(a: PlainDate | null, b: PlainDate | null): PlainDate | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
