import type { Handlers } from '@/lib/messages/answer';
import { pupilsOf } from '@/lib/records/pupils';
import { sessionOfReading } from '@/lib/records/register-session';
import { keepSighting } from '@/lib/records/sightings';
import { statusOf } from '@/lib/records/status';
import { personOf } from './person';
import { rulesOf } from './rules-of';
import type { Desk } from './desk';

export function registerView(desk: Desk): Pick<Handlers, 'register/view'> {
  return {
    async 'register/view'({ reading }) {
      const { tenant } = reading;
      const rules = await rulesOf(desk, tenant);
      const inForce = reading.date && rules.on(reading.date);
      const session = sessionOfReading(
        reading,
        inForce?.get('registerTimes') ?? {
          AM: { opens: '', closes: '' },
          PM: { opens: '', closes: '' },
        },
      );
      const pupils = await pupilsOf(desk.db, tenant);
      const sighting = await keepSighting(
        desk.db,
        reading,
        session,
        pupils.rows,
        desk.now().seconds,
      );
      if (sighting.changed > 0) await desk.changed(tenant);
      return {
        tenant,
        school: await statusOf(desk.db, tenant, rules),
        person: await personOf(desk),
        session: { ...session, group: reading.group },
        readAt: reading.readAt,
        rows: sighting.matching.rows.map(({ rowKey, pupil }) => ({
          rowKey,
          pupilId: pupil?.id ?? null,
          chips: [],
        })),
        doubts: sighting.matching.doubts,
        unreadMarks: sighting.unreadMarks,
        queue: [],
        followUps: [],
        tracker: [],
        done: [],
        comment: { limit: 255, abbreviations: {} },
      };
    },
  };
}
