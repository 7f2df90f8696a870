/**
 * Standard 7: "Attendance Champion has oversight of Attendance Tracker and supports with Escalation
 * of stuck cases."
 *
 * 1. A step of the ladder stands and attendance has not recovered: the ladder still asks for
 *    something.
 * 2. Nobody has worked on the case for the school's number of school days; or the same step was taken
 *    the school's number of times in a row and attendance did not rise.
 * 3. A decision to hold, with its review date ahead, is no standstill; nor is a step held back because
 *    attendance has improved since the one before.
 * 4. Settled by the champion's decision, until the limit has passed again.
 */
import { shortDate } from '@/lib/attendance/plain-date';
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
} from './duty';
import type { DutyFacts } from './facts';
import { attendanceBetween, ladderAnswer } from './ladder-answer';
import { shortStep } from './ladder-words';
import { schoolYear } from './school-days';

/** Latest records shown in an explanation. */
const SHOWN = 3;

export const stuckCase: DutyDefinition = {
  id: 'stuck-case',
  title: 'Stuck case',
  owner: 'champion',
  citation: {
    kind: 'standard',
    paragraph: 'Standard 7',
    href: null,
    says: 'When a case does not move, the attendance champion looks at it and decides what helps.',
  },

  assess(facts) {
    const { casework, calendar, moment, rules } = facts;
    if (casework.steps.length === 0) return NONE;
    const last = standingSteps(facts).at(-1);
    const since = casework.lastActionOn;
    if (!last || since === null || !isOpenCase(facts)) return NONE;

    const label = 'Stuck case';
    const [begins] = calendar.days;
    if (begins === undefined || since < begins)
      return [
        cannotTell(
          stuckCase,
          facts,
          { about: since, label },
          `the term dates since ${shortDate(since)}`,
        ),
      ];
    const limit = rules.get('stuckAfterSchoolDays');
    const isQuiet = calendar.schoolDaysAfter(since, moment.date) >= limit;
    const repeated = sameStepAgain(facts);
    const decision = casework.decisions.get('stuck-case')?.at(-1);
    if (!isQuiet && decision && decision.about.date >= last.on)
      return [
        settled(
          stuckCase,
          facts,
          { about: decision.about.date, label },
          { eventId: decision.id, how: `decided on ${shortDate(decision.about.date)}` },
        ),
      ];
    if (!isQuiet && repeated === null) return NONE;
    const about = isQuiet ? since : last.eventId;
    const otherwise = decidedOtherwise(facts, 'stuck-case', last.on);
    if (otherwise) return [settled(stuckCase, facts, { about, label }, byDeviation(otherwise))];
    return [
      due(stuckCase, facts, {
        about,
        label,
        weight: 'today',
        dueOn: isQuiet ? calendar.nthSchoolDayAfter(since, limit) : last.on,
      }),
    ];
  },

  explain(facts, duty, mayReadConfidential) {
    const { casework, calendar, moment, rules } = facts;
    const since = casework.lastActionOn;
    const days = since === null ? 0 : calendar.schoolDaysAfter(since, moment.date);
    const repeated = sameStepAgain(facts);
    const limit = rules.get('stuckAfterSchoolDays');
    const isQuiet = days >= limit;
    return explanation(
      stuckCase,
      facts,
      duty,
      {
        sentence:
          isQuiet || repeated === null
            ? `Nothing has been recorded on ${forename(facts)}’s case for ${count(days, 'school day')}.`
            : `The same step was taken ${repeated.length} times for ${forename(facts)} and attendance has not risen.`,
        facts: standingSteps(facts)
          .slice(-SHOWN)
          .map(({ step, on }) => fact(`${shortDate(on)}: ${shortStep(step)}`, { date: on })),
        threshold:
          isQuiet || repeated === null
            ? { key: 'stuckAfterSchoolDays', value: count(limit, 'school day') }
            : {
                key: 'stuckAfterSameStep',
                value: `the same step ${rules.get('stuckAfterSameStep')} times`,
              },
        clears: 'The champion’s decision is recorded, or the case moves on.',
      },
      mayReadConfidential,
    );
  },
};

/** Steps that count now: not stepped back from, and not of a year the ladder has left behind. */
function standingSteps({ casework, rules, moment }: DutyFacts): StepTaken[] {
  const from = ladderCountsFrom(rules, moment.date);
  return casework.steps.filter(
    ({ steppedBackBy, on }) => steppedBackBy === null && (from === null || on >= from),
  );
}

function isOpenCase(facts: DutyFacts): boolean {
  const answer = ladderAnswer(facts);
  if (answer === null || answer.kind === 'none')
    return answer?.why === 'ladder-complete' && facts.statistics.status !== 'OK';
  if (answer.kind === 'held') return answer.why !== 'improved';
  return !(answer.kind === 'decided' && answer.review === 'not-due');
}

/** The steps at the end of the list that are the same one, when attendance has not risen over them. */
function sameStepAgain(facts: DutyFacts): StepTaken[] | null {
  const standing = standingSteps(facts);
  const last = standing.at(-1);
  if (!last) return null;
  const other = standing.findLastIndex(({ step }) => step !== last.step);
  const same = standing.slice(other + 1);
  const first = same[0];
  if (!first || same.length < facts.rules.get('stuckAfterSameStep')) return null;
  const before = attendanceBetween(facts, schoolYear(first.on).from, first.on);
  const { attended, possible } = facts.statistics;
  if (!before) return null;
  return attended * before.possible <= before.attended * possible ? same : null;
}

/*
 * Not formalised: why a case does not move, and which service could help.
 */
