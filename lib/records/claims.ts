/** Who is on which call, so that two people at one computer do not ring the same parent. */
import { addMinutes } from '@/lib/duties/clock';
import type { OnItView } from '@/lib/messages/views';
import type { Now } from './clock';
import { allOf, type RecordsDatabase } from './database';
import { parseRows } from './parsed';
import { claimRowSchema } from './rows';

const SECONDS_IN_MINUTE = 60;

/** By pupil; a claim that has run out is as good as none. */
export async function claimsOf(
  db: RecordsDatabase,
  tenant: string,
  now: Now,
  minutes: number,
): Promise<ReadonlyMap<string, OnItView>> {
  const rows = await db.claims
    .where('[tenant+pupilId]')
    .between(...allOf(tenant, 2))
    .toArray();
  return new Map(
    parseRows(claimRowSchema, rows)
      .rows.filter(({ at }) => now.seconds < at + minutes * SECONDS_IN_MINUTE)
      .map(({ pupilId, by, since, holder }) => [
        pupilId,
        { by, since, holder, until: addMinutes(since, minutes) },
      ]),
  );
}

/** Whoever opens a call is on it; one who had it open before is no longer. */
export async function claim(
  db: RecordsDatabase,
  of: { tenant: string; pupilId: string; by: string; holder: string },
  now: Now,
): Promise<void> {
  await db.claims.put({ ...of, at: now.seconds, since: now.time });
}

/** True where there was one. `holder` null: whoever holds it, as the call is recorded. */
export function release(
  db: RecordsDatabase,
  tenant: string,
  pupilId: string,
  holder: string | null,
): Promise<boolean> {
  return db.transaction('rw', db.claims, async () => {
    const held = await db.claims.get([tenant, pupilId]);
    if (!held || (holder !== null && held.holder !== holder)) return false;
    await db.claims.delete([tenant, pupilId]);
    return true;
  });
}
