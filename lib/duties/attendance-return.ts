/**
 * Regulation 13, School Attendance (Pupil Registration) (England) Regulations 2024: the attendance
 * return to the local authority.
 *
 * 1. A pupil of compulsory school age has been absent for a continuous period of ten school days,
 *    recorded G, N, O or U (N6; U counts here although the child was seen).
 * 2. The authority is told, at the intervals agreed with it and no less than once a calendar month
 *    while it lasts.
 * 3. Settled by the return sent in this period, or by why it was not required.
 */
import { shortDate, type PlainDate } from '@/lib/attendance/plain-date';
import { codeAtIndex } from '@/lib/attendance/code-index';
import { addMonths } from './clock';
import { NONE, type DutyDefinition } from './definition';
import { count, explanation, fact, forename, markFact } from './duty';
import type { DutyFacts } from './facts';
import { assessReturn } from './return-to-authority';
import { ownSessionsSince, runDays } from './school-days';

export const attendanceReturn: DutyDefinition = {
  id: 'attendance-return',
  title: 'Attendance return',
  owner: 'office',
  citation: {
    kind: 'regulation',
    paragraph: 'Regulation 13',
    href: 'https://www.legislation.gov.uk/uksi/2024/208/regulation/13/made',
    says: 'After 10 continuous school days of unauthorised absence the local authority is told, and again at the agreed intervals while it lasts.',
  },

  assess(facts) {
    const days = facts.rules.get('attendanceReturnSchoolDays');
    if (facts.statistics.unauthorisedRunDays < days) return NONE;
    return assessReturn(attendanceReturn, facts, () => {
      const since = run(facts)[0] ?? facts.moment.date;
      const latest = facts.casework.returns.attendance.findLast(({ about }) => about.date >= since);
      return {
        label: 'Attendance return',
        about: since,
        since,
        sent: latest && !isOutdated(facts, latest.about.date) ? latest : null,
      };
    });
  },

  explain(facts, duty, mayReadConfidential) {
    const days = facts.rules.get('attendanceReturnSchoolDays');
    const [from] = run(facts);
    return explanation(
      attendanceReturn,
      facts,
      duty,
      {
        sentence: `Every session ${forename(facts)} could have attended on ${count(facts.statistics.unauthorisedRunDays, 'school day')} in a row is marked as unauthorised absence; the local authority is told.`,
        facts: from
          ? [
              fact(`counted from ${shortDate(from)}`, { date: from }),
              ...ownSessionsSince(facts, from).map((session) => markFact(facts, session)),
            ]
          : [],
        threshold: { key: 'attendanceReturnSchoolDays', value: count(days, 'school day') },
        clears: 'Record the return as sent, or why it is not required.',
      },
      mayReadConfidential,
    );
  },
};

function run(facts: DutyFacts): PlainDate[] {
  return runDays(facts, (byte) => {
    const code = codeAtIndex(byte);
    return code?.possible ? code.unauthorised : null;
  });
}

function isOutdated({ rules, moment }: DutyFacts, sentOn: PlainDate): boolean {
  return addMonths(sentOn, rules.get('attendanceReturnEveryMonths')) <= moment.date;
}

/*
 * Not formalised: limb (a) of the Regulation, "fails to attend regularly", which a person judges; the
 * form and the interval each local authority asks for beyond the monthly least.
 */
