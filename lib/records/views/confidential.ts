import type { CasePayload } from '@/lib/casework/events';
import type { DutyId } from '@/lib/duties/types';

/** Duties that themselves say that a worker or a plan stands behind (design.md, principle 8). */
const CONFIDENTIAL: readonly (DutyId | string)[] = [
  'notify-worker',
  'plan-meeting',
] satisfies DutyId[];

/** A decision about a duty that only pupils with a worker or a plan have. */
export function decidesOfCase(payload: CasePayload): boolean {
  const about =
    payload.kind === 'deviation'
      ? payload.from
      : payload.kind === 'decision'
        ? payload.on
        : payload.kind === 'procedure'
          ? payload.duty
          : payload.kind === 'review'
            ? payload.of
            : null;
  return about !== null && CONFIDENTIAL.includes(about);
}

/** What is said in full only to a role that may read which workers there are. */
export function isConfidential(payload: CasePayload): boolean {
  return (
    decidesOfCase(payload) ||
    (payload.kind === 'notification' && payload.role !== 'dsl') ||
    (payload.kind === 'meeting' && payload.meeting === 'multi-agency')
  );
}
