import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { demonstrationSchool } from '@/lib/demonstration/school';
import { mappingOf, suggestMapping, type ImportKind } from '@/lib/records/import/mapping';
import { readMarks } from '@/lib/records/import/read-marks';
import { readPupils } from '@/lib/records/import/read-pupils';
import { readTable } from '@/lib/records/import/table';
import { marksIn } from '@/lib/records/packed-marks';
import type { Pupil } from '@/lib/attendance/pupil';
import type { MarkRow } from '@/lib/messages/protocol';
import { marksFile, marksGrid } from '@/tests/arbor/exports/marks';
import {
  pupilListAsSeen,
  pupilListForAlongside,
  senReport,
} from '@/tests/arbor/exports/pupil-list';
import { askFreshWorkers, newProfile, startWorker } from './school';

const SCHOOL = demonstrationSchool('oakfield-demo', {
  date: plainDateOf('2026-09-15'),
  session: 'AM',
});
const FROM = '2026-06-01';
const EXPECTED = [...SCHOOL.marks].filter(({ date }) => date >= FROM);

function table(kind: ImportKind, text: string) {
  const read = readTable(text, 'export.csv');
  return { read, mapping: mappingOf(suggestMapping(kind, read)) };
}

function pupils(text: string, known: readonly Pupil[] = []) {
  const { read, mapping } = table('pupils', text);
  return readPupils(read, mapping, { tenant: 'oakfield', known, dateOrder: null });
}

function marks(text: string, list: readonly Pupil[]) {
  const { read, mapping } = table('marks', text);
  const found = readMarks(read, mapping, { pupils: list, dateOrder: null });
  return { ...found, marks: found.marks.rows() };
}

const key = ({
  pupilId,
  date,
  session,
  code,
}: Pick<MarkRow, 'pupilId' | 'date' | 'session' | 'code'>) =>
  `${pupilId} ${date} ${session} ${code}`;

describe('the exports of a school of 420', () => {
  let list: Pupil[] = [];

  beforeAll(() => {
    list = pupils(pupilListForAlongside(SCHOOL)).pupils;
  });

  it.each(['iso', 'words', 'slashes'] as const)('a pupil list with dates as %s', (dates) => {
    const { pupils: found, problems, questions } = pupils(pupilListForAlongside(SCHOOL, dates));
    expect({ problems, questions }).toEqual({ problems: [], questions: [] });
    const wanted = SCHOOL.pupils.map((pupil) => ({ ...pupil, tenant: 'oakfield' }));
    expect(found).toEqual(wanted);
  });

  it('a custom report as schools have it, and a SEN report on top', () => {
    const first = pupils(pupilListAsSeen(SCHOOL));
    expect(first.problems).toEqual([]);
    const second = pupils(senReport(SCHOOL), first.pupils);
    expect(second.problems).toEqual([]);
    const known = new Set(first.pupils.map(({ id }) => id));
    // Every pupil of the second report is one of the first, but two who share name and birthday.
    expect(second.pupils.filter(({ id }) => !known.has(id))).toEqual([]);
  });

  it.each([
    ['in long form', marksFile(SCHOOL, { from: FROM })],
    ['in long form with slashes', marksFile(SCHOOL, { from: FROM, dates: 'slashes' })],
    ['as a grid', marksGrid(SCHOOL, { from: FROM })],
  ])('marks %s', (_story, text) => {
    const found = marks(text, list);
    expect({ problems: found.problems, questions: found.questions }).toEqual({
      problems: [],
      questions: [],
    });
    expect(found.marks.map(key).sort()).toEqual(EXPECTED.map(key).sort());
  });

  it('are stored as they were, once, and correct each other', async () => {
    const profile = newProfile();
    const ask = askFreshWorkers(profile);
    const file = { tenant: 'oakfield', file: 'export.csv', contexts: [] };
    await ask('import/commit', { ...file, kind: 'pupils', pupils: list, marks: [] });
    const rows = marks(marksFile(SCHOOL, { from: FROM }), list).marks;
    const marksImport = { ...file, kind: 'marks' as const, pupils: [], marks: rows };

    const preview = await ask('import/preview', marksImport);
    expect(preview.marks).toMatchObject({ added: EXPECTED.length, changedCount: 0, same: 0 });
    expect((await ask('school/status', { tenant: 'oakfield' })).marks).toBe(0);

    await ask('import/commit', marksImport);
    const { db } = startWorker(profile);
    const stored = (await db.marks.toArray()).flatMap((row) =>
      [...marksIn(row)].map((mark) => key({ pupilId: row.pupilId, ...mark })),
    );
    expect(stored.sort()).toEqual(EXPECTED.map(key).sort());
    const all = () => Promise.all(db.tables.map((one) => one.toArray()));
    const before = await all();

    profile.clock.at = new Date(2026, 8, 15, 10, 0);
    const again = await ask('import/commit', marksImport);
    expect(again.marks).toMatchObject({ added: 0, changedCount: 0, same: EXPECTED.length });
    // Byte by byte, `toEqual` takes seconds over a school.
    const after = await all();
    const changed = db.tables.filter((_, at) => !isDeepStrictEqual(after[at], before[at]));
    expect(changed.map(({ name }) => name)).toEqual([]);

    const [first] = rows;
    if (!first) throw new Error('no marks');
    const corrected = { ...marksImport, marks: [{ ...first, code: 'M' }] };
    expect((await ask('import/commit', corrected)).marks.changed).toMatchObject([
      { date: first.date, from: first.code, to: 'M' },
    ]);
    expect(await db.amendments.toArray()).toMatchObject([
      { was: { code: first.code, from: 'import' }, came: { code: 'M', from: 'import' } },
    ]);
    db.close();
  });

  it('a file with one mark of a stranger changes nothing', async () => {
    const profile = newProfile();
    const ask = askFreshWorkers(profile);
    const file = { tenant: 'oakfield', file: 'marks.csv', contexts: [], kind: 'marks' as const };
    const [known] = list;
    if (!known) throw new Error('no pupils');
    const mark = {
      date: plainDateOf('2026-09-15'),
      session: 'AM',
      code: 'N',
      minutesLate: null,
    } as const;
    const request = {
      ...file,
      pupils: [known],
      marks: [
        { ...mark, pupilId: known.id },
        { ...mark, pupilId: 'stranger' },
      ],
    };
    const preview = await ask('import/preview', request);
    expect(preview.refused).toEqual([
      { row: null, column: null, why: '1 marks of pupils who are not on the list' },
    ]);
    await expect(ask('import/commit', request)).rejects.toMatchObject({ code: 'import-refused' });
    const { db } = startWorker(profile);
    expect(await Promise.all(db.tables.map((one) => one.count()))).toEqual(db.tables.map(() => 0));
    db.close();
  });
});
