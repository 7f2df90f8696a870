import type { Pupil } from '@/lib/attendance/pupil';
import type { Session } from '@/lib/attendance/session';
import type { RegisterReading } from '@/lib/arbor/reading';
import type { RecordsDatabase } from './database';
import { matchPupils, type Matching } from './match-pupils';
import { lastSeen, mergeMarks } from './marks-store';
import type { ArrivingMark } from './merge-marks';
import type { RegisterRow } from './rows';
import { schoolYearOf } from './school-year';

export interface Sighting {
  matching: Matching;
  /** The pupils on the page, each once. */
  pupilIds: string[];
  unread: RegisterRow['unread'];
  /** Rows whose mark was there but could not be read for certain. */
  unreadMarks: number;
  /** Marks added or amended by this reading. */
  changed: number;
}

/** Two rows of one pupil that say different things say nothing. */
function marksSeen(
  reading: RegisterReading,
  matching: Matching,
  session: Session,
  at: number,
): Map<string, ArrivingMark[]> {
  const seen = new Map<string, ArrivingMark[]>();
  const disagreeing = new Set<string>();
  reading.rows.forEach(({ mark }, index) => {
    const pupil = matching.rows[index]?.pupil;
    if (!pupil || mark.status !== 'read') return;
    const { code, minutesLate } = mark;
    const [before] = seen.get(pupil.id) ?? [];
    if (before && before.code !== code) disagreeing.add(pupil.id);
    seen.set(pupil.id, [{ session, code, minutesLate, from: 'page', at }]);
  });
  for (const id of disagreeing) seen.delete(id);
  return seen;
}

/** Matches a page to the pupil list and keeps what it showed. */
export function keepSighting(
  db: RecordsDatabase,
  reading: RegisterReading,
  session: Session,
  pupils: readonly Pupil[],
  nowSeconds: number,
): Promise<Sighting> {
  const { tenant } = reading;
  const matching = matchPupils({ ...reading, date: session.date }, pupils);
  const unreadMarks = reading.rows.filter(({ mark }) => mark.status === 'unknown').length;
  const read = Math.floor(Date.parse(reading.readAt) / 1000);
  // A page cannot have been read later than now, whatever its clock says.
  const at = Number.isFinite(read) ? Math.min(read, nowSeconds) : nowSeconds;
  const seen = marksSeen(reading, matching, session, at);
  const pupilIds = [
    ...new Set(matching.rows.flatMap(({ pupil }) => (pupil ? [pupil.id] : []))),
  ].sort();
  const group = reading.group ?? '';
  const unread = reading.rows.flatMap(({ mark }, index) => {
    const pupil = matching.rows[index]?.pupil;
    return pupil && mark.status === 'unknown' ? [{ pupilId: pupil.id, why: mark.why }] : [];
  });

  return db.transaction(
    'rw',
    [db.marks, db.provenance, db.amendments, db.schools, db.registers],
    async () => {
      const confirmed = lastSeen(db, tenant, session.date, session.session);
      const [counts, before] = await Promise.all([
        mergeMarks(db, tenant, seen, [schoolYearOf(session.date)], confirmed),
        db.registers.get([tenant, session.date, session.session, group]),
      ]);
      if (pupilIds.length > 0 && (!before || before.readAt < at)) {
        await db.registers.put({
          tenant,
          date: session.date,
          session: session.session,
          group,
          readAt: at,
          pupilIds,
          marked: [...seen.keys()].sort(),
          unread,
          ...(matching.doubts.length > 0 && { doubts: matching.doubts }),
        });
      }
      return { matching, pupilIds, unread, unreadMarks, changed: counts.added + counts.amended };
    },
  );
}
