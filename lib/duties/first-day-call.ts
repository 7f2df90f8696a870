/**
 * Standard 5: "First day calling completed each day, register coding updated accordingly and
 * comments entered". Where a pupil is absent and no reason has been given when the register closes,
 * the parents are contacted on that day; contact goes on each day until the reason is established
 * (attendance-rules.md section 5).
 *
 * 1. The pupil is absent in a session of the day without an established reason (N10), or the
 *    provider reports a pupil marked off site as not there, or has not confirmed by the school's time.
 * 2. Before the register closes the pupil may still arrive: the call is upcoming.
 * 3. Settled when the reason is established, when the child has been seen, or when every contact
 *    was tried and the no-contact route has taken over.
 */
import { aboutSession } from '@/lib/casework/state';
import { NONE, type DutyDefinition } from './definition';
import {
  byDeviation,
  cannotTell,
  decidedOtherwise,
  due,
  explanation,
  forename,
  markFact,
  sessionWords,
  settled,
  upcoming,
} from './duty';
import type { DutyFacts } from './facts';
import { callFacts } from './event-words';
import { confirmBy } from './off-site';
import { isAboutStretch, type Stretch } from './today';
import type { Duty } from './types';
import { sessionKey } from '@/lib/attendance/session';

export const firstDayCall: DutyDefinition = {
  id: 'first-day-call',
  title: 'First-day call',
  owner: 'attendance',
  citation: {
    kind: 'standard',
    paragraph: 'Standard 5',
    href: null,
    says: 'When a pupil is absent and nobody has said why by the time the register closes, the parents are contacted the same day, and each day until the reason is known.',
  },

  assess(facts) {
    const { unexplained, cleared, sessions } = facts.today;
    if (sessions.length === 0) return NONE;
    const duties: Duty[] = [];
    for (const session of sessions) {
      if (session.standing === 'unread')
        duties.push(
          cannotTell(
            firstDayCall,
            facts,
            { about: sessionKey(session), label: 'Mark not read' },
            `the mark of ${sessionWords(session)}`,
          ),
        );
    }
    for (const stretch of unexplained) duties.push(callFor(facts, stretch));
    for (const stretch of cleared) duties.push(clearedDuty(facts, stretch));
    return duties;
  },

  explain(facts, duty, mayReadConfidential) {
    const { closes } = facts.rules.get('registerTimes')[facts.moment.session];
    return explanation(
      firstDayCall,
      facts,
      duty,
      {
        sentence: sentenceFor(facts, duty),
        facts: [
          ...facts.today.sessions.map((session) => markFact(facts, session)),
          ...callFacts(
            facts.today.sessions.flatMap((session) => aboutSession(facts.casework.calls, session)),
          ),
        ],
        threshold: { key: 'registerTimes', value: `register closes ${closes}` },
        clears:
          'The reason is recorded or the mark amended, the child is seen, or every contact has been tried and the DSL is told.',
      },
      mayReadConfidential,
    );
  },
};

function sentenceFor(facts: DutyFacts, { state, key }: Duty): string {
  const name = forename(facts);
  if (state === 'cannot-tell') return `The mark for ${name} on the page could not be read.`;
  const stretch = facts.today.unexplained.find(({ from }) => key.endsWith(sessionKey(from)));
  const unconfirmed = stretch?.sessions.find((session) => session.unconfirmed);
  if (unconfirmed)
    return `${name} is marked off site and nobody had confirmed it by ${confirmBy(facts.rules, unconfirmed.session)}, so it is treated as an absence.`;
  return state === 'settled'
    ? `${name} was marked absent without a reason.`
    : `${name} is absent and no reason has been established yet.`;
}

function callFor(facts: DutyFacts, stretch: Stretch): Duty {
  const about = sessionKey(stretch.from);
  const label = 'First-day call';
  const otherwise = decidedOtherwise(facts, 'first-day-call', stretch.from.date);
  if (otherwise) return settled(firstDayCall, facts, { about, label }, byDeviation(otherwise));
  if (stretch.seen) return settled(firstDayCall, facts, { about, label }, stretch.seen);
  const route = noContactRoute(facts, stretch);
  if (route) return settled(firstDayCall, facts, { about, label }, route);
  const parts = { about, label, dueOn: stretch.from.date };
  if (!stretch.registerClosed) {
    const dueAt = facts.rules.get('registerTimes')[stretch.from.session].closes;
    return upcoming(firstDayCall, facts, { ...parts, dueAt, weight: 'today' });
  }
  const reported = stretch.sessions.some(({ reportedAbsentBy }) => reportedAbsentBy !== null);
  return due(firstDayCall, facts, { ...parts, weight: reported ? 'now' : 'today' });
}

function noContactRoute(
  { casework }: DutyFacts,
  stretch: Stretch,
): { eventId: string; how: string } | null {
  for (const session of stretch.sessions) {
    const tried = aboutSession(casework.calls, session).find(
      ({ payload }) => payload.call.outcome === 'all-contacts-tried',
    );
    if (tried)
      return {
        eventId: tried.id,
        how: 'every contact was tried; the no-contact route has taken over',
      };
  }
  const told = casework.notifications.dsl.find(({ about }) => isAboutStretch(about, stretch));
  return told ? { eventId: told.id, how: 'the DSL was told that there is no contact' } : null;
}

function clearedDuty(facts: DutyFacts, stretch: Stretch): Duty {
  const reason = stretch.sessions.find((session) => session.reason?.accepted)?.reason ?? null;
  const call = stretch.sessions
    .flatMap((session) => aboutSession(facts.casework.calls, session))
    .find(({ id }) => id === reason?.eventId);
  return settled(
    firstDayCall,
    facts,
    {
      about: sessionKey(stretch.from),
      label: reason
        ? `Reason given${call ? ` ${call.payload.call.time.replace(/^0/, '')}` : ''}`
        : 'Mark amended',
    },
    reason
      ? { eventId: reason.eventId, how: 'the reason was established' }
      : { eventId: null, how: 'the mark was amended' },
  );
}

/*
 * Not formalised: whether a reason given is believed (a person marks it as not accepted), and how
 * many contacts are enough before the no-contact route begins (the school's clock proposes).
 */
