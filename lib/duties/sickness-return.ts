/**
 * Regulation 13, School Attendance (Pupil Registration) (England) Regulations 2024: the sickness
 * return to the local authority.
 *
 * 1. A pupil of compulsory school age is recorded I, and there are reasonable grounds to believe
 *    that fifteen school days will be missed for sickness, in a row or together, in the school year:
 *    thirty sessions recorded, or recorded and expected (N9).
 * 2. One return for each continuous period of sickness in a school year.
 * 3. Settled by the return sent in or after the latest period, or by why it was not required.
 */
import { codeAtIndex } from '@/lib/attendance/code-index';
import { countedCode, readCode } from '@/lib/attendance/codes';
import { compareSessions, type Session } from '@/lib/attendance/session';
import { isSeen } from './codes';
import { NONE, type DutyDefinition } from './definition';
import { count, explanation, fact, forename, markFact } from './duty';
import type { DutyFacts } from './facts';
import { assessReturn } from './return-to-authority';
import {
  anyBetween,
  byteAt,
  latestRunStart,
  ownSessionsSince,
  sessionsAhead,
  schoolYear,
} from './school-days';

export const sicknessReturn: DutyDefinition = {
  id: 'sickness-return',
  title: 'Sickness return',
  owner: 'office',
  citation: {
    kind: 'regulation',
    paragraph: 'Regulation 13',
    href: 'https://www.legislation.gov.uk/uksi/2024/208/regulation/13/made',
    says: 'When a pupil is believed to miss 15 school days for sickness in a school year, in a row or together, the local authority is told: one return for each continuous period.',
  },

  assess(facts) {
    const threshold = facts.rules.get('sicknessReturnSessions');
    const recorded = facts.statistics.illnessSessions;
    if (recorded === 0) return NONE;
    if (recorded < threshold) {
      if (facts.casework.expectedAbsences.length === 0) return NONE;
      if (recorded + expected(facts) < threshold) return NONE;
    }
    return assessReturn(sicknessReturn, facts, () => {
      const period = latestPeriod(facts);
      const year = schoolYear(facts.moment.date);
      const since = period?.date ?? year.from;
      return {
        label: 'Sickness return',
        about: period?.date ?? year.label,
        since,
        sent: facts.casework.returns.sickness.findLast(({ about }) => about.date >= since) ?? null,
      };
    });
  },

  explain(facts, duty, mayReadConfidential) {
    const threshold = facts.rules.get('sicknessReturnSessions');
    const recorded = facts.statistics.illnessSessions;
    const ahead = expected(facts);
    const { from } = schoolYear(facts.moment.date);
    return explanation(
      sicknessReturn,
      facts,
      duty,
      {
        sentence: `${forename(facts)} has ${count(recorded, 'session')} of illness this school year${
          ahead > 0 ? ` and ${ahead} more expected` : ''
        }; at ${threshold} the local authority is told.`,
        facts: ownSessionsSince(facts, from)
          .filter((session) => codeAtIndex(byteAt(facts.history, session))?.code === 'I')
          .map((session) => markFact(facts, session))
          .concat(
            ahead > 0 ? [fact(`${count(ahead, 'more session', 'more sessions')} expected`)] : [],
          ),
        threshold: { key: 'sicknessReturnSessions', value: `${threshold} sessions of I` },
        clears: 'Record the return as sent, or why it is not required.',
      },
      mayReadConfidential,
    );
  },
};

/** Sessions still to come of an illness said to last. Being seen since then ends the expectation. */
function expected({ casework, calendar, history, moment }: DutyFacts): number {
  let most = 0;
  for (const { from, until, code } of casework.expectedAbsences) {
    if (countedCode(readCode(code, from.date))?.code !== 'I') continue;
    const hasBegun = compareSessions(from, moment) <= 0;
    if (hasBegun && isSeen(byteAt(history, moment))) continue;
    if (hasBegun && anyBetween(history, from, moment, isSeen)) continue;
    const { to } = schoolYear(moment.date);
    most = Math.max(most, sessionsAhead(calendar, moment, until < to ? until : to));
  }
  return most;
}

/** Where the latest run of I began; sessions that were not possible belong to no run and end none. */
function latestPeriod(facts: DutyFacts): Session | null {
  return latestRunStart(facts, (byte) => {
    const code = codeAtIndex(byte);
    return code?.possible ? code.code === 'I' : null;
  });
}

/*
 * Not formalised: what reasonable grounds are beyond a date given; whether a string of minor ailments
 * wants a form (some authorities say no: "not required because" records it). No source says how a
 * half day of illness counts: here two sessions make a day.
 */
