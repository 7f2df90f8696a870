/**
 * Standard 7: "severe (absence 50% and above) is carefully monitored" and "SA children are all
 * discussed at Inclusion Meetings", where the discussion "must include attendance".
 *
 * 1. The pupil has missed the severe-absence share of their own possible sessions, or more, in the
 *    school year to date, in whole sessions (attendance-rules.md section 2.3).
 * 2. While few sessions were possible the status is provisional (section 2.4).
 * 3. Settled when the pupil was discussed at an inclusion meeting this school year and attendance
 *    was part of it. The plan itself is asked for by `persistent-absence`.
 */
import { shortDate, type PlainDate } from '@/lib/attendance/plain-date';
import type { CaseState } from '@/lib/casework/state';
import type { DutyDefinition } from './definition';
import { explanation, fact } from './duty';
import { assessShareOfAbsence, missedFact, missedSentence } from './share-of-absence';

export const severeAbsence: DutyDefinition = {
  id: 'severe-absence',
  title: 'Severe absence: inclusion meeting',
  owner: 'champion',
  citation: {
    kind: 'standard',
    paragraph: 'Standard 7',
    href: null,
    says: 'A pupil who has missed 50 per cent or more of possible sessions is discussed at the inclusion meeting, attendance included.',
  },

  assess(facts) {
    return assessShareOfAbsence(severeAbsence, facts, {
      short: 'SA',
      weight: 'today',
      doneSince: (yearFrom) => meetingSince(facts.casework, yearFrom),
    });
  },

  explain(facts, duty, mayReadConfidential) {
    const percent = facts.rules.get('severeAbsencePercent');
    return explanation(
      severeAbsence,
      facts,
      duty,
      {
        sentence: missedSentence(facts),
        facts: [
          missedFact(facts),
          ...inclusionMeetings(facts.casework).map(({ about, payload }) =>
            fact(
              `${shortDate(about.date)}: inclusion meeting, attendance ${payload.attendanceDiscussed ? 'discussed' : 'not discussed'}`,
              { date: about.date, session: about.session },
            ),
          ),
        ],
        threshold: { key: 'severeAbsencePercent', value: `${percent}% or more missed` },
        clears: 'An inclusion meeting at which attendance was discussed is recorded.',
      },
      mayReadConfidential,
    );
  },
};

function inclusionMeetings({ meetings }: CaseState): CaseState['meetings'] {
  return meetings.filter(({ payload }) => payload.meeting === 'inclusion');
}

function meetingSince(
  casework: CaseState,
  since: PlainDate,
): { eventId: string; how: string } | null {
  const meeting = inclusionMeetings(casework).findLast(
    ({ about, payload }) => about.date >= since && payload.attendanceDiscussed,
  );
  return meeting
    ? {
        eventId: meeting.id,
        how: `discussed at the inclusion meeting on ${shortDate(meeting.about.date)}`,
      }
    : null;
}

/*
 * Not formalised: how often in the year the pupil is discussed again (the Standard says none is left
 * out, and not how often).
 */
