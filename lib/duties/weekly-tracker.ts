/**
 * Standard 6: "Each school completes weekly attendance targeting and tracking using the attendance
 * tracker"; Standard 7: documented on the tracker with CSAWS each week.
 *
 * 1. A school week has no completed tracker, the school's number of weeks counted.
 * 2. The week under way may still be completed: due on its last school day, upcoming before.
 * 3. Settled by the week being recorded as completed.
 *
 * It belongs to the school, not to a pupil.
 */
import { mondayOf, plainDateOf, shortDate, type PlainDate } from '@/lib/attendance/plain-date';
import { deviationStanding } from '@/lib/casework/state';
import type { Citation, SchoolDutyDefinition } from './definition';
import type { SchoolFacts } from './facts';
import { lastSchoolDayOfWeek } from './school-days';
import type { Duty } from './types';

const id = 'weekly-tracker';

/** Weeks shown in an explanation. */
const SHOWN = 3;

const citation: Citation = {
  kind: 'standard',
  paragraph: 'Standard 6',
  href: null,
  says: 'Every school week the attendance tracker is completed.',
};

export const weeklyTracker: SchoolDutyDefinition = {
  id,
  title: 'Weekly tracker',
  owner: 'attendance',
  citation,

  assess(facts) {
    const { calendar, moment, rules } = facts;
    const every = rules.get('trackerEverySchoolWeeks');
    const weeks = calendar.weeksBack(every + every, moment.date);
    if (weeks.length === 0)
      return [tracker(facts, moment.date, 'cannot-tell', null, 'the term dates of this week')];
    const now = weeks.slice(-every);
    const before = weeks.slice(0, -every);
    return [before, now].flatMap((period) => {
      const monday = period[0];
      return monday === undefined ? [] : [forPeriod(facts, monday, period)];
    });
  },

  explain(facts, duty) {
    const every = facts.rules.get('trackerEverySchoolWeeks');
    const { setBy, isExample } = facts.rules.resolved('trackerEverySchoolWeeks');
    const { says, ...source } = citation;
    const week = shortDate(plainDateOf(duty.key.slice(duty.key.lastIndexOf(':') + 1)));
    return {
      dutyKey: duty.key,
      sentence:
        duty.state === 'settled'
          ? `The tracker of the week of ${week} is completed.`
          : duty.state === 'cannot-tell'
            ? `To judge whether a tracker is due, one thing is missing: ${duty.missing ?? 'more facts'}.`
            : `The tracker of the week of ${week} is not completed yet.`,
      rule: says,
      source,
      facts: facts.casework.trackerWeeks.slice(-SHOWN).map((monday) => ({
        text: `completed: week of ${shortDate(monday)}`,
        date: monday,
        session: null,
        code: null,
      })),
      threshold: {
        key: 'trackerEverySchoolWeeks',
        value: every === 1 ? 'every school week' : `every ${every} school weeks`,
        setBy,
        isExample,
      },
      clears: 'Record the week as completed.',
    };
  },
};

function forPeriod(facts: SchoolFacts, monday: PlainDate, period: readonly PlainDate[]): Duty {
  const { calendar, casework, moment } = facts;
  const last = period.at(-1) ?? monday;
  const dueOn = lastSchoolDayOfWeek(calendar, last);
  const event = casework.byKind['tracker-week'].findLast(({ about }) =>
    period.includes(mondayOf(about.date)),
  );
  if (event)
    return tracker(facts, monday, 'settled', dueOn, null, {
      eventId: event.id,
      how: 'the week was recorded as completed',
    });
  const otherwise = casework.activeDeviations.find(
    (deviation) =>
      deviation.from === id &&
      deviation.on >= monday &&
      deviationStanding(deviation, moment.date) === 'stands',
  );
  if (otherwise)
    return tracker(facts, monday, 'settled', dueOn, null, {
      eventId: otherwise.eventId,
      how: 'decided otherwise, with the reason recorded',
    });
  const isDue = dueOn !== null && dueOn <= moment.date;
  return tracker(facts, monday, isDue ? 'due' : 'upcoming', dueOn, null);
}

function tracker(
  { tenant }: SchoolFacts,
  monday: PlainDate,
  state: Duty['state'],
  dueOn: PlainDate | null,
  missing: string | null,
  settledBy: Duty['settledBy'] = null,
): Duty {
  return {
    key: `${id}:${tenant}:${monday}`,
    id,
    pupilId: null,
    state,
    weight:
      state === 'settled'
        ? 'done'
        : state === 'due'
          ? 'today'
          : state === 'upcoming'
            ? 'soon'
            : 'plain',
    label: 'Weekly tracker',
    owner: 'attendance',
    dueOn,
    dueAt: null,
    missing,
    settledBy,
    confidential: false,
  };
}

/*
 * Not formalised: what "completed" takes; the person who completes the week says so.
 */
