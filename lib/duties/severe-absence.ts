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
import { attendanceText } from '@/lib/attendance/percent';
import { shortDate } from '@/lib/attendance/plain-date';
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
import { schoolYear } from './school-days';

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
    const { status, provisional, unreadMarks } = facts.statistics;
    if (status === 'OK' || status === 'PA') return NONE;
    const year = schoolYear(facts.moment.date);
    const about = year.label;
    if (status === 'n/a') {
      if (unreadMarks === 0) return NONE;
      return [
        cannotTell(
          severeAbsence,
          facts,
          { about, label: 'SA not known' },
          `the marks of ${year.label} that could not be read`,
        ),
      ];
    }
    const label = `SA ${attendanceText(facts.statistics) ?? ''}`.trim();
    const meeting = facts.casework.meetings.findLast(
      ({ about, payload }) =>
        about.date >= year.from && payload.meeting === 'inclusion' && payload.attendanceDiscussed,
    );
    if (meeting)
      return [
        settled(
          severeAbsence,
          facts,
          { about, label },
          {
            eventId: meeting.id,
            how: `discussed at the inclusion meeting on ${shortDate(meeting.about.date)}`,
          },
        ),
      ];
    const otherwise = decidedOtherwise(facts, 'severe-absence', year.from);
    if (otherwise) return [settled(severeAbsence, facts, { about, label }, byDeviation(otherwise))];
    return [
      provisional
        ? upcoming(severeAbsence, facts, { about, label, weight: 'plain' })
        : due(severeAbsence, facts, { about, label, weight: 'today' }),
    ];
  },

  explain(facts, duty, mayReadConfidential) {
    const { possible, attended, provisional } = facts.statistics;
    const percent = facts.rules.get('severeAbsencePercent');
    return explanation(
      severeAbsence,
      facts,
      duty,
      {
        sentence: `${forename(facts)} has missed ${possible - attended} of ${count(possible, 'possible session')} this school year${
          provisional ? '; that is too few sessions to be sure yet' : ''
        }.`,
        facts: [
          fact(`possible ${possible}, attended ${attended}, missed ${possible - attended}`),
          ...facts.casework.meetings.map(({ about, payload }) =>
            fact(
              `${shortDate(about.date)}: meeting, attendance ${payload.attendanceDiscussed ? 'discussed' : 'not discussed'}`,
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

/*
 * Not formalised: how often in the year the pupil is discussed again (the Standard says none is left
 * out, and not how often).
 */
