// What a whole school gives out: read back by our own import, and by the eyes of each role.
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainDateOf } from '@/lib/attendance/plain-date';
import type { Role } from '@/lib/casework/events';
import { nowOf } from '@/lib/records/clock';
import type { RecordsDatabase } from '@/lib/records/database';
import type { ExportKind } from '@/lib/messages/data-work';
import { makeExport } from '@/lib/records/export/make';
import { mappingOf, suggestMapping } from '@/lib/records/import/mapping';
import { readPupils } from '@/lib/records/import/read-pupils';
import { readTable } from '@/lib/records/import/table';
import { loadDemonstration } from '@/lib/records/load-demonstration';
import { newProfile, startWorker } from '../records/school';

const NOW = nowOf(new Date(2026, 8, 15, 10, 30));
const TENANT = 'oakfield-demo';
let db: RecordsDatabase;

beforeAll(async () => {
  db = startWorker(newProfile()).db;
  const through = { date: plainDateOf('2026-09-15'), session: 'AM' } as const;
  await loadDemonstration(db, TENANT, through, NOW.seconds);
});
afterAll(() => db.close());

async function text(kind: ExportKind, role: Role | null, confidential: boolean): Promise<string> {
  const format = kind === 'calendar' ? 'ics' : 'csv';
  const file = await makeExport(db, { tenant: TENANT, kind, format, role, confidential }, NOW);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes);
}

async function table(kind: ExportKind, role: Role | null = null, confidential = false) {
  const parsed = Papa.parse<Record<string, string>>(
    (await text(kind, role, confidential)).slice(1),
    {
      header: true,
      skipEmptyLines: true,
    },
  );
  expect(parsed.errors).toEqual([]);
  return { captions: parsed.meta.fields ?? [], rows: parsed.data };
}

describe('a school of 420', () => {
  it('brings its own pupil list in again: every pupil, nothing asked, nothing changed', async () => {
    const read = readTable((await text('pupils', 'dsl', true)).slice(1), 'pupils.csv');
    const known = await db.pupils.toArray();
    const back = readPupils(read, mappingOf(suggestMapping('pupils', read)), {
      tenant: TENANT,
      known: [],
      dateOrder: null,
    });
    expect({ problems: back.problems, questions: back.questions }).toEqual({
      problems: [],
      questions: [],
    });
    const byId = new Map(back.pupils.map((pupil) => [pupil.arborStudentId, pupil]));
    expect(byId.size).toBe(known.length);
    for (const pupil of known) {
      expect(byId.get(pupil.arborStudentId)).toEqual({ ...pupil, id: pupil.arborStudentId });
    }
  });

  it('names no worker and no plan to a role that may not read them, though they asked', async () => {
    const contexts = await db.contexts.toArray();
    const names = contexts.flatMap(({ workers }) => workers.flatMap(({ name }) => name ?? []));
    expect(names.length).toBeGreaterThan(0);
    for (const kind of ['pupils', 'events', 'tracker', 'duties'] as const) {
      for (const role of ['office', null] as const) {
        const written = await text(kind, role, true);
        expect(names.filter((name) => written.includes(name))).toEqual([]);
        expect(written).not.toMatch(
          /social worker|youth.offending|child protection|\bCIN\b|\bLAC\b/i,
        );
      }
    }
    const written = await text('pupils', 'dsl', true);
    expect(names.filter((name) => !written.includes(name))).toEqual([]);
    expect((await table('pupils', 'attendance', true)).captions).toContain('Social worker');
    expect((await table('pupils', 'attendance', true)).captions).not.toContain('Plan');
    expect((await table('pupils', 'dsl', false)).captions).not.toContain('Social worker');
  });

  it('lists every record once, undone ones too', async () => {
    const { rows } = await table('events', 'dsl', true);
    const ids = (await db.events.toArray()).map(({ id }) => id);
    expect(rows.map((row) => row['Record number']).sort()).toEqual(ids.sort());
  });

  it('adds up: a group’s sessions are those of its pupils', async () => {
    const { rows } = await table('statistics');
    const sum = (caption: string) =>
      rows.reduce((total, row) => total + Number(row[caption] ?? Number.NaN), 0);
    expect(rows.length).toBeGreaterThan(400);
    expect(sum('Attended') + sum('Missed')).toBe(sum('Possible sessions'));
    expect(sum('Authorised') + sum('Unauthorised')).toBe(sum('Missed'));
  });

  it('has a tracker with a column for each step of the Standard, filled from what was done', async () => {
    const { captions, rows } = await table('tracker');
    expect(captions.slice(6, 13)).toEqual([
      'Letter',
      'Pupil voice',
      'Informal meeting and support plan',
      'Possible medical evidence',
      'Letter from CSAWS',
      'Meeting with CSAWS',
      'Case work, formal contract, action plan, possible legal work',
    ]);
    const letters = rows.map((row) => row['Letter'] ?? '').filter((cell) => cell !== '');
    expect(letters.length).toBeGreaterThan(3);
    for (const cell of letters) expect(cell).toMatch(/^\d{2}\/\d{2}\/\d{4} [A-Z]{2,3}\b/);
  });

  it('gives the tracker back in the columns in which it came in, and loses no step', async () => {
    const standard = await table('tracker');
    await db.mappings.put({
      tenant: TENANT,
      kind: 'tracker',
      mapping: {
        Child: 'name',
        Tutor: 'form',
        House: '',
        'Stage 1 (letter)': 'letter',
        'Parents in': 'informalMeeting',
        'What was said': 'comments',
      },
    });
    const { captions, rows } = await table('tracker');
    await db.mappings.delete([TENANT, 'tracker']);
    expect(captions.slice(0, 6)).toEqual([
      'Child',
      'Tutor',
      'House',
      'Stage 1 (letter)',
      'Parents in',
      'What was said',
    ]);
    expect(rows.map((row) => row['Stage 1 (letter)'])).toEqual(
      standard.rows.map((row) => row['Letter']),
    );
    expect(rows.map((row) => row['Child'])).toEqual(
      standard.rows.map((row) => `${row['Last name']}, ${row['First name']}`),
    );
    // Steps for which that tracker has no column stand behind its own.
    const steps = standard.captions.slice(6, 13);
    for (const step of steps) {
      const cells = standard.rows.map((row) => row[step] ?? '');
      if (step === 'Letter' || step === 'Informal meeting and support plan') continue;
      expect(captions.includes(step), step).toBe(cells.some((cell) => cell !== ''));
    }
  });

  it('puts initials and nothing more of a child into a calendar', async () => {
    const written = await text('calendar', 'dsl', true);
    expect(written.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThan(3);
    const sayNothing =
      /^(?:(?:BEGIN|END):V(?:CALENDAR|EVENT)|UID:[0-9a-f]{32}@alongside|DTSTAMP:\w+|DT(?:START|END);VALUE=DATE:\d{8}|SUMMARY:(?:Call or visit|Review|Meeting) (?:(?:\p{L}\.){1,2}|–)|DESCRIPTION:From the attendance tracker\. Open Alongside for the case\.|CLASS:PRIVATE|TRANSP:TRANSPARENT)$/u;
    const [, ...lines] = written.split('BEGIN:VEVENT');
    for (const line of lines.join('BEGIN:VEVENT').split('\r\n')) {
      if (line !== '') expect(line).toMatch(sayNothing);
    }
  });
});
