import type { CaseEvent } from './events';
import type { Deviation } from './state';

/**
 * Decisions to do otherwise than the rule says, each with what became of it. A deviation ends with a
 * later one on the same matter, with the step taken after all, or with a review that sets no further
 * date: then the matter is asked about again, because nobody has said until when it may rest.
 */
export function deviationsOf(events: readonly CaseEvent[]): Deviation[] {
  const deviations: Deviation[] = [];
  const standing = new Set<Deviation>();

  const end = (deviation: Deviation, eventId: string) => {
    deviation.endedBy = eventId;
    standing.delete(deviation);
  };

  for (const { id, about, payload } of events) {
    if (payload.kind === 'deviation') {
      for (const earlier of standing) if (earlier.from === payload.from) end(earlier, id);
      const deviation: Deviation = {
        eventId: id,
        from: payload.from,
        decision: payload.decision,
        reason: payload.reason,
        agreedWith: payload.agreedWith,
        on: about.date,
        session: about.session,
        reviewOn: payload.reviewOn,
        endedBy: null,
      };
      deviations.push(deviation);
      standing.add(deviation);
    } else if (payload.kind === 'step') {
      for (const earlier of standing) if (earlier.from === payload.step) end(earlier, id);
    } else if (payload.kind === 'review') {
      for (const reviewed of standing) {
        if (reviewed.eventId !== payload.of && reviewed.from !== payload.of) continue;
        reviewed.reviewOn = payload.nextReviewOn;
        if (payload.nextReviewOn === null) end(reviewed, id);
      }
    }
  }
  return deviations;
}
