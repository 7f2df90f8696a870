import type { Person } from '@/lib/messages/views';
import { readSettings } from '@/lib/records/settings';
import type { Desk } from './desk';

export async function personOf(desk: Desk): Promise<Person | null> {
  const { person } = await readSettings(desk.db);
  return person && person.initials.trim() !== '' ? person : null;
}
