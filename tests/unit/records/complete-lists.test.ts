/** A list that names everyone says of the others that they have it no longer; a list that may not, nothing. */
import { describe, expect, it } from 'vitest';
import { emptyContext, type ContextSaid } from '@/lib/casework/context';
import type { ImportRequest } from '@/lib/messages/import-request';
import { askFreshWorkers, newProfile, pupil, startWorker } from './school';

const AVA = pupil('Ava Adams', '5B', { id: 'ava' });
const KAI = pupil('Kai Morgan', '5B', { id: 'kai' });
const ZOE = pupil('Zoë O’Neill', '5B', { id: 'zoe' });

const worker = (name: string) => ({
  kind: 'social-worker' as const,
  name,
  authority: null,
  channel: null,
  phone: null,
  email: null,
  from: null,
  to: null,
});
const said = (pupilId: string, more: Partial<ContextSaid>): ContextSaid => ({
  ...emptyContext('oakfield', pupilId),
  ...more,
});
const details = (contexts: ContextSaid[], more: Partial<ImportRequest> = {}): ImportRequest => ({
  tenant: 'oakfield',
  kind: 'details',
  file: 'Social workers.xlsx',
  pupils: [],
  contexts,
  marks: [],
  ...more,
});

/** Ava and Zoë have a social worker, Zoë and Kai a plan. */
async function school() {
  const profile = newProfile(new Date(2026, 8, 15, 9, 0));
  const ask = askFreshWorkers(profile);
  await ask('settings/set', { person: { initials: 'JB', role: 'attendance' } });
  await ask('import/commit', { ...details([]), kind: 'pupils', pupils: [AVA, KAI, ZOE] });
  await ask(
    'import/commit',
    details([
      said('ava', { workers: [worker('R. Hale')] }),
      said('kai', { plans: [{ kind: 'CIN', from: null, to: null }] }),
      said('zoe', {
        workers: [worker('K. Reed')],
        plans: [{ kind: 'CP', from: null, to: null }],
      }),
    ]),
  );
  const { db } = startWorker(profile);
  const have = async () =>
    Object.fromEntries(
      (await db.contexts.toArray()).map(({ pupilId, workers, plans }) => [
        pupilId,
        [...workers, ...plans].map(({ kind }) => kind).join(' '),
      ]),
    );
  return { ask, have };
}

/** This term's list: only Ava has one. Kai stands in it with a blank. */
const NEW_LIST = [said('ava', { workers: [worker('R. Hale')] }), said('kai', {})];

describe('a list of everyone with a social worker', () => {
  it('names who is left out, and changes nothing of theirs while nobody says it is complete', async () => {
    const { ask, have } = await school();
    const { missing } = await ask('import/preview', details(NEW_LIST));
    expect(missing).toEqual([{ kind: 'social-worker', count: 1, pupils: ['Zoë O’Neill'] }]);
    await ask('import/commit', details(NEW_LIST));
    expect(await have()).toEqual({ ava: 'social-worker', kai: 'CIN', zoe: 'social-worker CP' });
  });

  it('ends it for them once a person says so, leaves their plans, and is undone', async () => {
    const { ask, have } = await school();
    const request = details(NEW_LIST, { complete: ['social-worker'] });
    const { pupils } = await ask('import/preview', request);
    expect(pupils.changes.map(({ pupil: who, field, to }) => `${who} ${field} ${to}`)).toEqual([
      'Zoë O’Neill workers nothing',
    ]);
    const { at } = await ask('import/commit', request);
    expect(await have()).toEqual({ ava: 'social-worker', kai: 'CIN', zoe: 'CP' });
    await ask('import/undo', { tenant: 'oakfield', at: at ?? 0 });
    expect(await have()).toEqual({ ava: 'social-worker', kai: 'CIN', zoe: 'social-worker CP' });
  });

  it('says nothing of what it does not name anybody with', async () => {
    const { ask, have } = await school();
    await ask('import/commit', details(NEW_LIST, { complete: ['CP', 'CIN', 'LAC'] }));
    expect(await have()).toEqual({ ava: 'social-worker', kai: 'CIN', zoe: 'social-worker CP' });
  });
});
