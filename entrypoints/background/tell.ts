import type { Handlers } from '@/lib/messages/answer';
import { Refused } from '@/lib/messages/failures';
import { assessPupils } from '@/lib/records/assessed';
import { timeOn } from '@/lib/records/clock';
import { pupilsOf } from '@/lib/records/pupils';
import { refuseUncovered, rulesOfSchool } from '@/lib/records/rules-packs';
import { readSchool } from '@/lib/records/schools';
import { unreadIn } from '@/lib/records/school-now';
import { tellView } from '@/lib/records/views/tell-view';
import { personOf } from './person';
import type { Desk } from './desk';

/** Whom to tell of one pupil's absence: names of workers leave the store by this act alone. */
export function tell(desk: Desk): Pick<Handlers, 'pupil/tell'> {
  const { db } = desk;
  return {
    async 'pupil/tell'({ tenant, pupilId, date, session }) {
      const [{ rows: list }, known, { unread }, person, school] = await Promise.all([
        pupilsOf(db, tenant),
        rulesOfSchool(db, tenant),
        unreadIn(db, tenant, { date, session }),
        personOf(desk),
        readSchool(db, tenant),
      ]);
      const pupil = list.find(({ id }) => id === pupilId);
      if (!pupil) throw new Refused('no-such-pupil', 'Alongside knows no such pupil.');
      const assessed = await assessPupils(db, {
        tenant,
        moment: { date, session, time: timeOn(date, desk.now()) },
        rules: known.on(date),
        calendar: known.calendar,
        pupils: [pupil],
        list,
        unread,
      }).catch(refuseUncovered);
      const [one] = assessed.pupils;
      if (!one) throw new Refused('no-such-pupil', 'Alongside knows no such pupil.');
      return tellView(one, person?.role ?? null, school.name);
    },
  };
}
