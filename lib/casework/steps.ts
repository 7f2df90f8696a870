import { LADDER_STEPS, ladderStepSchema, type CaseEvent, type LadderStep } from './events';
import type { CaseState, StepTaken } from './state';

export function isLadderStep(text: string): text is LadderStep {
  return ladderStepSchema.safeParse(text).success;
}

/**
 * Steps in the order taken. Stepping back from a step takes it and every step above it off the
 * count; they stay in the list, since they did happen.
 */
export function stepsTaken(events: readonly CaseEvent[]): StepTaken[] {
  const steps: StepTaken[] = [];
  for (const { id, about, payload } of events) {
    if (payload.kind === 'step') {
      steps.push({
        eventId: id,
        step: payload.step,
        on: about.date,
        result: payload.result,
        supportOffered: payload.supportOffered,
        steppedBackBy: null,
      });
    } else if (
      payload.kind === 'deviation' &&
      payload.decision === 'step-back' &&
      isLadderStep(payload.from)
    ) {
      const from = LADDER_STEPS.indexOf(payload.from);
      for (const [i, taken] of steps.entries()) {
        if (taken.steppedBackBy === null && LADDER_STEPS.indexOf(taken.step) >= from)
          steps[i] = { ...taken, steppedBackBy: id };
      }
    }
  }
  return steps;
}

/** Support once offered stays offered, also after a step back. */
export function supportOffered(steps: readonly StepTaken[]): CaseState['supportOffered'] {
  const first = steps.find((step) => step.supportOffered);
  return first ? { eventId: first.eventId, on: first.on } : null;
}
