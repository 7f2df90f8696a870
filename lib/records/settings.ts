import type { Settings } from '@/lib/messages/views';
import type { RecordsDatabase } from './database';
import { settingsSchema } from './rows';

const SETTINGS = 'settings';
const DEVICE = 'device';

const AT_FIRST: Settings = { person: null, panel: 'open', reception: false, shortcutsOff: false };

export async function readSettings(db: RecordsDatabase): Promise<Settings> {
  const row = await db.settings.get(SETTINGS);
  const parsed = settingsSchema.safeParse(row?.value);
  return parsed.success ? parsed.data : AT_FIRST;
}

/** Fields that are left out stay as they are. */
export function changeSettings(
  db: RecordsDatabase,
  change: { [K in keyof Settings]?: Settings[K] | undefined },
): Promise<Settings> {
  return db.transaction('rw', db.settings, async () => {
    const before = await readSettings(db);
    const after: Settings = {
      person: change.person === undefined ? before.person : change.person,
      panel: change.panel ?? before.panel,
      reception: change.reception ?? before.reception,
      shortcutsOff: change.shortcutsOff ?? before.shortcutsOff,
    };
    await db.settings.put({ key: SETTINGS, value: after });
    return after;
  });
}

/** Names this browser profile in events; random once, and says nothing about the person. */
export function deviceId(db: RecordsDatabase): Promise<string> {
  return db.transaction('rw', db.settings, async () => {
    const row = await db.settings.get(DEVICE);
    if (typeof row?.value === 'string') return row.value;
    const value = crypto.randomUUID();
    await db.settings.put({ key: DEVICE, value });
    return value;
  });
}
