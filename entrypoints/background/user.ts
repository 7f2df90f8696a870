/**
 * Who is signed in to Arbor, as its pages say. Another user at the same desk is not the person whose
 * initials were entered here: they are asked, and half-finished records of the other stay with them.
 */
import type { RegisterReading } from '@/lib/arbor/reading';
import { changeSettings } from '@/lib/records/settings';
import type { Desk } from './desk';

export const userKey = (tenant: string): string => `user:${tenant}`;

/** A name is not kept, only something to compare the next one with. */
async function markOf(tenant: string, user: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${tenant} ${user}`);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function userOf(desk: Desk, tenant: string): Promise<string | undefined> {
  const mark = await desk.stored.get(userKey(tenant));
  return typeof mark === 'string' ? mark : undefined;
}

/** A page that does not say who is signed in says nothing about a change. */
export async function noticeUser(desk: Desk, { tenant, user }: RegisterReading): Promise<void> {
  if (user === undefined || user === '') return;
  const mark = await markOf(tenant, user);
  const before = await userOf(desk, tenant);
  if (before === mark) return;
  await desk.stored.set(userKey(tenant), mark);
  if (before === undefined) return;
  await changeSettings(desk.db, { person: null });
  await desk.changed(tenant);
}
