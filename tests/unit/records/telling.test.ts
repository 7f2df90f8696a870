// Who must be told, as the desk sees it: whom, how, with what words, since when, and when it is over.
import { describe, expect, it } from 'vitest';
import type { PupilContext } from '@/lib/casework/context';
import { emptyContext } from '@/lib/casework/context';
import type { CasePayload, Role } from '@/lib/casework/events';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { askFreshWorkers, newProfile, pupil, read, reading, row } from './school';

const KAI = pupil('Kai Morgan', '5B');
const AM = { date: plainDateOf('2026-09-15'), session: 'AM' } as const;
const open = { from: null, to: null };
const CONTEXT: PupilContext = {
  ...emptyContext('oakfield', KAI.id),
  workers: [
    {
      kind: 'social-worker',
      name: 'R Hale',
      authority: 'Northshire',
      channel: 'email',
      phone: '01632 960123',
      email: 'r.hale@northshire.example',
      ...open,
    },
  ],
};

const TOLD: CasePayload = {
  kind: 'notification',
  role: 'social-worker',
  who: 'Duty desk',
  how: 'phone',
  when: '09:42',
  answer: 'will visit today',
};

const ALL_TRIED: CasePayload = {
  kind: 'call',
  comment: null,
  call: {
    outcome: 'all-contacts-tried',
    channel: 'phone',
    direction: 'out',
    who: null,
    reason: null,
    whereabouts: null,
    back: null,
    codeFrom: 'N',
    codeTo: null,
    nextStep: null,
    minutesLate: null,
    initials: 'JB',
    time: '09:50',
  },
};

async function morning(role: Role, at = new Date(2026, 8, 15, 9, 57)) {
  const profile = newProfile(at);
  const ask = askFreshWorkers(profile);
  await ask('import/commit', {
    tenant: 'oakfield',
    kind: 'pupils',
    file: 'pupils.csv',
    pupils: [KAI],
    contexts: [CONTEXT],
    marks: [],
  });
  await ask('settings/set', { person: { initials: 'JB', role } });
  const look = () => ask('register/view', { reading: reading([row('Morgan, Kai', read('N'))]) });
  const record = (payload: CasePayload, id: string) =>
    ask('event/record', { tenant: 'oakfield', id, pupilId: KAI.id, about: AM, payload });
  const tell = () => ask('pupil/tell', { tenant: 'oakfield', pupilId: KAI.id, ...AM });
  await look();
  return { ask, look, record, tell };
}

describe('the card of somebody who must be told', () => {
  it('names nobody; opened, it says whom, how, and words that name no child in the subject', async () => {
    const { look, tell } = await morning('attendance');
    const [kai] = (await look()).queue;
    expect(kai?.alert?.untoldMinutes).toBe(42);
    expect(JSON.stringify(kai)).not.toMatch(/hale|northshire/i);
    const { to, message } = await tell();
    expect(to).toEqual([
      {
        role: 'social-worker',
        name: 'R Hale',
        authority: 'Northshire',
        how: 'email',
        phone: '01632 960123',
        email: 'r.hale@northshire.example',
        place: null,
      },
    ]);
    expect(message?.subject).not.toMatch(/Kai|Morgan|K\.M/);
    expect(message?.body).toContain('Kai Morgan is absent from Oakfield this morning');
    expect(message?.mailBody).toContain('K.M. is absent from Oakfield this morning');
    expect(message?.mailBody).not.toMatch(/Kai|Morgan/);
  });

  it('names no worker and has no words for the office: that time runs, and the DSL', async () => {
    const { ask, look, tell } = await morning('office');
    expect((await look()).queue[0]?.alert?.untoldMinutes).toBe(42);
    const { to, message } = await tell();
    expect(to.map(({ role, name }) => [role, name])).toEqual([['dsl', null]]);
    expect(message).toBeNull();
    const glance = await ask('glance', { tenant: null });
    const { queue, followUps, done, rows } = await look();
    expect(JSON.stringify([queue, followUps, done, rows, to, glance?.flagged])).not.toMatch(
      /hale|northshire|social.worker/i,
    );
  });

  it('has no running time on an earlier day', async () => {
    const { look } = await morning('attendance', new Date(2026, 8, 16, 9, 57));
    expect((await look()).queue[0]?.alert?.untoldMinutes).toBeNull();
  });

  it('is gone with the reason, and what is done says that the reason did it', async () => {
    const { look, record } = await morning('attendance');
    await record(
      { kind: 'reason-established', reason: 'poorly', code: 'I', accepted: true },
      'd-1',
    );
    const view = await look();
    expect(view.queue).toEqual([]);
    expect(view.done.find(({ id }) => id === 'notify-worker')).toMatchObject({
      clearedByReason: true,
    });
  });

  it('is gone when told; the lead’s glance keeps who, how, when and the answer', async () => {
    const { ask, look, record } = await morning('dsl');
    const before = await ask('glance', { tenant: null });
    expect(before?.flagged[0]).toMatchObject({
      untoldMinutes: 42,
      toTell: [{ role: 'social-worker', name: 'R Hale' }],
    });
    await record(TOLD, 'd-1');
    const done = (await look()).done.find(({ id }) => id === 'notify-worker');
    expect(done?.label).toBe('Told 9:42');
    expect(done).not.toHaveProperty('clearedByReason');
    const after = await ask('glance', { tenant: null });
    expect(after?.flagged[0]).toMatchObject({ label: 'Told 9:42' });
    expect(after?.flagged[0]).not.toHaveProperty('toTell');
    expect(after?.flagged[0]?.done).toEqual([
      {
        time: '09:42',
        line: 'Social worker (Duty desk) told by phone: will visit today',
        by: 'JB',
      },
    ]);
  });

  it('offers the DSL once every contact was tried, and then the decision', async () => {
    const { look, record, tell } = await morning('attendance');
    expect((await tell()).to.map(({ role }) => role)).toEqual(['social-worker']);
    await record(ALL_TRIED, 'd-1');
    expect((await look()).queue[0]?.dslToTell).toBe(true);
    const { to, message } = await tell();
    expect(to.map(({ role }) => role)).toEqual(['social-worker', 'dsl']);
    expect(message?.body).toContain('So far: 09:50 all contacts tried.');
    const route = async () => (await look()).followUps.find(({ id }) => id === 'no-contact');
    expect(await route()).toMatchObject({ label: 'Tell DSL', owner: 'attendance' });
    await record({ ...TOLD, role: 'dsl', who: 'KM' }, 'd-2');
    expect(await route()).toMatchObject({ label: 'DSL to decide', owner: 'dsl' });
  });
});
