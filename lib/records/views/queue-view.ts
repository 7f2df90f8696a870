import { shownName } from '@/lib/attendance/pupil';
import { shortDate, type PlainDate } from '@/lib/attendance/plain-date';
import type { Role } from '@/lib/casework/events';
import { contactRoute } from '@/lib/duties/contact-route';
import { callingQueue, inQueueOrder, queueWords, type QueuePlace } from '@/lib/duties/order';
import { rolesToTell } from '@/lib/duties/notify-worker';
import type { DutyFacts } from '@/lib/duties/facts';
import type { Duty } from '@/lib/duties/types';
import type { ContactView, OnItView, QueueItem, QueueOrderView } from '@/lib/messages/views';
import type { Rules } from '@/lib/rules/types';
import type { AssessedPupil, AssessedSchool } from '../assessed';
import { wasTo } from './contact-match';
import { isDslToTell, minutesUntold } from './tell-view';
import { eventLine, inTurn, mayReadWorkers, ordinal, outcomeWords, timeOf } from './words';

/** Events that belong to the absence of this day, newest first. */
function soFar({ casework, moment }: DutyFacts, role: Role | null): QueueItem['soFar'] {
  return casework.events
    .filter(({ about, pupilId }) => about.date === moment.date && pupilId !== null)
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .map((event) => ({
      eventId: event.id,
      time: timeOf(event),
      line: eventLine(event, role),
      by: event.by.initials,
      isCall: event.payload.kind === 'call',
    }));
}

export function contactsOf({
  context,
  casework,
  moment,
}: Pick<DutyFacts, 'context' | 'casework'> & { moment: { date: PlainDate } }): ContactView[] {
  const calls = casework.byKind.call.filter(({ about }) => about.date === moment.date);
  return [...context.contacts]
    .sort((a, b) => a.priority - b.priority)
    .map(({ priority, relationship, name, phone }) => {
      const own = calls.filter(({ payload }) => wasTo(payload.call, { relationship, name }));
      const tried = own.at(-1)?.payload.call;
      return {
        priority,
        relationship,
        name,
        phone,
        triedToday: tried ? `${tried.time}, ${outcomeWords(tried.outcome)}` : null,
        tries: own.length,
      };
    });
}

/** `2nd unexplained day this term · Mum, then Nan`. */
function detailOf(facts: DutyFacts, duty: Duty, siblings: QueueItem['siblings']): string {
  const parts: string[] = [];
  if (duty.id === 'confirm-off-site') {
    const [provision] = facts.context.provisions;
    parts.push(`${provision?.name ?? 'The provider'} has not confirmed`);
  } else {
    const days = unexplainedDaysThisTerm(facts);
    if (days > 1) parts.push(`${ordinal(days)} unexplained day this term`);
  }
  for (const { name, form } of siblings) {
    parts.push(`${name}${form === null ? '' : ` in ${form}`} is absent too`);
  }
  const contacts = [...facts.context.contacts].sort((a, b) => a.priority - b.priority);
  if (contacts.length > 0) {
    parts.push(inTurn(contacts.slice(0, 2).map(({ relationship }) => relationship)));
  }
  return parts.join(' · ');
}

function unexplainedDaysThisTerm({ statistics, calendar, moment }: DutyFacts): number {
  const term = calendar.definition.years
    .flatMap(({ terms }) => terms)
    .find(({ from, to }) => from <= moment.date && moment.date <= to);
  if (!term) return 0;
  const days = statistics.unexplained.filter(({ date }) => date >= term.from);
  return new Set(days.map(({ date }) => date)).size;
}

const ALERTING: ReadonlySet<Duty['state']> = new Set(['due', 'upcoming', 'cannot-tell']);

function alertOf({ facts, assessment }: AssessedPupil, role: Role | null): QueueItem['alert'] {
  const duty = assessment.duties.find(
    ({ id, state, weight }) => id === 'notify-worker' && ALERTING.has(state) && weight !== 'plain',
  );
  if (!duty) return null;
  const when = duty.dueOn === null || duty.dueOn === facts.moment.date ? 'this' : null;
  const half = facts.moment.session === 'AM' ? 'morning' : 'afternoon';
  const said = when ? `${when} ${half}` : `since ${shortDate(duty.dueOn ?? facts.moment.date)}`;
  return {
    dutyKey: duty.key,
    sentence:
      duty.state === 'cannot-tell'
        ? `No reason ${said}. Ask the DSL whether somebody must be told.`
        : `No reason ${said}, and a worker must be told of unexplained absence.`,
    workers: mayReadWorkers(role) ? rolesToTell(facts) : [],
    untoldMinutes: minutesUntold(facts, duty),
  };
}

/** The school's order in words; who may not read why somebody is rung early reads just that. */
function orderView(
  places: readonly QueuePlace[],
  nameOf: (pupilId: string) => string,
  rules: Rules,
  role: Role | null,
): QueueOrderView {
  const names = new Map<string, string[]>();
  const stand = (words: string, standing: readonly QueuePlace[]) =>
    names.set(words, [
      ...(names.get(words) ?? []),
      ...standing.map(({ pupilId }) => nameOf(pupilId)),
    ]);
  stand(
    'time to ring again',
    places.filter(({ turn }) => turn === 'again'),
  );
  for (const reason of inQueueOrder(rules)) {
    stand(
      queueWords(reason, mayReadWorkers(role)),
      places.filter((place) => place.turn === 'in-turn' && place.reason === reason),
    );
  }
  stand(
    'to be rung again later',
    places.filter(({ turn }) => turn === 'later'),
  );
  return {
    reasons: [...names].map(([words, standing]) => ({ words, names: standing })),
    isExample: rules.resolved('callQueueOrder').isExample,
  };
}

/** Brothers and sisters on other pages are offered in the same call when they are absent too. */
export function queueView(
  school: AssessedSchool,
  rowKeys: ReadonlyMap<string, string>,
  role: Role | null,
  onIt: ReadonlyMap<string, OnItView>,
): { queue: QueueItem[]; order: QueueOrderView } {
  const everyone = [...school.pupils, ...school.siblings];
  const byId = new Map(everyone.map((one) => [one.facts.pupil.id, one]));
  const here = new Set(school.pupils.map(({ facts }) => facts.pupil.id));
  const places = callingQueue(everyone, school.rules).filter(({ pupilId }) => here.has(pupilId));
  const nameOf = (pupilId: string) => {
    const pupil = byId.get(pupilId)?.facts.pupil;
    return pupil ? shownName(pupil) : '';
  };
  const queue = places.flatMap(
    ({ pupilId, duty, because, siblings: siblingIds, again }, index): QueueItem[] => {
      const one = byId.get(pupilId);
      if (!one) return [];
      const { facts } = one;
      const name = shownName(facts.pupil);
      const siblings = siblingIds.flatMap((id) => {
        const sibling = byId.get(id)?.facts;
        return sibling
          ? [
              {
                pupilId: id,
                name: shownName(sibling.pupil),
                form: sibling.pupil.form,
                markShown: sibling.history.codeAt(sibling.moment),
              },
            ]
          : [];
      });
      const label = duty.label;
      return [
        {
          pupilId,
          rowKey: rowKeys.get(pupilId) ?? null,
          name,
          form: facts.pupil.form,
          position: index + 1,
          chip: {
            key: duty.key,
            weight: duty.weight,
            label,
            spoken: `${name}: ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
          },
          detail: detailOf(facts, duty, siblings),
          because,
          markShown: facts.history.codeAt(facts.moment),
          contacts: contactsOf(facts),
          siblings,
          again,
          onIt: onIt.get(pupilId) ?? null,
          route: contactRoute(facts),
          alert: alertOf(one, role),
          dslToTell: isDslToTell(one.assessment),
          soFar: soFar(facts, role),
        },
      ];
    },
  );
  return { queue, order: orderView(places, nameOf, school.rules, role) };
}
