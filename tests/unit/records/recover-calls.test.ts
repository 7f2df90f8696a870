import { describe, expect, it } from 'vitest';
import type { CallRecord } from '@/lib/attendance/call-record';
import { foldCase } from '@/lib/casework/fold';
import { formatCall } from '@/lib/comments/format';
import { commentsIn } from '@/lib/comments/found-comments';
import type { Ask } from '@/lib/messages/protocol';
import { eventsOf } from '@/lib/records/events';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { aCall } from '../comments/calls';
import {
  askFreshWorkers,
  newProfile,
  pupil,
  read,
  reading,
  row,
  startWorker,
  type Profile,
} from './school';

const KAI = pupil('Kai Morgan', '5B');
const date = plainDateOf('2026-09-15');

const POORLY =
  'TC to mum, poorly – sickness since 3am, at home with mum, back Wed 16 Sep. N→I. JB 09:16';
const VOICEMAIL = 'TC to dad, voicemail left. N stays. Ring again 09:25. AK 09:10';

async function office(at = new Date(2026, 8, 15, 9, 40)) {
  const profile = newProfile(at);
  const ask = askFreshWorkers(profile);
  await ask('import/commit', {
    tenant: 'oakfield',
    kind: 'pupils',
    file: 'pupils.csv',
    pupils: [KAI],
    contexts: [],
    marks: [],
  });
  await ask('settings/set', { person: { initials: 'JB', role: 'attendance' } });
  return { profile, ask };
}

const show = (ask: Ask, note: string | null, name = 'Morgan, Kai') =>
  ask('register/view', { reading: reading([row(name, read('N'), { note })]) });

async function events(profile: Profile) {
  const { db } = startWorker(profile);
  const { byPupil } = await eventsOf(db, 'oakfield', [KAI.id]);
  db.close();
  return byPupil.get(KAI.id) ?? [];
}

describe('a comment found on Arbor’s page', () => {
  it('is an event again, marked as recovered, with its own initials, time and session', async () => {
    const { ask, profile } = await office();
    const view = await show(ask, POORLY);
    expect(view.queue).toEqual([]);
    const [event, ...others] = await events(profile);
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      recovered: true,
      by: { initials: 'JB' },
      about: { date, session: 'AM' },
      at: new Date(2026, 8, 15, 9, 16).toISOString(),
      payload: { kind: 'call', comment: POORLY, call: { outcome: 'spoke-to', codeTo: 'I' } },
    });
  });

  it('never twice, and the same event on every computer', async () => {
    const one = await office();
    const other = await office(new Date(2026, 8, 15, 11, 5));
    await show(one.ask, POORLY);
    await show(one.ask, `Note: ${POORLY}  `);
    await show(other.ask, POORLY);
    expect(await events(one.profile)).toHaveLength(1);
    expect(await events(other.profile)).toEqual(await events(one.profile));
  });

  it('each of several in one note, and nothing of the words between', async () => {
    const { ask, profile } = await office();
    await show(ask, `${VOICEMAIL}; asked cover for his work`);
    expect((await events(profile)).map(({ by }) => by.initials)).toEqual(['AK']);
    await show(ask, `${VOICEMAIL}\n${POORLY}`);
    expect((await events(profile)).map(({ by }) => by.initials).sort()).toEqual(['AK', 'JB']);
  });

  it('not when the call was recorded here, shortened or not, nor once that was undone', async () => {
    const { ask, profile } = await office();
    const own: CallRecord = aCall({ nextStep: 'Ring again Wed if not in' });
    const short = formatCall(own, { date, limit: 60 }).line;
    expect(short).not.toContain('N→I');
    const about = { date, session: 'AM' } as const;
    const record = (id: string, payload: Parameters<typeof ask<'event/record'>>[1]['payload']) =>
      ask('event/record', { tenant: 'oakfield', id, pupilId: KAI.id, about, payload });
    await record('own', { kind: 'call', call: own, comment: short });
    await show(ask, short);
    expect(await events(profile)).toHaveLength(1);
    await record('undo', { kind: 'undo', of: 'own' });
    await show(ask, short);
    expect((await events(profile)).map(({ id }) => id).sort()).toEqual(['own', 'undo']);
  });

  it('stays undone once it was taken back, and stands in the history either way', async () => {
    const { ask, profile } = await office();
    await show(ask, VOICEMAIL);
    const [event] = await events(profile);
    const history = async () => (await ask('school/board', { tenant: 'oakfield' })).tracker;
    await ask('event/record', {
      tenant: 'oakfield',
      id: 'undo',
      pupilId: KAI.id,
      about: { date, session: 'AM' },
      payload: { kind: 'undo', of: event?.id ?? '' },
    });
    await show(ask, VOICEMAIL);
    const all = await events(profile);
    expect(all).toHaveLength(2);
    const [entry] = foldCase(all).trail;
    expect(entry).toMatchObject({ standing: 'undone', event: { recovered: true } });
    await expect(history()).resolves.toBeDefined();
  });

  it('is an echo where the colleague’s own record arrives later', async () => {
    const { ask, profile } = await office();
    await show(ask, POORLY);
    const [echo] = await events(profile);
    if (!echo) throw new Error('nothing was recovered');
    const own = { ...echo, id: 'colleague:1', recovered: false, at: '2026-09-15T08:17:02.000Z' };
    expect(foldCase([echo, own]).trail.map(({ event }) => event.id)).toEqual(['colleague:1']);
    expect(foldCase([own, echo]).calls).toEqual(foldCase([own]).calls);
  });

  it.each([
    ['words of a person', 'mum rang, poorly'],
    ['without initials', 'TC to mum, voicemail left. N stays. 09:16'],
    ['without a time', 'TC to mum, voicemail left. N stays. JB'],
    ['with words that fit nowhere', `TC to mum, voicemail left, purple. N stays. JB 09:16`],
    ['of a time still to come', VOICEMAIL.replace('AK 09:10', 'AK 15:10')],
    ['of nobody on the list', POORLY, 'Grey, Noor'],
  ])('is left alone %s', async (_, note, name = 'Morgan, Kai') => {
    const { ask, profile } = await office();
    await show(ask, note, name);
    expect(await events(profile)).toEqual([]);
  });
});

describe('lines in a note', () => {
  it.each([
    ['one', POORLY, 1],
    ['two with a semicolon', `${POORLY}; ${VOICEMAIL}`, 2],
    [
      'two whose signature leads',
      '09:16 JB: TC to mum, voicemail left. 09:25 AK: TC to dad, no answer.',
      2,
    ],
    ['two run together by a space', `${POORLY} ${VOICEMAIL}`, 2],
    ['two with a person’s words between', `${POORLY}\nAsked cover for work\n${VOICEMAIL}`, 2],
    ['none where words of a person run into one', `In detention today JB 08:10 ${VOICEMAIL}`, 0],
    [
      'one whose next step holds initials and a time',
      'TC to mum, no answer. DSL KM 10:02 told. JB 10:03',
      1,
    ],
    ['none in an empty note', '', 0],
  ])('%s', (_, note, count) => {
    expect(commentsIn(note, { date })).toHaveLength(count);
  });
});
