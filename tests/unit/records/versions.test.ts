import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { DATABASE_NAME } from '@/lib/records/database';
import { frozenSchema, thaw } from './frozen';
import { askFreshWorkers, newProfile, read, reading, row, startWorker } from './school';

/** One for each version ever stored. A new version adds a line here and a file beside it. */
const FROZEN = ['v1', 'v2'];

function sample(version: string) {
  const file = join(import.meta.dirname, 'fixtures', `${version}.json`);
  return frozenSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

async function profileOf(version: string) {
  const profile = newProfile(new Date(2026, 8, 15, 9, 50));
  const indexedDB = new IDBFactory();
  await thaw(sample(version), indexedDB, DATABASE_NAME);
  profile.options = { ...profile.options, indexedDB };
  return profile;
}

describe('what an older version stored', () => {
  it.each(FROZEN)('%s opens with every row of every table', async (version) => {
    const profile = await profileOf(version);
    const { db } = startWorker(profile);
    for (const [store, { rows }] of Object.entries(sample(version).stores)) {
      expect(rows.length, store).toBeGreaterThan(0);
      expect(await db.table(store).count(), store).toBe(rows.length);
    }
    db.close();
  });

  it('has a sample of the version of today, table for table', () => {
    const { db } = startWorker(newProfile());
    const newest = sample(FROZEN.at(-1) ?? '');
    expect(newest.version).toBe(db.verno * 10);
    expect(Object.keys(newest.stores).sort()).toEqual(db.tables.map(({ name }) => name).sort());
    db.close();
  });

  it.each(FROZEN)('%s still tells the same story', async (version) => {
    const ask = askFreshWorkers(await profileOf(version));
    await expect(ask('settings/get', {})).resolves.toMatchObject({
      person: { initials: 'JB', role: 'dsl' },
      panel: 'tab',
    });
    const view = await ask('register/view', {
      reading: reading([row('Morgan, Kai', read('N'))], { readAt: '2026-09-15T08:50:00.000Z' }),
    });
    expect(view).toMatchObject({
      school: { pupils: 2, marks: 7, marksThrough: '2026-09-14', rulesVersion: '7' },
      doubts: [],
      queue: [
        {
          name: 'Kai Morgan',
          alert: { workers: ['social-worker'] },
          soFar: [{ eventId: 'device-1', line: 'voicemail mum' }],
        },
      ],
    });
    const { facts } = await ask('duty/why', {
      tenant: 'oakfield',
      key: 'first-day-call:2002:2026-09-15 AM',
      date: plainDateOf('2026-09-15'),
      session: 'AM',
    });
    expect(facts[0]).toMatchObject({ code: 'N', date: '2026-09-15' });
    await expect(ask('draft/load', { tenant: 'oakfield', pupilId: '2002' })).resolves.toEqual({
      draft: { outcome: 'spoke-to' },
    });
  });

  it('a row that cannot be read is left where it is and said so', async () => {
    const profile = await profileOf('v1');
    const { db } = startWorker(profile);
    const before = await db.events.count();
    // @ts-expect-error: a row as no version ever wrote it
    await db.events.put({ tenant: 'oakfield', id: 'x', about: '2002', event: { at: 7 } });
    db.close();
    const ask = askFreshWorkers(profile);
    const view = await ask('register/view', {
      reading: reading([row('Morgan, Kai', read('N'))], { readAt: '2026-09-15T08:50:00.000Z' }),
    });
    expect(view.doubts).toEqual([
      { rows: 1, why: 'stored records that cannot be read were left out' },
    ]);
    const again = startWorker(profile);
    expect(await again.db.events.count()).toBe(before + 1);
    again.db.close();
  });
});
