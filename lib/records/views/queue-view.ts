import { shownName } from '@/lib/attendance/pupil';
import { shortDate } from '@/lib/attendance/plain-date';
import type { Role } from '@/lib/casework/events';
import { callingQueue } from '@/lib/duties/order';
import { workersToTell } from '@/lib/duties/notify-worker';
import type { DutyFacts } from '@/lib/duties/facts';
import type { Duty } from '@/lib/duties/types';
import type { ContactView, QueueItem } from '@/lib/messages/views';
import type { AssessedPupil, AssessedSchool } from '../assessed';
import { wasTo } from './contact-match';
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
    }));
}

export function contactsOf({ context, casework, moment }: DutyFacts): ContactView[] {
  const calls = casework.byKind.call.filter(({ about }) => about.date === moment.date);
  return [...context.contacts]
    .sort((a, b) => a.priority - b.priority)
    .map(({ priority, relationship, name, phone }) => {
      const last = calls.findLast(({ payload }) => wasTo(payload.call, { relationship, name }));
      const tried = last?.payload.call;
      return {
        priority,
        relationship,
        name,
        phone,
        triedToday: tried ? `${tried.time}, ${outcomeWords(tried.outcome)}` : null,
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
    workers: mayReadWorkers(role) ? workersToTell(facts) : [],
  };
}

/** Brothers and sisters on other pages are offered in the same call when they are absent too. */
export function queueView(
  school: AssessedSchool,
  rowKeys: ReadonlyMap<string, string>,
  role: Role | null,
): QueueItem[] {
  const everyone = [...school.pupils, ...school.siblings];
  const byId = new Map(everyone.map((one) => [one.facts.pupil.id, one]));
  const here = new Set(school.pupils.map(({ facts }) => facts.pupil.id));
  return callingQueue(everyone, school.rules)
    .filter(({ pupilId }) => here.has(pupilId))
    .flatMap(({ pupilId, duty, because, siblings: siblingIds }, index) => {
      const one = byId.get(pupilId);
      if (!one) return [];
      const { facts } = one;
      const name = shownName(facts.pupil);
      const siblings = siblingIds.flatMap((id) => {
        const sibling = byId.get(id)?.facts.pupil;
        return sibling ? [{ pupilId: id, name: shownName(sibling), form: sibling.form }] : [];
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
          alert: alertOf(one, role),
          soFar: soFar(facts, role),
        },
      ];
    });
}
