import { compareSessions } from '@/lib/attendance/session';
import type { Handlers } from '@/lib/messages/answer';
import { lateMarks } from '@/lib/records/late-marks';
import { readMarks } from '@/lib/records/marks-store';
import { rulesOfSchool } from '@/lib/records/rules-packs';
import { assessSchoolAt, newestSession } from '@/lib/records/school-now';
import { schoolYearOf } from '@/lib/records/school-year';
import { cameLate, lateView, termFrom } from '@/lib/records/views/late-view';
import type { Desk } from './desk';

/** Late arrivals of the newest session known, for the whole school. */
export function late(desk: Desk): Pick<Handlers, 'school/late'> {
  const { db } = desk;
  return {
    async 'school/late'({ tenant }) {
      const newest = await newestSession(db, tenant, desk.now().date);
      if (!newest) return { on: null, late: null };
      const { session, unread } = newest;
      const known = await rulesOfSchool(db, tenant);
      const school = await assessSchoolAt(db, tenant, session, unread, known, desk.now());
      const since = termFrom(school);
      const ids = school.pupils.filter(cameLate).map(({ facts }) => facts.pupil.id);
      const marks = await readMarks(db, tenant, ids, [schoolYearOf(session.date)]);
      const start = since && ({ date: since, session: 'AM' } as const);
      const ofTerm = new Map(
        [...marks.byPupil].map(([id, rows]) => [
          id,
          lateMarks(rows, session).filter(
            (mark) => start === null || compareSessions(mark.session, start) >= 0,
          ),
        ]),
      );
      return { on: { ...session, group: null }, late: lateView(school, ofTerm, since) };
    },
  };
}
