/**
 * Standard 7, "Statutory processes are followed for children with 10 unauthorised absences in a
 * 10-week period"; National framework for penalty notices, from 19 August 2024.
 *
 * 1. Ten sessions recorded G, N, O or U within a rolling period of ten school weeks, in any mix,
 *    across terms and years; less sessions already used in a notice (N7).
 * 2. Compulsory school age only.
 * 3. The school must then consider whether a notice can and should be issued. Reaching the threshold
 *    starts a consideration; it never says "issue". Support comes first where it is appropriate.
 * 4. Settled by the decision recorded. It covers the sessions it was made on: the question comes
 *    again when as many have been recorded since.
 */
import { codeAtIndex } from '@/lib/attendance/code-index';
import { shortDate } from '@/lib/attendance/plain-date';
import type { CaseEventOf } from '@/lib/casework/events';
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
  markFact,
  settled,
} from './duty';
import type { DutyFacts } from './facts';
import { compulsorySchoolAge } from './school-age';
import { byteAt, countMarks, ownSessionsSince } from './school-days';

export const considerPenalty: DutyDefinition = {
  id: 'consider-penalty',
  title: 'Threshold reached, consider',
  owner: 'head',
  citation: {
    kind: 'framework',
    paragraph: 'National framework for penalty notices; Standard 7',
    href: 'https://www.gov.uk/government/publications/working-together-to-improve-school-attendance',
    says: 'At 10 sessions of unauthorised absence (G, N, O, U) in a rolling period of 10 school weeks the school considers, case by case, whether a penalty notice is the right tool; support first where that is appropriate.',
  },

  assess(facts) {
    const threshold = facts.rules.get('penaltySessions');
    const { penaltyCount, penaltyFrom } = facts.statistics;
    if (penaltyCount < threshold || penaltyFrom === null) return NONE;
    const ofAge = compulsorySchoolAge(facts.pupil, facts.context, facts.moment.date);
    if (ofAge === false) return NONE;
    const label = `${penaltyCount} sessions: consider`;
    const decision = facts.casework.decisions.get('consider-penalty')?.at(-1);
    const decidedOn = decision && decision.about.date >= penaltyFrom ? decision.about.date : null;
    // A decision opens a new question, which has a name of its own.
    const about = decidedOn ?? 'first';
    if (ofAge === null)
      return [cannotTell(considerPenalty, facts, { about, label }, 'the date of birth')];
    if (decision && decidedOn !== null && sinceDecision(facts, decision) < threshold)
      return [
        settled(
          considerPenalty,
          facts,
          { about: 'first', label: 'Decision recorded' },
          { eventId: decision.id, how: `decided on ${shortDate(decidedOn)}` },
        ),
      ];
    const otherwise = decidedOtherwise(facts, 'consider-penalty', penaltyFrom);
    if (otherwise)
      return [settled(considerPenalty, facts, { about, label }, byDeviation(otherwise))];
    return [due(considerPenalty, facts, { about, label, weight: 'today' })];
  },

  explain(facts, duty, mayReadConfidential) {
    const { penaltyCount, penaltyFrom } = facts.statistics;
    const threshold = facts.rules.get('penaltySessions');
    const weeks = facts.rules.get('penaltyWindowSchoolWeeks');
    const codes = facts.rules.get('penaltyCodes');
    const counted =
      penaltyFrom === null
        ? []
        : ownSessionsSince(facts, penaltyFrom).filter(
            (session) =>
              codes.includes(codeAtIndex(byteAt(facts.history, session))?.code ?? '') &&
              !facts.casework.usedInNotice.some(
                ({ from, to }) => from <= session.date && session.date <= to,
              ),
          );
    const openN = counted.filter(
      (session) => codeAtIndex(byteAt(facts.history, session))?.unexplained,
    ).length;
    const { supportOffered } = facts.casework;
    return explanation(
      considerPenalty,
      facts,
      duty,
      {
        sentence: `Threshold reached, consider: ${forename(facts)} has ${count(penaltyCount, 'unauthorised session')} in ${weeks} school weeks${
          openN > 0 ? `, ${openN} of which ${openN === 1 ? 'is an open N' : 'are open N'}` : ''
        }. ${
          supportOffered
            ? `Support was first offered on ${shortDate(supportOffered.on)}.`
            : 'No support has been recorded yet: support comes first where it is appropriate.'
        }`,
        facts: [
          ...(penaltyFrom
            ? [fact(`counted from ${shortDate(penaltyFrom)}`, { date: penaltyFrom })]
            : []),
          ...counted.map((session) => markFact(facts, session)),
        ],
        threshold: {
          key: 'penaltySessions',
          value: `${threshold} sessions in ${weeks} school weeks`,
        },
        clears:
          'The head’s decision is recorded, with its reason. Amended marks and passing weeks lower the count.',
      },
      mayReadConfidential,
    );
  },
};

/** What was put into a notice is out of the count already, so that all that is left is new. */
function sinceDecision(facts: DutyFacts, { about, payload }: CaseEventOf<'decision'>): number {
  if (payload.sessionsUsedInNotice !== null) return facts.statistics.penaltyCount;
  const codes = facts.rules.get('penaltyCodes');
  return countMarks(facts, about.date, (byte) => codes.includes(codeAtIndex(byte)?.code ?? ''));
}

/*
 * Not formalised: whether a notice is the best tool, whether support was appropriate and engaged
 * with, the Equality Act, earlier notices within three years, and each local authority's code of
 * conduct. Persons decide; the local authority issues.
 */
