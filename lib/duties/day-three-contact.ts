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
import {
  episodeAt,
  episodeFacts,
  broughtForward,
  unreadToday,
  type Episode,
} from './absence-episode';
import { NONE, type DutyDefinition } from './definition';
import {
  byDeviation,
  cannotTell,
  count,
  decidedOtherwise,
  due,
  explanation,
  forename,
  settled,
  upcoming,
} from './duty';
import type { DutyFacts } from './facts';
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
    if (facts.statistics.welfareDays < day - 1) {
      if (facts.casework.activeDeviations.length === 0) return NONE;
    }
    const episode = episodeAt(facts, day);
    if (!episode) return NONE;
    const forward = broughtForward(facts, 'day-three-contact', episode);
    const from =
      forward && (episode.reachedOn === null || forward.on < episode.reachedOn)
        ? forward.on
        : episode.reachedOn;
    const { about } = episode;
    const label = `Day ${day} contact`;

    const otherwise = decidedOtherwise(facts, 'day-three-contact', episode.from.date);
    if (otherwise)
      return [settled(dayThreeContact, facts, { about, label }, byDeviation(otherwise))];
    const missing = unreadToday(facts);
    if (from === null) {
      if (episode.days < day - 1) return NONE;
      if (missing !== null) return [cannotTell(dayThreeContact, facts, { about, label }, missing)];
      return [
        upcoming(dayThreeContact, facts, {
          about,
          label: `Day ${day} next`,
          weight: 'soon',
          dueOn: nextDay(facts, episode),
        }),
      ];
    }
    // Brought forward: what was done sooner in this episode counts, because the rationale is there.
    const contact = contactSince(facts, forward ? episode.from.date : from);
    if (contact) return [settled(dayThreeContact, facts, { about, label }, contact)];
    return [due(dayThreeContact, facts, { about, label, weight: 'today', dueOn: from })];
  },

  explain(facts, duty, mayReadConfidential) {
    const day = facts.rules.get('dayThree');
    return explanation(
      dayThreeContact,
      facts,
      duty,
      {
        sentence: `${forename(facts)} has been absent for ${count(facts.statistics.welfareDays, 'school day')} in a row; on day ${day} the family is called or visited.`,
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

function nextDay(facts: DutyFacts, { days }: Episode): PlainDate | null {
  const last = facts.statistics.welfareDayDates[days - 1];
  return last === undefined ? null : facts.calendar.nthSchoolDayAfter(last, 1);
}

/*
 * Not formalised: whether a call or a visit is the better follow-up, and what the family's situation
 * asks for beyond this minimum ("overseen by Designated Safeguarding Lead"). A voicemail or a call
 * that nobody answered is not counted as contact.
 */
