import type { Person, Settings } from '@/lib/messages/views';
import { readSettings } from '@/lib/records/settings';
import { policyOf } from './policy';
import type { Desk } from './desk';

/** The policy's role stands above what a person chose. */
export async function underPolicy(desk: Desk, settings: Settings): Promise<Settings> {
  const { person } = settings;
  if (!person) return settings;
  const role = (await policyOf(desk))?.role ?? person.role;
  return { ...settings, person: { ...person, role } };
}

/** Who sits in front of the screen; null until they have entered their initials. */
export async function personOf(desk: Desk): Promise<Person | null> {
  const { person } = await underPolicy(desk, await readSettings(desk.db));
  return person && person.initials.trim() !== '' ? person : null;
}
