import type { Person, Settings } from '@/lib/messages/views';
import { readSettings } from '@/lib/records/settings';
import { policyOf } from './policy';
import type { Desk } from './desk';

/** What the policy sets stands above what a person chose. */
export async function underPolicy(desk: Desk, settings: Settings): Promise<Settings> {
  const policy = await policyOf(desk);
  if (!policy) return settings;
  const { person } = settings;
  const { role, featuresOff } = policy;
  return {
    ...settings,
    person: person && { ...person, role: role ?? person.role },
    panel: featuresOff.includes('panel') ? 'tab' : settings.panel,
    ...(featuresOff.length > 0 && { featuresOff }),
  };
}

/** Who sits in front of the screen; null until they have entered their initials. */
export async function personOf(desk: Desk): Promise<Person | null> {
  const { person } = await underPolicy(desk, await readSettings(desk.db));
  return person && person.initials.trim() !== '' ? person : null;
}
