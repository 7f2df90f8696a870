import { prepareStatistics, takeStatistics } from '@/lib/attendance/statistics';
import { sessionKey } from '@/lib/attendance/session';
import type { Pupil } from '@/lib/attendance/pupil';
import { emptyContext } from '@/lib/casework/context';
import type { CaseEvent } from '@/lib/casework/events';
import { foldCase } from '@/lib/casework/fold';
import { assessPupil, type Assessment } from '@/lib/duties/assess';
import { takeFacts, type DutyFacts } from '@/lib/duties/facts';
import type { Moment } from '@/lib/duties/types';
import type { Rules } from '@/lib/rules/types';
import { calendarInUse, type CalendarInUse } from './calendars';
import { caseFacts, statisticsRules } from './case-facts';
import type { RecordsDatabase } from './database';
import { allOf } from './database';
import { eventsOf } from './events';
import { Histories } from './histories';
import { readMarks } from './marks-store';
import { parseRows } from './parsed';
import { contextsOf, idsInFamilies } from './pupils';
import { amendmentRowSchema, type RegisterRow } from './rows';
import { schoolYearOf } from './school-year';

export interface AssessedPupil {
  facts: DutyFacts;
  assessment: Assessment;
}

export interface AssessedSchool {
  moment: Moment;
  rules: Rules;
  calendar: CalendarInUse;
  /** The pupils asked for, in the order asked. */
  pupils: AssessedPupil[];
  /** Their brothers and sisters who were not asked for. */
  siblings: AssessedPupil[];
  /** Stored rows that this version cannot read. */
  unreadable: number;
}

export interface Asked {
  tenant: string;
  moment: Moment;
  rules: Rules;
  /** A calendar written in the school's rules. */
  calendar: unknown;
  pupils: readonly Pupil[];
  /** Everyone on the list, for brothers and sisters. */
  list: readonly Pupil[];
  unread: RegisterRow['unread'];
}

const NONE: readonly CaseEvent[] = [];

/** Above this many pupils one read of the whole school is quicker than a read for each of them. */
const MANY = 150;

/** Sessions of each pupil whose N became O: the reason was never established. */
async function timedOut(
  db: RecordsDatabase,
  tenant: string,
  pupilIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const index = db.amendments.where('[tenant+pupilId]');
  const rows =
    pupilIds.length > MANY
      ? await index.between(...allOf(tenant, 2)).toArray()
      : await index.anyOf(pupilIds.map((id): [string, string] => [tenant, id])).toArray();
  const sessions = new Map<string, Set<string>>();
  for (const { pupilId, date, session, was, came } of parseRows(amendmentRowSchema, rows).rows) {
    if (was.code !== 'N' || came.code !== 'O') continue;
    const key = sessionKey({ date, session });
    const before = sessions.get(pupilId);
    if (before) before.add(key);
    else sessions.set(pupilId, new Set([key]));
  }
  return sessions;
}

/** The duties of these pupils at one moment, out of what is stored. */
export async function assessPupils(db: RecordsDatabase, asked: Asked): Promise<AssessedSchool> {
  const { tenant, moment, rules, pupils } = asked;
  const ids = new Set(pupils.map(({ id }) => id));
  const contexts = await contextsOf(db, tenant, [...ids]);
  const families = [...contexts.byPupil.values()].flatMap(({ familyKey }) => familyKey ?? []);
  const inFamilies = await idsInFamilies(db, tenant, [...new Set(families)]);
  const siblingIds = new Set(inFamilies.filter((id) => !ids.has(id)));
  const siblings = asked.list.filter(({ id }) => siblingIds.has(id));
  const ofSiblings = await contextsOf(
    db,
    tenant,
    siblings.map(({ id }) => id),
  );

  const all = [...pupils, ...siblings];
  const allIds = all.map(({ id }) => id);
  const calendar = await calendarInUse(db, tenant, asked.calendar, moment.date);
  const [marks, events, ranOut] = await Promise.all([
    readMarks(db, tenant, allIds, yearsOf(calendar)),
    eventsOf(db, tenant, allIds),
    timedOut(db, tenant, allIds),
  ]);

  const plan = prepareStatistics(calendar.calendar, moment, statisticsRules(rules));
  const histories = new Histories(calendar.calendar);
  const assess = (pupil: Pupil): AssessedPupil => {
    const history = histories.of(marks.byPupil.get(pupil.id) ?? []);
    const casework = foldCase(events.byPupil.get(pupil.id) ?? NONE, {
      pupilId: pupil.id,
      through: moment,
    });
    const context =
      contexts.byPupil.get(pupil.id) ??
      ofSiblings.byPupil.get(pupil.id) ??
      emptyContext(tenant, pupil.id);
    const known = { moment, pupil, context, history, casework };
    const ofPupil = caseFacts({ ...known, timedOut: ranOut.get(pupil.id) ?? new Set() });
    const facts = takeFacts(
      {
        ...known,
        rules,
        unread: asked.unread
          .filter(({ pupilId }) => pupilId === pupil.id)
          .map(({ why }) => ({ date: moment.date, session: moment.session, why })),
      },
      takeStatistics(plan, history, ofPupil),
    );
    return { facts, assessment: assessPupil(facts) };
  };
  return {
    moment,
    rules,
    calendar,
    pupils: pupils.map(assess),
    siblings: siblings.map(assess),
    unreadable: contexts.unreadable + ofSiblings.unreadable + marks.unreadable + events.unreadable,
  };
}

/** The school years the calendar knows: a mark of any other counts nowhere. */
function yearsOf({ calendar }: CalendarInUse): number[] {
  return [...new Set(calendar.days.map(schoolYearOf))];
}
