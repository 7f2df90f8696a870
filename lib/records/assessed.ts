import type { StatisticsFacts } from '@/lib/attendance/pupil-statistics';
import {
  prepareStatistics,
  takeStatistics,
  type StatisticsPlan,
} from '@/lib/attendance/statistics';
import type { Session } from '@/lib/attendance/session';
import type { Pupil } from '@/lib/attendance/pupil';
import { emptyContext, type PupilContext } from '@/lib/casework/context';
import type { CaseEvent } from '@/lib/casework/events';
import { foldCase } from '@/lib/casework/fold';
import { assessPupil, type Assessment } from '@/lib/duties/assess';
import { takeFacts, type DutyFacts } from '@/lib/duties/facts';
import { statisticsFacts, statisticsRules } from '@/lib/duties/statistics-facts';
import type { Moment } from '@/lib/duties/types';
import type { Rules } from '@/lib/rules/types';
import { calendarInUse, type CalendarInUse } from './calendars';
import type { RecordsDatabase } from './database';
import { allOf } from './database';
import { eventsOf } from './events';
import { Histories } from './histories';
import { readMarks } from './marks-store';
import { parseRows } from './parsed';
import { contextsOf, idsInFamilies } from './pupils';
import { amendmentRowSchema, type MarksRow, type RegisterRow } from './rows';
import { schoolYearOf } from './school-year';

export interface AssessedPupil {
  /** What the statistics were taken with, for whatever else is counted from the same marks. */
  counted: StatisticsFacts;
  facts: DutyFacts;
  assessment: Assessment;
}

export interface AssessedSchool {
  moment: Moment;
  rules: Rules;
  plan: StatisticsPlan;
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
): Promise<Map<string, Session[]>> {
  const index = db.amendments.where('[tenant+pupilId]');
  const rows =
    pupilIds.length > MANY
      ? await index.between(...allOf(tenant, 2)).toArray()
      : await index.anyOf(pupilIds.map((id): [string, string] => [tenant, id])).toArray();
  const sessions = new Map<string, Session[]>();
  for (const { pupilId, date, session, was, came } of parseRows(amendmentRowSchema, rows).rows) {
    if (was.code !== 'N' || came.code !== 'O') continue;
    const before = sessions.get(pupilId);
    if (before) before.push({ date, session });
    else sessions.set(pupilId, [{ date, session }]);
  }
  return sessions;
}

/** The duties of these pupils at one moment, out of what is stored, read in one transaction. */
export async function assessPupils(db: RecordsDatabase, asked: Asked): Promise<AssessedSchool> {
  const tables = [db.contexts, db.calendars, db.registers, db.marks, db.events, db.amendments];
  // Dexie follows native `await` only where the callback itself is async (Dexie.js pull 978).
  const known = await db.transaction('r', tables, async () => readKnown(db, asked));
  return assess(asked, known);
}

interface Known {
  siblings: readonly Pupil[];
  calendar: CalendarInUse;
  contexts: ReadonlyMap<string, PupilContext>;
  marks: ReadonlyMap<string, MarksRow[]>;
  events: ReadonlyMap<string, CaseEvent[]>;
  timedOut: ReadonlyMap<string, Session[]>;
  unreadable: number;
}

/** Side by side, in three rounds: a round trip to the store costs more than what it brings. */
async function readKnown(db: RecordsDatabase, asked: Asked): Promise<Known> {
  const { tenant, moment, pupils } = asked;
  const ids = pupils.map(({ id }) => id);
  const [calendar, contexts] = await Promise.all([
    calendarInUse(db, tenant, asked.calendar, moment.date),
    contextsOf(db, tenant, ids),
  ]);
  const years = yearsOf(calendar);
  const families = [...contexts.byPupil.values()].flatMap(({ familyKey }) => familyKey ?? []);
  const [inFamilies, own] = await Promise.all([
    idsInFamilies(db, tenant, [...new Set(families)]),
    recordsOf(db, tenant, ids, years),
  ]);
  const siblingIds = new Set(inFamilies);
  for (const id of ids) siblingIds.delete(id);
  const [ofSiblings, theirs] = await Promise.all([
    contextsOf(db, tenant, [...siblingIds]),
    recordsOf(db, tenant, [...siblingIds], years),
  ]);
  return {
    siblings: asked.list.filter(({ id }) => siblingIds.has(id)),
    calendar,
    contexts: new Map([...contexts.byPupil, ...ofSiblings.byPupil]),
    marks: new Map([...own.marks.byPupil, ...theirs.marks.byPupil]),
    events: new Map([...own.events.byPupil, ...theirs.events.byPupil]),
    timedOut: new Map([...own.timedOut, ...theirs.timedOut]),
    unreadable: [contexts, ofSiblings, own.marks, own.events, theirs.marks, theirs.events].reduce(
      (sum, { unreadable }) => sum + unreadable,
      0,
    ),
  };
}

async function recordsOf(
  db: RecordsDatabase,
  tenant: string,
  pupilIds: readonly string[],
  years: readonly number[],
) {
  const [marks, events, ranOut] = await Promise.all([
    readMarks(db, tenant, pupilIds, years),
    eventsOf(db, tenant, pupilIds),
    timedOut(db, tenant, pupilIds),
  ]);
  return { marks, events, timedOut: ranOut };
}

const NEVER: readonly Session[] = [];

function assess(asked: Asked, known: Known): AssessedSchool {
  const { tenant, moment, rules } = asked;
  const plan = prepareStatistics(known.calendar.calendar, moment, statisticsRules(rules));
  const histories = new Histories(known.calendar.calendar);
  const unread = new Map(asked.unread.map(({ pupilId, why }) => [pupilId, why]));
  const assessOne = (pupil: Pupil): AssessedPupil => {
    const history = histories.of(known.marks.get(pupil.id) ?? []);
    const casework = foldCase(known.events.get(pupil.id) ?? NONE, {
      pupilId: pupil.id,
      through: moment,
    });
    const context = known.contexts.get(pupil.id) ?? emptyContext(tenant, pupil.id);
    const of = { moment, pupil, context, history, casework };
    const counted = statisticsFacts({ ...of, timedOut: known.timedOut.get(pupil.id) ?? NEVER });
    const notRead = unread.get(pupil.id);
    const facts = takeFacts(
      {
        ...of,
        rules,
        unread:
          notRead === undefined
            ? []
            : [{ date: moment.date, session: moment.session, why: notRead }],
      },
      takeStatistics(plan, history, counted),
    );
    return { counted, facts, assessment: assessPupil(facts) };
  };
  return {
    moment,
    rules,
    plan,
    calendar: known.calendar,
    pupils: asked.pupils.map(assessOne),
    siblings: known.siblings.map(assessOne),
    unreadable: known.unreadable,
  };
}

/** The school years the calendar knows: a mark of any other counts nowhere. */
function yearsOf({ calendar }: CalendarInUse): number[] {
  return [...new Set(calendar.days.map(schoolYearOf))];
}
