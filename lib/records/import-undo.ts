/**
 * An import taken back: what stood before stands again, and nothing that came after is touched. The
 * trail keeps both directions; events are undone by events.
 */
import { Dexie } from 'dexie';
import type { Pupil } from '@/lib/attendance/pupil';
import { caseEventSchema } from '@/lib/casework/events';
import { Refused } from '@/lib/messages/failures';
import type { ImportEntry, ImportUndone } from '@/lib/messages/import-request';
import { AM, PM, readCalendarRow } from './calendars';
import { allOf, type RecordsDatabase } from './database';
import type { Recorder } from './import-events';
import { importsOf } from './import-plan';
import { freeSecond } from './imports';
import { alike } from './lay-over';
import { clearCode, codeAt, countMarks, FROM, setCode, setMinutesLate } from './packed-marks';
import { parseRows } from './parsed';
import { pupilsOf } from './pupils';
import {
  amendmentRowSchema,
  importRowSchema,
  marksRowSchema,
  provenanceRowSchema,
  type AmendmentRow,
  type ImportRow,
  type MarksRow,
  type ProvenanceRow,
} from './rows';
import { readCode } from '@/lib/attendance/codes';
import type { PlainDate } from '@/lib/attendance/plain-date';
import { sessionAt } from './school-year';
import { readSchool } from './schools';

/** What was imported, the newest first. */
export async function listImports(db: RecordsDatabase, tenant: string): Promise<ImportEntry[]> {
  const { rows } = parseRows(importRowSchema, await importsOf(db, tenant));
  const names = new Map(
    (await pupilsOf(db, tenant)).rows.map((pupil) => [
      pupil.id,
      `${pupil.forename} ${pupil.surname}`,
    ]),
  );
  return rows
    .sort((a, b) => b.at - a.at)
    .map(({ at, kind, file, pupils, marks, events = 0, unread = [], undoneAt = null, before }) => ({
      at,
      kind,
      file,
      pupils,
      marks,
      events,
      unread: unread.map((note) => ({ ...note, pupil: names.get(note.pupilId) ?? '' })),
      undoneAt,
      // Older imports kept no picture of what stood before.
      canUndo: undoneAt === null && before !== undefined,
    }));
}

export function undoImport(
  db: RecordsDatabase,
  tenant: string,
  at: number,
  nowSeconds: number,
  recorder: Recorder,
): Promise<ImportUndone> {
  const tables = [
    db.pupils,
    db.contexts,
    db.marks,
    db.provenance,
    db.amendments,
    db.events,
    db.schools,
    db.calendars,
    db.imports,
    db.drafts,
  ];
  return db.transaction('rw', tables, async () => {
    const { rows } = parseRows(importRowSchema, await importsOf(db, tenant));
    const row = rows.find((one) => one.at === at);
    if (!row?.before) throw new Refused('no-such-import', 'There is no such import to undo.');
    if (row.undoneAt !== undefined) {
      throw new Refused('undone-already', 'This import was undone already.');
    }
    const undoneAt = await freeSecond(db, tenant, nowSeconds);
    const undone = new Set(rows.flatMap((one) => (one.undoneAt === undefined ? [] : one.at)));
    undone.add(at);
    const marks = await restoreMarks(db, tenant, at, undone, undoneAt);
    const events = await undoEvents(db, tenant, row.before.events, recorder);
    await restoreContexts(db, row);
    const { restored, kept } = await restorePupils(db, row);
    await restoreCalendar(db, tenant, row);
    await db.imports.put({ ...row, undoneAt });
    return { marks, events, pupils: restored, kept };
  });
}

/** What imports keep for their undo goes with the pupils and details it is about. */
export async function forgetInImports(db: RecordsDatabase, tenant: string): Promise<void> {
  const pupils = new Set(
    (
      await db.pupils
        .where('[tenant+id]')
        .between(...allOf(tenant, 2))
        .primaryKeys()
    ).map(([, id]) => id),
  );
  const contexts = new Set(
    (
      await db.contexts
        .where('[tenant+pupilId]')
        .between(...allOf(tenant, 2))
        .primaryKeys()
    ).map(([, id]) => id),
  );
  for (const row of parseRows(importRowSchema, await importsOf(db, tenant)).rows) {
    // Whom nobody knew may be who has gone: these names go whole.
    const { before, unread, tracker, strangers: _gone, ...rest } = row;
    await db.imports.put({
      ...rest,
      ...(tracker && {
        tracker: tracker.map((sheet) => ({
          ...sheet,
          rows: sheet.rows.filter(({ pupilId }) => pupils.has(pupilId)),
        })),
      }),
      ...(unread && { unread: unread.filter(({ pupilId }) => pupils.has(pupilId)) }),
      ...(before && {
        before: {
          ...before,
          pupils: before.pupils.filter(({ after }) => pupils.has(after.id)),
          contexts: before.contexts.filter(({ after }) => contexts.has(after.pupilId)),
        },
      }),
    });
  }
}

async function restoreMarks(
  db: RecordsDatabase,
  tenant: string,
  at: number,
  undone: ReadonlySet<number>,
  undoneAt: number,
): Promise<number> {
  const provenance = parseRows(
    provenanceRowSchema,
    await db.provenance
      .where('[tenant+pupilId+year]')
      .between(...allOf(tenant, 3))
      .toArray(),
  ).rows;
  const ofImport = provenance.filter(({ from, at: seconds }) =>
    seconds.some((second, slot) => second === at && from[slot] === FROM.import),
  );
  const trail = await trailOf(db, tenant);
  const written: { marks: MarksRow[]; provenance: ProvenanceRow[]; trail: AmendmentRow[] } = {
    marks: [],
    provenance: [],
    trail: [],
  };
  for (const source of ofImport) {
    const { pupilId, year } = source;
    const stored = marksRowSchema.safeParse(await db.marks.get([tenant, pupilId, year]));
    if (!stored.success) continue;
    const marks = stored.data;
    source.at.forEach((second, slot) => {
      if (second !== at || source.from[slot] !== FROM.import) return;
      const code = codeAt(marks, slot);
      if (code === null) return;
      const session = sessionAt(year, slot);
      const was = before(trail, `${pupilId} ${session.date} ${session.session}`, at, undone);
      written.trail.push({
        tenant,
        pupilId,
        ...session,
        was: { code, from: 'import', at },
        came: { code: was?.code ?? '', from: was?.from ?? 'import', at: undoneAt },
      });
      if (was) {
        setCode(marks, slot, was.code);
        setMinutesLate(marks, slot, was.minutesLate ?? null);
      } else clearCode(marks, slot);
      source.from[slot] = was ? FROM[was.from] : 0;
      source.at[slot] = was?.at ?? 0;
    });
    written.marks.push(marks);
    written.provenance.push(source);
  }
  await db.marks.bulkPut(written.marks);
  await db.provenance.bulkPut(written.provenance);
  await db.amendments.bulkAdd(written.trail);
  return written.trail.length;
}

type Trail = ReadonlyMap<string, AmendmentRow[]>;

async function trailOf(db: RecordsDatabase, tenant: string): Promise<Trail> {
  const rows = await db.amendments
    .where('[tenant+pupilId]')
    .between(...allOf(tenant, 2))
    .toArray();
  const trail = new Map<string, AmendmentRow[]>();
  for (const row of parseRows(amendmentRowSchema, rows).rows) {
    const key = `${row.pupilId} ${row.date} ${row.session}`;
    const known = trail.get(key);
    if (known) known.push(row);
    else trail.set(key, [row]);
  }
  return trail;
}

/** What stood before an import, going back past imports that are undone as well. */
function before(
  trail: Trail,
  key: string,
  at: number,
  undone: ReadonlySet<number>,
): AmendmentRow['was'] | null {
  const step = trail.get(key)?.find(({ came }) => came.from === 'import' && came.at === at);
  if (!step) return null;
  const { was } = step;
  if (was.from === 'page' || !undone.has(was.at)) return was;
  return was.at < at ? before(trail, key, was.at, undone) : null;
}

async function undoEvents(
  db: RecordsDatabase,
  tenant: string,
  ids: readonly string[],
  recorder: Recorder,
): Promise<number> {
  const keys = ids.map((id): [string, string] => [tenant, id]);
  const stored = (await db.events.bulkGet(keys)).flatMap((row) => row ?? []);
  const gone = new Set(
    (
      await db.events
        .where('[tenant+about]')
        .anyOf(stored.map(({ about }): [string, string] => [tenant, about]))
        .toArray()
    ).flatMap(({ event }) => (event.payload.kind === 'undo' ? event.payload.of : [])),
  );
  const open = stored.filter(({ id }) => !gone.has(id));
  await db.events.bulkAdd(
    open.map(({ id, about, event }) => ({
      tenant,
      id: `${id}-undo`,
      about,
      event: caseEventSchema.parse({
        ...event,
        id: `${id}-undo`,
        at: recorder.instant,
        by: recorder.by,
        device: recorder.device,
        recovered: false,
        payload: { kind: 'undo', of: id },
      }),
    })),
  );
  return open.length;
}

/** A value that was changed again since stays as it is. */
function restored<T extends object>(now: T, { before, after }: { before: T; after: T }): T {
  const was = new Map<string, unknown>(Object.entries(before));
  const came = new Map<string, unknown>(Object.entries(after));
  const parts = Object.entries(now).map(([field, value]): [string, unknown] => {
    const isOurs = alike(value, came.get(field)) && !alike(was.get(field), came.get(field));
    return [field, isOurs ? was.get(field) : value];
  });
  return Object.assign({}, now, Object.fromEntries(parts));
}

async function restoreContexts(db: RecordsDatabase, { tenant, before }: ImportRow): Promise<void> {
  for (const { before: was, after } of before?.contexts ?? []) {
    const key: [string, string] = [tenant, after.pupilId];
    const now = await db.contexts.get(key);
    if (!now) continue;
    if (was) await db.contexts.put(restored(now, { before: was, after }));
    else if (alike(now, after)) await db.contexts.delete(key);
  }
}

async function restorePupils(db: RecordsDatabase, { tenant, before }: ImportRow) {
  const kept: string[] = [];
  let count = 0;
  for (const { before: was, after } of before?.pupils ?? []) {
    const key: [string, string] = [tenant, after.id];
    const now = await db.pupils.get(key);
    if (!now) continue;
    if (was) {
      await db.pupils.put(restored<Pupil>(now, { before: was, after }));
      count += 1;
    } else if (await hasMore(db, tenant, after.id)) {
      kept.push(`${now.forename} ${now.surname}`);
    } else {
      await db.pupils.delete(key);
      await db.contexts.delete(key);
      count += 1;
    }
  }
  return { restored: count, kept };
}

/** Marks or records that came otherwise: the pupil they are about must stay. */
async function hasMore(db: RecordsDatabase, tenant: string, id: string): Promise<boolean> {
  if (await db.events.where('[tenant+about]').equals([tenant, id]).count()) return true;
  const rows = await db.marks
    .where('[tenant+pupilId+year]')
    .between([tenant, id, Dexie.minKey], [tenant, id, Dexie.maxKey])
    .toArray();
  return parseRows(marksRowSchema, rows).rows.some((row) => countMarks(row) > 0);
}

async function restoreCalendar(
  db: RecordsDatabase,
  tenant: string,
  { before }: ImportRow,
): Promise<void> {
  const row = await readCalendarRow(db, tenant);
  const changed = before?.calendar ?? null;
  const definition =
    changed && alike(row.definition, changed.after) ? changed.before : row.definition;
  const { days, last, marks } = await importedDays(db, tenant);
  await db.calendars.put({ ...row, definition, markedDays: days });
  const school = await readSchool(db, tenant);
  await db.schools.put({ ...school, marksThrough: last, marks });
}

/** Days with imported marks, the last of them, and the number of all marks: counted afresh. */
async function importedDays(db: RecordsDatabase, tenant: string) {
  const all = { marks: 0, last: null as PlainDate | null };
  const days = new Map<PlainDate, number>();
  const sources = new Map(
    parseRows(
      provenanceRowSchema,
      await db.provenance
        .where('[tenant+pupilId+year]')
        .between(...allOf(tenant, 3))
        .toArray(),
    ).rows.map((row) => [`${row.pupilId} ${row.year}`, row.from]),
  );
  const rows = parseRows(
    marksRowSchema,
    await db.marks
      .where('[tenant+pupilId+year]')
      .between(...allOf(tenant, 3))
      .toArray(),
  ).rows;
  for (const row of rows) {
    all.marks += countMarks(row);
    const from = sources.get(`${row.pupilId} ${row.year}`);
    row.codes.forEach((place, slot) => {
      if (place === 0 || from?.[slot] !== FROM.import) return;
      const { date, session } = sessionAt(row.year, slot);
      if (all.last === null || date > all.last) all.last = date;
      const reading = readCode(row.dictionary[place] ?? '', date);
      const isCode = reading.kind === 'known' || reading.kind === 'sub-code';
      if (!isCode || reading.code.category === 'administrative') return;
      days.set(date, (days.get(date) ?? 0) | (session === 'AM' ? AM : PM));
    });
  }
  return { ...all, days: [...days].sort(([a], [b]) => (a < b ? -1 : 1)) };
}
