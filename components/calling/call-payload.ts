import type { CallRecord } from '@/lib/attendance/call-record';
import type { CasePayload } from '@/lib/casework/events';
import { ringAgainIn } from '@/lib/comments/ring-again';

/** What the line says to do is what happens: a time to ring again is read off the next step. */
export function callPayload(call: CallRecord, comment: string): CasePayload {
  const againAt = ringAgainIn(call.nextStep);
  return { kind: 'call', call, comment, ...(againAt !== null && { againAt }) };
}
