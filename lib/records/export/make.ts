import { caseEventSchema } from '@/lib/casework/events';
import type { ExportKind, ExportRequest, MadeFile } from '@/lib/messages/data-work';
import { Refused } from '@/lib/messages/failures';
import type { AssessedSchool } from '../assessed';
import type { Now } from '../clock';
import type { RecordsDatabase } from '../database';
import { contextsOf, pupilsOf } from '../pupils';
import { SILENT, type Report } from '../report';
import { rulesOfSchool } from '../rules-packs';
import { assessSchoolAt, newestSession } from '../school-now';
import { readSchool } from '../schools';
import { rowsOfSchool } from '../tenant-rows';
import { calendarEntries, calendarText } from './calendar';
import { disclosureFor } from './confidential';
import { csvOf } from './csv';
import { pupilsSheet } from './people';
import type { Sheet } from './sheet';
import { joinedSheet, trackerSheets } from './tracker';
import { trackerShape } from './tracker-shape';
import { dutiesSheet, eventsSheet, statisticsSheets } from './work';
import { xlsxOf } from './xlsx';

const TITLES: Record<ExportKind, string> = {
  pupils: 'pupils',
  duties: 'duties',
  events: 'records',
  statistics: 'attendance',
  tracker: 'tracker',
  calendar: 'calendar',
};

async function assessed(db: RecordsDatabase, tenant: string, now: Now): Promise<AssessedSchool> {
  const newest = await newestSession(db, tenant, now.date);
  if (!newest) {
    throw new Refused(
      'nothing-yet',
      'No marks are known of this school yet. Import them, or open a register in Arbor.',
    );
  }
  const known = await rulesOfSchool(db, tenant);
  return assessSchoolAt(db, tenant, newest.session, newest.unread, known, now);
}

async function eventsIn(db: RecordsDatabase, tenant: string) {
  const rows: unknown[] = await rowsOfSchool(db.table('events'), tenant).toArray();
  const parsed = rows.map((row) =>
    caseEventSchema.safeParse(typeof row === 'object' && row ? Reflect.get(row, 'event') : row),
  );
  return {
    events: parsed.flatMap((one) => (one.success ? [one.data] : [])),
    unreadable: parsed.filter(({ success }) => !success).length,
  };
}

const leftOut = (rows: number) =>
  rows === 0 ? null : `${rows} stored rows that this version cannot read are not in the file.`;

async function sheetsOf(
  db: RecordsDatabase,
  { tenant, kind, role, confidential }: ExportRequest,
  now: Now,
): Promise<{ sheets: Sheet[]; unreadable: number }> {
  const disclosure = disclosureFor(role, confidential);
  switch (kind) {
    case 'pupils': {
      const list = await pupilsOf(db, tenant);
      const ids = list.rows.map(({ id }) => id);
      const contexts = await contextsOf(db, tenant, ids);
      return {
        sheets: [pupilsSheet(list.rows, contexts.byPupil, disclosure)],
        unreadable: list.unreadable + contexts.unreadable,
      };
    }
    case 'events': {
      const { events, unreadable } = await eventsIn(db, tenant);
      const { rows } = await pupilsOf(db, tenant);
      const pupils = new Map(rows.map((pupil) => [pupil.id, pupil]));
      return {
        sheets: [eventsSheet(events, pupils, disclosure.workers ? role : null)],
        unreadable,
      };
    }
    default: {
      const school = await assessed(db, tenant, now);
      const sheets =
        kind === 'duties'
          ? [dutiesSheet(school, disclosure)]
          : kind === 'tracker'
            ? trackerSheets(school, {
                role: disclosure.workers ? role : null,
                shape: await trackerShape(db, tenant),
                withWords: disclosure.workers,
              })
            : statisticsSheets(school);
      return { sheets, unreadable: school.unreadable };
    }
  }
}

/** One file for the person to save. Call it off the page's own thread. */
export async function makeExport(
  db: RecordsDatabase,
  request: ExportRequest,
  now: Now,
  report: Report = SILENT,
): Promise<MadeFile> {
  const { tenant, kind, format } = request;
  const stem = `${tenant}-${TITLES[kind]}-${now.date}`;
  report(0, 1, 'pupils');
  if (kind === 'calendar') {
    const school = await assessed(db, tenant, now);
    const entries = calendarEntries(school);
    const { name } = await readSchool(db, tenant);
    const text = await calendarText(entries, { tenant, name }, now.instant);
    return {
      name: `${stem}.ics`,
      bytes: new TextEncoder().encode(text),
      rows: entries.length,
      left: leftOut(school.unreadable),
    };
  }
  const { sheets, unreadable } = await sheetsOf(db, request, now);
  const [first] = sheets;
  const table = kind === 'tracker' ? joinedSheet(sheets) : first;
  const rows = table?.rows.length ?? 0;
  report(1, 1, 'pupils');
  const bytes =
    format === 'xlsx'
      ? xlsxOf(sheets, now.instant)
      : new TextEncoder().encode(table ? csvOf(table) : '');
  return { name: `${stem}.${format}`, bytes, rows, left: leftOut(unreadable) };
}
