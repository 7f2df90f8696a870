/**
 * Where a pupil nobody has explained stands on the school's clock (rule `contactClock`): what was
 * done, what comes next and when. It says what the school has set itself, and settles nothing; the
 * duty that does is `no-contact`.
 */
import type { CallOutcome } from '@/lib/attendance/call-record';
import type { CaseEventOf, Role } from '@/lib/casework/events';
import { aboutSession } from '@/lib/casework/state';
import type { PupilContext } from '@/lib/casework/context';
import { addMinutes } from './clock';
import { wasReached } from './contacts';
import type { DutyFacts } from './facts';
import { isAboutStretch, type Stretch } from './today';

export interface RouteStep {
  id: string;
  label: string;
  role: Role;
  /** `09:45`, on the day of the absence. */
  at: string;
  /**
   * `passed`: a later step was done without it. `not-needed`: there is no second contact to try.
   * `open`: nothing recorded here can show it as done, or the DSL has decided what happens instead.
   */
  state: 'done' | 'passed' | 'not-needed' | 'open' | 'overdue' | 'ahead';
}

export interface ContactRoute {
  steps: readonly RouteStep[];
  /** The first step still to do; null once somebody was reached, or nothing is left. */
  next: RouteStep | null;
  /** Somebody was reached and the reason is still open: the clock has stopped. */
  reached: { at: string; who: string | null } | null;
  /** What the DSL decided, in the words recorded. */
  decided: string | null;
}

type Call = CaseEventOf<'call'>['payload']['call'];

interface Done {
  facts: DutyFacts;
  stretch: Stretch;
  calls: readonly Call[];
}

const TRIED: ReadonlySet<CallOutcome> = new Set<CallOutcome>([
  'spoke-to',
  'voicemail',
  'no-answer',
  'wrong-number',
  'refused-reason',
]);

const isTry = ({ outcome, direction }: Call): boolean => direction === 'out' && TRIED.has(outcome);

const calledOf = ({ who }: Call): string => who?.relationship.toLowerCase() ?? '';

/** Two grandmothers are two people once both are named. */
function peopleTried(calls: readonly Call[]): number {
  const relationships = new Set(calls.map(calledOf));
  const named = new Set(
    calls.flatMap((call) => (call.who?.name ? `${calledOf(call)} ${call.who.name}` : [])),
  );
  return Math.max(relationships.size, named.size);
}

const everyoneTried = ({ calls }: Done): boolean =>
  calls.some(({ outcome }) => outcome === 'all-contacts-tried');

const people = ({ facts }: Done): PupilContext['contacts'] => facts.context.contacts;

function triedTwiceEach(done: Done): boolean {
  const wanted = new Map<string, number>();
  for (const { relationship } of people(done)) {
    const key = relationship.toLowerCase();
    wanted.set(key, (wanted.get(key) ?? 0) + 2);
  }
  for (const call of done.calls.filter(isTry)) {
    const key = calledOf(call);
    wanted.set(key, (wanted.get(key) ?? 0) - 1);
  }
  return people(done).length > 0 && [...wanted.values()].every((left) => left <= 0);
}

function decisionOn({ casework }: DutyFacts, stretch: Stretch): string | null {
  const decision = casework.decisions
    .get('no-contact')
    ?.findLast(({ about }) => isAboutStretch(about, stretch));
  return decision?.payload.decision ?? null;
}

/** By the id of the step; a school may add steps of its own, which nothing here can show as done. */
const DONE: Readonly<Record<string, (done: Done) => boolean>> = {
  text: ({ calls }) => calls.some(({ outcome }) => outcome === 'text-sent'),
  'first-contact': (done) => everyoneTried(done) || done.calls.some(isTry),
  'second-contact': (done) => everyoneTried(done) || peopleTried(done.calls.filter(isTry)) > 1,
  'all-contacts': (done) => everyoneTried(done) || triedTwiceEach(done),
  'no-contact': ({ facts, stretch }) =>
    decisionOn(facts, stretch) !== null ||
    facts.casework.notifications.dsl.some(({ about }) => isAboutStretch(about, stretch)),
  visit: ({ facts, stretch }) =>
    facts.casework.visits.some(
      ({ about, payload }) => payload.form === 'home-visit' && isAboutStretch(about, stretch),
    ),
};

/** Null while nobody is missing without a reason, or the child has been seen since. */
export function contactRoute(facts: DutyFacts): ContactRoute | null {
  const stretch = facts.today.unexplained.findLast(({ seen }) => seen === null);
  if (!stretch) return null;
  const { moment, rules, casework } = facts;
  const calls = stretch.sessions
    .flatMap((session) => aboutSession(casework.calls, session))
    .map(({ payload }) => payload.call);
  const reached = calls.findLast(({ outcome }) => wasReached(outcome));
  const done: Done = { facts, stretch, calls };
  const { closes } = rules.get('registerTimes')[stretch.from.session];
  const clock = rules.get('contactClock');
  const last = clock.findLastIndex(({ id }) => DONE[id]?.(done) === true);
  const decided = decisionOn(facts, stretch);
  const isOver = stretch.from.session !== moment.session;
  const steps = clock.map(({ id, label, role, afterMinutes }, index): RouteStep => {
    const at = addMinutes(closes, afterMinutes);
    return { id, label, role, at, state: stateOf(id, index) };

    function stateOf(id: string, index: number): RouteStep['state'] {
      if (DONE[id]?.(done)) return 'done';
      if (id === 'second-contact' && people(done).length === 1) return 'not-needed';
      if (index < last) return 'passed';
      if (decided !== null || (!DONE[id] && id !== 'police')) return 'open';
      return stretch?.registerClosed && (isOver || at <= moment.time) ? 'overdue' : 'ahead';
    }
  });
  const next = steps.find(({ state }) => state === 'overdue' || state === 'ahead') ?? null;
  return {
    steps,
    next: reached ? null : next,
    reached: reached ? { at: reached.time, who: reached.who?.relationship ?? null } : null,
    decided,
  };
}
