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
    const { status, provisional } = facts.statistics;
    if (status === 'OK') return NONE;
    const year = schoolYear(facts.moment.date);
    const about = year.label;
    if (status === 'n/a') {
      if (facts.statistics.unreadMarks === 0) return NONE;
      return [
        cannotTell(
          persistentAbsence,
          facts,
          { about, label: 'PA not known' },
          `the marks of ${year.label} that could not be read`,
        ),
      ];
    }
    const label = `PA ${attendanceText(facts.statistics) ?? ''}`.trim();
    const plan = planInPlace(facts.casework, 'persistent-absence', year.from);
    if (plan) return [settled(persistentAbsence, facts, { about, label }, plan)];
    const otherwise = decidedOtherwise(facts, 'persistent-absence', year.from);
    if (otherwise)
      return [settled(persistentAbsence, facts, { about, label }, byDeviation(otherwise))];
    return [
      provisional
        ? upcoming(persistentAbsence, facts, { about, label, weight: 'plain' })
        : due(persistentAbsence, facts, { about, label, weight: 'plain' }),
    ];
  },

  explain(facts, duty, mayReadConfidential) {
    const { possible, attended, provisional } = facts.statistics;
    const percent = facts.rules.get('persistentAbsencePercent');
    return explanation(
      persistentAbsence,
      facts,
      duty,
      {
        sentence: `${forename(facts)} has missed ${possible - attended} of ${count(possible, 'possible session')} this school year${
          provisional ? '; that is too few sessions to be sure yet' : ''
        }.`,
        facts: [
          fact(`possible ${possible}, attended ${attended}, missed ${possible - attended}`),
          fact(`attendance ${attendanceText(facts.statistics) ?? 'not known'} (shown rounded)`),
        ],
        threshold: { key: 'persistentAbsencePercent', value: `${percent}% or more missed` },
        clears:
          'A plan with support is recorded; or attendance recovers: the status follows the year to date.',
      },
      mayReadConfidential,
    );
  },
};

export function planInPlace(
  { steps, procedures, decisions }: CaseState,
  id: 'persistent-absence' | 'severe-absence',
  since: PlainDate,
): { eventId: string; how: string } | null {
  const step = steps.findLast(
    ({ on, supportOffered, steppedBackBy }) =>
      on >= since && supportOffered && steppedBackBy === null,
  );
  if (step)
    return { eventId: step.eventId, how: `a plan with support since ${shortDate(step.on)}` };
  const recorded =
    procedures.get(id)?.findLast(({ about }) => about.date >= since) ??
    decisions.get(id)?.findLast(({ about }) => about.date >= since);
  return recorded
    ? { eventId: recorded.id, how: `a plan recorded on ${shortDate(recorded.about.date)}` }
    : null;
}

/*
 * Not formalised: whether the plan is a good one, and what removes the barriers for this child.
 */
