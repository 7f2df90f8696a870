import type { CallRecord } from '@/lib/attendance/call-record';
import type { CasePayload } from '@/lib/casework/events';
import { PROVIDER_SAYS } from './questions';

/**
 * A provider who rings to say whether the pupil came has confirmed it, or the opposite (Standard 5):
 * asked once, kept as both. Null where what was said leaves it open.
 */
export function confirmationIn(
  call: CallRecord,
  provider: string | null,
): Extract<CasePayload, { kind: 'confirmation' }> | null {
  const { outcome, whereabouts, who, time } = call;
  const said = [PROVIDER_SAYS.there, PROVIDER_SAYS.notArrived].find((one) => one === whereabouts);
  if (outcome !== 'provider-reported' || said === undefined) return null;
  return {
    kind: 'confirmation',
    provider,
    confirmedBy: who?.name || provider || who?.relationship || 'the provider',
    time,
    attended: said === PROVIDER_SAYS.there,
  };
}
