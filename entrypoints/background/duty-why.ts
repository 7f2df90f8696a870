import { shownName, type Pupil } from '@/lib/attendance/pupil';
import { explainDuty, explainSchoolDuty, SCHOOL_DUTIES } from '@/lib/duties/assess';
import { DUTY_IDS } from '@/lib/duties/types';
import type { Handlers } from '@/lib/messages/answer';
import { Refused } from '@/lib/messages/failures';
import { assessPupils, type AssessedSchool } from '@/lib/records/assessed';
import { assessSchoolItself } from '@/lib/records/school-duties';
import { timeOn } from '@/lib/records/clock';
import type { RecordsDatabase } from '@/lib/records/database';
import { pupilsOf } from '@/lib/records/pupils';
import { refuseUncovered, rulesOfSchool } from '@/lib/records/rules-packs';
import { unreadIn } from '@/lib/records/school-now';
import { personOf } from './person';
import type { Desk } from './desk';

/** A key is `<duty>:<pupil>:<about>`, and a pupil's own id may hold colons: the list decides. */
async function pupilOfKey(
  db: RecordsDatabase,
  tenant: string,
  key: string,
): Promise<{ pupil: Pupil; list: Pupil[] } | null> {
  const id = DUTY_IDS.find((id) => key.startsWith(`${id}:`));
  if (!id) return null;
  const rest = key.slice(id.length + 1);
  const { rows: list } = await pupilsOf(db, tenant);
  const [pupil] = list
    .filter((one) => rest.startsWith(`${one.id}:`))
    .sort((a, b) => b.id.length - a.id.length);
  return pupil ? { pupil, list } : null;
}

/** The rule, its source, what was counted, what clears it: worked out again from what is stored. */
export function dutyWhy(desk: Desk): Pick<Handlers, 'duty/why'> {
  const { db } = desk;
  return {
    async 'duty/why'({ tenant, key, date, session }) {
      const ofSchool = SCHOOL_DUTIES.some(({ id }) => key.startsWith(`${id}:`));
      const found = ofSchool ? null : await pupilOfKey(db, tenant, key);
      if (!found && !ofSchool) throw new Refused('no-such-duty', 'Alongside knows no such duty.');
      const [known, { unread }, person] = await Promise.all([
        rulesOfSchool(db, tenant),
        unreadIn(db, tenant, { date, session }),
        personOf(desk),
      ]);
      const school = await assessPupils(db, {
        tenant,
        moment: { date, session, time: timeOn(date, desk.now()) },
        rules: known.on(date),
        calendar: known.calendar,
        pupils: found ? [found.pupil] : [],
        list: found?.list ?? [],
        unread,
      }).catch(refuseUncovered);
      const explanation = ofSchool
        ? await whyOfSchool(db, tenant, school, key)
        : whyOfPupil(school, key, person?.role === 'dsl');
      if (!explanation) {
        throw new Refused('no-longer', 'This is no longer due: something has changed since.');
      }
      if (!found) return explanation;
      const { id: pupilId } = found.pupil;
      return { ...explanation, pupil: { pupilId, name: shownName(found.pupil) } };
    },
  };
}

function whyOfPupil({ pupils }: AssessedSchool, key: string, mayReadConfidential: boolean) {
  const [one] = pupils;
  const duty = one?.assessment.duties.find((duty) => duty.key === key);
  return one && duty ? explainDuty(one.facts, duty, mayReadConfidential) : null;
}

async function whyOfSchool(
  db: RecordsDatabase,
  tenant: string,
  school: AssessedSchool,
  key: string,
) {
  const { facts, duties } = await assessSchoolItself(db, tenant, school);
  const duty = duties.find((duty) => duty.key === key);
  return duty ? explainSchoolDuty(facts, duty) : null;
}
