/** The trust's workbook comes in and goes out again: its sheets, its columns, its own words. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { plainDateOf } from '@/lib/attendance/plain-date';
import type { Role } from '@/lib/casework/events';
import { nowOf } from '@/lib/records/clock';
import { makeExport } from '@/lib/records/export/make';
import { ImportReader } from '@/lib/records/import/reader';
import { readWorkbook } from '@/lib/records/import/workbook';
import { askFreshWorkers, newProfile, pupil, startWorker } from './school';

const FILE = join(import.meta.dirname, '../../imports/90-trust-tracker-year-sheets.xlsx');
const AT = new Date(2026, 8, 29, 9, 0);
const AVA = pupil('Ava Adams', '3H', { id: '101', yearGroup: '3' });
const NADIA = pupil('Nadia Begum', '3H', { id: '102', yearGroup: '3' });
const TOM = pupil('Tom Clarke', '4P', { id: '103', yearGroup: '4' });
/** New on the tracker since: a letter was sent to them yesterday. */
const EVE = pupil('Eve Davies', '3H', { id: '104', yearGroup: '3' });

async function school() {
  const profile = newProfile(AT);
  const ask = askFreshWorkers(profile);
  const { db } = startWorker(profile);
  await ask('settings/set', { person: { initials: 'JB', role: 'attendance' } });
  const about = { tenant: 'oakfield', pupils: [], contexts: [], marks: [] };
  const list = [AVA, NADIA, TOM, EVE];
  await ask('import/commit', { ...about, kind: 'pupils', file: 'list', pupils: list });
  const date = plainDateOf('2026-09-28');
  const marks = list.map(({ id }) => ({
    pupilId: id,
    date,
    session: 'AM' as const,
    code: '/',
    minutesLate: null,
  }));
  await ask('import/commit', { ...about, kind: 'marks', file: 'marks', marks });
  const reader = new ImportReader();
  const opened = await reader.open(new Blob([readFileSync(FILE)]), 'Tracker.xlsx');
  const read = await reader.read({
    kind: 'tracker',
    mapping: Object.fromEntries(
      opened.byKind.tracker.columns.map(({ key, field }) => [key, field ?? '']),
    ),
    tenant: 'oakfield',
    pupils: list,
    dateOrder: null,
    onePupil: null,
    today: plainDateOf('2026-09-29'),
  });
  const { events, unread, tracker } = read;
  const file = 'Tracker.xlsx';
  await ask('import/commit', { ...about, kind: 'tracker', file, events, unread, tracker });
  const letter = { kind: 'step', step: 'letter', result: null, supportOffered: false } as const;
  await ask('import/commit', {
    ...about,
    kind: 'tracker',
    file: 'by hand',
    events: [{ pupilId: EVE.id, date, payload: letter }],
  });
  const made = (role: Role, format: 'xlsx' | 'csv') =>
    makeExport(
      db,
      { tenant: 'oakfield', kind: 'tracker', format, role, confidential: true },
      nowOf(AT),
    );
  return { made };
}

describe('a tracker that goes out as it came', () => {
  it('keeps sheets, rows, columns and words, and adds what is new where it belongs', async () => {
    const { made } = await school();
    const { bytes } = await made('attendance', 'xlsx');
    const sheets = await readWorkbook(bytes, 'out.xlsx');
    expect(sheets.map(({ name }) => name)).toEqual(['Year 3', 'Year 4']);
    const [three, four] = sheets.map(({ rows }) => rows);
    expect(three?.[0]?.slice(0, 9)).toEqual([
      'Name',
      'Form',
      '% att',
      'Letter 1',
      'Pupil voice',
      'Informal meeting',
      'Medical evidence',
      'CSAWS letter',
      'Notes',
    ]);
    expect(three?.slice(1).map(([name]) => name)).toEqual([
      'Adams, Ava',
      'Begum, Nadia',
      'Davies, Eve',
    ]);
    expect(four?.slice(1).map(([name]) => name)).toEqual(['Clarke, Tom']);
    // What came in as a share is a share of now; what nobody could read stands where it stood.
    expect(three?.[1]?.[2]).toBe('100.0%');
    expect(three?.[1]?.[3]).toContain('12/9 letter sent no reply');
    expect(three?.[1]?.[8]).toContain('watch Fridays');
    expect(three?.[2]?.[5]).toBe('hold - see DSL');
  });

  it('gives words that are no records to nobody else, and one table to a CSV file', async () => {
    const { made } = await school();
    const office = await readWorkbook((await made('office', 'xlsx')).bytes, 'out.xlsx');
    expect(JSON.stringify(office)).not.toMatch(/watch Fridays|hold - see DSL/);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      (await made('attendance', 'csv')).bytes,
    );
    const { data } = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true });
    expect(data[0]?.slice(0, 5)).toEqual(['Sheet', 'Name', 'Form', '% att', 'Letter 1']);
    expect(data.slice(1).map(([sheet, name]) => `${sheet}: ${name}`)).toEqual([
      'Year 3: Adams, Ava',
      'Year 3: Begum, Nadia',
      'Year 3: Davies, Eve',
      'Year 4: Clarke, Tom',
    ]);
  });
});
