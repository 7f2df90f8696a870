/**
 * Standard 5: "5th day home visit for children with ongoing absence (Teams calls can be used for
 * visual contact with children where they are out of area or risk assessments don't allow for a
 * visit)."
 *
 * 1. The absence is ongoing, counted as for day 3 (N5).
 * 2. Due from the first session of the fifth such day.
 * 3. Settled by a home visit or a video call in which the child was seen, on or after that day and
 *    in this episode; by one made sooner, with the rationale; or by the rationale for not making it.
 *    A visit at which the child was not seen leaves the duty open.
 */
import { shortDate, type PlainDate } from '@/lib/attendance/plain-date';
import {
  broughtForward,
  episodeAt,
  episodeFacts,
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
  fact,
  forename,
  settled,
  upcoming,
} from './duty';
import type { DutyFacts } from './facts';

export const dayFiveVisit: DutyDefinition = {
  id: 'day-five-visit',
  title: 'Day 5 visit',
  owner: 'dsl',
  citation: {
    kind: 'standard',
    paragraph: 'Standard 5',
    href: null,
    says: 'On the fifth day of an ongoing absence the child is seen: on a home visit, or on a video call where a visit is not possible; or the reason why not is written down.',
  },

  assess(facts) {
    const day = facts.rules.get('dayFive');
    if (facts.statistics.welfareDays < day - 1) {
      if (facts.casework.activeDeviations.length === 0) return NONE;
    }
    const episode = episodeAt(facts, day);
    if (!episode) return NONE;
    const forward = broughtForward(facts, 'day-five-visit', episode);
    const from =
      forward && (episode.reachedOn === null || forward.on < episode.reachedOn)
        ? forward.on
        : episode.reachedOn;
    const { about } = episode;
    const label = `Day ${day} visit`;

    const otherwise = decidedOtherwise(facts, 'day-five-visit', episode.from.date);
    if (otherwise) return [settled(dayFiveVisit, facts, { about, label }, byDeviation(otherwise))];
    const missing = unreadToday(facts);
    if (from === null) {
      if (episode.days < day - 1) return NONE;
      if (missing !== null) return [cannotTell(dayFiveVisit, facts, { about, label }, missing)];
      return [
        upcoming(dayFiveVisit, facts, {
          about,
          label: `Day ${day} next`,
          weight: 'soon',
          dueOn: nextDay(facts, episode),
        }),
      ];
    }
    const seen = seenSince(facts, forward ? episode.from.date : from);
    if (seen) return [settled(dayFiveVisit, facts, { about, label }, seen)];
    return [due(dayFiveVisit, facts, { about, label, weight: 'now', dueOn: from })];
  },

  explain(facts, duty, mayReadConfidential) {
    const day = facts.rules.get('dayFive');
    const { absenceRunFrom, welfareDays } = facts.statistics;
    const visits = facts.casework.visits.filter(
      ({ about }) => absenceRunFrom !== null && about.date >= absenceRunFrom.date,
    );
    return explanation(
      dayFiveVisit,
      facts,
      duty,
      {
        sentence: `${forename(facts)} has been absent for ${count(welfareDays, 'school day')} in a row; by day ${day} somebody has seen the child.`,
        facts: [
          ...episodeFacts(facts),
          ...visits.map(({ about, payload }) =>
            fact(
              `${shortDate(about.date)}: ${payload.form}, child ${payload.childSeen ? 'seen' : 'not seen'}`,
              { date: about.date, session: about.session },
            ),
          ),
        ],
        threshold: { key: 'dayFive', value: `day ${day}` },
        clears:
          'Record a visit or a video call in which the child was seen; or the reason why it is not needed. Coming back ends the absence.',
      },
      mayReadConfidential,
    );
  },
};

function seenSince(
  { casework, moment }: DutyFacts,
  from: PlainDate,
): { eventId: string; how: string } | null {
  const visit = casework.visits.find(
    ({ about, payload }) =>
      about.date >= from &&
      about.date <= moment.date &&
      payload.childSeen &&
      payload.form !== 'call',
  );
  return visit
    ? { eventId: visit.id, how: `the child was seen on ${shortDate(visit.about.date)}` }
    : null;
}

function nextDay(facts: DutyFacts, { days }: Episode): PlainDate | null {
  const last = facts.statistics.welfareDayDates[days - 1];
  return last === undefined ? null : facts.calendar.nthSchoolDayAfter(last, 1);
}

/*
 * Not formalised: whether a risk assessment rules out a visit, whether the family is out of area,
 * and how the child was; the DSL judges.
 */
