import { shortDate } from '@/lib/attendance/plain-date';
import { chipsFor } from '@/lib/duties/chips';
import type { Handlers } from '@/lib/messages/answer';
import { Refused } from '@/lib/messages/failures';
import { assessPupils } from '@/lib/records/assessed';
import { claimsOf } from '@/lib/records/claims';
import { timeOn } from '@/lib/records/clock';
import { pupilsOf } from '@/lib/records/pupils';
import { sessionOfReading } from '@/lib/records/register-session';
import { refuseUncovered, rulesOfSchool } from '@/lib/records/rules-packs';
import { recoverCalls } from '@/lib/records/recover-calls';
import { keepSighting } from '@/lib/records/sightings';
import { listsOf } from '@/lib/records/views/lists';
import { noteRegister } from './health';
import { personOf } from './person';
import { schoolStatus } from './school-status';
import { isOff } from './policy';
import { noticeUser } from './user';
import type { Desk } from './desk';
import { commentSetting } from './comment-setting';

/** The main path (design.md): match, merge, assess, and answer with what this role may see. */
export function registerView(desk: Desk): Pick<Handlers, 'register/view'> {
  const { db } = desk;
  return {
    async 'register/view'({ reading }) {
      const { tenant, date } = reading;
      if (date === null) {
        throw new Refused('no-date', 'This page does not say which day its register is of.');
      }
      const now = desk.now();
      await noticeUser(desk, reading);
      const [known, list, person, chipsOff] = await Promise.all([
        rulesOfSchool(db, tenant),
        pupilsOf(db, tenant),
        personOf(desk),
        isOff(desk, 'chips'),
        noteRegister(desk, reading),
      ]);
      const rules = known.on(date);
      const session = sessionOfReading(
        reading,
        covered(() => rules.get('registerTimes')),
      );
      const sighting = await keepSighting(db, reading, session, list.rows, now.seconds);
      const format = commentSetting(rules).format;
      const notes = reading.rows.flatMap(({ note }, index) => {
        const pupil = sighting.matching.rows[index]?.pupil;
        return pupil && note !== null ? [{ pupilId: pupil.id, note }] : [];
      });
      const recovered = await recoverCalls(db, { tenant, session, notes, format, now });
      const ids = new Set(sighting.pupilIds);
      const [school, status, raised] = await Promise.all([
        assessPupils(db, {
          tenant,
          moment: { ...session, time: timeOn(session.date, now) },
          rules,
          calendar: known.calendar,
          pupils: list.rows.filter(({ id }) => ids.has(id)),
          list: list.rows,
          unread: sighting.unread,
        }),
        schoolStatus(desk, tenant, known, session.date),
        sighting.changed + recovered > 0 ? desk.changed(tenant) : null,
      ]);
      const { matching } = sighting;
      const rowKeys = new Map(
        matching.rows.flatMap(({ rowKey, pupil }) => (pupil ? [[pupil.id, rowKey] as const] : [])),
      );
      const chips = new Map(
        school.pupils.map(({ facts, assessment }) => [
          facts.pupil.id,
          [...chipsFor(facts, assessment)],
        ]),
      );
      const role = person?.role ?? null;
      const ringAgainMinutes = rules.get('ringAgainMinutes');
      const onIt = await claimsOf(db, tenant, now, ringAgainMinutes);
      const lists = listsOf(school, rowKeys, role, onIt);
      await desk.showCount(lists.queue.filter(({ chip }) => chip.weight === 'now').length);

      const doubts = [...matching.doubts];
      const unreadable = list.unreadable + school.unreadable;
      if (unreadable > 0) {
        doubts.push({ rows: unreadable, why: 'stored records that cannot be read were left out' });
      }
      if (!school.calendar.calendar.isSchoolDay(session.date)) {
        const why = `${shortDate(session.date)} is no school day in the calendar, so nothing is due`;
        doubts.push({ rows: matching.rows.length, why });
      }
      return {
        raised,
        tenant,
        school: status,
        person,
        session: { ...session, group: reading.group },
        readAt: reading.readAt,
        how: reading.how,
        rows: matching.rows.map(({ rowKey, pupil }) => ({
          rowKey,
          pupilId: pupil?.id ?? null,
          chips: pupil && !chipsOff ? (chips.get(pupil.id) ?? []) : [],
        })),
        doubts,
        unreadMarks: sighting.unreadMarks,
        ...lists,
        comment: commentSetting(rules),
        registerTimes: rules.get('registerTimes'),
        ringAgainMinutes,
      };
    },
  };
}

function covered<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    return refuseUncovered(error);
  }
}
