/**
 * Standard 5, "cases escalated as needed", overseen by the DSL: when no contact can be made the
 * DSL is told and decides, and the decision not to act is looked at again each day
 * (attendance-rules.md section 5).
 *
 * 1. A session of the day is unexplained and the child has not been seen.
 * 2. Every contact was tried, or the school's clock has reached the DSL's step, and nobody has been
 *    reached.
 * 3. Settled when the DSL has been told and the decision is recorded, or when the reason arrives.
 */
import { sessionKey } from '@/lib/attendance/session';
import { aboutSession } from '@/lib/casework/state';
import type { CaseEventOf } from '@/lib/casework/events';
import { addMinutes } from './clock';
import { wasReached } from './contacts';
import { callFacts } from './event-words';
import { NONE, type DutyDefinition } from './definition';
import {
  byDeviation,
  decidedOtherwise,
  due,
  explanation,
  forename,
  settled,
  upcoming,
  cannotTell,
} from './duty';
import type { DutyFacts } from './facts';
import { isAboutStretch, type Stretch } from './today';
import type { Duty } from './types';

export const noContact: DutyDefinition = {
  id: 'no-contact',
  title: 'No contact: DSL',
  owner: 'attendance',
  citation: {
    kind: 'standard',
    paragraph: 'Standard 5',
    href: null,
    says: 'When every contact has been tried, or the school’s time for reaching somebody has run out, the DSL is told, decides what happens next, and the decision is kept.',
  },

  assess(facts) {
    const { unexplained } = facts.today;
    if (unexplained.length === 0) return NONE;
    const duties: Duty[] = [];
    for (const stretch of unexplained) {
      if (!stretch.seen) duties.push(...escalating(facts, stretch));
    }
    return duties;
  },

  explain(facts, duty, mayReadConfidential) {
    const calls = facts.today.sessions.flatMap((session) =>
      aboutSession(facts.casework.calls, session),
    );
    const clock = dslStep(facts);
    return explanation(
      noContact,
      facts,
      duty,
      {
        sentence:
          duty.state === 'settled'
            ? `Nobody had been reached about ${forename(facts)}’s absence.`
            : `Nobody has been reached about ${forename(facts)}’s absence today.`,
        facts: callFacts(calls),
        ...(clock && {
          threshold: {
            key: 'contactClock' as const,
            value: `DSL ${clock.afterMinutes} minutes after the register closes`,
          },
        }),
        clears: 'The DSL is told and the decision recorded, or somebody is reached who knows why.',
      },
      mayReadConfidential,
    );
  },
};

function escalating(facts: DutyFacts, stretch: Stretch): readonly Duty[] {
  const about = sessionKey(stretch.from);
  const otherwise = decidedOtherwise(facts, 'no-contact', stretch.from.date);
  if (otherwise)
    return [settled(noContact, facts, { about, label: 'Tell DSL' }, byDeviation(otherwise))];

  const told = facts.casework.notifications.dsl.find((event) =>
    isAboutStretch(event.about, stretch),
  );
  const decided = decisionOn(facts, stretch);
  if (decided && (told || decided.payload.agreedWith !== null || decided.by.role === 'dsl'))
    return [
      settled(
        noContact,
        facts,
        { about, label: 'DSL decided' },
        { eventId: decided.id, how: 'the DSL was told and the decision recorded' },
      ),
    ];
  if (told)
    return [
      due(noContact, facts, {
        about,
        label: 'DSL to decide',
        weight: 'today',
        owner: 'dsl',
        dueOn: stretch.from.date,
      }),
    ];

  const calls = stretch.sessions.flatMap((session) => aboutSession(facts.casework.calls, session));
  const parts = { about, label: 'Tell DSL', dueOn: stretch.from.date };
  if (calls.some(({ payload }) => payload.call.outcome === 'all-contacts-tried'))
    return [due(noContact, facts, { ...parts, weight: 'now' })];
  if (calls.some(({ payload }) => wasReached(payload.call.outcome))) return NONE;
  const dueAt = clockReachesDsl(facts, stretch);
  if (dueAt === null)
    return [
      cannotTell(noContact, facts, parts, 'when the DSL is told, on the school’s contact clock'),
    ];
  const ranOut =
    stretch.registerClosed &&
    (stretch.from.session !== facts.moment.session || facts.moment.time >= dueAt);
  return [
    ranOut
      ? due(noContact, facts, { ...parts, dueAt, weight: 'today' })
      : upcoming(noContact, facts, { ...parts, dueAt, weight: 'soon' }),
  ];
}

function decisionOn(
  { casework }: DutyFacts,
  stretch: Stretch,
): CaseEventOf<'decision'> | undefined {
  return casework.decisions
    .get('no-contact')
    ?.find((decision) => isAboutStretch(decision.about, stretch));
}

/** The step of the school's clock that is named after this duty, else the first that is the DSL's. */
function dslStep({ rules }: DutyFacts) {
  const clock = rules.get('contactClock');
  return clock.find(({ id }) => id === 'no-contact') ?? clock.find(({ role }) => role === 'dsl');
}

function clockReachesDsl(facts: DutyFacts, stretch: Stretch): string | null {
  const step = dslStep(facts);
  if (!step) return null;
  const { closes } = facts.rules.get('registerTimes')[stretch.from.session];
  return addMinutes(closes, step.afterMinutes);
}

/*
 * Not formalised: what the DSL decides (visit, police, children's services), which rests on the
 * child's vulnerability; whether a message left counts as contact (here it does not).
 */
