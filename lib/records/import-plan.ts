/** What a file would change, worked out and not written. */
import { SchoolCalendar } from '@/lib/attendance/calendar';
import { weekdaysOf, type CalendarDefinition } from '@/lib/attendance/calendar-definition';
import { readCode } from '@/lib/attendance/codes';
import { shortDate, type PlainDate } from '@/lib/attendance/plain-date';
import { shownName, type Pupil } from '@/lib/attendance/pupil';
import { emptyContext, type PupilContext } from '@/lib/casework/context';
import type { FieldChange, ImportPreview, ImportRequest } from '@/lib/messages/import-request';
import { MarkTable } from '@/lib/messages/packed-marks';
import { readCalendarRow } from './calendars';
import { layCompleteLists } from './complete-lists';
import { allOf, type RecordsDatabase } from './database';
import { eventsOf } from './events';
import { planEvents, type EventsPlan, type Recorder } from './import-events';
import { alike, changesBetween, layContext, layPupil } from './lay-over';
import type { TableMerged } from './merge-table';
import { parseRows } from './parsed';
import { pupilsOf } from './pupils';
import { pupilContextSchema } from '@/lib/casework/context';
import type { CalendarRow, ImportBefore } from './rows';

/** More changes than anybody would read one by one; the count says how many there are. */
const CHANGES_SHOWN = 200;
const DAYS_SHOWN = 3;
const PUPILS_SHOWN = 3;

/** Everything but the marks, which are laid over what is stored as they are counted or written. */
export interface ImportPlan {
  pupils: ImportBefore['pupils'];
  contexts: ImportBefore['contexts'];
  marks: MarkTable;
  events: EventsPlan;
  calendar: { row: CalendarRow; definition: CalendarDefinition } | null;
  /** Anything in it: nothing is changed. */
  refused: ImportPreview['refused'];
  previewWith(merged: TableMerged): ImportPreview;
}

type Refusals = ImportPreview['refused'];

const refused = (why: string, column: string | null = null): Refusals[number] => ({
  row: null,
  column,
  why,
});

const NOBODY: Recorder = {
  by: { initials: '', role: 'attendance' },
  device: '',
  instant: '1970-01-01T00:00:00Z',
};

export async function planImport(
  db: RecordsDatabase,
  request: ImportRequest,
  at: number,
  recorder: Recorder = NOBODY,
): Promise<ImportPlan> {
  const { tenant } = request;
  const refusals: Refusals = [];
  const table = tableOf(request);
  const [{ rows: list }, row] = await Promise.all([
    pupilsOf(db, tenant),
    readCalendarRow(db, tenant),
  ]);
  const known = new Map(list.map((pupil) => [pupil.id, pupil]));
  const pupils = planPupils(request, known, refusals);
  const lists = layCompleteLists(request, await storedContexts(db, request), known);
  const contexts = await planContexts(db, { ...request, contexts: lists.said }, known, refusals);
  const sifted = sift(table, known, refusals);
  const events = await planEventsOf(db, request, at, known, recorder, refusals);
  const calendar = planCalendar(request, row);

  const changes: FieldChange[] = [];
  for (const { before, after } of pupils.write) {
    if (before) changes.push(...changesBetween(shownName(before), before, after));
  }
  for (const { before, after } of contexts) {
    const pupil = known.get(after.pupilId);
    const name = pupil ? shownName(pupil) : after.pupilId;
    const isNew = pupil !== undefined && !list.includes(pupil) && before === null;
    if (!isNew) {
      changes.push(...changesBetween(name, before ?? emptyContext(tenant, after.pupilId), after));
    }
  }
  const previewWith = (merged: TableMerged): ImportPreview => ({
    pupils: {
      added: pupils.added,
      changed: pupils.changed,
      same: pupils.same,
      changes: changes.slice(0, CHANGES_SHOWN),
      changeCount: changes.length,
    },
    marks: {
      added: merged.added,
      changed: merged.amendments
        .slice(0, CHANGES_SHOWN)
        .map(({ pupilId, date, session, was, came }) => {
          const pupil = known.get(pupilId);
          return {
            pupil: pupil ? `${pupil.forename} ${pupil.surname}` : pupilId,
            date,
            session,
            from: was.code,
            to: came.code,
          };
        }),
      changedCount: merged.amended,
      same: merged.same + merged.older,
    },
    events: { added: events.write.length, same: events.same },
    missing: lists.missing,
    calendar: calendar && {
      schoolDays: [...weekdaysOf(calendar.definition)].length,
      before: schoolDaysIn(row),
      years: calendar.definition.years.map(({ label }) => label).join(', '),
    },
    refused: refusals,
    warnings: [
      ...strangers(request, pupils.added, list.length),
      ...closedDays(sifted, calendar?.definition ?? row.definition, known),
    ],
  });
  return {
    pupils: pupils.write,
    contexts,
    marks: sifted,
    events,
    calendar,
    refused: refusals,
    previewWith,
  };
}

function tableOf({ marks }: ImportRequest): MarkTable {
  return Array.isArray(marks) ? MarkTable.ofRows(marks) : MarkTable.unpack(marks);
}

function planPupils(request: ImportRequest, known: Map<string, Pupil>, refusals: Refusals) {
  const plan = { write: [] as ImportBefore['pupils'], added: 0, changed: 0, same: 0 };
  for (const pupil of request.pupils) {
    if (pupil.tenant !== request.tenant) {
      refusals.push(refused(`${pupil.forename} ${pupil.surname} is of another school`));
      continue;
    }
    const before = known.get(pupil.id) ?? null;
    const after = before ? layPupil(before, pupil) : pupil;
    known.set(pupil.id, after);
    if (!before) plan.added += 1;
    else if (alike(before, after)) plan.same += 1;
    else plan.changed += 1;
    if (!before || !alike(before, after)) plan.write.push({ before, after });
  }
  return plan;
}

/** What is known of all pupils, for files that say something of pupils. */
async function storedContexts(
  db: RecordsDatabase,
  { tenant, contexts }: ImportRequest,
): Promise<PupilContext[]> {
  if (contexts.length === 0) return [];
  const rows = await db.contexts
    .where('[tenant+pupilId]')
    .between(...allOf(tenant, 2))
    .toArray();
  return parseRows(pupilContextSchema, rows).rows;
}

async function planContexts(
  db: RecordsDatabase,
  request: ImportRequest,
  known: ReadonlyMap<string, Pupil>,
  refusals: Refusals,
): Promise<ImportBefore['contexts']> {
  const { tenant, contexts } = request;
  const keys = contexts.map(({ pupilId }): [string, string] => [tenant, pupilId]);
  const stored = parseRows(pupilContextSchema, await db.contexts.bulkGet(keys)).rows;
  const before = new Map(stored.map((context) => [context.pupilId, context]));
  const write: ImportBefore['contexts'] = [];
  for (const said of contexts) {
    if (said.tenant !== tenant || !known.has(said.pupilId)) {
      refusals.push(refused('a pupil’s details without the pupil'));
      continue;
    }
    const was: PupilContext | null = before.get(said.pupilId) ?? null;
    const after = layContext(was ?? emptyContext(tenant, said.pupilId), said);
    if (!was || !alike(was, after)) write.push({ before: was, after });
  }
  return write;
}

/** The table without marks of strangers and without codes that are none on their day. */
function sift(table: MarkTable, known: ReadonlyMap<string, Pupil>, refusals: Refusals): MarkTable {
  const { sessions, codes, pupils } = table;
  if (table.count === 0) return table;
  const width = sessions.length;
  const verdicts = verdictsOf(table);
  // Nearly every file: nothing is to be taken out of it.
  if (verdicts.every((verdict) => verdict === 1) && pupils.every((id) => known.has(id))) {
    return table;
  }
  const bytes = table.bytes.slice();
  let nobody = 0;
  let noCode = 0;
  pupils.forEach((id, pupil) => {
    const isKnown = known.has(id);
    for (let at = 0; at < width; at += 1) {
      const place = bytes[pupil * width + at] ?? 0;
      if (place === 0) continue;
      const verdict = verdicts[at * codes.length + place];
      if (isKnown && verdict === 1) continue;
      bytes[pupil * width + at] = 0;
      if (!isKnown) nobody += 1;
      else if (verdict === 0) noCode += 1;
    }
  });
  if (nobody > 0) refusals.push(refused(`${nobody} marks of pupils who are not on the list`));
  if (noCode > 0) refusals.push(refused(`${noCode} marks whose code is not in force`, 'mark'));
  return new MarkTable({ ...table, bytes });
}

/** For each session and code: 1 a code in force, 2 no mark, 0 neither; 1 for what stands for nothing. */
function verdictsOf({ sessions, codes }: MarkTable): Uint8Array {
  const verdicts = new Uint8Array(sessions.length * codes.length);
  sessions.forEach(({ date }, at) => {
    const first = at * codes.length;
    if (at > 0 && sessions[at - 1]?.date === date) {
      verdicts.copyWithin(first, first - codes.length, first);
      return;
    }
    codes.forEach((code, place) => {
      const { kind } = readCode(code, date);
      const isCode = place === 0 || kind === 'known' || kind === 'sub-code';
      verdicts[first + place] = isCode ? 1 : kind === 'no-mark' ? 2 : 0;
    });
  });
  return verdicts;
}

async function planEventsOf(
  db: RecordsDatabase,
  { tenant, events = [] }: ImportRequest,
  at: number,
  known: ReadonlyMap<string, Pupil>,
  recorder: Recorder,
  refusals: Refusals,
): Promise<EventsPlan> {
  if (events.length === 0) return { write: [], same: 0 };
  const strangers = events.filter(({ pupilId }) => !known.has(pupilId)).length;
  if (strangers > 0) {
    refusals.push(refused(`${strangers} notes about pupils who are not on the list`));
  }
  const own = events.filter(({ pupilId }) => known.has(pupilId));
  const ids = [...new Set(own.map(({ pupilId }) => pupilId))];
  const { byPupil } = await eventsOf(db, tenant, ids);
  return planEvents(tenant, at, own, [...byPupil.values()].flat(), recorder);
}

/** The years of the file in the place of the same years; closures entered by hand stay. */
function planCalendar({ calendar }: ImportRequest, row: CalendarRow): ImportPlan['calendar'] {
  if (!calendar) return null;
  const before = definitionIn(row);
  const labels = new Set(calendar.years.map(({ label }) => label));
  const years = [
    ...(before?.years ?? []).filter(({ label }) => !labels.has(label)),
    ...calendar.years,
  ].sort((a, b) => (a.label < b.label ? -1 : 1));
  const closures = calendar.closures ?? before?.closures;
  const definition: CalendarDefinition = closures ? { years, closures } : { years };
  return { row, definition };
}

function definitionIn({ definition }: CalendarRow): CalendarDefinition | null {
  if (definition === null || definition === undefined) return null;
  return SchoolCalendar.from(definition).definition;
}

function schoolDaysIn(row: CalendarRow): number | null {
  const definition = definitionIn(row);
  return definition && [...weekdaysOf(definition)].length;
}

function strangers({ kind, pupils }: ImportRequest, added: number, known: number): string[] {
  if (kind !== 'pupils' || known === 0 || pupils.length < 5 || added < pupils.length) return [];
  return [
    `None of these ${pupils.length} pupils is on the list yet, which has ${known}. If the file is another school’s, stop here.`,
  ];
}

function closedDays(
  table: MarkTable,
  definition: unknown,
  known: ReadonlyMap<string, Pupil>,
): string[] {
  if (table.count === 0 || definition === null || definition === undefined) return [];
  const calendar = SchoolCalendar.from(definition);
  const years = new Set(calendar.definition.years.map(({ label }) => label.slice(0, 4)));
  const open = new Set(calendar.days);
  const width = table.sessions.length;
  const days = new Map<PlainDate, { marks: number; pupils: Set<string>; halves: Set<string> }>();
  table.sessions.forEach(({ date, session }, at) => {
    const autumn =
      date.slice(5) >= '08-01' ? date.slice(0, 4) : String(Number(date.slice(0, 4)) - 1);
    if (open.has(date) || !years.has(autumn)) return;
    for (let pupil = 0; pupil < table.pupils.length; pupil += 1) {
      const code = table.codes[table.bytes[pupil * width + at] ?? 0] ?? '';
      if (code === '' || code === '#') continue;
      const day = days.get(date) ?? { marks: 0, pupils: new Set(), halves: new Set() };
      day.marks += 1;
      day.pupils.add(table.pupils[pupil] ?? '');
      day.halves.add(session);
      days.set(date, day);
    }
  });
  if (days.size === 0) return [];
  const marks = [...days.values()].reduce((sum, day) => sum + day.marks, 0);
  const named = [...days]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .slice(0, DAYS_SHOWN)
    .map(([date, { pupils, halves }]) => {
      const names = [...pupils].slice(0, PUPILS_SHOWN).map((id) => {
        const pupil = known.get(id);
        return pupil ? shownName(pupil) : id;
      });
      const others = pupils.size > PUPILS_SHOWN ? ` and ${pupils.size - PUPILS_SHOWN} more` : '';
      return `${shortDate(date)} ${[...halves].sort().join(' and ')} (${names.join(', ')}${others})`;
    })
    .join('; ');
  const more = days.size > DAYS_SHOWN ? `; and ${days.size - DAYS_SHOWN} more days` : '';
  return [
    `${marks === 1 ? '1 mark is on a day' : `${marks.toLocaleString('en-GB')} marks are on days`} closed by the term dates: ${named}${more}. What is marked there is kept and counts in no figure. If the school was open, import the right term dates; if not, take it out of the file.`,
  ];
}

/** All imports of a school, oldest first. */
export function importsOf(db: RecordsDatabase, tenant: string) {
  return db.imports
    .where('[tenant+at]')
    .between(...allOf(tenant, 2))
    .toArray();
}
