/**
 * What the two returns of Regulation 13 share: once its threshold is reached, a return is sent to the
 * local authority or the reason why not is recorded; both concern pupils of compulsory school age.
 */
import { shortDate, type PlainDate } from '@/lib/attendance/plain-date';
import type { CaseEventOf } from '@/lib/casework/events';
import { NONE, type DutyDefinition } from './definition';
import { byDeviation, cannotTell, decidedOtherwise, due, settled } from './duty';
import type { DutyFacts } from './facts';
import { compulsorySchoolAge } from './school-age';
import type { Duty } from './types';

export interface ReturnToAuthority {
  label: string;
  /** The period the return is about: the last part of the duty's key, and the day it began. */
  about: string;
  since: PlainDate;
  /** The return that covers it; null while none does. */
  sent: CaseEventOf<'return-sent'> | null;
}

export function assessReturn(
  duty: DutyDefinition,
  facts: DutyFacts,
  periodOf: () => ReturnToAuthority,
): readonly Duty[] {
  const ofAge = compulsorySchoolAge(facts.pupil, facts.context, facts.moment.date);
  if (ofAge === false) return NONE;
  const { label, about, since, sent } = periodOf();
  if (ofAge === null) return [cannotTell(duty, facts, { about, label }, 'the date of birth')];
  if (sent) {
    const how =
      sent.payload.outcome === 'sent'
        ? `sent on ${shortDate(sent.about.date)}`
        : 'not required, with the reason recorded';
    return [settled(duty, facts, { about, label }, { eventId: sent.id, how })];
  }
  const otherwise = decidedOtherwise(facts, duty.id, since);
  if (otherwise) return [settled(duty, facts, { about, label }, byDeviation(otherwise))];
  return [due(duty, facts, { about, label, weight: 'today' })];
}
