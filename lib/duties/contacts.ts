import type { CallOutcome } from '@/lib/attendance/call-record';

/** Outcomes in which somebody who knows the child was spoken to, or the child was seen. */
const REACHED: ReadonlySet<CallOutcome> = new Set<CallOutcome>([
  'spoke-to',
  'message-in',
  'refused-reason',
  'found-on-site',
  'arrived-late',
  'seen-at-home',
]);

export function wasReached(outcome: CallOutcome): boolean {
  return REACHED.has(outcome);
}
