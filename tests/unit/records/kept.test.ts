import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDateOf } from '@/lib/attendance/plain-date';
import type { CaseEvent, CasePayload } from '@/lib/casework/events';
import { emptyContext } from '@/lib/casework/context';
import type { Stranger } from '@/lib/messages/import-request';
import type { HealthCheck } from '@/lib/messages/data-work';
import { nowOf } from '@/lib/records/clock';
import type { RecordsDatabase } from '@/lib/records/database';
import { healthOf } from '@/lib/records/health';
import { holdingsOf } from '@/lib/records/holdings';
import { commitImport } from '@/lib/records/imports';
import {
  applyRetention,
  eventsThatGo,
  previewRetention,
  yearsBefore,
} from '@/lib/records/retention';
import { generatedSchool, held, keep } from './generated-school';
import { askFreshWorkers, newProfile, pupil, read, reading, row, startWorker } from './school';
import { runs } from '../runs';

const TENANT = 'oakfield';
const NOW = nowOf(new Date(2026, 10, 25, 9, 14));
const date = plainDateOf;

function event(
  id: string,
  on: string,
  payload: CasePayload,
  more: Partial<CaseEvent> = {},
): CaseEvent {
  return {
    id,
    tenant: TENANT,
    pupilId: 'kai-morgan',
    at: `${on}T09:14:00.000Z`,
    by: { initials: 'JB', role: 'attendance' },
    device: 'device',
    about: { date: date(on), session: null },
    recovered: false,
    payload,
    ...more,
  };
}
const letter: CasePayload = { kind: 'step', step: 'letter', result: null, supportOffered: false };

async function marks(db: RecordsDatabase, pupilId: string, days: string[], code = '/') {
  await commitImport(
    db,
    {
      tenant: TENANT,
      kind: 'marks',
      file: 'marks.csv',
      pupils: [],
      contexts: [],
      marks: days.map((day) => ({
        pupilId,
        date: date(day),
        session: 'AM' as const,
        code,
        minutesLate: null,
      })),
    },
    NOW.seconds,
  );
}

async function put(db: RecordsDatabase, ...events: CaseEvent[]) {
  await db.events.bulkPut(
    events.map((one) => ({ tenant: TENANT, id: one.id, about: one.pupilId ?? '', event: one })),
  );
}

describe('what goes', () => {
  const before = date('2020-11-25');

  it.each([
    ['the day before', '2020-11-24', true],
    ['on the day', '2020-11-25', false],
    ['the day after', '2020-11-26', false],
  ])('a record of %s six years ago', (_when, on, goes) => {
    expect(eventsThatGo([event('a', on, letter)], before).has('a')).toBe(goes);
  });

  it.each([
    ['2026-11-25', 6, '2020-11-25'],
    ['2024-02-29', 1, '2023-02-28'],
    ['2024-02-29', 4, '2020-02-28'],
  ])('%s less %i years is %s', (on, years, expected) => {
    expect(yearsBefore(date(on), years)).toBe(expected);
  });

  it('a mistake goes only together with what put it right', () => {
    const wrong = event('wrong', '2020-10-01', letter);
    const undo = event(
      'undo',
      '2020-10-01',
      { kind: 'undo', of: 'wrong' },
      { at: '2021-03-01T09:00:00.000Z' },
    );
    expect(eventsThatGo([wrong, undo], before)).toEqual(new Set());
    const atOnce = { ...undo, at: '2020-10-01T09:15:00.000Z' };
    expect(eventsThatGo([wrong, atOnce], before)).toEqual(new Set(['wrong', 'undo']));
    // Two that name each other, which only a broken file can hold, must not go round for ever.
    const round = [
      event('x', '2020-01-01', { kind: 'undo', of: 'y' }),
      event('y', '2020-01-01', { kind: 'undo', of: 'x' }),
    ];
    expect(eventsThatGo(round, before).size).toBe(2);
  });

  it('school years whole, leavers’ details after a year, a leaver of whom nothing is left whole', async () => {
    const { db } = startWorker(newProfile());
    const leftLong = { leavingDate: date('2019-07-19') };
    await db.pupils.bulkPut([
      pupil('Kai Morgan', '5B'),
      pupil('Ava Adams', '6A', { leavingDate: date('2025-07-18') }),
      pupil('Max Quinn', '6A', leftLong),
      pupil('Erin Fox', '6A', { leavingDate: date('2026-07-17') }),
    ]);
    await db.contexts.bulkPut(
      ['kai-morgan', 'ava-adams', 'max-quinn', 'erin-fox'].map((id) => emptyContext(TENANT, id)),
    );
    // The school year 2019/20 ended on 31 July 2020, 2020/21 on 31 July 2021.
    await marks(db, 'kai-morgan', ['2019-09-10', '2020-07-15', '2020-09-10', '2026-09-15']);
    await marks(db, 'ava-adams', ['2024-09-10']);
    await marks(db, 'max-quinn', ['2019-07-10']);
    await put(db, event('old', '2020-02-03', letter), event('new', '2026-09-15', letter));

    const plan = await previewRetention(db, TENANT, NOW);
    expect(plan.goes).toEqual([
      { what: 'Marks', rows: 3, from: '2018-08-01', to: '2019-08-01' },
      { what: 'Records of what was done', rows: 1, from: '2020-02-03', to: '2020-02-03' },
      {
        what: 'Contacts, workers and plans of leavers',
        rows: 2,
        from: '2019-07-19',
        to: '2025-07-18',
      },
      { what: 'Leavers of whom nothing else is left', rows: 1, from: null, to: null },
    ]);
    expect(plan.leavers.map(({ name, whole }) => ({ name, whole }))).toEqual([
      { name: 'Max Quinn', whole: true },
      { name: 'Ava Adams', whole: false },
    ]);
    expect(plan.rules.map(({ years, isExample }) => ({ years, isExample }))).toEqual([
      { years: 6, isExample: false },
      { years: 6, isExample: true },
      { years: 1, isExample: true },
    ]);

    expect(await applyRetention(db, TENANT, NOW)).toEqual(plan);
    expect((await db.pupils.toArray()).map(({ id }) => id)).toEqual([
      'ava-adams',
      'erin-fox',
      'kai-morgan',
    ]);
    expect((await db.contexts.toArray()).map(({ pupilId }) => pupilId)).toEqual([
      'erin-fox',
      'kai-morgan',
    ]);
    expect((await db.marks.toArray()).map(({ pupilId, year }) => `${pupilId} ${year}`)).toEqual([
      'ava-adams 2024',
      'kai-morgan 2020',
      'kai-morgan 2026',
    ]);
    expect(await db.provenance.count()).toBe(3);
    expect((await db.events.toArray()).map(({ id }) => id)).toEqual(['new']);
    expect((await db.schools.get(TENANT))?.marks).toBe(3);
    expect((await previewRetention(db, TENANT, NOW)).goes).toEqual([]);
    db.close();
  });

  it('is what the preview promised, and of no other school, for any school', async () => {
    await fc.assert(
      fc.asyncProperty(
        generatedSchool('oakfield'),
        generatedSchool('riverside'),
        fc.integer({ min: 0, max: 15 }),
        async (school, other, years) => {
          const { db } = startWorker(newProfile());
          await keep(db, school);
          await keep(db, other);
          const now = nowOf(new Date(2026 + years, 5, 1));
          const [mine, theirs] = [await held(db, 'oakfield'), await held(db, 'riverside')];
          const plan = await previewRetention(db, 'oakfield', now);
          expect(await held(db, 'oakfield')).toEqual(mine);
          expect(await applyRetention(db, 'oakfield', now)).toEqual(plan);
          expect(await held(db, 'riverside')).toEqual(theirs);
          expect((await previewRetention(db, 'oakfield', now)).goes).toEqual([]);
          db.close();
        },
      ),
      { numRuns: runs(8) },
    );
  });
});

describe('what is held', () => {
  it('says how much, since when and from where, row for row', async () => {
    const { db } = startWorker(newProfile());
    await db.pupils.put(pupil('Kai Morgan', '5B'));
    await marks(db, 'kai-morgan', ['2026-09-14', '2026-09-15']);
    await put(db, event('a', '2026-09-15', letter), event('b', '2026-09-16', letter));
    const { tables, imports } = await holdingsOf(db, TENANT);
    const of = (name: string) => tables.find(({ table }) => table === name);
    expect(of('pupils')).toMatchObject({ rows: 1, from: 'imported pupil lists' });
    expect(of('events')).toMatchObject({
      rows: 2,
      since: '2026-09-15',
      until: '2026-09-16',
      from: 'recorded by JB',
    });
    expect(of('provenance')?.from).toBe('2 marks imported, 0 seen on a page');
    // Two byte arrays of a school year, and one of seconds.
    expect(of('marks')?.bytes).toBeGreaterThan(732);
    expect(of('provenance')?.bytes).toBeGreaterThan(732 + 4 * 732);
    expect(imports).toMatchObject([{ file: 'marks.csv', kind: 'marks', marks: 2 }]);
    for (const { table, rows } of tables) expect(rows, table).toBe(await db.table(table).count());
    db.close();
  });
});

describe('data health', () => {
  const TODAY = nowOf(new Date(2026, 8, 17, 9, 14));
  const TERM = {
    years: [{ label: '2026/27', terms: [{ from: '2026-09-14', to: '2026-10-23' }] }],
  };

  async function school(): Promise<RecordsDatabase> {
    const { db } = startWorker(newProfile());
    await db.pupils.bulkPut([
      pupil('Kai Morgan', '5B'),
      pupil('Ava Adams', '5B'),
      pupil('Max Quinn', '6A'),
    ]);
    await db.calendars.put({ tenant: TENANT, definition: TERM, markedDays: [] });
    return db;
  }
  const bothSessions = async (db: RecordsDatabase, id: string, days: string[]) => {
    const both = days.flatMap((day) =>
      (['AM', 'PM'] as const).map((session) => ({
        pupilId: id,
        date: date(day),
        session,
        code: session === 'AM' ? '/' : '\\',
        minutesLate: null,
      })),
    );
    await commitImport(
      db,
      { tenant: TENANT, kind: 'marks', file: 'marks.csv', pupils: [], contexts: [], marks: both },
      TODAY.seconds,
    );
  };
  const found = async (db: RecordsDatabase, check: HealthCheck) =>
    (await healthOf(db, TENANT, TODAY)).findings.find((finding) => finding.check === check)
      ?.lines ?? [];

  it('finds nothing in a school whose data is whole', async () => {
    const db = await school();
    for (const id of ['kai-morgan', 'ava-adams', 'max-quinn'])
      await bothSessions(db, id, ['2026-09-14', '2026-09-15', '2026-09-16']);
    await db.registers.put({
      tenant: TENANT,
      date: date('2026-09-16'),
      session: 'PM',
      group: '',
      readAt: 1,
      marked: [],
      unread: [],
      pupilIds: ['kai-morgan', 'max-quinn'],
    });
    expect(await healthOf(db, TENANT, TODAY)).toEqual({
      through: 'Wed 16 Sep PM',
      pupils: 3,
      findings: [],
    });
    db.close();
  });

  it('names pupils without marks, sessions that are missing, and forms never seen', async () => {
    const db = await school();
    await bothSessions(db, 'kai-morgan', ['2026-09-14', '2026-09-16']);
    await bothSessions(db, 'ava-adams', ['2026-09-14', '2026-09-15', '2026-09-16']);
    expect(await found(db, 'no-marks')).toEqual(['Max Quinn, 6A']);
    expect(await found(db, 'sessions-missing')).toEqual([
      'Tue 15 Sep PM: Kai Morgan, 5B',
      'Tue 15 Sep AM: Kai Morgan, 5B',
    ]);
    expect(await found(db, 'registers-never-seen')).toEqual(['5B: 2 pupils', '6A: 1 pupil']);
    db.close();
  });

  it('leaves today alone, whose registers are still being taken', async () => {
    const db = await school();
    await bothSessions(db, 'kai-morgan', ['2026-09-16', '2026-09-17']);
    await bothSessions(db, 'ava-adams', ['2026-09-16']);
    expect((await found(db, 'sessions-missing')).filter((line) => line.startsWith('Thu'))).toEqual(
      [],
    );
    db.close();
  });

  it('asks for no session before a pupil came or after they left', async () => {
    const db = await school();
    await db.pupils.put(pupil('Kai Morgan', '5B', { startDate: date('2026-09-16') }));
    await bothSessions(db, 'kai-morgan', ['2026-09-16']);
    await bothSessions(db, 'ava-adams', ['2026-09-14', '2026-09-15', '2026-09-16']);
    expect(await found(db, 'sessions-missing')).toEqual([]);
    db.close();
  });

  it('names marks after today and on closed days, but no closure', async () => {
    const db = await school();
    await bothSessions(db, 'kai-morgan', ['2026-09-16']);
    await marks(db, 'kai-morgan', ['2026-09-18']);
    await marks(db, 'ava-adams', ['2026-09-12']);
    await marks(db, 'max-quinn', ['2026-09-11'], '#');
    expect(await found(db, 'future-marks')).toEqual(['Kai Morgan, 5B: 1 mark after today']);
    expect(await found(db, 'closed-day-marks')).toEqual(['Sat 12 Sep: Ava Adams, 5B / (AM)']);
    db.close();
  });

  it('names pupils of compulsory school age marked X, and no child below it', async () => {
    const db = await school();
    await db.pupils.bulkPut([
      // Five in August: of age from 31 August. Five in October: not before 31 December.
      pupil('Kai Morgan', '5B', { dateOfBirth: date('2021-08-20') }),
      pupil('Ava Adams', 'R1', { dateOfBirth: date('2021-10-02') }),
    ]);
    for (const id of ['kai-morgan', 'ava-adams', 'max-quinn'])
      await marks(db, id, ['2026-09-15', '2026-09-14'], 'X');
    expect(await found(db, 'not-required-of-age')).toEqual([
      'Kai Morgan, 5B: 2 marks, from Mon 14 Sep AM',
    ]);
    db.close();
  });

  it('names what a file replaced though a page had shown it, until the page is read again', async () => {
    const profile = newProfile(new Date(2026, 8, 15, 9, 14));
    const ask = askFreshWorkers(profile);
    const { db } = startWorker(profile);
    await db.pupils.put(pupil('Kai Morgan', '5B'));
    await db.pupils.put(pupil('Ava Adams', '5B'));
    const rows = [row('Morgan, Kai', read('N')), row('Adams, Ava', read('/')), row('Nobody Known')];
    await ask('register/view', { reading: reading(rows, { readAt: '2026-09-15T08:00:00.000Z' }) });
    await marks(db, 'kai-morgan', ['2026-09-15'], 'I');
    expect(await found(db, 'conflicts')).toEqual([
      'Kai Morgan, 5B, Tue 15 Sep AM: the page said N, the file says I, which stands',
    ]);
    expect((await found(db, 'unmatched'))[0]).toMatch(/^Tue 15 Sep AM, 5B: 1 row, /);
    profile.clock.at = new Date(NOW.seconds * 1000 + 60_000);
    const later = new Date(profile.clock.at.getTime()).toISOString();
    await ask('register/view', { reading: reading(rows, { readAt: later }) });
    // The register itself was read again: an ordinary amendment, and nothing to settle.
    expect(await found(db, 'conflicts')).toEqual([]);
    db.close();
  });

  it('names whom a file named and nobody knew, until they are on the list and the file comes again', async () => {
    const db = await school();
    const file = (strangers: Stranger[], seconds: number) =>
      commitImport(
        db,
        {
          tenant: TENANT,
          kind: 'marks',
          file: 'Week 3.csv',
          pupils: [],
          contexts: [],
          strangers,
          marks: [
            {
              pupilId: 'kai-morgan',
              date: date('2026-09-16'),
              session: 'AM',
              code: seconds % 2 === 0 ? '/' : 'I',
              minutesLate: null,
            },
          ],
        },
        seconds,
      );
    const bo = { row: 7, arborStudentId: null, upn: null, name: 'Little, Bo', form: '5B' };
    await file([bo], 1_000);
    const said = 'Week 3.csv, row 7: Little, Bo, 5B';
    expect(await found(db, 'import-strangers')).toEqual([`${said} is not on the list`]);
    await db.pupils.put(pupil('Bo Little', '5B'));
    expect(await found(db, 'import-strangers')).toEqual([`${said} is on the list now`]);
    await file([], 1_001);
    expect(await found(db, 'import-strangers')).toEqual([]);
    db.close();
  });

  it('counts rows that this version cannot read', async () => {
    const db = await school();
    await db
      .table('marks')
      .put({ tenant: TENANT, pupilId: 'kai-morgan', year: 2026, codes: 'broken' });
    expect(await found(db, 'unreadable')).toEqual(['1 stored row']);
    db.close();
  });

  it('says so of a school of which nothing is known', async () => {
    const { db } = startWorker(newProfile());
    expect(await healthOf(db, TENANT, TODAY)).toEqual({ through: null, pupils: 0, findings: [] });
    db.close();
  });

  it('never fails, whatever is stored', async () => {
    await fc.assert(
      fc.asyncProperty(generatedSchool('oakfield'), fc.nat(1200), async (made, days) => {
        const { db } = startWorker(newProfile());
        await keep(db, made);
        const on = addDays(date('2024-08-19'), days);
        const report = await healthOf(db, 'oakfield', nowOf(new Date(`${on}T10:00:00`)));
        for (const { count, lines } of report.findings)
          expect(count).toBeGreaterThanOrEqual(lines.length);
        db.close();
      }),
      { numRuns: runs(15) },
    );
  });
});
