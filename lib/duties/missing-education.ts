/**
 * Standard 7: "Children Missing Education procedures are understood and followed"; Regulation 9(1)
 * and the school's own rule for when the procedure starts.
 *
 * 1. School days in a row on which every possible session is G, N or O: the child has not been seen
 *    (N6). Any other mark, U included, ends the run.
 * 2. At the school's number of days the procedure for children missing education starts.
 * 3. At twenty the ground of Regulation 9 for long absence may come into question: speak to the
 *    local authority. It is never deletion by itself: joint reasonable enquiries come first.
 * 4. Settled, at each of the two, by the procedure recorded on or after that day.
 */
import { codeAtIndex } from '@/lib/attendance/code-index';
import { shortDate, type PlainDate } from '@/lib/attendance/plain-date';
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
import { ownSessionsSince, runDays } from './school-days';

export const missingEducation: DutyDefinition = {
  id: 'missing-education',
  title: 'Missing education',
  owner: 'dsl',
  citation: {
    kind: 'standard',
    paragraph: 'Standard 7; Regulation 9(1)',
    href: 'https://www.legislation.gov.uk/uksi/2024/208/regulation/9/made',
    says: 'When a child has not been seen and is absent without leave for the school’s number of days, the procedure for children missing education is followed; at 20 school days the school speaks to the local authority.',
  },

  assess(facts) {
    const days = facts.statistics.groundIRunDays;
    const first = facts.rules.get('missingEducationSchoolDays');
    const groundI = facts.rules.get('groundISchoolDays');
    const reached = Math.max(days >= first ? first : 0, days >= groundI ? groundI : 0);
    if (reached === 0) return NONE;
    const ofAge = compulsorySchoolAge(facts.pupil, facts.context, facts.moment.date);
    if (ofAge === false) return NONE;
    const run = daysUnseen(facts);
    const from = run[0];
    const reachedOn = run[reached - 1];
    if (from === undefined || reachedOn === undefined) return NONE;
    const isGroundI = reached >= groundI;
    const about = isGroundI ? `${from} ${groundI} days` : from;
    const label = isGroundI ? 'Speak to LA' : 'Missing education';
    if (ofAge === null)
      return [cannotTell(missingEducation, facts, { about, label }, 'the date of birth')];

    const followed = facts.casework.procedures
      .get('missing-education')
      ?.findLast((event) => event.about.date >= reachedOn);
    if (followed)
      return [
        settled(
          missingEducation,
          facts,
          { about, label },
          { eventId: followed.id, how: `procedure recorded on ${shortDate(followed.about.date)}` },
        ),
      ];
    const otherwise = decidedOtherwise(facts, 'missing-education', reachedOn);
    if (otherwise)
      return [settled(missingEducation, facts, { about, label }, byDeviation(otherwise))];
    return [
      due(missingEducation, facts, {
        about,
        label,
        weight: isGroundI ? 'now' : 'today',
        dueOn: reachedOn,
      }),
    ];
  },

  explain(facts, duty, mayReadConfidential) {
    const days = facts.statistics.groundIRunDays;
    const first = facts.rules.get('missingEducationSchoolDays');
    const groundI = facts.rules.get('groundISchoolDays');
    const [from] = daysUnseen(facts);
    const isGroundI = days >= groundI;
    return explanation(
      missingEducation,
      facts,
      duty,
      {
        sentence: isGroundI
          ? `${groundI} school days reached: speak to the local authority about ${forename(facts)}. This alone is no ground to take a child off the roll.`
          : `${forename(facts)} has not been in school for ${count(days, 'school day')} in a row, without leave.`,
        facts: from
          ? [
              fact(`counted from ${shortDate(from)}`, { date: from }),
              ...ownSessionsSince(facts, from).map((session) => markFact(facts, session)),
            ]
          : [],
        threshold: isGroundI
          ? { key: 'groundISchoolDays', value: count(groundI, 'school day') }
          : { key: 'missingEducationSchoolDays', value: count(first, 'school day') },
        clears: 'Record the procedure that was followed, with its outcome. Coming back ends it.',
      },
      mayReadConfidential,
    );
  },
};

function daysUnseen(facts: DutyFacts): PlainDate[] {
  const codes = facts.rules.get('groundICodes');
  return runDays(facts, (byte) => {
    const code = codeAtIndex(byte);
    return code?.possible ? codes.includes(code.code) : null;
  });
}

/*
 * Not formalised: whether there are reasonable grounds to believe sickness or an unavoidable cause,
 * whether enquiries were reasonable and joint, and whether the child is known to be somewhere safe.
 */
