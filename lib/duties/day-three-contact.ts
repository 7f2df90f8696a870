/**
 * Standard 5: "3rd day call or visit to follow up for children with ongoing absence. If an
 * assessment is made that a 3rd day call/visit is not required or should be escalated sooner the
 * rationale for this should be documented."
 *
 * 1. The absence is ongoing: school days wholly absent, illness included, counted back to when the
 *    child was last seen; planned days add nothing (N5).
 * 2. Due from the first session of the third such day.
 * 3. Settled by a call in which somebody was reached, or a visit, on or after that day and in this
 *    episode of absence; by one made sooner, with the rationale for bringing it forward; or by the
 *    rationale for not making it.
 * 4. Coming back for a morning ends the episode; a new one asks again.
 */
import type { CallOutcome } from '@/lib/attendance/call-record';
import { absentDays, episodeFacts } from './absence-episode';
import type { DutyDefinition } from './definition';
import { explanation } from './duty';
import type { DutyFacts } from './facts';
import { assessWelfareDay } from './welfare-day';
import { shortDate, type PlainDate } from '@/lib/attendance/plain-date';

const REACHED: ReadonlySet<CallOutcome> = new Set<CallOutcome>([
  'spoke-to',
  'refused-reason',
  'seen-at-home',
]);

export const dayThreeContact: DutyDefinition = {
  id: 'day-three-contact',
  title: 'Day 3 contact',
  owner: 'attendance',
  citation: {
    kind: 'standard',
    paragraph: 'Standard 5',
    href: null,
    says: 'On the third day of an ongoing absence the family is called or visited; if that is not needed, or was needed sooner, the reason is written down.',
  },

  assess(facts) {
    const day = facts.rules.get('dayThree');
    return assessWelfareDay(dayThreeContact, facts, {
      day,
      label: `Day ${day} contact`,
      weight: 'today',
      doneSince: (from) => contactSince(facts, from),
    });
  },

  explain(facts, duty, mayReadConfidential) {
    const day = facts.rules.get('dayThree');
    return explanation(
      dayThreeContact,
      facts,
      duty,
      {
        sentence: `${absentDays(facts)}; on day ${day} the family is called or visited.`,
        facts: episodeFacts(facts),
        threshold: { key: 'dayThree', value: `day ${day}` },
        clears:
          'Record a call in which somebody was reached, or a visit; or the reason why it is not needed. Coming back ends the absence.',
      },
      mayReadConfidential,
    );
  },
};

function contactSince(
  { casework, moment }: DutyFacts,
  from: PlainDate,
): { eventId: string; how: string } | null {
  const visit = casework.visits.find(
    ({ about }) => about.date >= from && about.date <= moment.date,
  );
  if (visit) return { eventId: visit.id, how: `visited on ${shortDate(visit.about.date)}` };
  const call = casework.byKind.call.find(
    ({ about, payload }) =>
      about.date >= from && about.date <= moment.date && REACHED.has(payload.call.outcome),
  );
  return call ? { eventId: call.id, how: `family reached on ${shortDate(call.about.date)}` } : null;
}

/*
 * Not formalised: whether a call or a visit is the better follow-up, and what the family's situation
 * asks for beyond this minimum ("overseen by Designated Safeguarding Lead"). A voicemail or a call
 * that nobody answered is not counted as contact.
 */
