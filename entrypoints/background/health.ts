/** The last pages of a school as they were read: what recognised them, how sure, and what failed. */
import type { RegisterReading } from '@/lib/arbor/reading';
import type { Handlers } from '@/lib/messages/answer';
import { seenSchema, type Seen } from '@/lib/messages/seen';
import type { Desk } from './desk';

export const healthKey = (tenant: string): string => `health:${tenant}`;

/** Enough for a morning of one office. */
const LAST = 40;

async function held(desk: Desk, tenant: string): Promise<Seen[]> {
  const kept = await desk.stored.get(healthKey(tenant));
  return (Array.isArray(kept) ? kept : []).flatMap((each) => {
    const parsed = seenSchema.safeParse(each);
    return parsed.success ? [parsed.data] : [];
  });
}

/** A page read again just as before is no news. */
async function keep(desk: Desk, tenant: string, seen: Seen): Promise<void> {
  const before = await held(desk, tenant);
  const same = (one: Seen, other: Seen | undefined) =>
    other && JSON.stringify({ ...one, at: '' }) === JSON.stringify({ ...other, at: '' });
  if (same(seen, before[0])) return;
  await desk.stored.set(healthKey(tenant), [seen, ...before].slice(0, LAST));
}

function seenOf({ rows, how, recognisedBy, readAt, date, session }: RegisterReading): Seen {
  const count = (status: string) => rows.filter(({ mark }) => mark.status === status).length;
  return {
    at: readAt,
    what: 'register',
    code: null,
    by: how ? (how.by === 'structure' ? 'structure' : 'taught') : null,
    checkedBy: how?.checkedBy ?? [],
    sure: how?.sure ?? null,
    doubts: how?.doubts ?? [],
    signs: recognisedBy,
    rows: rows.length,
    read: count('read'),
    blank: count('blank'),
    unknown: count('unknown'),
    hasDate: date !== null,
    hasSession: session !== null,
  };
}

/** Never in the way of the answer: what cannot be kept is left out. */
export async function noteRegister(desk: Desk, reading: RegisterReading): Promise<void> {
  const seen = seenSchema.safeParse(seenOf(reading));
  if (seen.success) await keep(desk, reading.tenant, seen.data).catch(() => undefined);
}

export function health(desk: Desk): Pick<Handlers, 'health/say' | 'health/list'> {
  return {
    async 'health/say'({ tenant, code }) {
      await keep(desk, tenant, {
        at: new Date(desk.now().seconds * 1000).toISOString(),
        what: 'unrecognised',
        code,
        by: null,
        checkedBy: [],
        sure: null,
        doubts: [],
        signs: [],
        rows: 0,
        read: 0,
        blank: 0,
        unknown: 0,
        hasDate: false,
        hasSession: false,
      });
      return {};
    },
    'health/list': async ({ tenant }) => ({ seen: await held(desk, tenant) }),
  };
}
