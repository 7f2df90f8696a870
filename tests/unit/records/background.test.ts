import { describe, expect, it } from 'vitest';
import { plainDateOf } from '@/lib/attendance/plain-date';
import type { CallRecord } from '@/lib/attendance/call-record';
import { emptyContext, type PupilContext } from '@/lib/casework/context';
import type { CasePayload } from '@/lib/casework/events';
import type { Ask } from '@/lib/messages/protocol';
import type { Pupil } from '@/lib/attendance/pupil';
import {
  askFreshWorkers,
  blank,
  newProfile,
  pupil,
  read,
  reading,
  row,
  startWorker,
  unknown,
  type Profile,
} from './school';

const TUESDAY = plainDateOf('2026-09-15');
const AM = { date: TUESDAY, session: 'AM' } as const;

const KAI = pupil('Kai Morgan', '5B');
const LINH = pupil('Linh Nguyen', '5B');
const TOM = pupil('Tom Morgan', '2A');

const withSocialWorker = (of: Pupil): PupilContext => ({
  ...emptyContext(of.tenant, of.id),
  familyKey: 'morgan',
  workers: [
    {
      kind: 'social-worker',
      name: 'R Hale',
      authority: null,
      channel: 'phone',
      phone: null,
      email: null,
      from: null,
      to: null,
    },
  ],
  contacts: [
    { priority: 1, relationship: 'mum', name: null, phone: '07700 900411', note: null },
    { priority: 2, relationship: 'nan', name: null, phone: null, note: null },
  ],
});

const call = (change: Partial<CallRecord> = {}): CasePayload => ({
  kind: 'call',
  comment: null,
  call: {
    outcome: 'voicemail',
    channel: 'phone',
    direction: 'out',
    who: { relationship: 'mum', name: null },
    reason: null,
    whereabouts: null,
    back: null,
    codeFrom: 'N',
    codeTo: null,
    nextStep: null,
    minutesLate: null,
    initials: 'JB',
    time: '09:16',
    ...change,
  },
});

const ringAgain = (againAt: string): CasePayload =>
  Object.assign(call({ nextStep: `Ring again ${againAt}` }), { againAt });

const poorly = call({
  outcome: 'spoke-to',
  reason: { kind: 'illness', words: 'sickness since 3am' },
});

async function importPupils(
  ask: Ask,
  pupils: Pupil[] = [KAI, LINH, TOM],
  contexts: PupilContext[] = [
    withSocialWorker(KAI),
    { ...emptyContext('oakfield', TOM.id), familyKey: 'morgan' },
  ],
  tenant = 'oakfield',
) {
  return ask('import/commit', {
    tenant,
    kind: 'pupils',
    file: 'pupils.csv',
    pupils,
    contexts,
    marks: [],
  });
}

async function morning(
  role: 'office' | 'attendance' | 'dsl' = 'attendance',
  at = new Date(2026, 8, 15, 9, 40),
) {
  const profile = newProfile(at);
  const ask = askFreshWorkers(profile);
  await importPupils(ask);
  await ask('settings/set', { person: { initials: 'JB', role } });
  return { profile, ask };
}

const kaiAbsent = reading([row('Morgan, Kai', read('N')), row('Nguyễn, Linh', read('/'))]);

const record = (ask: Ask, payload: CasePayload, id = 'device-1', pupilId: string | null = KAI.id) =>
  ask('event/record', { tenant: 'oakfield', id, pupilId, about: AM, payload });

/** Everything stored, table by table. */
async function everything(profile: Profile): Promise<Record<string, unknown[]>> {
  const { db } = startWorker(profile);
  const tables = await Promise.all(
    db.tables.map(async (table) => [table.name, await table.toArray()] as const),
  );
  db.close();
  return Object.fromEntries(tables);
}

async function counts(profile: Profile): Promise<Record<string, number>> {
  const tables = await everything(profile);
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.length]));
}

describe('a morning, with the worker stopped after every answer', () => {
  it('shows whom to ring first, and nobody else in red', async () => {
    const { profile, ask } = await morning();
    const view = await ask('register/view', { reading: kaiAbsent });
    expect(view.queue.map(({ name, position }) => `${position} ${name}`)).toEqual(['1 Kai Morgan']);
    expect(view.queue[0]?.alert?.workers).toEqual(['social-worker']);
    expect(view.rows).toEqual([
      expect.objectContaining({ rowKey: 'row Morgan, Kai', pupilId: KAI.id }),
      { rowKey: 'row Nguyễn, Linh', pupilId: LINH.id, chips: [] },
    ]);
    expect(view.rows[0]?.chips[0]).toMatchObject({ weight: 'now', label: 'Call first' });
    expect(profile.seen.badge).toBe('1');
  });

  it('finds the recorded call again, and who was tried', async () => {
    const { ask } = await morning();
    await ask('register/view', { reading: kaiAbsent });
    await record(ask, call());
    const { queue } = await ask('register/view', { reading: kaiAbsent });
    expect(queue[0]?.soFar).toEqual([
      { eventId: 'device-1', time: '09:16', line: 'voicemail mum', by: 'JB', isCall: true },
    ]);
    expect(queue[0]?.contacts.map(({ triedToday }) => triedToday)).toEqual([
      '09:16, voicemail',
      null,
    ]);
  });

  it('clears the alert when the reason arrives, and brings it back when that is undone', async () => {
    const { ask, profile } = await morning();
    await ask('register/view', { reading: kaiAbsent });
    await record(ask, poorly);
    const settled = await ask('register/view', { reading: kaiAbsent });
    expect(settled.queue).toEqual([]);
    expect(settled.done.map(({ id, settledByEvent }) => [id, settledByEvent])).toContainEqual([
      'first-day-call',
      'device-1',
    ]);
    expect(profile.seen.badge).toBe('');

    await record(ask, { kind: 'undo', of: 'device-1' }, 'device-2');
    const again = await ask('register/view', { reading: kaiAbsent });
    expect(again.queue[0]?.alert).not.toBeNull();
    expect(again.queue[0]?.soFar).toEqual([]);
    expect((await counts(profile))['events']).toBe(2);
  });

  it('a call in which no reason was given settles nothing about the worker', async () => {
    const { ask } = await morning();
    await ask('register/view', { reading: kaiAbsent });
    await record(ask, call({ outcome: 'no-answer' }));
    const { queue } = await ask('register/view', { reading: kaiAbsent });
    expect(queue[0]?.alert).not.toBeNull();
  });

  it('the worker told settles it', async () => {
    const { ask } = await morning();
    await ask('register/view', { reading: kaiAbsent });
    await record(ask, {
      kind: 'notification',
      role: 'social-worker',
      who: 'R Hale',
      how: 'phone',
      when: '09:41',
      answer: null,
    });
    const { queue } = await ask('register/view', { reading: kaiAbsent });
    expect(queue.find(({ alert }) => alert)).toBeUndefined();
  });

  it('keeps a half-finished record for the pupil, and lets go of it', async () => {
    const { ask } = await morning();
    const of = { tenant: 'oakfield', pupilId: KAI.id };
    await expect(ask('draft/load', of)).resolves.toEqual({ draft: null });
    await ask('draft/save', { ...of, draft: { outcome: 'spoke-to' } });
    await expect(ask('draft/load', of)).resolves.toEqual({ draft: { outcome: 'spoke-to' } });
    await expect(ask('draft/load', { ...of, tenant: 'riverside' })).resolves.toEqual({
      draft: null,
    });
    await ask('draft/save', { ...of, draft: null });
    await expect(ask('draft/load', of)).resolves.toEqual({ draft: null });
  });

  it('tells open pages to ask again after each change, and not after a look', async () => {
    const { ask, profile } = await morning();
    profile.seen.changes.length = 0;
    await ask('register/view', { reading: kaiAbsent });
    expect(profile.seen.changes).toEqual(['oakfield']);
    await ask('register/view', { reading: { ...kaiAbsent, readAt: '2026-09-15T08:20:00.000Z' } });
    expect(profile.seen.changes).toEqual(['oakfield']);
    await record(ask, call());
    await record(ask, call());
    expect(profile.seen.changes).toEqual(['oakfield', 'oakfield']);
  });
});

describe('events', () => {
  it('are stored once, however often they are sent', async () => {
    const { ask, profile } = await morning();
    const replies = [
      await record(ask, call()),
      await record(ask, call()),
      await record(ask, poorly),
    ];
    expect(replies).toEqual(Array.from({ length: 3 }, () => ({ eventId: 'device-1' })));
    const { events = [] } = await everything(profile);
    expect(events).toHaveLength(1);
    // The first one stands: an id once stored is never written over.
    expect(events[0]).toMatchObject({ event: { payload: { call: { outcome: 'voicemail' } } } });
  });

  it('carry the author’s initials and role, one device, and the moment', async () => {
    const { ask, profile } = await morning();
    await record(ask, call(), 'a');
    await record(ask, call(), 'b');
    const { events = [] } = await everything(profile);
    const stored = events as { event: { by: unknown; at: string; device: string } }[];
    expect(stored.map(({ event }) => event.by)).toEqual([
      { initials: 'JB', role: 'attendance' },
      { initials: 'JB', role: 'attendance' },
    ]);
    expect(new Set(stored.map(({ event }) => event.device)).size).toBe(1);
    expect(stored[0]?.event.at).toBe(profile.clock.at.toISOString());
  });

  it.each<[string, () => Promise<unknown>, string]>([
    [
      'before anybody said who they are',
      async () => {
        const ask = askFreshWorkers(newProfile());
        await importPupils(ask);
        return record(ask, call());
      },
      'no-person',
    ],
    [
      'about a pupil of another school',
      async () => {
        const { ask } = await morning();
        return ask('event/record', {
          tenant: 'riverside',
          id: 'x',
          pupilId: KAI.id,
          about: AM,
          payload: call(),
        });
      },
      'no-such-pupil',
    ],
    [
      'undoing what is not there',
      async () => record((await morning()).ask, { kind: 'undo', of: 'nothing' }),
      'no-such-event',
    ],
    [
      'undoing what is another pupil’s',
      async () => {
        const { ask } = await morning();
        await record(ask, call());
        return record(ask, { kind: 'undo', of: 'device-1' }, 'device-2', LINH.id);
      },
      'no-such-event',
    ],
    [
      'correcting into half a record',
      async () => {
        const { ask } = await morning();
        await record(ask, call());
        const replacement = { kind: 'call' };
        return record(ask, { kind: 'correction', of: 'device-1', replacement }, 'device-2');
      },
      'bad-request',
    ],
  ])('are refused %s', async (_story, act, code) => {
    await expect(act()).rejects.toMatchObject({ code });
  });
});

describe('what a page shows', () => {
  it('an unreadable or blank mark changes nothing that is known', async () => {
    const { ask, profile } = await morning();
    await ask('register/view', { reading: kaiAbsent });
    const before = (await everything(profile))['marks'];
    const view = await ask('register/view', {
      reading: reading([row('Morgan, Kai', unknown), row('Nguyễn, Linh', blank)], {
        readAt: '2026-09-15T08:30:00.000Z',
      }),
    });
    expect((await everything(profile))['marks']).toEqual(before);
    expect(view.unreadMarks).toBe(1);
    expect(view.followUps).toContainEqual(
      expect.objectContaining({ pupilId: KAI.id, id: 'first-day-call', state: 'cannot-tell' }),
    );
  });

  it('a mark amended on the page amends what was stored and keeps the trail', async () => {
    const { ask, profile } = await morning();
    await ask('register/view', { reading: kaiAbsent });
    await ask('register/view', {
      reading: reading([row('Morgan, Kai', read('U'))], { readAt: '2026-09-15T08:40:00.000Z' }),
    });
    const { amendments = [] } = await everything(profile);
    expect(amendments).toMatchObject([
      {
        pupilId: KAI.id,
        date: '2026-09-15',
        session: 'AM',
        was: { code: 'N' },
        came: { code: 'U' },
      },
    ]);
  });

  it('two rows of one pupil that disagree say nothing', async () => {
    const { ask, profile } = await morning();
    await importPupils(ask, [{ ...KAI, arborStudentId: '7' }], []);
    const twice = reading([
      row('Morgan, Kai', read('N'), { arborStudentId: '7' }),
      row('Kai Morgan', read('/'), { arborStudentId: '7' }),
    ]);
    await ask('register/view', { reading: twice });
    expect((await counts(profile))['marks']).toBe(0);
  });

  it('last Tuesday’s register shows last Tuesday’s duties', async () => {
    const { ask, profile } = await morning();
    await ask('register/view', { reading: kaiAbsent });
    profile.clock.at = new Date(2026, 8, 22, 8, 30);
    const then = await ask('register/view', { reading: kaiAbsent });
    expect(then.queue[0]).toMatchObject({ name: 'Kai Morgan', chip: { weight: 'now' } });
    const glance = await ask('glance', { tenant: 'oakfield' });
    expect(glance).toMatchObject({ isToday: false, on: AM });
  });

  it('before the register closes the call is still to come', async () => {
    const { ask, profile } = await morning();
    profile.clock.at = new Date(2026, 8, 15, 8, 50);
    const { queue } = await ask('register/view', { reading: kaiAbsent });
    expect(queue[0]).toMatchObject({ chip: { weight: 'today' } });
  });

  it.each([
    ['a lesson that begins with the register', { startsAt: '08:50' }, 'AM'],
    ['a form time that runs into it', { startsAt: '08:30', endsAt: '08:50' }, 'AM'],
    ['a lesson after lunch that runs into it', { startsAt: '12:40', endsAt: '13:20' }, 'PM'],
    [
      'a breakfast club that ends as it opens',
      { startsAt: '08:00', endsAt: '08:45' },
      'other-lesson',
    ],
    [
      'a lesson in the middle of the morning',
      { startsAt: '11:20', endsAt: '12:20' },
      'other-lesson',
    ],
    ['no session and no time', {}, 'no-session'],
  ] as const)('%s', async (_story, change, expected) => {
    const { ask } = await morning();
    const answer = ask('register/view', { reading: { ...kaiAbsent, session: null, ...change } });
    if (expected === 'AM' || expected === 'PM')
      await expect(answer).resolves.toMatchObject({ session: { session: expected } });
    else await expect(answer).rejects.toMatchObject({ code: expected });
  });

  it('a day before the rules begin is refused, not judged by others', async () => {
    const { ask } = await morning();
    const old = { ...kaiAbsent, date: plainDateOf('2024-05-14') };
    await expect(ask('register/view', { reading: old })).rejects.toMatchObject({
      code: 'rules-not-covered',
    });
  });

  it('brothers and sisters absent on another page are offered in the same call', async () => {
    const { ask } = await morning();
    await ask('register/view', {
      reading: reading([row('Morgan, Tom', read('N'))], { group: '2A' }),
    });
    const { queue } = await ask('register/view', { reading: kaiAbsent });
    expect(queue.map(({ name }) => name)).toEqual(['Kai Morgan']);
    expect(queue[0]?.siblings).toEqual([
      { pupilId: TOM.id, name: 'Tom Morgan', form: '2A', markShown: 'N' },
    ]);
  });
});

describe('two people at one computer', () => {
  const onIt = async (ask: Ask) =>
    (await ask('register/view', { reading: kaiAbsent })).queue[0]?.onIt;
  const open = (ask: Ask, holder: string, on = true) =>
    ask('call/claim', { tenant: 'oakfield', pupilId: KAI.id, holder, on });

  it('see that somebody is on a call, and since when', async () => {
    const { profile, ask } = await morning();
    await expect(onIt(ask)).resolves.toBeNull();
    await open(ask, 'desk-1');
    await expect(onIt(ask)).resolves.toEqual({
      by: 'JB',
      since: '09:40',
      until: '09:55',
      holder: 'desk-1',
    });
    expect(profile.seen.changes.at(-1)).toBe('oakfield');
    // Whoever opens it next has it; the first desk cannot close it for them.
    await open(ask, 'desk-2');
    await open(ask, 'desk-1', false);
    await expect(onIt(ask)).resolves.toMatchObject({ holder: 'desk-2' });
    await open(ask, 'desk-2', false);
    await expect(onIt(ask)).resolves.toBeNull();
  });

  it('see it end with the call, or by itself', async () => {
    const { profile, ask } = await morning();
    await open(ask, 'desk-1');
    await record(ask, call());
    await expect(onIt(ask)).resolves.toBeNull();

    await open(ask, 'desk-1');
    profile.clock.at = new Date(2026, 8, 15, 9, 54, 59);
    await expect(onIt(ask)).resolves.not.toBeNull();
    profile.clock.at = new Date(2026, 8, 15, 9, 55);
    await expect(onIt(ask)).resolves.toBeNull();
  });
});

describe('a record put right', () => {
  const recorded = (ask: Ask) =>
    ask('event/recorded', { tenant: 'oakfield', pupilId: KAI.id, eventId: 'device-1' });

  it('reads as corrected from then on, as often as it is, and as before once that is undone', async () => {
    const { ask } = await morning();
    await record(ask, call());
    await expect(recorded(ask)).resolves.toMatchObject({
      name: 'Kai Morgan',
      about: AM,
      by: 'JB',
      payload: { call: { outcome: 'voicemail' } },
      contacts: [
        { relationship: 'mum', tries: 1 },
        { relationship: 'nan', tries: 0 },
      ],
    });
    const correct = (replacement: CasePayload, id: string) =>
      record(ask, { kind: 'correction', of: 'device-1', replacement }, id);
    await correct(call({ outcome: 'no-answer' }), 'device-2');
    await correct(poorly, 'device-3');
    await expect(recorded(ask)).resolves.toMatchObject({
      payload: { call: { outcome: 'spoke-to' } },
    });
    const { queue } = await ask('register/view', { reading: kaiAbsent });
    expect(queue).toEqual([]);
    await record(ask, { kind: 'undo', of: 'device-3' }, 'device-4');
    await expect(recorded(ask)).resolves.toMatchObject({
      payload: { call: { outcome: 'no-answer' } },
    });
  });

  it('is refused once the call was undone', async () => {
    const { ask } = await morning();
    await record(ask, call());
    await record(ask, { kind: 'undo', of: 'device-1' }, 'device-2');
    await expect(recorded(ask)).rejects.toMatchObject({ code: 'no-such-event' });
  });

  it('may have been about another day, and the trail keeps both with their authors', async () => {
    const { ask } = await morning();
    const visit: CasePayload = {
      kind: 'visit',
      form: 'home-visit',
      childSeen: true,
      seenBy: 'KM',
      where: 'at home',
      how: 'well',
    };
    await record(ask, visit);
    await ask('settings/set', { person: { initials: 'KM', role: 'dsl' } });
    const monday = { date: plainDateOf('2026-09-14'), session: 'AM' };
    const replacement = { payload: { ...visit, seenBy: 'RP' }, about: monday };
    await record(ask, { kind: 'correction', of: 'device-1', replacement }, 'device-2');
    await expect(recorded(ask)).resolves.toMatchObject({
      about: monday,
      payload: { seenBy: 'RP' },
      by: 'JB',
    });
    const { history } = await ask('pupil/card', {
      tenant: 'oakfield',
      pupilId: KAI.id,
      at: AM,
      confidential: false,
    });
    expect(history).toMatchObject([
      {
        line: 'home visit, child seen, by KM, at home, well',
        by: 'JB',
        standing: 'corrected',
        changed: { by: 'KM', line: 'home visit, child seen, by RP, at home, well' },
      },
    ]);
  });

  it('is kept from a role that may not read which worker was told', async () => {
    const { ask } = await morning();
    await record(ask, {
      kind: 'notification',
      role: 'social-worker',
      who: 'R Hale',
      how: 'phone',
      when: '09:30',
      answer: null,
    });
    await expect(recorded(ask)).resolves.toMatchObject({ payload: { who: 'R Hale' } });
    await ask('settings/set', { person: { initials: 'OF', role: 'office' } });
    await expect(recorded(ask)).rejects.toMatchObject({ code: 'not-for-role' });

    const decided: CasePayload = {
      kind: 'deviation',
      from: 'notify-worker',
      decision: 'not-required',
      reason: 'the worker was in school',
      agreedWith: 'KM',
      reviewOn: null,
    };
    await record(ask, { kind: 'correction', of: 'device-1', replacement: decided }, 'device-2');
    await expect(recorded(ask)).rejects.toMatchObject({ code: 'not-for-role' });
  });

  it('is refused where what it would say cannot be read, and the record stays', async () => {
    const { ask } = await morning();
    await record(ask, call());
    const half = { payload: { kind: 'visit' }, about: AM };
    await expect(
      record(ask, { kind: 'correction', of: 'device-1', replacement: half }, 'device-2'),
    ).rejects.toMatchObject({ code: 'bad-request' });
    await expect(recorded(ask)).resolves.toMatchObject({
      payload: { call: { outcome: 'voicemail' } },
    });
  });
});

describe('a call to be tried again', () => {
  it('comes back by itself, with nothing running meanwhile', async () => {
    const profile = newProfile(new Date(2026, 8, 15, 9, 16));
    const ask = askFreshWorkers(profile);
    await importPupils(ask, [KAI, LINH], []);
    await ask('settings/set', { person: { initials: 'JB', role: 'attendance' } });
    const both = reading([row('Morgan, Kai', read('N')), row('Nguyen, Linh', read('N'))]);
    const queue = async () =>
      (await ask('register/view', { reading: both })).queue.map(({ name, again }) => [
        name,
        again?.at ?? null,
        again?.isDue ?? null,
      ]);
    await record(ask, ringAgain('09:31'));
    await expect(queue()).resolves.toEqual([
      ['Linh Nguyen', null, null],
      ['Kai Morgan', '09:31', false],
    ]);
    profile.clock.at = new Date(2026, 8, 15, 9, 31);
    await expect(queue()).resolves.toEqual([
      ['Kai Morgan', '09:31', true],
      ['Linh Nguyen', null, null],
    ]);
    // The next call takes its place.
    profile.clock.at = new Date(2026, 8, 15, 9, 32);
    await record(ask, call(), 'device-2');
    await expect(queue()).resolves.toEqual([
      ['Kai Morgan', null, null],
      ['Linh Nguyen', null, null],
    ]);
  });
});

describe('what a role may see', () => {
  it.each([
    ['office', []],
    ['attendance', ['social-worker']],
    ['dsl', ['social-worker']],
  ] as const)('%s', async (role, workers) => {
    const { ask } = await morning(role);
    const view = await ask('register/view', { reading: kaiAbsent });
    expect(view.queue[0]?.alert?.workers).toEqual(workers);
    const { queue, followUps, tracker, done, rows } = view;
    const words = queue.map((item) => ({ ...item, alert: item.alert?.sentence }));
    expect(JSON.stringify({ words, followUps, tracker, done, rows })).not.toMatch(
      /social.worker|R Hale/i,
    );
  });

  it('the neutral sentence of a confidential duty is all but the DSL get', async () => {
    for (const role of ['office', 'attendance', 'dsl'] as const) {
      const { ask } = await morning(role);
      const { queue } = await ask('register/view', { reading: kaiAbsent });
      const key = queue[0]?.chip.key ?? '';
      const { sentence } = await ask('duty/why', { tenant: 'oakfield', key, ...AM });
      expect(/social worker/.test(sentence)).toBe(role === 'dsl');
    }
  });

  it('who was told is named to those who tell, not to reception', async () => {
    for (const role of ['office', 'dsl'] as const) {
      const { ask } = await morning(role);
      await ask('register/view', { reading: kaiAbsent });
      await record(ask, {
        kind: 'notification',
        role: 'social-worker',
        who: 'R Hale',
        how: 'phone',
        when: '09:41',
        answer: null,
      });
      const glance = await ask('glance', { tenant: 'oakfield' });
      const lines = glance?.flagged.flatMap(({ done }) => done.map(({ line }) => line)) ?? [];
      expect(lines).toContain(
        role === 'dsl' ? 'Social worker (R Hale) told by phone' : 'Told by phone',
      );
    }
  });
});

describe('the glance', () => {
  it('names who is flagged, what was done and by whom', async () => {
    const { ask } = await morning('dsl');
    await ask('register/view', { reading: kaiAbsent });
    await record(ask, call());
    const glance = await ask('glance', { tenant: null });
    expect(glance).toMatchObject({
      tenant: 'oakfield',
      on: AM,
      isToday: true,
      counts: { unexplained: 1, openCases: 1, dayThree: 0, dayFive: 0 },
    });
    expect(glance?.flagged[0]).toMatchObject({
      name: 'Kai Morgan',
      id: 'notify-worker',
      done: [{ line: 'voicemail mum', by: 'JB', time: '09:16' }],
    });
  });

  it('names a child with an open case before the register closes', async () => {
    const { ask } = await morning('dsl', new Date(2026, 8, 15, 8, 55));
    await ask('register/view', { reading: kaiAbsent });
    const glance = await ask('glance', { tenant: null });
    expect(glance?.flagged).toMatchObject([
      { name: 'Kai Morgan', id: 'notify-worker', state: 'upcoming', weight: 'today', done: [] },
    ]);
  });

  it('has nothing to say where nothing is kept', async () => {
    const ask = askFreshWorkers(newProfile());
    await expect(ask('glance', { tenant: null })).resolves.toBeNull();
  });
});

describe('two schools in two tabs', () => {
  it('never mix, though pupils share ids and names', async () => {
    const { profile, ask } = await morning();
    const other = pupil('Kai Morgan', '5B', { tenant: 'riverside' });
    await importPupils(ask, [other], [], 'riverside');
    await ask('register/view', { reading: kaiAbsent });
    await record(ask, call());
    const there = await ask('register/view', {
      reading: reading([row('Morgan, Kai', blank)], {
        tenant: 'riverside',
        host: 'riverside.uk.arbor.sc',
      }),
    });
    expect(there).toMatchObject({ queue: [], done: [], tracker: [] });
    expect(there.school).toMatchObject({ tenant: 'riverside', pupils: 1, marks: 0 });
    for (const [table, rows] of Object.entries(await everything(profile))) {
      if (table === 'settings') continue;
      expect(
        rows.every((row) => (row as { tenant?: string }).tenant),
        table,
      ).toBe(true);
    }
  });

  it('a list of another school is refused whole', async () => {
    const { ask, profile } = await morning();
    const before = await everything(profile);
    const stray = pupil('Ava Adams', '5B', { tenant: 'riverside' });
    await expect(importPupils(ask, [LINH, stray], [])).rejects.toMatchObject({
      code: 'import-refused',
    });
    expect(await everything(profile)).toEqual(before);
  });

  it('erasing one leaves no row of it and every row of the other', async () => {
    const { profile, ask } = await morning();
    await ask('register/view', { reading: kaiAbsent });
    await ask('register/view', {
      reading: reading([row('Morgan, Kai', read('I'))], { readAt: '2026-09-15T08:40:00.000Z' }),
    });
    await record(ask, call());
    await ask('draft/save', { tenant: 'oakfield', pupilId: KAI.id, draft: {} });
    await ask('call/claim', { tenant: 'oakfield', pupilId: KAI.id, holder: 'desk-1', on: true });
    await ask('mapping/set', { tenant: 'oakfield', kind: 'pupils', mapping: { UPN: 'upn' } });
    await ask('import/commit', {
      tenant: 'oakfield',
      kind: 'marks',
      file: 'marks.csv',
      pupils: [],
      contexts: [],
      marks: [{ pupilId: LINH.id, ...AM, code: 'L', minutesLate: 5 }],
    });
    const pack = { schema: 1, id: 'ours', version: '1', origin: 'school', values: {} };
    for (const tenant of ['oakfield', 'riverside']) {
      const school = { tenant, name: tenant };
      await expect(ask('rules/set', { tenant, pack: { ...pack, school } })).resolves.toEqual({
        accepted: true,
        problems: [],
      });
    }
    await importPupils(ask, [pupil('Kai Morgan', '5B', { tenant: 'riverside' })], [], 'riverside');
    const full = await counts(profile);
    expect(Object.entries(full).filter(([, count]) => count === 0)).toEqual([]);

    await expect(ask('school/erase', { tenant: 'oakfield' })).resolves.toEqual({
      erased: ['oakfield'],
    });
    const left = await everything(profile);
    expect(JSON.stringify(left)).not.toContain('oakfield');
    expect(await counts(profile)).toMatchObject({
      pupils: 1,
      rulesPacks: 1,
      imports: 1,
      settings: 2,
    });
    expect(profile.seen.forgotten).toEqual(['oakfield']);

    await ask('school/erase', { tenant: null });
    expect(Object.values(await counts(profile)).every((count) => count === 0)).toBe(true);
  });
});

describe('settings', () => {
  it('keep the keys of each person who works at this desk', async () => {
    const ask = askFreshWorkers(newProfile());
    const be = (initials: string) =>
      ask('settings/set', { person: { initials, role: 'attendance' } });
    await be('JB');
    await ask('settings/set', { keys: { 'list:record': 'Q' } });
    await expect(be('KM')).resolves.not.toHaveProperty('keys');
    await ask('settings/set', { keys: { 'list:record': 'M' } });
    await expect(be('JB')).resolves.toMatchObject({ keys: { 'list:record': 'Q' } });
    await ask('settings/set', { keys: {} });
    await expect(ask('settings/get', {})).resolves.toMatchObject({ keys: {} });
  });

  it('keep what is not changed', async () => {
    const ask = askFreshWorkers(newProfile());
    await ask('settings/set', { person: { initials: 'KM', role: 'dsl' } });
    await ask('settings/set', { panel: 'tab' });
    await expect(ask('settings/get', {})).resolves.toEqual({
      person: { initials: 'KM', role: 'dsl' },
      panel: 'tab',
      reception: false,
      shortcutsOff: false,
    });
  });

  it('a role set by policy stands above the one a person chose', async () => {
    const profile = newProfile();
    const ask = askFreshWorkers(profile);
    await ask('settings/set', { person: { initials: 'JB', role: 'dsl' } });
    profile.policy = { role: 'office' };
    await expect(ask('settings/get', {})).resolves.toMatchObject({
      person: { initials: 'JB', role: 'office' },
    });
  });
});
