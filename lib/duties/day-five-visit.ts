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
import { absentDays, episodeFacts } from './absence-episode';
import type { DutyDefinition } from './definition';
import { explanation, fact } from './duty';
import { visitWords } from './event-words';
import type { DutyFacts } from './facts';
import { assessWelfareDay } from './welfare-day';

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
    return assessWelfareDay(dayFiveVisit, facts, {
      day,
      label: `Day ${day} visit`,
      weight: 'now',
      doneSince: (from) => seenSince(facts, from),
    });
  },

  explain(facts, duty, mayReadConfidential) {
    const day = facts.rules.get('dayFive');
    const { absenceRunFrom } = facts.statistics;
    const visits = facts.casework.visits.filter(
      ({ about }) => absenceRunFrom !== null && about.date >= absenceRunFrom.date,
    );
    return explanation(
      dayFiveVisit,
      facts,
      duty,
      {
        sentence: `${absentDays(facts)}; by day ${day} somebody has seen the child.`,
        facts: [
          ...episodeFacts(facts),
          ...visits.map(({ about, payload }) =>
            fact(`${shortDate(about.date)}: ${visitWords(payload)}`, {
              date: about.date,
              session: about.session,
            }),
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

/*
 * Not formalised: whether a risk assessment rules out a visit, whether the family is out of area,
 * and how the child was; the DSL judges.
 */
