/**
 * Imports: what a file would change, and the change, all of it or nothing, in one transaction. The
 * same file again changes nothing; a later one corrects an earlier one and the trail keeps both.
 */
import { readCode } from '@/lib/attendance/codes';
import type { PlainDate } from '@/lib/attendance/plain-date';
import { Refused } from '@/lib/messages/failures';
import type { ImportPreview, ImportRequest } from '@/lib/messages/import-request';
import type { MarkTable } from '@/lib/messages/packed-marks';
import { AM, PM, readCalendarRow } from './calendars';
import type { RecordsDatabase } from './database';
import type { Recorder } from './import-events';
import { importsOf, planImport, type ImportPlan } from './import-plan';
import { writeMarks } from './marks-store';
import { mergeTable, type TableMerged } from './merge-table';
import { parseRows } from './parsed';
import { importRowSchema } from './rows';
import { readSchool } from './schools';

export type { ImportRequest } from '@/lib/messages/import-request';

/** What the import would change. Changes nothing. */
export function previewImport(
  db: RecordsDatabase,
  request: ImportRequest,
  nowSeconds: number,
): Promise<ImportPreview> {
  const tables = [db.pupils, db.contexts, db.marks, db.provenance, db.events, db.calendars];
  return db.transaction('r', tables, async () => {
    const plan = await planImport(db, request, nowSeconds);
    return plan.previewWith(await mergeTable(db, request.tenant, plan.marks, nowSeconds));
  });
}

/** The days on which the table has marks, beside those known before. */
export function daysOf(before: readonly [PlainDate, number][], table: MarkTable) {
  const days = new Map<PlainDate, number>(before);
  const width = table.sessions.length;
  let isTaught: boolean[] = [];
  table.sessions.forEach(({ date, session }, at) => {
    // A closure (#) is recorded as marks too, but nobody was taught on it.
    if (at === 0 || table.sessions[at - 1]?.date !== date) {
      isTaught = table.codes.map((code) => {
        const reading = readCode(code, date);
        const isCode = reading.kind === 'known' || reading.kind === 'sub-code';
        return isCode && reading.code.category !== 'administrative';
      });
    }
    for (let pupil = 0; pupil < table.pupils.length; pupil += 1) {
      if (isTaught[table.bytes[pupil * width + at] ?? 0]) {
        days.set(date, (days.get(date) ?? 0) | (session === 'AM' ? AM : PM));
        return;
      }
    }
  });
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1));
}

function isNews({ pupils, contexts, events, calendar }: ImportPlan, merged: TableMerged): boolean {
  const writes = pupils.length + contexts.length + merged.rows;
  const isOtherCalendar =
    calendar !== null &&
    JSON.stringify(calendar.row.definition) !== JSON.stringify(calendar.definition);
  return writes + events.write.length > 0 || isOtherCalendar;
}

/** Words in columns that make no record are what the tracker goes out with: they may be all that is new. */
async function isOtherTracker(
  db: RecordsDatabase,
  { tenant, tracker }: ImportRequest,
): Promise<boolean> {
  if (!tracker || tracker.length === 0) return false;
  const last = parseRows(importRowSchema, await importsOf(db, tenant))
    .rows.filter((row) => row.tracker !== undefined && row.undoneAt === undefined)
    .at(-1);
  return JSON.stringify(last?.tracker) !== JSON.stringify(tracker);
}

function lastDay({ sessions, count }: MarkTable): PlainDate | null {
  if (count === 0) return null;
  return sessions.reduce<PlainDate | null>(
    (latest, { date }) => (latest === null || date > latest ? date : latest),
    null,
  );
}

/**
 * Everything in one transaction: a failure on the way leaves all as it was. `recorder`: who is
 * working, for events read from a tracker.
 */
export function commitImport(
  db: RecordsDatabase,
  request: ImportRequest,
  nowSeconds: number,
  recorder?: Recorder,
): Promise<ImportPreview & { at: number | null }> {
  const { tenant } = request;
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
  ];
  return db.transaction('rw', tables, async () => {
    const [at, school, calendar] = await Promise.all([
      freeSecond(db, tenant, nowSeconds),
      readSchool(db, tenant),
      readCalendarRow(db, tenant),
    ]);
    const plan = await planImport(db, request, at, recorder);
    const { marks, refused } = plan;
    const [first] = refused;
    if (first) {
      throw new Refused('import-refused', `${request.file}: ${first.why}. Nothing was changed.`);
    }
    const merged = await mergeTable(db, tenant, marks, at, (rows) => writeMarks(db, rows));
    const preview = plan.previewWith(merged);
    // The same file again: nothing is written, not even that it came.
    const isNew = isNews(plan, merged) || (await isOtherTracker(db, request));
    if (!isNew) return { ...preview, at: null };
    const last = lastDay(marks);
    const through = school.marksThrough;
    await Promise.all([
      db.pupils.bulkPut(plan.pupils.map(({ after }) => after)),
      db.contexts.bulkPut(plan.contexts.map(({ after }) => after)),
      db.events.bulkAdd(
        plan.events.write.map((event) => ({
          tenant,
          id: event.id,
          about: event.pupilId ?? '',
          event,
        })),
      ),
      db.schools.put({
        ...school,
        marks: school.marks + merged.added,
        marksThrough: last !== null && (through === null || last > through) ? last : through,
      }),
      (marks.count > 0 || plan.calendar) &&
        db.calendars.put({
          ...calendar,
          definition: plan.calendar?.definition ?? calendar.definition,
          markedDays: daysOf(calendar.markedDays, marks),
        }),
      db.imports.put({
        tenant,
        at,
        kind: request.kind,
        file: request.file,
        pupils: request.pupils.length || request.contexts.length,
        marks: marks.count,
        events: plan.events.write.length,
        ...(request.unread && request.unread.length > 0 && { unread: request.unread }),
        ...(request.strangers && request.strangers.length > 0 && { strangers: request.strangers }),
        ...(request.tracker && request.tracker.length > 0 && { tracker: request.tracker }),
        before: {
          pupils: plan.pupils,
          contexts: plan.contexts,
          calendar: plan.calendar && {
            before: calendar.definition,
            after: plan.calendar.definition,
          },
          events: plan.events.write.map(({ id }) => id),
        },
      }),
    ]);
    return { ...preview, at };
  });
}

/** One import a second, so that the second names it; an undo takes one too. */
export async function freeSecond(
  db: RecordsDatabase,
  tenant: string,
  from: number,
): Promise<number> {
  const { rows } = parseRows(importRowSchema, await importsOf(db, tenant));
  const taken = new Set(rows.flatMap(({ at, undoneAt }) => [at, undoneAt ?? at]));
  let at = from;
  while (taken.has(at)) at += 1;
  return at;
}
