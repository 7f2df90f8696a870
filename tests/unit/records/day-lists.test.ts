// The board of who is taught elsewhere, and the list of who came late, out of what is stored.
import { describe, expect, it } from 'vitest';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { emptyContext, type PupilContext } from '@/lib/casework/context';
import type { CasePayload } from '@/lib/casework/events';
import { askFreshWorkers, newProfile, pupil, read, reading, row } from './school';

const TUESDAY = plainDateOf('2026-09-15');
const AM = { date: TUESDAY, session: 'AM' } as const;
const SAM = pupil('Sam Berg', '5B');
const ADA = pupil('Ada Achebe', '5B');
const LEO = pupil('Leo Costa', '5B');
const KAI = pupil('Kai Morgan', '5B');

const atForest = (of: { id: string }): PupilContext => ({
  ...emptyContext('oakfield', of.id),
  provisions: [
    {
      kind: 'alternative',
      name: 'Forest provision',
      contact: '01632 960207',
      from: null,
      to: null,
    },
  ],
});

async function morning(time: [number, number] = [9, 40], marks: Parameters<typeof commit>[1] = []) {
  const profile = newProfile(new Date(2026, 8, 15, ...time));
  const ask = askFreshWorkers(profile);
  await commit(ask, marks);
  await ask('settings/set', { person: { initials: 'JB', role: 'office' } });
  await ask('register/view', {
    reading: reading([
      row('Berg, Sam', read('B')),
      row('Achebe, Ada', read('B')),
      row('Costa, Leo', read('L')),
      row('Morgan, Kai', read('U')),
    ]),
  });
  const record = (id: string, of: { id: string }, payload: CasePayload) =>
    ask('event/record', { tenant: 'oakfield', id, pupilId: of.id, about: AM, payload });
  const offSite = async () => {
    const { offSite: board } = await ask('school/board', { tenant: 'oakfield' });
    return (board?.items ?? []).map((item) => [item.duty.name, item.state, item.report?.by]);
  };
  const late = async () => (await ask('school/late', { tenant: 'oakfield' })).late;
  return { ask, record, offSite, late };
}

async function commit(
  ask: ReturnType<typeof askFreshWorkers>,
  marks: {
    pupilId: string;
    date: string;
    session: 'AM' | 'PM';
    code: string;
    minutesLate: number | null;
  }[],
) {
  const pupils = [SAM, ADA, LEO, KAI];
  const contexts = [atForest(SAM), atForest(ADA)];
  const arriving = { tenant: 'oakfield', file: 'a.csv', marks: [] };
  await ask('import/commit', { ...arriving, kind: 'pupils', pupils, contexts });
  if (marks.length > 0)
    await ask('import/commit', {
      ...arriving,
      kind: 'marks',
      pupils: [],
      contexts: [],
      marks: marks.map((mark) => ({ ...mark, date: plainDateOf(mark.date) })),
    });
}

const confirmed = (attended: boolean): CasePayload => ({
  kind: 'confirmation',
  provider: 'Forest provision',
  confirmedBy: 'Rowan',
  time: '09:21',
  attended,
});

const arrived = (minutesLate: number | null): CasePayload => ({
  kind: 'call',
  comment: null,
  call: {
    outcome: 'arrived-late',
    channel: 'in-person',
    direction: 'in',
    who: null,
    reason: null,
    whereabouts: null,
    back: null,
    codeFrom: null,
    codeTo: null,
    nextStep: null,
    minutesLate,
    initials: 'JB',
    time: '09:20',
  },
});

describe('the board of who is off site', () => {
  it('awaits the provider until the school’s time, and then says that nobody confirmed', async () => {
    expect(await (await morning([9, 29])).offSite()).toEqual([
      ['Ada Achebe', 'awaited', undefined],
      ['Sam Berg', 'awaited', undefined],
    ]);
    const { ask, offSite } = await morning([9, 30]);
    expect(await offSite()).toEqual([
      ['Ada Achebe', 'late', undefined],
      ['Sam Berg', 'late', undefined],
    ]);
    // The route has started: each has a first-day call.
    const { queue, followUps } = await ask('school/board', { tenant: 'oakfield' });
    expect(queue.map(({ name }) => name).sort()).toEqual(['Ada Achebe', 'Sam Berg']);
    expect(queue[0]?.chip.label).toBe('Confirm off site');
    // To confirm is another act than to ring, so it stands among the follow-ups too.
    expect(followUps.filter(({ id }) => id === 'confirm-off-site')).toHaveLength(2);
  });

  it('puts who is not there first, who is confirmed last, and takes both off the queue or on it', async () => {
    const { ask, record, offSite } = await morning();
    await record('d-1', SAM, confirmed(false));
    await record('d-2', ADA, confirmed(true));
    expect(await offSite()).toEqual([
      ['Sam Berg', 'absent', 'Rowan'],
      ['Ada Achebe', 'confirmed', 'Rowan'],
    ]);
    const { queue } = await ask('school/board', { tenant: 'oakfield' });
    expect(queue.map(({ name }) => name)).toEqual(['Sam Berg']);
  });
});

describe('the late list', () => {
  it('is empty where nobody was late, and lists L and U without minutes as such', async () => {
    const { late } = await morning();
    expect((await late())?.items.map(({ name, mark, fits }) => [name, mark, fits])).toEqual([
      ['Kai Morgan', 'U', null],
      ['Leo Costa', 'L', null],
    ]);
  });

  it('takes the minutes that stand on the page', async () => {
    const { ask, late } = await morning();
    await ask('register/view', {
      reading: reading([row('Costa, Leo', Object.assign(read('L'), { minutesLate: 7 }))]),
    });
    const leo = (await late())?.items.find(({ name }) => name === 'Leo Costa');
    expect(leo).toMatchObject({ minutes: 7, arrivedAt: '08:52', fits: 'L', differs: false });
  });

  it.each([
    ['a minute before the register closes', 29, 'L', true],
    ['as it closes', 30, 'U', false],
    ['a minute after', 31, 'U', false],
  ] as const)('%s: %i minutes is %s', async (_story, minutes, fits, differs) => {
    const { record, late } = await morning();
    await record('d-1', KAI, arrived(minutes));
    const kai = (await late())?.items.find(({ name }) => name === 'Kai Morgan');
    expect(kai).toMatchObject({ mark: 'U', minutes, fits, differs, recordedBy: 'JB' });
  });

  it('adds up what was lost from the minutes recorded, and says how many had none', async () => {
    const { late } = await morning(undefined, [
      { pupilId: LEO.id, date: '2026-09-08', session: 'AM', code: 'L', minutesLate: 20 },
      { pupilId: LEO.id, date: '2026-09-09', session: 'PM', code: 'U', minutesLate: 40 },
      { pupilId: LEO.id, date: '2026-09-10', session: 'AM', code: '/', minutesLate: null },
      { pupilId: LEO.id, date: '2026-09-15', session: 'AM', code: 'L', minutesLate: null },
    ]);
    const leo = (await late())?.items.find(({ name }) => name === 'Leo Costa');
    expect(leo?.term).toEqual({
      times: 3,
      timesWithMinutes: 2,
      minutes: 60,
      days: '0.2',
      formula: '60 minutes ÷ 300 minutes a day = 0.2 days',
    });
  });
});
