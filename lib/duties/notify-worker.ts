/**
 * Standard 5: "Social Workers and YOT workers notified of any unexplained absences for open cases";
 * Working together to improve school attendance, paragraph 52.
 *
 * 1. A session of the day is unexplained (N10): no reason established, or a reason not accepted, or
 *    an N that timed out to O. A U was seen and is not asked about.
 * 2. A social worker's or youth-offending worker's case is open on that day. For a child in care the
 *    designated teacher and the virtual school are told too, where the school's rules name them.
 * 3. Each of these is told: who, how, when. Morning and afternoon are two absences when the
 *    child was seen in between.
 * 4. Settled by telling every open worker, or by the reason arriving. A call in which no reason was
 *    given settles nothing.
 */
import { sessionKey } from '@/lib/attendance/session';
import { aboutSession, type NotifiedRole } from '@/lib/casework/state';
import type { CaseEventOf } from '@/lib/casework/events';
import type { PupilContext } from '@/lib/casework/context';
import { NONE, type DutyDefinition } from './definition';
import {
  byDeviation,
  cannotTell,
  decidedOtherwise,
  due,
  explanation,
  fact,
  forename,
  isOpen,
  markFact,
  sessionWords,
  settled,
  upcoming,
} from './duty';
import type { DutyFacts } from './facts';
import { confirmBy } from './off-site';
import { isAboutStretch, type Stretch } from './today';
import type { Duty } from './types';

type Worker = PupilContext['workers'][number];

const NAMES: Record<NotifiedRole, string> = {
  'social-worker': 'social worker',
  'youth-offending': 'youth-offending worker',
  dsl: 'DSL',
  'designated-teacher': 'designated teacher',
  'virtual-school': 'virtual school',
};

/** Whom the school's rules may name for every child in care. */
const IN_CARE: readonly NotifiedRole[] = ['designated-teacher', 'virtual-school'];

export const notifyWorker: DutyDefinition = {
  id: 'notify-worker',
  title: 'Worker to be told',
  owner: 'attendance',
  citation: {
    kind: 'guidance',
    paragraph: 'Standard 5; para 52',
    href: 'https://www.gov.uk/government/publications/working-together-to-improve-school-attendance',
    says: 'When the absence of a child with an open case is unexplained, each worker on that case is told on the day: who was told, how and when is kept.',
  },

  assess(facts) {
    const { today, context, moment } = facts;
    if (today.sessions.length === 0) return NONE;
    const roles = rolesOf(facts);
    const plan = context.plans.find((plan) => isOpen(plan, moment.date));
    if (roles.length === 0 && !plan) return NONE;
    const isWorkerKnown = openWorkers(facts).length > 0;

    const duties: Duty[] = [];
    for (const session of today.sessions) {
      if (session.standing === 'unread' && roles.length > 0)
        duties.push(
          cannotTell(
            notifyWorker,
            facts,
            { about: sessionKey(session), label: 'Mark not read', confidential: true },
            `the mark of ${sessionWords(session)}`,
          ),
        );
    }
    for (const stretch of today.unexplained) {
      const about = sessionKey(stretch.from);
      if (roles.length > 0) duties.push(telling(facts, stretch, roles));
      if (!isWorkerKnown)
        duties.push(
          cannotTell(
            notifyWorker,
            facts,
            // Beside what others are to be told of the same absence, it needs a key of its own.
            {
              about: roles.length > 0 ? `${about}:worker` : about,
              label: 'Ask the DSL',
              weight: 'today',
              confidential: true,
            },
            'who the worker is, as there is a plan and no worker on record',
          ),
        );
    }
    for (const stretch of today.cleared) {
      if (roles.length > 0) duties.push(reasonArrived(facts, stretch));
    }
    return duties;
  },

  explain(facts, duty, mayReadConfidential) {
    const name = forename(facts);
    const isOver = duty.state === 'settled';
    const was = isOver ? 'was' : 'is';
    const must = isOver ? 'had to be' : 'must be';
    const workers = openWorkers(facts);
    const sessions = facts.today.sessions;
    const told = facts.casework.events.filter(
      ({ about, payload }) => payload.kind === 'notification' && about.date === facts.moment.date,
    );
    return explanation(
      notifyWorker,
      facts,
      duty,
      {
        sentence: `${name}’s absence ${was} unexplained, and somebody outside the school ${must} told of it today.`,
        confidentially: `${name}’s absence ${was} unexplained and there is an open case: ${[
          ...(workers.length > 0
            ? workers.map(workerWords)
            : ['the worker, who is not on record,']),
          ...inCareRoles(facts).map((role) => `the ${NAMES[role]}`),
        ].join(' and ')} ${must} told today.`,
        facts: [
          ...sessions.map((session) => markFact(facts, session)),
          ...told.flatMap(({ about, payload }) =>
            payload.kind === 'notification'
              ? [
                  fact(
                    mayReadConfidential
                      ? `${payload.when}: ${payload.who} told by ${payload.how}`
                      : `${payload.when}: told by ${payload.how}`,
                    { date: about.date, session: about.session },
                  ),
                ]
              : [],
          ),
        ],
        clears:
          'Record who was told, how and when, for each one who must be told; or the reason is established.',
      },
      mayReadConfidential,
    );
  },
};

export function openWorkers({ context, moment }: DutyFacts): Worker[] {
  return context.workers.filter((worker) => isOpen(worker, moment.date));
}

function inCareRoles({ context, moment, rules }: DutyFacts): NotifiedRole[] {
  if (!context.plans.some((plan) => plan.kind === 'LAC' && isOpen(plan, moment.date))) return [];
  const named = rules.get('notificationContacts').map(({ role }) => role);
  return IN_CARE.filter((role) => named.includes(role));
}

function rolesOf(facts: DutyFacts): NotifiedRole[] {
  return [...new Set([...openWorkers(facts).map(({ kind }) => kind), ...inCareRoles(facts)])];
}

/** Those whom nobody has told yet of an unexplained absence of the day. */
export function rolesToTell(facts: DutyFacts): NotifiedRole[] {
  const { unexplained } = facts.today;
  return rolesOf(facts).filter(
    (role) =>
      unexplained.length === 0 ||
      unexplained.some((stretch) => noticeOf(facts, stretch, role) === null),
  );
}

function workerWords({ kind, name }: Worker): string {
  return name === null ? `the ${NAMES[kind]}` : `the ${NAMES[kind]}, ${name},`;
}

function telling(facts: DutyFacts, stretch: Stretch, roles: readonly NotifiedRole[]): Duty {
  const about = sessionKey(stretch.from);
  const label = wasTried(facts, stretch) ? 'Still to tell' : 'Call first';
  const parts = { about, label, confidential: true, dueOn: stretch.from.date };
  const otherwise = decidedOtherwise(facts, 'notify-worker', stretch.from.date);
  if (otherwise) return settled(notifyWorker, facts, parts, byDeviation(otherwise));

  const notices = roles.map((role) => noticeOf(facts, stretch, role));
  const last = notices.at(-1);
  if (last && notices.every((notice) => notice !== null))
    return settled(
      notifyWorker,
      facts,
      { ...parts, label: `Told ${last.payload.when.replace(/^0/, '')}` },
      { eventId: last.id, how: `told by ${last.payload.how} at ${last.payload.when}` },
    );
  const dueAt = stretch.sessions[0]?.unconfirmed
    ? confirmBy(facts.rules, stretch.from.session)
    : facts.rules.get('registerTimes')[stretch.from.session].closes;
  return stretch.registerClosed
    ? due(notifyWorker, facts, { ...parts, dueAt, weight: 'now' })
    : upcoming(notifyWorker, facts, { ...parts, dueAt, weight: 'today' });
}

/**
 * A notice that names its session belongs to that absence. One about the whole day belongs to the
 * first absence of the day, and to the afternoon's when it was given after the afternoon began.
 */
function noticeOf(
  { casework, rules, today }: DutyFacts,
  stretch: Stretch,
  role: NotifiedRole,
): CaseEventOf<'notification'> | null {
  const first = [...today.unexplained, ...today.cleared].every(
    ({ from }) => from.session === stretch.from.session || from.session === 'PM',
  );
  const { opens } = rules.get('registerTimes')[stretch.from.session];
  return (
    casework.notifications[role].find(
      ({ about, payload }) =>
        isAboutStretch(about, stretch) &&
        (about.session !== null || first || payload.when >= opens),
    ) ?? null
  );
}

function wasTried({ casework }: DutyFacts, stretch: Stretch): boolean {
  return stretch.sessions.some((session) => aboutSession(casework.calls, session).length > 0);
}

function reasonArrived(facts: DutyFacts, stretch: Stretch): Duty {
  const reason = stretch.sessions.find((session) => session.reason?.accepted)?.reason ?? null;
  return settled(
    notifyWorker,
    facts,
    {
      about: sessionKey(stretch.from),
      label: reason ? 'Reason given' : 'Mark amended',
      confidential: true,
    },
    reason
      ? { eventId: reason.eventId, how: 'the reason arrived' }
      : { eventId: null, how: 'the mark was amended' },
  );
}

/*
 * Not formalised: whether what the worker answers calls for more (the DSL judges), and whether an
 * absence that is explained still worries somebody enough to tell the worker.
 */
