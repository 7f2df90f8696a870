import type { Session } from '@/lib/attendance/session';
import type { Handlers } from '@/lib/messages/answer';
import { Refused } from '@/lib/messages/failures';
import { assessPupils } from '@/lib/records/assessed';
import { readCardRows } from '@/lib/records/card-rows';
import { timeOn, type Now } from '@/lib/records/clock';
import { findPupils } from '@/lib/records/find-pupils';
import { pupilsOf } from '@/lib/records/pupils';
import { refuseUncovered, rulesOfSchool } from '@/lib/records/rules-packs';
import { newestSession, unreadIn } from '@/lib/records/school-now';
import { pupilCard } from '@/lib/records/views/card-view';
import { outlookLines } from '@/lib/records/views/outlook';
import { commentSetting } from './comment-setting';
import { outlookOf } from './outlook';
import { personOf } from './person';
import { schoolStatus } from './school-status';
import type { Desk } from './desk';

/** Before anything was read or imported a card still opens, as of now. */
function nowAsSession({ date, time }: Now): Session {
  return { date, session: time < '12:00' ? 'AM' : 'PM' };
}

/** Everything about one pupil, for this role, in one answer. */
export function card(desk: Desk): Pick<Handlers, 'pupil/card' | 'pupil/find'> {
  const { db } = desk;
  return {
    async 'pupil/card'({ tenant, pupilId, at, confidential }) {
      const now = desk.now();
      const { rows: list } = await pupilsOf(db, tenant);
      const pupil = list.find(({ id }) => id === pupilId);
      if (!pupil) throw new Refused('no-such-pupil', 'Alongside knows no such pupil.');
      const newest = at ? null : await newestSession(db, tenant, now.date);
      const asOf = at ?? newest?.session ?? nowAsSession(now);
      const [known, { unread, readAt }, person, rows] = await Promise.all([
        rulesOfSchool(db, tenant),
        unreadIn(db, tenant, asOf),
        personOf(desk),
        readCardRows(db, tenant, pupilId, asOf.date),
      ]);
      const school = await assessPupils(db, {
        tenant,
        moment: { ...asOf, time: timeOn(asOf.date, now) },
        rules: known.on(asOf.date),
        calendar: known.calendar,
        pupils: [pupil],
        list,
        unread,
      }).catch(refuseUncovered);
      const [one] = school.pupils;
      if (!one) throw new Refused('no-such-pupil', 'Alongside knows no such pupil.');
      const status = await schoolStatus(desk, tenant, known, asOf.date);
      return pupilCard({
        school,
        one,
        rows,
        outlook: outlookLines(outlookOf(school, one, rows.marks)),
        comment: commentSetting(known.on(asOf.date)),
        schoolName: status.name || tenant,
        readAt: readAt === 0 ? null : new Date(readAt * 1000).toISOString(),
        role: person?.role ?? null,
        confidential,
      });
    },

    async 'pupil/find'({ tenant, text }) {
      const { rows } = await pupilsOf(db, tenant);
      return findPupils(rows, text, desk.now().date);
    },
  };
}
