/**
 * Standard 5: "Social Workers and YOT workers notified of any unexplained absences for open cases";
 * Working together to improve school attendance, paragraph 52.
 *
 * 1. A session of the day is unexplained (N10): no reason established, or a reason not accepted, or
 *    an N that timed out to O. A U was seen and is not asked about.
 * 2. A social worker's or youth-offending worker's case is open on that day.
 * 3. Each of these workers is told: who, how, when. Morning and afternoon are two absences when the
 *    child was seen in between.
 * 4. Settled by telling every open worker, or by the reason arriving. A call in which no reason was
 *    given settles nothing.
 */
import { sessionKey } from '@/lib/attendance/session';
import { aboutSession } from '@/lib/casework/state';
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
import { isAboutStretch, type Stretch } from './today';
import type { Duty } from './types';

type Worker = PupilContext['workers'][number];

const NAMES: Record<Worker['kind'], string> = {
  'social-worker': 'social worker',
  'youth-offending': 'youth-offending worker',
};

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
    const workers = openWorkers(facts);
    const plan = context.plans.find((plan) => isOpen(plan, moment.date));
    if (workers.length === 0 && !plan) return NONE;

    const duties: Duty[] = [];
    for (const session of today.sessions) {
      if (session.standing === 'unread' && workers.length > 0)
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
      if (workers.length > 0) duties.push(telling(facts, stretch, workers));
      else
        duties.push(
          cannotTell(
            notifyWorker,
            facts,
            { about, label: 'Ask the DSL', weight: 'today', confidential: true },
            'who the worker is: there is a plan, and no worker on record',
          ),
        );
    }
    for (const stretch of today.cleared) {
      if (workers.length > 0) duties.push(reasonArrived(facts, stretch));
    }
    return duties;
  },

  explain(facts, duty, mayReadConfidential) {
    const name = forename(facts);
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
        sentence: `${name}’s absence is unexplained, and somebody outside the school must be told of it today.`,
        confidentially: `${name}’s absence is unexplained and there is an open case: ${
          workers.map((worker) => workerWords(worker)).join(' and ') ||
          'the worker is not on record'
        } must be told today.`,
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

/** Those whom nobody has told yet of an unexplained absence of the day. */
export function workersToTell(facts: DutyFacts): Worker['kind'][] {
  const { unexplained } = facts.today;
  const kinds = new Set(openWorkers(facts).map(({ kind }) => kind));
  return [...kinds].filter(
    (kind) =>
      unexplained.length === 0 ||
      unexplained.some((stretch) => noticeOf(facts, stretch, kind) === null),
  );
}

function workerWords({ kind, name }: Worker): string {
  return name === null ? `the ${NAMES[kind]}` : `the ${NAMES[kind]}, ${name},`;
}

function telling(facts: DutyFacts, stretch: Stretch, workers: readonly Worker[]): Duty {
  const about = sessionKey(stretch.from);
  const label = wasTried(facts, stretch) ? 'Still to tell' : 'Call first';
  const parts = { about, label, confidential: true, dueOn: stretch.from.date };
  const otherwise = decidedOtherwise(facts, 'notify-worker', stretch.from.date);
  if (otherwise) return settled(notifyWorker, facts, parts, byDeviation(otherwise));

  const kinds = [...new Set(workers.map(({ kind }) => kind))];
  const notices = kinds.map((kind) => noticeOf(facts, stretch, kind));
  const last = notices.at(-1);
  if (last && notices.every((notice) => notice !== null))
    return settled(
      notifyWorker,
      facts,
      { ...parts, label: `Told ${last.payload.when.replace(/^0/, '')}` },
      { eventId: last.id, how: `told by ${last.payload.how} at ${last.payload.when}` },
    );
  const dueAt = facts.rules.get('registerTimes')[stretch.from.session].closes;
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
  kind: Worker['kind'],
): CaseEventOf<'notification'> | null {
  const first = [...today.unexplained, ...today.cleared].every(
    ({ from }) => from.session === stretch.from.session || from.session === 'PM',
  );
  const { opens } = rules.get('registerTimes')[stretch.from.session];
  return (
    casework.notifications[kind].find(
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
