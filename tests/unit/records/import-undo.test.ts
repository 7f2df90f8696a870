import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { emptyContext, type ContextSaid } from '@/lib/casework/context';
import type { CasePayload } from '@/lib/casework/events';
import type { ImportRequest } from '@/lib/messages/import-request';
import { MarkTable, type MarkRow } from '@/lib/messages/packed-marks';
import { nowOf } from '@/lib/records/clock';
import { marksIn } from '@/lib/records/packed-marks';
import { applyRetention } from '@/lib/records/retention';
import { runs } from '../runs';
import {
  askFreshWorkers,
  newProfile,
  pupil,
  read,
  reading,
  row,
  startWorker,
  type Profile,
} from './school';

const KAI = pupil('Kai Morgan', '5B', { id: 'kai' });
const AVA = pupil('Ava Adams', '5B', { id: 'ava' });

function request(kind: ImportRequest['kind'], more: Partial<ImportRequest>): ImportRequest {
  return {
    tenant: 'oakfield',
    kind,
    file: `${kind}.csv`,
    pupils: [],
    contexts: [],
    marks: [],
    ...more,
  };
}

function mark(pupilId: string, date: string, code: string, session: 'AM' | 'PM' = 'AM'): MarkRow {
  return { pupilId, date: plainDateOf(date), session, code, minutesLate: null };
}

const step = (result: string | null): CasePayload => ({
  kind: 'step',
  step: 'letter',
  result,
  supportOffered: false,
});
const said = (pupilId: string, more: Partial<ContextSaid>): ContextSaid => ({
  ...emptyContext('oakfield', pupilId),
  ...more,
});
const worker = (name: string | null) => ({
  kind: 'social-worker' as const,
  name,
  authority: null,
  channel: null,
  phone: null,
  email: null,
  from: null,
  to: null,
});

async function school() {
  const profile = newProfile(new Date(2026, 8, 15, 9, 0));
  const ask = askFreshWorkers(profile);
  await ask('settings/set', { person: { initials: 'JB', role: 'attendance' } });
  await ask('import/commit', request('pupils', { pupils: [KAI, AVA] }));
  return { profile, ask };
}

/** Everything that stands, without the trail and the list of imports, which only ever grow. */
async function standing(profile: Profile) {
  const { db } = startWorker(profile);
  const marks = (await db.marks.toArray())
    .flatMap((one) =>
      [...marksIn(one)].map(
        ({ date, session, code }) => `${one.pupilId} ${date} ${session} ${code}`,
      ),
    )
    .sort();
  const sources = (await db.provenance.toArray()).map(({ pupilId, year, from, at }) => [
    pupilId,
    year,
    [...from].flatMap((source, slot) => (source === 0 ? [] : [[slot, source, at[slot]]])),
  ]);
  const state = {
    marks,
    sources: sources.filter(([, , slots]) => Array.isArray(slots) && slots.length > 0),
    pupils: await db.pupils.toArray(),
    contexts: await db.contexts.toArray(),
    calendars: (await db.calendars.toArray()).filter(
      ({ definition, markedDays }) => definition !== null || markedDays.length > 0,
    ),
    schools: await db.schools.toArray(),
  };
  db.close();
  return state;
}

describe('an import taken back', () => {
  it('of marks: what the earlier file said stands again, and the trail has both', async () => {
    const { profile, ask } = await school();
    const first = request('marks', {
      marks: [mark('kai', '2026-09-14', 'N'), mark('ava', '2026-09-14', '/')],
    });
    await ask('import/commit', first);
    const before = await standing(profile);
    const second = await ask(
      'import/commit',
      request('marks', { marks: [mark('kai', '2026-09-14', 'I'), mark('kai', '2026-09-11', 'I')] }),
    );
    expect(second.marks).toMatchObject({ added: 1, changedCount: 1 });
    const undone = await ask('import/undo', { tenant: 'oakfield', at: second.at ?? 0 });
    expect(undone).toEqual({ marks: 2, pupils: 0, events: 0, kept: [] });
    expect(await standing(profile)).toEqual(before);

    const { db } = startWorker(profile);
    const trail = await db.amendments.toArray();
    expect(trail.map(({ was, came }) => [was.code, came.code])).toEqual([
      ['N', 'I'],
      ['I', ''],
      ['I', 'N'],
    ]);
    db.close();
    const list = await ask('import/list', { tenant: 'oakfield' });
    expect(list.map(({ undoneAt }) => undoneAt !== null)).toEqual([true, false, false]);
    await expect(
      ask('import/undo', { tenant: 'oakfield', at: second.at ?? 0 }),
    ).rejects.toMatchObject({ code: 'undone-already' });
  });

  it('of the first of two files: the second stays, and undone too leaves nothing', async () => {
    const { profile, ask } = await school();
    const before = await standing(profile);
    const first = await ask(
      'import/commit',
      request('marks', { marks: [mark('kai', '2026-09-14', 'N')] }),
    );
    const second = await ask(
      'import/commit',
      request('marks', { marks: [mark('kai', '2026-09-14', 'I')] }),
    );
    await ask('import/undo', { tenant: 'oakfield', at: first.at ?? 0 });
    expect((await standing(profile)).marks).toEqual(['kai 2026-09-14 AM I']);
    await ask('import/undo', { tenant: 'oakfield', at: second.at ?? 0 });
    // What the first had said was taken back before.
    expect((await standing(profile)).marks).toEqual(before.marks);
  });

  it('leaves a mark that a page has shown since', async () => {
    const { profile, ask } = await school();
    const file = await ask(
      'import/commit',
      request('marks', { marks: [mark('kai', '2026-09-15', 'N')] }),
    );
    profile.clock.at = new Date(2026, 8, 15, 10, 0);
    await ask('register/view', {
      reading: reading([row('Morgan, Kai', read('L'))], { readAt: '2026-09-15T09:30:00.000Z' }),
    });
    await ask('import/undo', { tenant: 'oakfield', at: file.at ?? 0 });
    expect((await standing(profile)).marks).toEqual(['kai 2026-09-15 AM L']);
  });

  it('of a list: new pupils go, unless there are records about them; changed values go back', async () => {
    const { profile, ask } = await school();
    const leon = pupil('Leon Hart', '5C', { id: 'leon' });
    const mia = pupil('Mia Lunn', '5C', { id: 'mia' });
    const file = await ask(
      'import/commit',
      request('pupils', { pupils: [{ ...KAI, form: '6B' }, leon, mia] }),
    );
    expect(file.pupils).toMatchObject({
      added: 2,
      changed: 1,
      changes: [{ pupil: 'Kai Morgan', field: 'form', from: '5B', to: '6B' }],
    });
    await ask('import/commit', request('marks', { marks: [mark('mia', '2026-09-14', '/')] }));
    const undone = await ask('import/undo', { tenant: 'oakfield', at: file.at ?? 0 });
    expect(undone).toMatchObject({ pupils: 2, kept: ['Mia Lunn'] });
    const { pupils } = await standing(profile);
    expect(pupils.map(({ id, form }) => [id, form])).toEqual([
      ['ava', '5B'],
      ['kai', '5B'],
      ['mia', '5C'],
    ]);
  });

  it('of details: a worker said to be no longer there comes back', async () => {
    const { profile, ask } = await school();
    await ask(
      'import/commit',
      request('details', {
        contexts: [
          said('kai', {
            workers: [worker('R Hale')],
            plans: [{ kind: 'CP', from: null, to: null }],
          }),
        ],
      }),
    );
    const before = await standing(profile);
    const over = request('details', {
      contexts: [
        said('kai', {
          none: ['social-worker', 'CP'],
          plans: [{ kind: 'CIN', from: null, to: null }],
        }),
      ],
    });
    const preview = await ask('import/preview', over);
    expect(preview.pupils.changes).toEqual([
      { pupil: 'Kai Morgan', field: 'workers', from: 'social-worker R Hale', to: 'nothing' },
      { pupil: 'Kai Morgan', field: 'plans', from: 'CP', to: 'CIN' },
    ]);
    const file = await ask('import/commit', over);
    expect((await standing(profile)).contexts).toMatchObject([
      { workers: [], plans: [{ kind: 'CIN' }] },
    ]);
    await ask('import/undo', { tenant: 'oakfield', at: file.at ?? 0 });
    expect(await standing(profile)).toEqual(before);
  });

  it('"Yes" for a social worker names nobody, and forgets nobody', async () => {
    const { profile, ask } = await school();
    const known = request('details', { contexts: [said('kai', { workers: [worker('R Hale')] })] });
    await ask('import/commit', known);
    const before = await standing(profile);
    const again = request('details', { contexts: [said('kai', { workers: [worker(null)] })] });
    expect((await ask('import/commit', again)).at).toBeNull();
    expect(await standing(profile)).toEqual(before);
  });

  it('of term dates: the years of the file come, others stay, and go back', async () => {
    const { profile, ask } = await school();
    const year = (label: string, from: string, to: string) => ({
      label,
      terms: [{ from: plainDateOf(from), to: plainDateOf(to) }],
    });
    await ask(
      'import/commit',
      request('calendar', { calendar: { years: [year('2025/26', '2025-09-03', '2026-07-17')] } }),
    );
    const before = await standing(profile);
    const file = await ask(
      'import/commit',
      request('calendar', { calendar: { years: [year('2026/27', '2026-09-02', '2026-12-18')] } }),
    );
    expect(file.calendar).toMatchObject({ years: '2025/26, 2026/27' });
    const closed = request('marks', { marks: [mark('kai', '2026-12-23', 'N')] });
    expect((await ask('import/preview', closed)).warnings).toEqual([
      '1 mark is on a day closed by the term dates: Wed 23 Dec AM (Kai Morgan). What is marked there is kept and counts in no figure. If the school was open, import the right term dates; if not, take it out of the file.',
    ]);
    await ask('import/undo', { tenant: 'oakfield', at: file.at ?? 0 });
    expect(await standing(profile)).toEqual(before);
  });
});

describe('what an import keeps for its undo', () => {
  it('goes when retention takes the pupil or their details', async () => {
    const { profile, ask } = await school();
    const left = { ...KAI, leavingDate: plainDateOf('2010-07-20') };
    await ask('import/commit', request('pupils', { pupils: [left] }));
    await ask(
      'import/commit',
      request('details', { contexts: [said('kai', { workers: [worker('R Hale')] })] }),
    );
    await ask(
      'import/commit',
      request('tracker', {
        strangers: [{ row: 9, arborStudentId: null, upn: null, name: 'Lost, Lou', form: null }],
        tracker: [
          {
            name: 'Year 5',
            columns: [{ caption: 'Contact log', field: '' }],
            rows: [
              { pupilId: 'kai', other: [{ at: 0, text: 'rang his nan' }] },
              { pupilId: 'ava', other: [{ at: 0, text: 'Adams: rang mum' }] },
            ],
          },
        ],
      }),
    );
    const { db } = startWorker(profile);
    expect(JSON.stringify(await db.imports.toArray())).toContain('rang his nan');
    await applyRetention(db, 'oakfield', nowOf(profile.clock.at));
    const kept = JSON.stringify(await db.imports.toArray());
    expect(kept).not.toContain('Morgan');
    expect(kept).not.toContain('Hale');
    expect(kept).not.toMatch(/rang his nan|Lost, Lou/);
    expect(kept).toContain('rang mum');
    expect(kept).toContain('Adams');
    db.close();
  });
});

describe('a tracker', () => {
  const tracker = (result: string | null) =>
    request('tracker', {
      events: [{ pupilId: 'kai', date: plainDateOf('2026-09-12'), payload: step(result) }],
      unread: [{ row: 4, column: 'Letter', pupilId: 'ava', text: 'JB', why: 'no date in it' }],
    });

  async function steps(profile: Profile) {
    const { db } = startWorker(profile);
    const events = (await db.events.toArray()).map(({ event }) => event.payload);
    db.close();
    return events;
  }

  it('becomes events once; the same again adds none, other words correct the first', async () => {
    const { profile, ask } = await school();
    expect((await ask('import/commit', tracker('12/9 sent'))).events).toEqual({
      added: 1,
      same: 0,
    });
    const again = await ask('import/commit', tracker('12/9 sent'));
    expect(again).toMatchObject({ at: null, events: { added: 0, same: 1 } });
    await ask('import/commit', tracker('12/9 sent, no reply'));
    expect(await steps(profile)).toMatchObject([
      { kind: 'step', result: '12/9 sent' },
      { kind: 'correction', replacement: { kind: 'step', result: '12/9 sent, no reply' } },
    ]);
    expect((await ask('import/commit', tracker('12/9 sent, no reply'))).at).toBeNull();
  });

  it('is kept again where only words that are no record changed', async () => {
    const { ask } = await school();
    const withWords = (text: string) => ({
      ...tracker('12/9 sent'),
      tracker: [
        {
          name: null,
          columns: [{ caption: 'Contact log', field: '' }],
          rows: [{ pupilId: 'kai', other: [{ at: 0, text }] }],
        },
      ],
    });
    expect((await ask('import/commit', withWords('rang mum'))).at).not.toBeNull();
    expect((await ask('import/commit', withWords('rang mum'))).at).toBeNull();
    expect((await ask('import/commit', withWords('rang mum twice'))).at).not.toBeNull();
  });

  it('is undone by events, and may come again', async () => {
    const { profile, ask } = await school();
    const file = await ask('import/commit', tracker('12/9 sent'));
    const undone = await ask('import/undo', { tenant: 'oakfield', at: file.at ?? 0 });
    expect(undone.events).toBe(1);
    expect((await steps(profile)).map(({ kind }) => kind)).toEqual(['step', 'undo']);
    expect((await ask('import/commit', tracker('12/9 sent'))).events).toEqual({
      added: 1,
      same: 0,
    });
  });

  it('keeps what nobody could read with the import, pupil and words', async () => {
    const { ask } = await school();
    await ask('import/commit', tracker(null));
    const [newest] = await ask('import/list', { tenant: 'oakfield' });
    expect(newest?.unread).toEqual([
      {
        row: 4,
        column: 'Letter',
        pupilId: 'ava',
        pupil: 'Ava Adams',
        text: 'JB',
        why: 'no date in it',
      },
    ]);
  });

  it('asks who is working before it records in their name', async () => {
    const profile = newProfile();
    const ask = askFreshWorkers(profile);
    await ask('import/commit', request('pupils', { pupils: [KAI, AVA] }));
    await expect(ask('import/commit', tracker('x'))).rejects.toMatchObject({ code: 'no-person' });
    expect(await steps(profile)).toEqual([]);
  });
});

describe('marks by the hundred thousand', () => {
  it('say the same packed and as rows (property)', () => {
    const rows = fc.array(
      fc.record({
        pupilId: fc.constantFrom('kai', 'ava', 'leon'),
        date: fc.constantFrom(plainDateOf('2026-09-14'), plainDateOf('2026-09-15')),
        session: fc.constantFrom('AM' as const, 'PM' as const),
        code: fc.constantFrom('/', 'N', 'I02', 'L'),
        minutesLate: fc.option(fc.integer({ min: 1, max: 90 })),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(rows, (all) => {
        const table = MarkTable.ofRows(all);
        expect(MarkTable.unpack(table.pack()).rows()).toEqual(table.rows());
        const last = new Map(all.map((one) => [`${one.pupilId} ${one.date} ${one.session}`, one]));
        expect(
          table
            .rows()
            .map(({ code }) => code)
            .sort(),
        ).toEqual([...last.values()].map(({ code }) => code).sort());
      }),
      { numRuns: runs(300) },
    );
  });

  it('imported and taken back leave what stood before, whatever stood (property)', async () => {
    const marks = fc.uniqueArray(
      fc.record({
        pupilId: fc.constantFrom('kai', 'ava'),
        day: fc.integer({ min: 7, max: 11 }),
        session: fc.constantFrom('AM' as const, 'PM' as const),
        code: fc.constantFrom('/', 'N', 'I', 'L'),
      }),
      { maxLength: 8, selector: ({ pupilId, day, session }) => `${pupilId} ${day} ${session}` },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(marks, { minLength: 1, maxLength: 3 }),
        marks,
        async (files, last) => {
          const { profile, ask } = await school();
          const fileOf = (all: typeof last) =>
            request('marks', {
              marks: all.map(({ pupilId, day, session, code }) =>
                mark(pupilId, `2026-09-${String(day).padStart(2, '0')}`, code, session),
              ),
            });
          for (const file of files) await ask('import/commit', fileOf(file));
          const before = await standing(profile);
          const { at } = await ask('import/commit', fileOf(last));
          if (at !== null) await ask('import/undo', { tenant: 'oakfield', at });
          expect(await standing(profile)).toEqual(before);
        },
      ),
      { numRuns: runs(40) },
    );
  });
});
