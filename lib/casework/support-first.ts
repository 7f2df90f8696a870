/**
 * Support first (Standard 6; "Working together to improve school attendance"): no legal step is
 * proposed before support has been offered, unless a person has recorded why it does not apply.
 */
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { LadderStep } from './events';
import { deviationStanding, type CaseState, type Deviation } from './state';

/** A deviation from this records why support was not offered. */
export const SUPPORT_FIRST = 'support-first';

/** The step in which support is planned: passing over it with a reason records why, too. */
const SUPPORT_STEP: LadderStep = 'informal-meeting';

export type SupportReason =
  | { kind: 'support-offered'; on: PlainDate; eventId: string }
  | { kind: 'support-not-offered'; deviation: Deviation };

export function supportReason(
  state: Pick<CaseState, 'supportOffered' | 'activeDeviations'>,
  asOf: PlainDate,
): SupportReason | null {
  const { supportOffered } = state;
  if (supportOffered && supportOffered.on <= asOf)
    return { kind: 'support-offered', ...supportOffered };
  const deviation = state.activeDeviations.findLast(
    (one) =>
      (one.from === SUPPORT_FIRST || one.from === SUPPORT_STEP) &&
      (one.decision === 'skip' || one.decision === 'not-required') &&
      one.on <= asOf &&
      deviationStanding(one, asOf) === 'stands',
  );
  return deviation ? { kind: 'support-not-offered', deviation } : null;
}
