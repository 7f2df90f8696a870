/** Every stored version has a frozen sample: tests/unit/records/versions.test.ts. */
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { RecordsDatabase } from '@/lib/records/database';

const NAME = 'upgrade';

class NextVersion extends RecordsDatabase {
  constructor(options: ConstructorParameters<typeof RecordsDatabase>[1]) {
    super(NAME, options);
    this.version(90).stores({ somethingNew: 'id' });
  }
}

it('an old copy that still has the database open lets the new version in', async () => {
  const options = { indexedDB: new IDBFactory(), IDBKeyRange };
  const old = new RecordsDatabase(NAME, options);
  await old.settings.put({ key: 'settings', value: 'as it was' });
  expect(old.isOpen()).toBe(true);

  const next = new NextVersion(options);
  let blocked = false;
  next.on('blocked', () => {
    blocked = true;
  });
  await next.open();
  expect(blocked).toBe(false);
  expect(await next.settings.get('settings')).toEqual({ key: 'settings', value: 'as it was' });
  expect(next.verno).toBe(90);
  next.close();
  old.close();
});

it('the old copy loses nothing that it had accepted', async () => {
  const options = { indexedDB: new IDBFactory(), IDBKeyRange };
  const old = new RecordsDatabase(NAME, options);
  await old.open();
  const written = old.settings.put({ key: 'draft', value: 'typed as the update came' });
  const next = new NextVersion(options);
  await Promise.all([written, next.open()]);
  expect(await next.settings.get('draft')).toMatchObject({ value: 'typed as the update came' });
  next.close();
  old.close();
  await Dexie.delete(NAME).catch(() => undefined);
});
