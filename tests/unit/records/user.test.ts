/** A desk shared by two: the second signs in to Arbor while the first one's session is still open. */
import { describe, expect, it } from 'vitest';
import { askFreshWorkers, newProfile, reading, row } from './school';

const MORNING = reading([row('Kai Morgan')]);
const of = { tenant: 'oakfield', pupilId: 'kai-morgan' };
const JO = { person: { initials: 'JB', role: 'office' as const } };

async function joIsAtWork() {
  const profile = newProfile();
  const ask = askFreshWorkers(profile);
  await ask('register/view', { reading: { ...MORNING, user: 'bramley jo' } });
  await ask('settings/set', { ...JO, panel: 'tab' });
  await ask('draft/save', { ...of, draft: { outcome: 'voicemail' } });
  profile.seen.changes.length = 0;
  return { profile, ask };
}

describe('another user of Arbor at the same desk', () => {
  it('is nobody yet, and every open page is told', async () => {
    const { ask, profile } = await joIsAtWork();
    const seen = await ask('register/view', { reading: { ...MORNING, user: 'okafor sam' } });
    expect(seen.person).toBeNull();
    await expect(ask('settings/get', {})).resolves.toMatchObject({ person: null, panel: 'tab' });
    expect(profile.seen.changes).toContain('oakfield');
  });

  it('is not shown what the first had half finished, and the first finds it again', async () => {
    const { ask } = await joIsAtWork();
    await ask('register/view', { reading: { ...MORNING, user: 'okafor sam' } });
    await expect(ask('draft/load', of)).resolves.toEqual({ draft: null });
    await ask('register/view', { reading: { ...MORNING, user: 'bramley jo' } });
    await expect(ask('draft/load', of)).resolves.toEqual({ draft: { outcome: 'voicemail' } });
  });

  it('is no other where a page does not say who is signed in', async () => {
    const { ask } = await joIsAtWork();
    const seen = await ask('register/view', { reading: MORNING });
    expect(seen.person).toEqual(JO.person);
    await expect(ask('draft/load', of)).resolves.toEqual({ draft: { outcome: 'voicemail' } });
  });

  it('of one school says nothing about another school', async () => {
    const { ask } = await joIsAtWork();
    const riverside = { ...MORNING, tenant: 'riverside', user: 'okafor sam' };
    await ask('register/view', { reading: riverside });
    await expect(ask('settings/get', {})).resolves.toMatchObject(JO);
  });

  it('is remembered without the name', async () => {
    const { profile } = await joIsAtWork();
    expect(JSON.stringify([...profile.stored])).not.toMatch(/bramley/i);
  });
});
