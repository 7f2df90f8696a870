/**
 * Standard 3: half-termly meetings "should also evaluate impact of previous actions"; Standard 7:
 * interventions are in place "and impact is evaluated".
 *
 * 1. A step of the ladder was taken this year, or comes up for review in it, and stands; or a decision about the ladder was made
 *    with a review date.
 * 2. Its review date has come: the school's number of school days after the step, or the date set by
 *    an earlier review or by the decision.
 * 3. Settled by the outcome recorded; attendance before and after is shown beside it.
 */
import { mondayOf, shortDate, type PlainDate } from '@/lib/attendance/plain-date';
import { ladderCountsFrom } from '@/lib/casework/ladder-position';
import type { StepTaken } from '@/lib/casework/state';
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
import { impactOf, type Impact } from '@/lib/casework/impact';
import { attendanceBetween } from './ladder-answer';
import { isLadderMatter, shortStep, weekdayOrDate } from './ladder-words';
import type { Duty, Fact } from './types';
import { schoolYear } from './school-days';

export const review: DutyDefinition = {
  id: 'review',
  title: 'Review',
  owner: 'attendance',
  citation: {
    kind: 'standard',
    paragraph: 'Standard 3 and 7',
    href: null,
    says: 'What was done for a pupil is reviewed on its date: what came of it, and attendance before and after.',
  },

  assess(facts) {
    const { steps, activeDeviations } = facts.casework;
    if (steps.length === 0 && activeDeviations.length === 0) return NONE;
    const duties: Duty[] = [];
    const step = steps.findLast(({ steppedBackBy }) => steppedBackBy === null);
    if (step && !isOfAnEarlierYear(facts, step)) duties.push(...ofStep(facts, step));
    for (const deviation of activeDeviations) {
      if (deviation.reviewOn === null || !isLadderMatter(deviation.from)) continue;
      duties.push(...onDate(facts, deviation.eventId, deviation.reviewOn));
    }
    return duties;
  },

  explain(facts, duty, mayReadConfidential) {
    const step = facts.casework.steps.find(({ eventId }) => duty.key.endsWith(`:${eventId}`));
    const before = step ? attendanceBetween(facts, schoolYear(step.on).from, step.on) : null;
    const impact =
      step &&
      impactOf(
        step,
        facts.rules.get('impactSchoolWeeks'),
        facts.calendar,
        (from, to) => attendanceBetween(facts, from, to),
        facts.moment.date,
      );
    const { possible, attended } = facts.statistics;
    const rule = step && facts.rules.get('ladder').find((one) => one.step === step.step);
    return explanation(
      review,
      facts,
      duty,
      {
        sentence: step
          ? `The step “${rule?.label ?? shortStep(step.step)}” was taken for ${forename(facts)} on ${shortDate(step.on)}; what came of it is to be recorded.`
          : `A decision about ${forename(facts)} comes up for review.`,
        facts: [
          ...(step && before
            ? [
                fact(
                  `up to ${shortDate(step.on)}: attended ${before.attended} of ${before.possible}`,
                  { date: step.on },
                ),
              ]
            : []),
          ...(impact ? impactFacts(impact) : []),
          fact(`up to now: attended ${attended} of ${possible}`, { date: facts.moment.date }),
        ],
        ...(rule && {
          threshold: {
            key: 'ladder' as const,
            value: `${count(rule.reviewAfterSchoolDays, 'school day')} after the step`,
          },
        }),
        clears: 'Record the outcome, and a further review date where one is wanted.',
      },
      mayReadConfidential,
    );
  },
};

function impactFacts({ before, after, verdict }: Impact): Fact[] {
  if (verdict === 'too-early')
    return [fact('too early to compare the school weeks before and after')];
  if (verdict === 'cannot-tell' || !before || !after)
    return [fact('the school weeks before and after cannot be compared')];
  return [
    fact(
      `${count(before.schoolWeeks, 'school week')} before: attended ${before.attended} of ${before.possible}`,
      { date: before.from },
    ),
    fact(
      `${count(after.schoolWeeks, 'school week')} after: attended ${after.attended} of ${after.possible}`,
      { date: after.from },
    ),
  ];
}

function ofStep(facts: DutyFacts, step: StepTaken): readonly Duty[] {
  const { calendar, casework, rules } = facts;
  const about = step.eventId;
  const label = 'Review';
  const last = casework.reviews.findLast(
    ({ of, on }) => (of === step.eventId || of === step.step) && on >= step.on,
  );
  if (last?.nextReviewOn === null)
    return [
      settled(
        review,
        facts,
        { about, label },
        { eventId: last.eventId, how: `reviewed on ${shortDate(last.on)}` },
      ),
    ];
  if (last?.nextReviewOn) return onDate(facts, about, last.nextReviewOn);
  const otherwise = decidedOtherwise(facts, 'review', step.on);
  if (otherwise) return [settled(review, facts, { about, label }, byDeviation(otherwise))];
  const rule = rules.get('ladder').find((one) => one.step === step.step);
  if (!rule) return NONE;
  const on = calendar.nthSchoolDayAfter(step.on, rule.reviewAfterSchoolDays);
  if (on === null)
    return [
      cannotTell(review, facts, { about, label }, `the term dates after ${shortDate(step.on)}`),
    ];
  return onDate(facts, about, on);
}

/** A step that counts no longer is still reviewed where its date falls in this year. */
function isOfAnEarlierYear(facts: DutyFacts, step: StepTaken): boolean {
  const { calendar, casework, moment, rules } = facts;
  const from = ladderCountsFrom(rules, moment.date);
  if (from === null || step.on >= from) return false;
  const last = casework.reviews.findLast(({ of }) => of === step.eventId || of === step.step);
  const rule = rules.get('ladder').find((one) => one.step === step.step);
  const on =
    last?.nextReviewOn ??
    (rule ? calendar.nthSchoolDayAfter(step.on, rule.reviewAfterSchoolDays) : null);
  return on === null || on < from;
}

function onDate(facts: DutyFacts, about: string, on: PlainDate): readonly Duty[] {
  const { date } = facts.moment;
  if (on <= date)
    return [due(review, facts, { about, label: 'Review due', weight: 'today', dueOn: on })];
  if (mondayOf(on) !== mondayOf(date)) return NONE;
  const label = `Review ${weekdayOrDate(on, date)}`;
  return [upcoming(review, facts, { about, label, weight: 'soon', dueOn: on })];
}

/*
 * Not formalised: whether a change in attendance came from the step. The figures stand side by side;
 * people judge. Older steps are not asked about once a later one has been taken.
 */
