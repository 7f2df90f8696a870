/**
 * Standard 6: the ladder of seven steps, four of the school and three of CSAWS, "an escalating
 * approach ... that complies with the support first model". "Where it is not appropriate to use the
 * escalating process, or there is a need to deviate from it, this will be recorded."
 *
 * 1. `lib/casework/ladder` names the next step from the school's thresholds, waiting times and
 *    conditions, and its due date.
 * 2. A legal step is not proposed before support was offered or a reason recorded: then offering
 *    support is what is due.
 * 3. Settled by the step being taken, after which the ladder asks for the next one; or by a deviation
 *    with its reason and review date: it shows as decided until then.
 */
import { attendanceText } from '@/lib/attendance/percent';
import { shortDate } from '@/lib/attendance/plain-date';
import type { NextStep } from '@/lib/casework/ladder';
import { NONE, type DutyDefinition } from './definition';
import {
  byDeviation,
  cannotTell,
  count,
  due,
  explanation,
  fact,
  forename,
  settled,
  upcoming,
} from './duty';
import type { DutyFacts } from './facts';
import { ladderAnswer } from './ladder-answer';
import { shortStep, stepLabel } from './ladder-words';
import type { Fact } from './types';

export const escalationStep: DutyDefinition = {
  id: 'escalation-step',
  title: 'Next step',
  owner: 'attendance',
  citation: {
    kind: 'standard',
    paragraph: 'Standard 6',
    href: null,
    says: 'When attendance falls, the school goes up its ladder one step at a time, support first; where a step is not right for a pupil, the reason is recorded.',
  },

  assess(facts) {
    const answer = ladderAnswer(facts);
    if (answer === null || answer.kind === 'none') return NONE;
    const today = facts.moment.date;
    if (answer.kind === 'cannot-tell') {
      const label = answer.rule ? shortStep(answer.rule.step) : 'Next step';
      const about = answer.rule?.step ?? 'ladder';
      return [cannotTell(escalationStep, facts, { about, label }, answer.missing)];
    }

    const about = answer.rule.step;
    const label = shortStep(answer.rule.step);
    if (answer.kind === 'decided')
      return [
        answer.review === 'not-due'
          ? settled(escalationStep, facts, { about, label }, byDeviation(answer.deviation))
          : due(escalationStep, facts, {
              about,
              label: `${label} due`,
              weight: 'today',
              dueOn: answer.deviation.reviewOn,
            }),
      ];
    if (answer.kind === 'held')
      return answer.why === 'improved'
        ? NONE
        : [due(escalationStep, facts, { about, label: 'Support first', weight: 'today' })];

    const { dueOn, state } = answer;
    const parts = { about, label: stepLabel(answer.rule.step, dueOn, today), dueOn };
    return [
      state === 'due'
        ? due(escalationStep, facts, { ...parts, weight: 'today' })
        : upcoming(escalationStep, facts, { ...parts, weight: 'soon' }),
    ];
  },

  explain(facts, duty, mayReadConfidential) {
    const answer = ladderAnswer(facts);
    const rule = answer && 'rule' in answer ? answer.rule : null;
    const shown = attendanceText(facts.statistics);
    return explanation(
      escalationStep,
      facts,
      duty,
      {
        sentence: `${forename(facts)}’s attendance is ${shown ?? 'not known'}; the school’s next step is ${
          rule ? `“${rule.label}”` : 'not known'
        }.`,
        facts: answer ? reasonsOf(answer, facts, mayReadConfidential) : [],
        ...(rule && {
          threshold: {
            key: 'ladder' as const,
            value:
              rule.attendanceAtOrBelowTenths === null
                ? 'no threshold of its own'
                : `attendance at or below ${percentOf(rule.attendanceAtOrBelowTenths)}${
                    rule.waitSchoolDays > 0
                      ? `, ${count(rule.waitSchoolDays, 'school day')} after the step before`
                      : ''
                  }`,
          },
        }),
        clears: 'Record the step as taken; or hold, skip or bring it forward with a reason.',
      },
      mayReadConfidential,
    );
  },
};

/** As attendance is shown beside it: 950 is 95.0%. */
function percentOf(tenths: number): string {
  return `${(tenths / 10).toFixed(1)}%`;
}

function reasonsOf(answer: NextStep, facts: DutyFacts, mayReadConfidential: boolean): Fact[] {
  const { possible, attended } = facts.statistics;
  const attendance = fact(`attended ${attended} of ${possible} possible sessions this school year`);
  if (answer.kind === 'decided')
    return [
      attendance,
      fact(
        mayReadConfidential
          ? `decided otherwise: ${answer.deviation.reason}`
          : 'decided otherwise, with the reason recorded',
        { date: answer.deviation.on },
      ),
    ];
  if (answer.kind !== 'step') return [attendance];
  return [
    attendance,
    ...answer.reasons.flatMap((reason): Fact[] => {
      switch (reason.kind) {
        case 'at-or-below':
          return [fact(`at or below ${percentOf(reason.tenths)}`)];
        case 'waited':
          return [
            fact(
              `${shortStep(reason.since)} on ${shortDate(reason.on)}, then ${count(reason.schoolDays, 'school day')}`,
              { date: reason.on },
            ),
          ];
        case 'not-improved':
          return [
            fact(
              `since ${shortStep(reason.comparison.since)}: attended ${reason.comparison.after.attended} of ${reason.comparison.after.possible}`,
              { date: reason.comparison.on },
            ),
          ];
        case 'skipped':
        case 'stepped-back':
        case 'brought-forward':
          return [
            fact(`${reason.kind.replace('-', ' ')} on ${shortDate(reason.deviation.on)}`, {
              date: reason.deviation.on,
            }),
          ];
        default:
          return [fact('support was offered, or why not is recorded')];
      }
    }),
  ];
}

/*
 * Not formalised: "casework will be led by assessment". The thresholds and waiting times are the
 * school's, examples until it confirms them; the Standard gives none.
 */
