/**
 * Imports: what a file would change, and the change, all of it or nothing, in one transaction. The
 * same file again changes nothing; a later one corrects an earlier one and the trail keeps both.
 */
import type { Pupil } from '@/lib/attendance/pupil';
import type { PlainDate } from '@/lib/attendance/plain-date';
import { readCode } from '@/lib/attendance/codes';
import type { PupilContext } from '@/lib/casework/context';
import { Refused } from '@/lib/messages/failures';
import type { ImportPreview, MarkRow, RequestOf } from '@/lib/messages/protocol';
import { AM, PM, readCalendarRow } from './calendars';
import type { RecordsDatabase } from './database';
import type { ArrivingMark } from './merge-marks';
import { mergeMarks, planMerge, type MergeCounts } from './marks-store';
import { contextsOf, pupilsOf } from './pupils';
import type { ImportRow } from './rows';
import { schoolYearOf } from './school-year';
import { readSchool } from './schools';

export type ImportRequest = RequestOf<'import/commit'>;

type Refusals = ImportPreview['refused'];

/** More changes than anybody would read one by one; the count says how many there are. */
const CHANGES_SHOWN = 200;

interface Plan {
  pupils: { write: Pupil[]; added: number; changed: number; same: number };
  contexts: PupilContext[];
  arriving: Map<string, ArrivingMark[]>;
  years: number[];
  refused: Refusals;
  names: Map<string, string>;
}

function refused(why: string, column: string | null = null): Refusals[number] {
  return { row: null, column, why };
}

/** What the file says, over what was known: a field it leaves open stays as it was. */
function joinPupils(before: Pupil, next: Pupil): Pupil {
  return {
    ...next,
    arborStudentId: next.arborStudentId ?? before.arborStudentId,
    upn: next.upn ?? before.upn,
    preferredForename: next.preferredForename ?? before.preferredForename,
    form: next.form ?? before.form,
    yearGroup: next.yearGroup ?? before.yearGroup,
    dateOfBirth: next.dateOfBirth ?? before.dateOfBirth,
    startDate: next.startDate ?? before.startDate,
    leavingDate: next.leavingDate ?? before.leavingDate,
  };
}

function joinContexts(before: PupilContext, next: PupilContext): PupilContext {
  const list = <T>(one: T[], other: T[]): T[] => (other.length > 0 ? other : one);
  return {
    ...next,
    workers: list(before.workers, next.workers),
    plans: list(before.plans, next.plans),
    provisions: list(before.provisions, next.provisions),
    contacts: list(before.contacts, next.contacts),
    sen: next.sen ?? before.sen,
    pupilPremium: next.pupilPremium ?? before.pupilPremium,
    youngCarer: next.youngCarer ?? before.youngCarer,
    walksAlone: next.walksAlone ?? before.walksAlone,
    compulsorySchoolAge: next.compulsorySchoolAge ?? before.compulsorySchoolAge,
    familyKey: next.familyKey ?? before.familyKey,
  };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function sorted<T extends object>(row: T): T {
  return Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))) as T;
}

async function planImport(db: RecordsDatabase, request: ImportRequest, at: number): Promise<Plan> {
  const { tenant } = request;
  const known = new Map((await pupilsOf(db, tenant)).rows.map((pupil) => [pupil.id, pupil]));
  const refusals: Refusals = [];
  const plan: Plan = {
    pupils: { write: [], added: 0, changed: 0, same: 0 },
    contexts: [],
    arriving: new Map(),
    years: [],
    refused: refusals,
    names: new Map(),
  };

  for (const pupil of request.pupils) {
    if (pupil.tenant !== tenant) {
      refusals.push(refused(`${pupil.forename} ${pupil.surname} is of another school`));
      continue;
    }
    const before = known.get(pupil.id);
    const next = before ? joinPupils(before, pupil) : pupil;
    known.set(pupil.id, next);
    if (!before) plan.pupils.added += 1;
    else if (same(sorted(before), sorted(next))) plan.pupils.same += 1;
    else plan.pupils.changed += 1;
    if (!before || !same(sorted(before), sorted(next))) plan.pupils.write.push(next);
  }

  const contexts = await contextsOf(
    db,
    tenant,
    request.contexts.map(({ pupilId }) => pupilId),
  );
  for (const context of request.contexts) {
    if (context.tenant !== tenant || !known.has(context.pupilId)) {
      refusals.push(refused('a pupil’s details without the pupil'));
      continue;
    }
    const before = contexts.byPupil.get(context.pupilId);
    const next = before ? joinContexts(before, context) : context;
    if (!before || !same(sorted(before), sorted(next))) plan.contexts.push(next);
  }

  const years = new Set<number>();
  let nobody = 0;
  let noCode = 0;
  for (const { pupilId, date, session, code, minutesLate } of request.marks) {
    if (!known.has(pupilId)) {
      nobody += 1;
      continue;
    }
    const reading = readCode(code, date);
    if (reading.kind === 'no-mark') continue;
    if (reading.kind === 'refused' || reading.kind === 'unknown') {
      noCode += 1;
      continue;
    }
    years.add(schoolYearOf(date));
    const mark: ArrivingMark = {
      session: { date, session },
      code,
      minutesLate,
      from: 'import',
      at,
    };
    const before = plan.arriving.get(pupilId);
    if (before) before.push(mark);
    else plan.arriving.set(pupilId, [mark]);
  }
  if (nobody > 0) refusals.push(refused(`${nobody} marks of pupils who are not on the list`));
  if (noCode > 0) refusals.push(refused(`${noCode} marks whose code is not in force`, 'mark'));
  plan.years = [...years].sort();
  for (const { id, forename, surname } of known.values()) {
    plan.names.set(id, `${forename} ${surname}`);
  }
  return plan;
}

function previewOf(plan: Plan, marks: MergeCounts): ImportPreview {
  const { added, changed, same } = plan.pupils;
  return {
    pupils: { added, changed, same },
    marks: {
      added: marks.added,
      changed: marks.amendments
        .slice(0, CHANGES_SHOWN)
        .map(({ pupilId, date, session, was, came }) => ({
          pupil: plan.names.get(pupilId) ?? pupilId,
          date,
          session,
          from: was.code,
          to: came.code,
        })),
      changedCount: marks.amended,
      same: marks.same + marks.older,
    },
    refused: plan.refused,
  };
}

/** What the import would change. Changes nothing. */
export function previewImport(
  db: RecordsDatabase,
  request: ImportRequest,
  nowSeconds: number,
): Promise<ImportPreview> {
  return db.transaction('r', [db.pupils, db.contexts, db.marks, db.provenance], async () => {
    const plan = await planImport(db, request, nowSeconds);
    const { counts } = await planMerge(db, request.tenant, plan.arriving, plan.years, new Map());
    return previewOf(plan, counts);
  });
}

function daysOf(before: readonly [PlainDate, number][], marks: readonly MarkRow[]) {
  const days = new Map<PlainDate, number>(before);
  for (const { date, session, code } of marks) {
    // A closure (#) is recorded as marks too, but nobody was taught on it.
    const reading = readCode(code, date);
    if (reading.kind !== 'known' && reading.kind !== 'sub-code') continue;
    if (reading.code.category === 'administrative') continue;
    days.set(date, (days.get(date) ?? 0) | (session === 'AM' ? AM : PM));
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Everything in one transaction: a failure on the way leaves all as it was. */
export function commitImport(
  db: RecordsDatabase,
  request: ImportRequest,
  nowSeconds: number,
  kind: ImportRow['kind'] = request.kind,
): Promise<ImportPreview> {
  const { tenant } = request;
  const tables = [
    db.pupils,
    db.contexts,
    db.marks,
    db.provenance,
    db.amendments,
    db.schools,
    db.calendars,
    db.imports,
  ];
  return db.transaction('rw', tables, async () => {
    const at = await freeSecond(db, tenant, nowSeconds);
    const plan = await planImport(db, request, at);
    const [first] = plan.refused;
    if (first) {
      throw new Refused('import-refused', `${request.file}: ${first.why}. Nothing was changed.`);
    }
    await db.pupils.bulkPut(plan.pupils.write);
    await db.contexts.bulkPut(plan.contexts);
    const counts = await mergeMarks(db, tenant, plan.arriving, plan.years);
    const preview = previewOf(plan, counts);
    const { write } = plan.pupils;
    const isNews = write.length + plan.contexts.length + counts.added + counts.amended > 0;
    // The same file again: nothing is written, not even that it came.
    if (!isNews) return preview;
    const last = request.marks.reduce<PlainDate | null>(
      (latest, { date }) => (latest === null || date > latest ? date : latest),
      null,
    );
    const school = await readSchool(db, tenant);
    const through = school.marksThrough;
    await db.schools.put({
      ...school,
      marksThrough: last !== null && (through === null || last > through) ? last : through,
    });
    if (request.marks.length > 0) {
      const calendar = await readCalendarRow(db, tenant);
      await db.calendars.put({
        ...calendar,
        markedDays: daysOf(calendar.markedDays, request.marks),
      });
    }
    await db.imports.put({
      tenant,
      at,
      kind,
      file: request.file,
      pupils: request.pupils.length,
      marks: request.marks.length,
    });
    return preview;
  });
}

/** One import a second, so that the second names it. */
async function freeSecond(db: RecordsDatabase, tenant: string, from: number): Promise<number> {
  let at = from;
  while (await db.imports.get([tenant, at])) at += 1;
  return at;
}
