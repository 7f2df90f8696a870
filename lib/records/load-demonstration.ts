import { parseCalendarDefinition } from '@/lib/attendance/calendar-definition';
import type { Session } from '@/lib/attendance/session';
import { demonstrationSchool } from '@/lib/demonstration/school';
import type { DemonstrationTenant } from '@/lib/demonstration/schools';
import type { RecordsDatabase } from './database';
import { PupilMarks } from './merge-marks';
import type { MarksRow, ProvenanceRow } from './rows';
import { eraseSchool } from './schools';

/** Written in slices, so that a school of 1,100 is never in memory twice. */
const PUPILS_AT_ONCE = 200;

/**
 * Puts the invented school in the place of whatever this demonstration held before, as of a session:
 * its marks end just before, because the page itself shows that register.
 */
export async function loadDemonstration(
  db: RecordsDatabase,
  tenant: DemonstrationTenant,
  through: Session,
  nowSeconds: number,
): Promise<void> {
  const school = demonstrationSchool(tenant, through);
  const definition = parseCalendarDefinition(school.calendar);
  const tables = db.tables.filter(({ name }) => name !== 'settings');
  await db.transaction('rw', tables, async () => {
    await eraseSchool(db, tenant);
    await db.pupils.bulkPut(school.pupils);
    await db.contexts.bulkPut(school.contexts);
    await db.calendars.put({ tenant, definition, markedDays: [] });
    await db.events.bulkPut(
      school.events.map((event) => ({
        tenant,
        id: event.id,
        about: event.pupilId ?? '',
        event,
      })),
    );
    let count = 0;
    for (let from = 0; from < school.pupils.length; from += PUPILS_AT_ONCE) {
      const marks: MarksRow[] = [];
      const provenance: ProvenanceRow[] = [];
      for (const { id } of school.pupils.slice(from, from + PUPILS_AT_ONCE)) {
        const known = new PupilMarks(tenant, id, { marks: [], provenance: [] });
        for (const { date, session, code, minutesLate } of school.marks.of(id)) {
          known.merge({
            session: { date, session },
            code,
            minutesLate,
            from: 'import',
            at: nowSeconds,
          });
          count += 1;
        }
        const changes = known.changes();
        marks.push(...changes.marks);
        provenance.push(...changes.provenance);
      }
      await db.marks.bulkPut(marks);
      await db.provenance.bulkPut(provenance);
    }
    await db.schools.put({
      tenant,
      name: school.name,
      isDemonstration: true,
      marks: count,
      marksThrough: school.marks.sessions.at(-1)?.date ?? null,
    });
    await db.imports.put({
      tenant,
      at: nowSeconds,
      kind: 'demonstration',
      file: 'the demonstration school',
      pupils: school.pupils.length,
      marks: count,
    });
  });
}
