import { caseEventSchema, type CaseEvent } from '@/lib/casework/events';
import { parseReading } from '@/lib/casework/standing';
import { Refused } from '@/lib/messages/failures';
import { allOf, type RecordsDatabase } from './database';
import { parseRows, type Parsed } from './parsed';
import { eventRowSchema, type EventRow } from './rows';

/** Above this many pupils one read of the whole school is quicker than a read for each of them. */
const MANY = 150;

function byPupil(parsed: Parsed<EventRow>): Map<string, CaseEvent[]> {
  const map = new Map<string, CaseEvent[]>();
  for (const { about, event } of parsed.rows) {
    const before = map.get(about);
    if (before) before.push(event);
    else map.set(about, [event]);
  }
  return map;
}

/** Events by pupil id; those of the school itself stand under ''. */
export async function eventsOf(
  db: RecordsDatabase,
  tenant: string,
  pupilIds: readonly string[],
): Promise<{ byPupil: Map<string, CaseEvent[]>; unreadable: number }> {
  const index = db.events.where('[tenant+about]');
  const rows =
    pupilIds.length > MANY
      ? await index.between(...allOf(tenant, 2)).toArray()
      : (
          await Promise.all(
            pupilIds.map((id) => db.events.where('[tenant+about]').equals([tenant, id]).toArray()),
          )
        ).flat();
  const parsed = parseRows(eventRowSchema, rows);
  return { byPupil: byPupil(parsed), unreadable: parsed.unreadable };
}

/**
 * Stores an event once, however often it is sent. What is stored is never changed afterwards.
 * @throws Refused when it is about a pupil or an event this school does not have.
 */
export async function storeEvent(db: RecordsDatabase, event: CaseEvent): Promise<'new' | 'known'> {
  const parsed = caseEventSchema.parse(event);
  return db.transaction('rw', db.events, db.pupils, async () => {
    const { tenant, id, pupilId, payload } = parsed;
    if (await db.events.get([tenant, id])) return 'known';
    if (pupilId !== null && !(await db.pupils.get([tenant, pupilId]))) {
      throw new Refused('no-such-pupil', 'This pupil is not on the imported list of this school.');
    }
    if (payload.kind === 'undo' || payload.kind === 'correction') {
      const changed = await db.events.get([tenant, payload.of]);
      if (!changed || changed.about !== (pupilId ?? '')) {
        throw new Refused('no-such-event', 'There is no such record of this pupil to change.');
      }
    }
    if (payload.kind === 'correction' && !parseReading(payload.replacement)) {
      throw new Refused('bad-request', 'The correction is not a complete record.');
    }
    await db.events.add({ tenant, id, about: pupilId ?? '', event: parsed });
    return 'new';
  });
}
