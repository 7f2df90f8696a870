/**
 * Regulation 10(7) to (9), School Attendance (Pupil Registration) (England) Regulations 2024: where
 * N is recorded, the reason is established and the entry amended as soon as it is known, and no
 * later than five school days after the session; where it is not known by then, O is entered.
 *
 * 1. An N stands in the register.
 * 2. Its last day is the fifth school day after the session's date (N8): in time on that day.
 * 3. Where the reason of one is known already, its mark is to be amended at once.
 * 4. A decision to wait holds up to the last day and not beyond it: the Regulation leaves no choice.
 * 5. Settled by the mark being amended. An O entered for want of a reason leaves the absence
 *    unexplained: other duties go on asking.
 */
import { NONE, type DutyDefinition } from './definition';
import {
  byDeviation,
  count,
  dayAndMonth,
  decidedOtherwise,
  cannotTell,
  due,
  explanation,
  fact,
  forename,
  markFact,
  sessionWords,
  settled,
  upcoming,
} from './duty';
import type { DutyFacts } from './facts';
import type { Session } from '@/lib/attendance/session';
import { compareSessions, sessionKey } from '@/lib/attendance/session';

export const establishReason: DutyDefinition = {
  id: 'establish-reason',
  title: 'Establish the reason',
  owner: 'office',
  citation: {
    kind: 'regulation',
    paragraph: 'Regulation 10(7)',
    href: 'https://www.legislation.gov.uk/uksi/2024/208/regulation/10/made',
    says: 'An N is amended as soon as the reason is known, and within five school days of the session; without a reason by then it becomes O.',
  },

  assess(facts) {
    const { openN, nDeadline, nOverdue } = facts.statistics;
    const oldest = openN[0];
    if (!oldest) return NONE;
    const about = sessionKey(oldest);
    const otherwise = nOverdue ? null : decidedOtherwise(facts, 'establish-reason', oldest.date);
    if (otherwise)
      return [
        settled(establishReason, facts, { about, label: 'Reason sought' }, byDeviation(otherwise)),
      ];
    if (nDeadline === null)
      return [
        cannotTell(
          establishReason,
          facts,
          { about, label: 'N, no date' },
          `the school days after ${sessionWords(oldest)} (term dates)`,
        ),
      ];
    const parts = { about, dueOn: nDeadline };
    if (nOverdue)
      return [due(establishReason, facts, { ...parts, label: 'N overdue', weight: 'today' })];
    if (openN.some((session) => isKnown(facts, session)))
      return [due(establishReason, facts, { ...parts, label: 'Amend the mark', weight: 'today' })];
    const label = `N, by ${dayAndMonth(nDeadline)}`;
    return [
      nDeadline === facts.moment.date
        ? due(establishReason, facts, { ...parts, label, weight: 'today' })
        : upcoming(establishReason, facts, { ...parts, label, weight: 'plain' }),
    ];
  },

  explain(facts, duty, mayReadConfidential) {
    const { openN } = facts.statistics;
    const known = openN.filter((session) => isKnown(facts, session));
    const days = facts.rules.get('reasonDeadlineSchoolDays');
    const by = duty.dueOn === null ? '' : ` by ${dayAndMonth(duty.dueOn)}`;
    return explanation(
      establishReason,
      facts,
      duty,
      {
        sentence: `${count(openN.length, 'session')} of ${forename(facts)}’s absence ${
          openN.length === 1 ? 'is' : 'are'
        } marked N; the reason is to be entered${by}, or O where it is still not known.`,
        facts: [
          ...openN.map((session) => markFact(facts, session)),
          ...(known.length > 0
            ? [fact(`the reason is known: ${known.map(sessionWords).join(', ')}`)]
            : []),
        ],
        threshold: { key: 'reasonDeadlineSchoolDays', value: count(days, 'school day') },
        clears: 'The mark is amended in Arbor. O closes the N but not the question why.',
      },
      mayReadConfidential,
    );
  },
};

/** Given for this session, or earlier and said to last. */
function isKnown({ statistics }: DutyFacts, session: Session): boolean {
  return !statistics.unexplained.some((open) => compareSessions(open, session) === 0);
}

/*
 * Not formalised: what "reasonable steps" to establish the reason are. Page 20 of the guidance says
 * five working days where the Regulation and paragraph 408 say school days; the law is followed.
 */
