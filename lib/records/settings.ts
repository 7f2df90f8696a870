import type { Settings } from '@/lib/messages/views';
import type { z } from '@/lib/schema';
import type { RecordsDatabase } from './database';
import { settingsSchema } from './rows';

const SETTINGS = 'settings';
const DEVICE = 'device';

type Stored = z.infer<typeof settingsSchema>;

const AT_FIRST: Stored = { person: null, panel: 'open', reception: false, shortcutsOff: false };

async function readStored(db: RecordsDatabase): Promise<Stored> {
  const row = await db.settings.get(SETTINGS);
  const parsed = settingsSchema.safeParse(row?.value);
  return parsed.success ? parsed.data : AT_FIRST;
}

/** As the person at this desk has them: whoever stands in finds their own keys. */
function ofPerson({ keysOf, ...settings }: Stored): Settings {
  const keys = keysOf?.[settings.person?.initials ?? ''];
  return { ...settings, ...(keys && { keys }) };
}

export async function readSettings(db: RecordsDatabase): Promise<Settings> {
  return ofPerson(await readStored(db));
}

/** Fields that are left out stay as they are. */
export function changeSettings(
  db: RecordsDatabase,
  change: { [K in keyof Settings]?: Settings[K] | undefined },
): Promise<Settings> {
  return db.transaction('rw', db.settings, async () => {
    const before = await readStored(db);
    const person = change.person === undefined ? before.person : change.person;
    const keysOf = change.keys
      ? { ...before.keysOf, [person?.initials ?? '']: { ...change.keys } }
      : before.keysOf;
    const after: Stored = {
      person,
      panel: change.panel ?? before.panel,
      reception: change.reception ?? before.reception,
      shortcutsOff: change.shortcutsOff ?? before.shortcutsOff,
      ...(keysOf && { keysOf }),
    };
    await db.settings.put({ key: SETTINGS, value: after });
    return ofPerson(after);
  });
}

/** Names this browser profile in events; random once, and says nothing about the person. */
export async function deviceId(db: RecordsDatabase): Promise<string> {
  const known = await db.settings.get(DEVICE);
  if (typeof known?.value === 'string') return known.value;
  return db.transaction('rw', db.settings, async () => {
    const row = await db.settings.get(DEVICE);
    if (typeof row?.value === 'string') return row.value;
    const value = crypto.randomUUID();
    await db.settings.put({ key: DEVICE, value });
    return value;
  });
}
