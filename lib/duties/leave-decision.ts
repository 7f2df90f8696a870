/**
 * Standard 6: "Head teachers may only authorise leave of absence in exceptional circumstances";
 * Regulation 11: asked for in advance, never granted afterwards.
 *
 * 1. Leave of absence has been requested.
 * 2. The head decides before the first school day of it.
 * 3. Settled by the decision recorded; one that grants the leave names the exceptional reason.
 */
import { shortDate } from '@/lib/attendance/plain-date';
import type { CaseEventOf } from '@/lib/casework/events';
import { NONE, type DutyDefinition } from './definition';
import {
  byDeviation,
  cannotTell,
  decidedOtherwise,
  due,
  explanation,
  fact,
  forename,
  settled,
} from './duty';
import type { DutyFacts } from './facts';
import { schoolDayBefore } from './school-days';
import type { Duty } from './types';

type Request = CaseEventOf<'leave-request'>;
type Decision = CaseEventOf<'decision'>;

const GRANTED = /\b(grant(ed)?|agreed?|authoris(ed?|e))\b/i;
const NOT_GRANTED = /\b(not|refus\w*|declin\w*)\b/i;

const AFTERWARDS =
  'It was asked for when it had begun: leave is granted in advance, never afterwards.';

export const leaveDecision: DutyDefinition = {
  id: 'leave-decision',
  title: 'Leave decision',
  owner: 'head',
  citation: {
    kind: 'standard',
    paragraph: 'Standard 6; Regulation 11',
    href: 'https://www.legislation.gov.uk/uksi/2024/208/regulation/11/made',
    says: 'Leave of absence is granted only in exceptional circumstances, by the head, in advance; the decision and the reason are kept.',
  },

  assess(facts) {
    const { leaveRequests } = facts.casework;
    if (leaveRequests.length === 0) return NONE;
    const decisions = decisionsFor(leaveRequests, facts.casework.decisions.get('leave-decision'));
    return leaveRequests.map((request) => deciding(facts, request, decisions.get(request.id)));
  },

  explain(facts, duty, mayReadConfidential) {
    const request = facts.casework.leaveRequests.find(({ id }) => duty.key.endsWith(id));
    return explanation(
      leaveDecision,
      facts,
      duty,
      {
        sentence: request
          ? `Leave was requested for ${forename(facts)} from ${shortDate(request.payload.from)} to ${shortDate(request.payload.to)}; the head decides.${
              request.about.date >= request.payload.from ? ` ${AFTERWARDS}` : ''
            }`
          : `Leave was requested for ${forename(facts)}; the head decides.`,
        facts: request
          ? [
              fact(`requested on ${shortDate(request.about.date)}`, { date: request.about.date }),
              ...(mayReadConfidential ? [fact(`grounds: ${request.payload.grounds}`)] : []),
            ]
          : [],
        clears: 'Record the decision; where leave is granted, the exceptional reason too.',
      },
      mayReadConfidential,
    );
  },
};

function deciding(facts: DutyFacts, request: Request, decision: Decision | undefined): Duty {
  const about = request.id;
  const label = 'Leave decision';
  const { from, grounds } = request.payload;
  const dueOn = schoolDayBefore(facts.calendar, from);
  if (decision) {
    if (isGranted(decision) && !decision.payload.reason)
      return due(leaveDecision, facts, {
        about,
        label: 'Reason for leave',
        dueOn,
        weight: 'today',
      });
    return settled(
      leaveDecision,
      facts,
      { about, label },
      {
        eventId: decision.id,
        how: `${decision.payload.decision} on ${shortDate(decision.about.date)}`,
      },
    );
  }
  const otherwise = decidedOtherwise(facts, 'leave-decision', request.about.date);
  if (otherwise) return settled(leaveDecision, facts, { about, label }, byDeviation(otherwise));
  if (grounds.trim() === '')
    return cannotTell(leaveDecision, facts, { about, label, dueOn }, 'the grounds of the request');
  const late = dueOn !== null && dueOn <= facts.moment.date;
  return due(leaveDecision, facts, { about, label, dueOn, weight: late ? 'today' : 'soon' });
}

/**
 * A decision about a day of the leave belongs to that request; one about another day belongs to the
 * oldest request that was waiting then.
 */
function decisionsFor(
  requests: readonly Request[],
  decisions: readonly Decision[] = [],
): Map<string, Decision> {
  const decided = new Map<string, Decision>();
  for (const decision of decisions) {
    const { date } = decision.about;
    const waiting = requests.filter(({ id }) => !decided.has(id));
    const request =
      waiting.find(({ payload }) => payload.from <= date && date <= payload.to) ??
      waiting.find(({ about }) => about.date <= date);
    if (request) decided.set(request.id, decision);
  }
  return decided;
}

function isGranted({ payload }: Decision): boolean {
  return GRANTED.test(payload.decision) && !NOT_GRANTED.test(payload.decision);
}

/*
 * Not formalised: what is exceptional. A holiday normally is not; the head judges each request.
 */
