import type { Role } from '@/lib/casework/events';
import type { Duty, DutyId } from '@/lib/duties/types';
import type { Handlers } from '@/lib/messages/answer';
import type { GlanceView } from '@/lib/messages/views';
import type { AssessedPupil } from '@/lib/records/assessed';
import { rulesOfSchool } from '@/lib/records/rules-packs';
import { assessSchoolAt, newestRegister, type NewestRegister } from '@/lib/records/school-now';
import { tenants } from '@/lib/records/schools';
import { dutyView } from '@/lib/records/views/duty-view';
import { recipientsOf } from '@/lib/records/views/tell-view';
import { eventLine, timeOf } from '@/lib/records/views/words';
import { personOf } from './person';
import { schoolStatus } from './school-status';
import type { Desk } from './desk';

const FLAGGED: readonly DutyId[] = [
  'notify-worker',
  'no-contact',
  'day-five-visit',
  'day-three-contact',
];

type Flag = GlanceView['flagged'][number];

function flagsOf(one: AssessedPupil, role: Role | null): Flag[] {
  const { facts, assessment } = one;
  const today = facts.casework.events.filter(({ about }) => about.date === facts.moment.date);
  const done = today.map((event) => ({
    line: eventLine(event, role),
    by: event.by.initials,
    time: timeOf(event),
  }));
  return (
    assessment.duties
      // A worker is flagged before the register closes: the lead asks who is unexplained right now.
      .filter(
        ({ id, state }) => FLAGGED.includes(id) && (state !== 'upcoming' || id === 'notify-worker'),
      )
      // Settled long ago is no news; settled today is what the person came to see.
      .filter(({ state, settledBy }) => {
        if (state !== 'settled') return true;
        return today.some(({ id }) => id === settledBy?.eventId);
      })
      .map((duty) => ({ ...dutyView(one, duty), done, ...toTellOf(one, duty, role) }))
  );
}

/** Whom to tell, for the lead alone: the popup was opened to see it (design.md, principle 8). */
function toTellOf({ facts }: AssessedPupil, { id, state }: Duty, role: Role | null) {
  const isOpen = id === 'notify-worker' && (state === 'due' || state === 'upcoming');
  return isOpen && role === 'dsl' ? { toTell: recipientsOf(facts) } : {};
}

const ORDER: readonly Flag['weight'][] = ['now', 'today', 'soon', 'plain', 'done'];

function byUrgency(a: Flag, b: Flag): number {
  return (
    ORDER.indexOf(a.weight) - ORDER.indexOf(b.weight) ||
    FLAGGED.indexOf(a.id) - FLAGGED.indexOf(b.id)
  );
}

/** The school whose register was read last. */
async function lastLookedAt(desk: Desk): Promise<string | null> {
  let latest: { tenant: string; register: NewestRegister | null } | null = null;
  for (const tenant of await tenants(desk.db)) {
    const register = await newestRegister(desk.db, tenant, desk.now().date);
    if (!latest || (register?.readAt ?? 0) > (latest.register?.readAt ?? 0)) {
      latest = { tenant, register };
    }
  }
  return latest?.tenant ?? null;
}

/** Five seconds between two meetings: who is flagged, what was done, by whom. */
export function glance(desk: Desk): Pick<Handlers, 'glance'> {
  const { db } = desk;
  return {
    async glance({ tenant: asked }) {
      const tenant = asked ?? (await lastLookedAt(desk));
      if (tenant === null) return null;
      const now = desk.now();
      const known = await rulesOfSchool(db, tenant);
      const school = await schoolStatus(desk, tenant, known, now.date);
      const newest = await newestRegister(db, tenant, now.date);
      const nothing = { unexplained: 0, openCases: 0, dayThree: 0, dayFive: 0 };
      if (!newest) {
        return {
          tenant,
          school,
          on: null,
          isToday: false,
          readAt: null,
          flagged: [],
          counts: nothing,
        };
      }
      const { session, unread, readAt } = newest;
      const { pupils } = await assessSchoolAt(db, tenant, session, unread, known, now);
      const role = (await personOf(desk))?.role ?? null;
      const flagged = pupils.flatMap((one) => flagsOf(one, role)).sort(byUrgency);
      const open = (id: DutyId) =>
        flagged.filter((flag) => flag.id === id && flag.state !== 'settled').length;
      return {
        tenant,
        school,
        on: session,
        isToday: session.date === now.date,
        readAt: new Date(readAt * 1000).toISOString(),
        flagged,
        counts: {
          unexplained: pupils.filter(({ facts }) => facts.today.unexplained.length > 0).length,
          openCases: open('notify-worker'),
          dayThree: open('day-three-contact'),
          dayFive: open('day-five-visit'),
        },
      };
    },
  };
}
