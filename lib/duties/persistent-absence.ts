/**
 * Standard 7: "attendance of persistent absent pupils (10% and above) ... is carefully monitored,
 * interventions and action plans are in place and impact is evaluated".
 *
 * 1. The pupil has missed the persistent-absence share of their own possible sessions, or more, in
 *    the school year to date, in whole sessions and never in rounded figures (attendance-rules.md
 *    section 2.3). Severe absence is persistent too.
 * 2. While few sessions were possible the status is provisional: shown, and not yet asked about
 *    (section 2.4).
 * 3. Settled by a plan in place this school year: a step with support offered, or the procedure or
 *    decision recorded.
 */
import { attendanceText } from '@/lib/attendance/percent';
import { shortDate, type PlainDate } from '@/lib/attendance/plain-date';
import type { CaseState } from '@/lib/casework/state';
import type { DutyDefinition } from './definition';
import { explanation, fact } from './duty';
import { assessShareOfAbsence, missedFact, missedSentence } from './share-of-absence';

export const persistentAbsence: DutyDefinition = {
  id: 'persistent-absence',
  title: 'Persistent absence: a plan',
  owner: 'champion',
  citation: {
    kind: 'standard',
    paragraph: 'Standard 7',
    href: null,
    says: 'A pupil who has missed 10 per cent or more of possible sessions has a plan, and what it changes is looked at.',
  },

  assess(facts) {
    return assessShareOfAbsence(persistentAbsence, facts, {
      short: 'PA',
      weight: 'plain',
      doneSince: (yearFrom) => planInPlace(facts.casework, yearFrom),
    });
  },

  explain(facts, duty, mayReadConfidential) {
    const percent = facts.rules.get('persistentAbsencePercent');
    const shown = attendanceText(facts.statistics);
    return explanation(
      persistentAbsence,
      facts,
      duty,
      {
        sentence: missedSentence(facts),
        facts: [
          missedFact(facts),
          ...(shown === null ? [] : [fact(`attendance ${shown} (shown rounded)`)]),
        ],
        threshold: { key: 'persistentAbsencePercent', value: `${percent}% or more missed` },
        clears:
          'A plan with support is recorded; or attendance recovers: the status follows the year to date.',
      },
      mayReadConfidential,
    );
  },
};

function planInPlace(
  { steps, procedures, decisions }: CaseState,
  since: PlainDate,
): { eventId: string; how: string } | null {
  const step = steps.findLast(
    ({ on, supportOffered, steppedBackBy }) =>
      on >= since && supportOffered && steppedBackBy === null,
  );
  if (step)
    return { eventId: step.eventId, how: `a plan with support since ${shortDate(step.on)}` };
  const recorded =
    procedures.get(persistentAbsence.id)?.findLast(({ about }) => about.date >= since) ??
    decisions.get(persistentAbsence.id)?.findLast(({ about }) => about.date >= since);
  return recorded
    ? { eventId: recorded.id, how: `a plan recorded on ${shortDate(recorded.about.date)}` }
    : null;
}

/*
 * Not formalised: whether the plan is a good one, and what removes the barriers for this child.
 */
