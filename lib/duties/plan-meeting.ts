/**
 * Standard 7: those responsible "all ensure that attendance is discussed at multi-agency meetings
 * and features in outcomes and actions on Multi Agency Plans (CP/CIN/LAC)".
 *
 * 1. A child protection, child in need or looked-after plan is open on the day.
 * 2. At the last multi-agency meeting attendance was not discussed; or none at which it was is
 *    recorded within the school's number of school weeks, counted from the plan's start.
 * 3. Settled by a meeting recorded with attendance discussed.
 */
import { shortDate, type PlainDate } from '@/lib/attendance/plain-date';
import type { PupilContext } from '@/lib/casework/context';
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
  isOpen,
  settled,
  upcoming,
} from './duty';
import type { DutyFacts } from './facts';
import { firstOfSchoolWeeks } from './school-days';

type Plan = PupilContext['plans'][number];

/** Latest records shown in an explanation. */
const SHOWN = 3;

export const planMeeting: DutyDefinition = {
  id: 'plan-meeting',
  title: 'Attendance at the meeting',
  owner: 'dsl',
  citation: {
    kind: 'standard',
    paragraph: 'Standard 7',
    href: null,
    says: 'For a child with a multi-agency plan, attendance is discussed at the meetings and is part of the plan’s outcomes and actions.',
  },

  assess(facts) {
    if (facts.context.plans.length === 0) return NONE;
    const plan = facts.context.plans.find((candidate) => isOpen(candidate, facts.moment.date));
    if (!plan) return NONE;
    const last = facts.casework.meetings.findLast(
      ({ payload }) => payload.meeting === 'multi-agency',
    );
    const since = windowStart(facts);
    const about = last?.about.date ?? plan.from ?? 'plan';
    const parts = { about, label: 'Meeting record', confidential: true };

    if (last?.payload.attendanceDiscussed && last.about.date >= since)
      return [
        settled(planMeeting, facts, parts, {
          eventId: last.id,
          how: `attendance was discussed on ${shortDate(last.about.date)}`,
        }),
      ];
    const otherwise = decidedOtherwise(facts, 'plan-meeting', last?.about.date ?? since);
    if (otherwise) return [settled(planMeeting, facts, parts, byDeviation(otherwise))];
    if (!last && plan.from === null)
      return [cannotTell(planMeeting, facts, parts, 'when the last meeting was')];
    if (!last && plan.from !== null && plan.from > since)
      return [upcoming(planMeeting, facts, { ...parts, weight: 'plain' })];
    return [due(planMeeting, facts, { ...parts, weight: 'soon' })];
  },

  explain(facts, duty, mayReadConfidential) {
    const weeks = facts.rules.get('planMeetingEverySchoolWeeks');
    const meetings = facts.casework.meetings.filter(
      ({ payload }) => payload.meeting === 'multi-agency',
    );
    const plan = facts.context.plans.find((candidate) => isOpen(candidate, facts.moment.date));
    return explanation(
      planMeeting,
      facts,
      duty,
      {
        sentence: `It is to be recorded that ${forename(facts)}’s attendance was discussed at the last meeting.`,
        confidentially: `${forename(facts)} has ${planWords(plan)}; attendance is to be discussed at each multi-agency meeting.`,
        facts: meetings
          .slice(-SHOWN)
          .map(({ about, payload }) =>
            fact(
              `${shortDate(about.date)}: meeting, attendance ${payload.attendanceDiscussed ? 'discussed' : 'not discussed'}`,
              { date: about.date },
            ),
          ),
        threshold: { key: 'planMeetingEverySchoolWeeks', value: count(weeks, 'school week') },
        clears: 'Record a meeting at which attendance was discussed.',
      },
      mayReadConfidential,
    );
  },
};

/** A meeting before this day is too long ago to count. */
function windowStart({ calendar, moment, rules }: DutyFacts): PlainDate {
  const weeks = rules.get('planMeetingEverySchoolWeeks');
  return firstOfSchoolWeeks(calendar, moment.date, weeks) ?? moment.date;
}

function planWords(plan: Plan | undefined): string {
  return plan ? `an open ${plan.kind} plan` : 'an open plan';
}

/*
 * Not formalised: whether attendance features in the plan's outcomes and actions, which only the
 * plan itself shows.
 */
