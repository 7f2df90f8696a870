/** What in the data of a school stands in the way of being right about a pupil. */
import { countedCode, readCode } from '@/lib/attendance/codes';
import { addDays, shortDate, type PlainDate } from '@/lib/attendance/plain-date';
import { shownName, type Pupil } from '@/lib/attendance/pupil';
import { compareSessions, type Session } from '@/lib/attendance/session';
import type { PupilContext } from '@/lib/casework/context';
import { compulsorySchoolAge } from '@/lib/duties/school-age';
import type { HealthCheck, HealthFinding, HealthReport } from '@/lib/messages/data-work';
import { calendarInUse, type CalendarInUse } from './calendars';
import type { Now } from './clock';
import { SCHOOL_TABLES, type RecordsDatabase } from './database';
import { KnownPupils } from './import/find-pupil';
import { codeOn, marksIn } from './packed-marks';
import { parseRows } from './parsed';
import {
  amendmentRowSchema,
  eventRowSchema,
  importRowSchema,
  marksRowSchema,
  registerRowSchema,
  type AmendmentRow,
  type ImportRow,
  type MarksRow,
  type RegisterRow,
} from './rows';
import { rulesOfSchool } from './rules-packs';
import { newestSession } from './school-now';
import { firstDayOf, schoolYearOf } from './school-year';
import { contextsOf, pupilsOf } from './pupils';
import { rowsOfSchool } from './tenant-rows';

/** More than a person reads at once; the count says how many there are. */
const LINES = 60;
/** A page that could not be matched is news for so long. */
const RECENT_DAYS = 14;

function finding(check: HealthCheck, lines: readonly string[]): HealthFinding[] {
  return lines.length === 0 ? [] : [{ check, count: lines.length, lines: lines.slice(0, LINES) }];
}

const named = (pupil: Pupil) => `${shownName(pupil)}${pupil.form ? `, ${pupil.form}` : ''}`;
const at = ({ date, session }: Session) => `${shortDate(date)} ${session}`;

interface Known {
  through: Session;
  today: PlainDate;
  /** On roll on the day of `through`. */
  pupils: readonly Pupil[];
  byId: ReadonlyMap<string, Pupil>;
  marks: ReadonlyMap<string, readonly MarksRow[]>;
  contexts: ReadonlyMap<string, PupilContext>;
  registers: readonly RegisterRow[];
  amendments: readonly AmendmentRow[];
  calendar: CalendarInUse;
}

function isOnRoll({ startDate, leavingDate }: Pupil, date: PlainDate): boolean {
  return (startDate === null || startDate <= date) && (leavingDate === null || leavingDate >= date);
}

function withoutMarks({ pupils, marks, through }: Known): HealthFinding[] {
  const year = schoolYearOf(through.date);
  const lines = pupils
    .filter(
      ({ id }) =>
        !(marks.get(id) ?? []).some((row) => row.year === year && row.codes.some(Boolean)),
    )
    .map(named);
  return finding('no-marks', lines);
}

/** Sessions of this school year, up to the newest that is known, that lack the marks of some on roll. */
function missingSessions(known: Known): HealthFinding[] {
  const { pupils, marks, through, today, calendar } = known;
  const { calendar: days } = calendar;
  const { from } = days.sessionsOfSchoolYear(through.date);
  const to = days.sessionsThrough(through);
  const lines: string[] = [];
  const marked = pupils.filter(({ id }) => (marks.get(id) ?? []).length > 0);
  for (let index = to - 1; index >= from; index -= 1) {
    const session = days.sessionAt(index);
    // Its registers are still being taken.
    if (session.date === today) continue;
    const onRoll = marked.filter((pupil) => isOnRoll(pupil, session.date));
    const missing = onRoll.filter(({ id }) => codeOn(marks.get(id) ?? [], session) === null);
    const [first] = missing;
    if (!first) continue;
    const who =
      missing.length === onRoll.length
        ? 'no mark of anybody'
        : missing.length === 1
          ? named(first)
          : `${missing.length} of ${onRoll.length} pupils, ${named(first)} among them`;
    lines.push(`${at(session)}: ${who}`);
  }
  return finding('sessions-missing', lines);
}

/** Forms of which no register was read since the year began, once any was. */
function neverSeen({ pupils, registers, through }: Known): HealthFinding[] {
  const begins = firstDayOf(schoolYearOf(through.date));
  const seen = new Set(
    registers.filter(({ date }) => date >= begins).flatMap(({ pupilIds }) => pupilIds),
  );
  const forms = new Map<string, Pupil[]>();
  for (const pupil of pupils) {
    const form = pupil.form ?? 'no form';
    const before = forms.get(form);
    if (before) before.push(pupil);
    else forms.set(form, [pupil]);
  }
  const lines = [...forms]
    .filter(([, all]) => !all.some(({ id }) => seen.has(id)))
    .sort(([a], [b]) => a.localeCompare(b, 'en-GB', { numeric: true }))
    .map(([form, all]) => `${form}: ${all.length} ${all.length === 1 ? 'pupil' : 'pupils'}`);
  return finding('registers-never-seen', lines);
}

/**
 * Marks that a file replaced though a page had shown another: the file may have been older than the
 * page. The other way round is an ordinary amendment. Once a page was read again, its word stands.
 */
function conflicts({ amendments, byId, marks, registers, through }: Known): HealthFinding[] {
  const year = schoolYearOf(through.date);
  const seen = new Map<string, number>();
  for (const { date, session, readAt, marked } of registers) {
    for (const id of marked) {
      const key = `${id} ${date} ${session}`;
      seen.set(key, Math.max(readAt, seen.get(key) ?? 0));
    }
  }
  const lines = amendments
    .filter(
      ({ pupilId, date, session, was, came }) =>
        schoolYearOf(date) === year &&
        was.from === 'page' &&
        came.from === 'import' &&
        (seen.get(`${pupilId} ${date} ${session}`) ?? 0) <= came.at &&
        codeOn(marks.get(pupilId) ?? [], { date, session }) === came.code,
    )
    .sort((a, b) => compareSessions(b, a))
    .map(({ pupilId, date, session, was, came }) => {
      const pupil = byId.get(pupilId);
      return `${pupil ? named(pupil) : 'A pupil not on the list'}, ${at({ date, session })}: the page said ${was.code}, the file says ${came.code}, which stands`;
    });
  return finding('conflicts', lines);
}

function unmatched({ registers, today }: Known): HealthFinding[] {
  const since = addDays(today, -RECENT_DAYS);
  const lines = registers
    .filter(({ date }) => date >= since)
    .sort((a, b) => b.readAt - a.readAt)
    .flatMap(({ date, session, group, doubts = [] }) =>
      doubts.map(
        ({ rows, why }) =>
          `${at({ date, session })}${group === '' ? '' : `, ${group}`}: ${rows} ${rows === 1 ? 'row' : 'rows'}, ${why}`,
      ),
    );
  return finding('unmatched', lines);
}

/** Of each kind the last file tells: what it named, and who of them is on the list by now. */
function strangersOf(imports: readonly ImportRow[], pupils: readonly Pupil[]): HealthFinding[] {
  const last = new Map<string, ImportRow>();
  for (const row of imports) {
    if (row.undoneAt === undefined && row.at >= (last.get(row.kind)?.at ?? 0)) {
      last.set(row.kind, row);
    }
  }
  const known = new KnownPupils(pupils);
  const lines = [...last.values()]
    .sort((a, b) => b.at - a.at)
    .flatMap(({ file, strangers = [] }) =>
      strangers.map(({ row, ...named }) => {
        const who = [
          named.name,
          named.form,
          named.name === null ? (named.upn ?? named.arborStudentId) : null,
        ]
          .filter((part) => part !== null)
          .join(', ');
        const found = known.find(named);
        const now =
          found.kind === 'found'
            ? 'is on the list now'
            : found.kind === 'several'
              ? `could be ${found.count} pupils`
              : 'is not on the list';
        return `${file}, row ${row}: ${who} ${now}`;
      }),
    );
  return finding('import-strangers', lines);
}

/** Not required to attend: never of a pupil of compulsory school age (attendance-rules.md section 1, X). */
const NOT_REQUIRED = 'X';

function notRequiredOfAge({ pupils, marks, contexts, through }: Known): HealthFinding[] {
  const year = schoolYearOf(through.date);
  const lines = pupils.flatMap((pupil) => {
    const context = contexts.get(pupil.id) ?? { compulsorySchoolAge: null };
    const wrong = (marks.get(pupil.id) ?? [])
      .filter((row) => row.year === year)
      .flatMap((row) => [...marksIn(row)])
      .filter(
        ({ date, code }) =>
          countedCode(readCode(code, date))?.code === NOT_REQUIRED &&
          compulsorySchoolAge(pupil, context, date) === true,
      );
    const [first] = wrong.sort(compareSessions);
    return first
      ? [
          `${named(pupil)}: ${wrong.length} ${wrong.length === 1 ? 'mark' : 'marks'}, from ${at(first)}`,
        ]
      : [];
  });
  return finding('not-required-of-age', lines);
}

/** A closure is recorded as marks too (code #), and is no mistake. */
function isClosure(code: string, date: PlainDate): boolean {
  const reading = readCode(code, date);
  return (
    (reading.kind === 'known' || reading.kind === 'sub-code') &&
    reading.code.category === 'administrative'
  );
}

function misplaced(known: Known): HealthFinding[] {
  const { marks, byId, today, calendar } = known;
  const years = new Set(calendar.calendar.days.map(schoolYearOf));
  const future = new Map<string, number>();
  const closed = new Map<PlainDate, string[]>();
  for (const [pupilId, rows] of marks) {
    const pupil = byId.get(pupilId);
    for (const row of rows) {
      for (const { date, session, code } of marksIn(row)) {
        if (date > today) future.set(pupilId, (future.get(pupilId) ?? 0) + 1);
        const isClosed =
          calendar.origin === 'given' &&
          years.has(row.year) &&
          !calendar.calendar.isSchoolDay(date) &&
          !isClosure(code, date);
        if (!isClosed) continue;
        const who = pupil ? named(pupil) : 'a pupil not on the list';
        const day = closed.get(date);
        if (day) day.push(`${who} ${code} (${session})`);
        else closed.set(date, [`${who} ${code} (${session})`]);
      }
    }
  }
  const ahead = [...future].map(([id, count]) => {
    const pupil = byId.get(id);
    return `${pupil ? named(pupil) : 'A pupil not on the list'}: ${count} ${count === 1 ? 'mark' : 'marks'} after today`;
  });
  const shut = [...closed].sort().map(([date, all]) => {
    const [first = ''] = all;
    const more = all.length > 1 ? `${all.length} marks, such as ` : '';
    return `${shortDate(date)}: ${more}${first}`;
  });
  return [...finding('future-marks', ahead), ...finding('closed-day-marks', shut)];
}

async function unreadable(db: RecordsDatabase, tenant: string, bad: number) {
  const events = parseRows(
    eventRowSchema,
    await rowsOfSchool(db.table('events'), tenant).toArray(),
  ).unreadable;
  const total = bad + events;
  const lines = total === 0 ? [] : [`${total} stored ${total === 1 ? 'row' : 'rows'}`];
  return lines.length === 0 ? [] : [{ check: 'unreadable' as const, count: total, lines }];
}

export async function healthOf(
  db: RecordsDatabase,
  tenant: string,
  now: Now,
): Promise<HealthReport> {
  const tables = SCHOOL_TABLES.map((name) => db.table(name));
  return db.transaction('r', tables, async () => {
    const list = await pupilsOf(db, tenant);
    const newest = await newestSession(db, tenant, now.date);
    const rows = async (table: string): Promise<unknown[]> =>
      rowsOfSchool(db.table(table), tenant).toArray();
    const marks = parseRows(marksRowSchema, await rows('marks'));
    const registers = parseRows(registerRowSchema, await rows('registers'));
    const amendments = parseRows(amendmentRowSchema, await rows('amendments'));
    const imports = parseRows(importRowSchema, await rows('imports'));
    const contexts = await contextsOf(
      db,
      tenant,
      list.rows.map(({ id }) => id),
    );
    const bad =
      list.unreadable +
      marks.unreadable +
      registers.unreadable +
      amendments.unreadable +
      contexts.unreadable;
    const broken = await unreadable(db, tenant, bad + imports.unreadable);
    const strangers = strangersOf(imports.rows, list.rows);
    const through = newest?.session ?? null;
    if (!through) {
      const none = finding('no-marks', list.rows.map(named));
      return {
        through: null,
        pupils: list.rows.length,
        findings: [...none, ...strangers, ...broken],
      };
    }
    const byPupil = new Map<string, MarksRow[]>();
    for (const row of marks.rows) {
      const before = byPupil.get(row.pupilId);
      if (before) before.push(row);
      else byPupil.set(row.pupilId, [row]);
    }
    const rules = await rulesOfSchool(db, tenant);
    const known: Known = {
      through,
      today: now.date,
      pupils: list.rows.filter((pupil) => isOnRoll(pupil, through.date)),
      byId: new Map(list.rows.map((pupil) => [pupil.id, pupil])),
      marks: byPupil,
      contexts: contexts.byPupil,
      registers: registers.rows,
      amendments: amendments.rows,
      calendar: await calendarInUse(db, tenant, rules.calendar, through.date),
    };
    return {
      through: at(through),
      pupils: known.pupils.length,
      findings: [
        ...withoutMarks(known),
        ...missingSessions(known),
        ...neverSeen(known),
        ...conflicts(known),
        ...unmatched(known),
        ...strangers,
        ...misplaced(known),
        ...notRequiredOfAge(known),
        ...broken,
      ],
    };
  });
}
