import { sessionKey } from '@/lib/attendance/session';
import type { Handlers } from '@/lib/messages/answer';
import { claimsOf } from '@/lib/records/claims';
import { rulesOfSchool } from '@/lib/records/rules-packs';
import { assessSchoolAt, newestSession } from '@/lib/records/school-now';
import { assessSchoolItself, schoolDutyViews } from '@/lib/records/school-duties';
import { offSiteView } from '@/lib/records/views/off-site-view';
import { listsOf } from '@/lib/records/views/lists';
import { personOf } from './person';
import type { Desk } from './desk';
import { commentSetting } from './comment-setting';

/** The whole school for the workspace, at the newest session that is known. */
export function board(desk: Desk): Pick<Handlers, 'school/board'> {
  const { db } = desk;
  return {
    async 'school/board'({ tenant }) {
      const newest = await newestSession(db, tenant, desk.now().date);
      if (!newest) return { on: null, queue: [], followUps: [], tracker: [] };
      const { session, unread } = newest;
      const known = await rulesOfSchool(db, tenant);
      const school = await assessSchoolAt(db, tenant, session, unread, known, desk.now());
      const person = await personOf(desk);
      const rules = known.on(session.date);
      const ringAgainMinutes = rules.get('ringAgainMinutes');
      const onIt = await claimsOf(db, tenant, desk.now(), ringAgainMinutes);
      const lists = listsOf(school, new Map(), person?.role ?? null, onIt);
      return {
        on: sessionKey(session),
        session: { ...session, group: null },
        ...lists,
        comment: commentSetting(rules),
        registerTimes: rules.get('registerTimes'),
        ringAgainMinutes,
        offSite: offSiteView(school),
        ofSchool: schoolDutyViews(await assessSchoolItself(db, tenant, school)),
      };
    },
  };
}
