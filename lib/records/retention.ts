/**
 * How long what is held is kept, by the school's rules. Arbor holds the register; this is about our
 * copy. Nothing goes by itself: a person sees what would go, and says so.
 */
import { addDays, plainDateOf, type PlainDate } from '@/lib/attendance/plain-date';
import { shownName, type Pupil } from '@/lib/attendance/pupil';
import type { IndexableType } from 'dexie';
import type { CaseEvent } from '@/lib/casework/events';
import type { RetentionPlan, RetentionRule } from '@/lib/messages/data-work';
import type { RuleKey } from '@/lib/rules/types';
import type { Now } from './clock';
import type { RecordsDatabase } from './database';
import { forgetInImports } from './import-undo';
import { countMarks } from './packed-marks';
import { parseRows } from './parsed';
import { pupilsOf } from './pupils';
import {
  amendmentRowSchema,
  calendarRowSchema,
  draftRowSchema,
  eventRowSchema,
  importRowSchema,
  marksRowSchema,
  registerRowSchema,
} from './rows';
import { refuseUncovered, rulesOfSchool } from './rules-packs';
import { firstDayOf, schoolYearOf } from './school-year';
import { readSchool } from './schools';
import { rowsOfSchool } from './tenant-rows';

type YearsKey = Extract<RuleKey, 'keepMarksYears' | 'keepRecordsYears' | 'keepLeaverDetailsYears'>;

/** The same day so many years before; 29 February is the 28th. */
export function yearsBefore(date: PlainDate, years: number): PlainDate {
  const year = String(Number(date.slice(0, 4)) - years).padStart(4, '0');
  const day = date.slice(5) === '02-29' ? '02-28' : date.slice(5);
  return plainDateOf(`${year}-${day}`);
}

/**
 * Records that go: about a day before `before`, and recorded before it. What was corrected or undone
 * goes together with its correction, or a mistake would stand again.
 */
export function eventsThatGo(events: readonly CaseEvent[], before: PlainDate): Set<string> {
  const byId = new Map(events.map((event) => [event.id, event]));
  const rootOf = (event: CaseEvent): string => {
    const seen = new Set<string>();
    let at = event;
    for (;;) {
      const { payload } = at;
      const next =
        payload.kind === 'undo' || payload.kind === 'correction' ? byId.get(payload.of) : undefined;
      if (!next || seen.has(next.id)) return at.id;
      seen.add(next.id);
      at = next;
    }
  };
  const isOld = ({ about, at }: CaseEvent) => about.date < before && at.slice(0, 10) < before;
  const stays = new Set(events.filter((event) => !isOld(event)).map(rootOf));
  return new Set(events.filter((event) => !stays.has(rootOf(event))).map(({ id }) => id));
}

interface Found {
  plan: RetentionPlan;
  /** Primary keys by table. */
  keys: Map<string, IndexableType[]>;
}

/** First and last of a list of texts that sort by time. */
function span(texts: readonly string[]): { from: string | null; to: string | null } {
  const sorted = [...texts].sort();
  return { from: sorted[0] ?? null, to: sorted.at(-1) ?? null };
}

async function rulesOn(db: RecordsDatabase, tenant: string, date: PlainDate) {
  const rules = (await rulesOfSchool(db, tenant)).on(date);
  const of = (key: YearsKey): RetentionRule => {
    try {
      const { value, source, isExample } = rules.resolved(key);
      const { paragraph } = source;
      return { key, years: value, source: paragraph, isExample, before: yearsBefore(date, value) };
    } catch (error) {
      return refuseUncovered(error);
    }
  };
  return {
    marks: of('keepMarksYears'),
    records: of('keepRecordsYears'),
    leavers: of('keepLeaverDetailsYears'),
  };
}

async function find(db: RecordsDatabase, tenant: string, { date }: Now): Promise<Found> {
  const rules = await rulesOn(db, tenant, date);
  const all = async (table: string): Promise<unknown[]> =>
    rowsOfSchool(db.table(table), tenant).toArray();
  /** A school year goes whole, once its last day lies behind. */
  const isYearOver = (year: number) => addDays(firstDayOf(year + 1), -1) < rules.marks.before;
  const isOverOn = (day: PlainDate) => isYearOver(schoolYearOf(day));

  const marks = parseRows(marksRowSchema, await all('marks')).rows;
  const oldMarks = marks.filter(({ year }) => isYearOver(year));
  const amendments = parseRows(amendmentRowSchema, await all('amendments')).rows.filter((row) =>
    isOverOn(row.date),
  );
  const registers = parseRows(registerRowSchema, await all('registers')).rows.filter((row) =>
    isOverOn(row.date),
  );
  const imports = parseRows(importRowSchema, await all('imports')).rows.filter(({ at }) =>
    isOverOn(plainDateOf(new Date(at * 1000).toISOString().slice(0, 10))),
  );
  const events = parseRows(eventRowSchema, await all('events')).rows;
  const going = eventsThatGo(
    events.map(({ event }) => event),
    rules.records.before,
  );
  const oldEvents = events.filter(({ id }) => going.has(id));

  const { rows: pupils } = await pupilsOf(db, tenant);
  const left = pupils.filter(
    ({ leavingDate }) => leavingDate !== null && leavingDate < rules.leavers.before,
  );
  const gone = new Set(oldMarks.map(({ pupilId, year }) => `${pupilId} ${year}`));
  const stillSaid = new Set([
    ...marks
      .filter(({ pupilId, year }) => !gone.has(`${pupilId} ${year}`))
      .map((row) => row.pupilId),
    ...events.filter(({ id }) => !going.has(id)).map(({ about }) => about),
  ]);
  const isWhole = (pupil: Pupil) => !stillSaid.has(pupil.id);
  const leftIds = new Set(left.map(({ id }) => id));
  const contexts = (
    await db.contexts.bulkGet(left.map(({ id }): [string, string] => [tenant, id]))
  ).flatMap((row) => row ?? []);
  const drafts = parseRows(draftRowSchema, await all('drafts')).rows.filter(({ pupilId }) =>
    leftIds.has(pupilId),
  );
  const whole = left.filter(isWhole);

  const years = oldMarks.map(({ year }) => firstDayOf(year));
  const goes = [
    {
      what: 'Marks',
      rows: oldMarks.reduce((sum, row) => sum + countMarks(row), 0),
      ...span(years),
    },
    { what: 'Amended marks', rows: amendments.length, ...span(amendments.map((row) => row.date)) },
    { what: 'Registers read', rows: registers.length, ...span(registers.map((row) => row.date)) },
    {
      what: 'Imports listed',
      rows: imports.length,
      ...span(imports.map(({ at }) => new Date(at * 1000).toISOString().slice(0, 10))),
    },
    {
      what: 'Records of what was done',
      rows: oldEvents.length,
      ...span(oldEvents.map(({ event }) => event.about.date)),
    },
    {
      what: 'Contacts, workers and plans of leavers',
      rows: contexts.length,
      ...span(left.map(({ leavingDate }) => leavingDate ?? '')),
    },
    { what: 'Unfinished records of leavers', rows: drafts.length, from: null, to: null },
    { what: 'Leavers of whom nothing else is left', rows: whole.length, from: null, to: null },
  ].filter(({ rows }) => rows > 0);

  return {
    plan: {
      rules: [rules.marks, rules.records, rules.leavers],
      goes,
      leavers: left
        .filter((pupil) => isWhole(pupil) || contexts.some(({ pupilId }) => pupilId === pupil.id))
        .map((pupil) => ({
          pupilId: pupil.id,
          name: shownName(pupil),
          left: pupil.leavingDate ?? date,
          whole: isWhole(pupil),
        }))
        .sort((a, b) => (a.left < b.left ? -1 : 1)),
    },
    keys: new Map<string, IndexableType[]>([
      ['marks', oldMarks.map(({ pupilId, year }) => [tenant, pupilId, year])],
      ['provenance', oldMarks.map(({ pupilId, year }) => [tenant, pupilId, year])],
      ['amendments', amendments.flatMap(({ id }) => id ?? [])],
      ['registers', registers.map((row) => [tenant, row.date, row.session, row.group])],
      ['imports', imports.map(({ at }) => [tenant, at])],
      ['events', oldEvents.map(({ id }) => [tenant, id])],
      ['contexts', contexts.map(({ pupilId }) => [tenant, pupilId])],
      ['drafts', drafts.map(({ pupilId }) => [tenant, pupilId])],
      ['pupils', whole.map(({ id }) => [tenant, id])],
    ]),
  };
}

/** What would go on this day. Changes nothing. */
export async function previewRetention(
  db: RecordsDatabase,
  tenant: string,
  now: Now,
): Promise<RetentionPlan> {
  return db.transaction('r', db.tables, async () => (await find(db, tenant, now)).plan);
}

/** Takes it out, all of it or nothing, and answers with what went. */
export async function applyRetention(
  db: RecordsDatabase,
  tenant: string,
  now: Now,
): Promise<RetentionPlan> {
  return db.transaction('rw', db.tables, async () => {
    const { plan, keys } = await find(db, tenant, now);
    for (const [table, gone] of keys) await db.table(table).bulkDelete(gone);
    await forgetInImports(db, tenant);
    const marks = parseRows(
      marksRowSchema,
      await rowsOfSchool(db.table('marks'), tenant).toArray(),
    );
    const stored = await db.schools.get(tenant);
    if (stored) {
      const standing = marks.rows.reduce((sum, row) => sum + countMarks(row), 0);
      await db.schools.put({ ...(await readSchool(db, tenant)), marks: standing });
    }
    const calendar = calendarRowSchema.safeParse(await db.calendars.get(tenant));
    if (calendar.success) {
      const [{ before } = { before: null }] = plan.rules;
      const isKept = ([day]: readonly [PlainDate, number]) =>
        before === null || addDays(firstDayOf(schoolYearOf(day) + 1), -1) >= before;
      await db.calendars.put({
        ...calendar.data,
        markedDays: calendar.data.markedDays.filter(isKept),
      });
    }
    return plan;
  });
}
