import { describe, expect, it } from 'vitest';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { applyPolicy } from '@/entrypoints/background/policy';
import { nowOf } from '@/lib/records/clock';
import { TRUST_STANDARD } from '@/lib/rules/trust-standard';
import type { Desk } from '@/entrypoints/background/desk';
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

const dated = (value: unknown, kind: 'school' | 'policy' = 'school') => [
  {
    from: '2024-08-19',
    until: null,
    value,
    source: { kind, paragraph: 'Attendance policy 2026', href: null, checkedOn: null },
    setBy: kind,
    person: null,
    reason: null,
  },
];

const pack = (version: string, values: Record<string, unknown>) => ({
  schema: 1,
  id: 'oakfield-rules',
  version,
  origin: 'school',
  school: { tenant: 'oakfield', name: 'Oakfield' },
  values,
});

const policyPack = (version: string, dayThree: number) =>
  JSON.stringify({
    schema: 1,
    id: 'policy',
    version,
    origin: 'policy',
    values: { dayThree: dated(dayThree, 'policy') },
  });

const oakfield = { tenant: 'oakfield' };

async function dayThree(profile: Profile) {
  const { version, origin, values } = await askFreshWorkers(profile)('rules/get', oakfield);
  return { version, origin, dayThree: values.find(({ key }) => key === 'dayThree')?.raw };
}

/** The policy reaches a worker: at its start, or by the browser's event. */
async function arrives(profile: Profile, policy: unknown, removed = false) {
  profile.policy = policy;
  const { db } = startWorker(profile);
  const desk: Desk = {
    db,
    now: () => nowOf(profile.clock.at),
    policy: async () => profile.policy,
    changed: async (tenant) => profile.seen.changes.push(tenant),
    forgotten: async () => {},
    stored: { get: async () => undefined, set: async () => {} },
    showCount: async () => {},
    openPage: async () => {},
    handOver: async () => {},
    handedOver: async () => undefined,
  };
  await applyPolicy(desk, removed);
  db.close();
}

describe('the school’s rules', () => {
  it('are the Standard’s until somebody sets others, with the examples named', async () => {
    const ask = askFreshWorkers(newProfile());
    const reply = await ask('rules/get', oakfield);
    expect(reply).toMatchObject({
      version: TRUST_STANDARD.version,
      origin: 'trust',
      storedAt: null,
    });
    const { exampleRules } = await ask('school/status', oakfield);
    expect(exampleRules).toEqual(
      reply.values.filter(({ isExample }) => isExample).map(({ key }) => key),
    );
    expect(exampleRules).toContain('ladder');
    expect(exampleRules).not.toContain('dayThree');
  });

  it('a school may be stricter, and another school keeps its own', async () => {
    const profile = newProfile();
    const ask = askFreshWorkers(profile);
    await expect(
      ask('rules/set', { ...oakfield, pack: pack('2', { dayThree: dated(2) }) }),
    ).resolves.toEqual({ accepted: true, problems: [] });
    await expect(dayThree(profile)).resolves.toEqual({
      version: '2',
      origin: 'school',
      dayThree: 2,
    });
    const other = await ask('rules/get', { tenant: 'riverside' });
    expect(other).toMatchObject({ origin: 'trust' });
  });

  it('one value is set on screen, in the name of who did, and nothing is kept by asking', async () => {
    const profile = newProfile(new Date(2026, 10, 25, 10, 0));
    const ask = askFreshWorkers(profile);
    await ask('settings/set', { person: { initials: 'KM', role: 'head' } });
    const { pack: amended } = await ask('rules/amend', {
      ...oakfield,
      key: 'dayThree',
      value: 2,
      from: plainDateOf('2026-11-25'),
      paragraph: 'Attendance policy 2026, page 4',
      reason: null,
    });
    await expect(dayThree(profile)).resolves.toMatchObject({ origin: 'trust', dayThree: 3 });
    await expect(ask('rules/preview', { ...oakfield, pack: amended })).resolves.toMatchObject({
      problems: [],
      comparisons: [{ key: 'dayThree', verdict: 'stricter' }],
    });
    await ask('rules/set', { ...oakfield, pack: amended });
    await expect(dayThree(profile)).resolves.toEqual({
      version: '2026-11-25',
      origin: 'school',
      dayThree: 2,
    });
    const { values } = await ask('rules/get', oakfield);
    expect(values.find(({ key }) => key === 'dayThree')).toMatchObject({
      raw: 2,
      source: 'Attendance policy 2026, page 4',
      from: '2026-11-25',
    });
    await expect(
      ask('rules/amend', {
        ...oakfield,
        key: 'dayTwo',
        value: 2,
        from: plainDateOf('2026-11-25'),
        paragraph: 'x',
        reason: null,
      }),
    ).rejects.toMatchObject({ code: 'no-rule' });
  });

  it.each([
    ['is no pack at all', 'rules!', ''],
    [
      'has a value that cannot be',
      pack('3', { dayThree: dated('three') }),
      'values.dayThree[0].value',
    ],
    ['is weaker without a reason', pack('3', { dayThree: dated(9) }), 'values.dayThree'],
    [
      'is another school’s',
      { ...pack('3', {}), school: { tenant: 'riverside', name: 'R' } },
      'school.tenant',
    ],
    ['claims to be the policy', { ...pack('3', {}), origin: 'policy' }, 'origin'],
    [
      'has terms that overlap',
      {
        ...pack('3', {}),
        calendar: {
          years: [
            {
              label: '2026/27',
              terms: [
                { from: '2026-09-03', to: '2026-10-23' },
                { from: '2026-10-20', to: '2026-12-18' },
              ],
            },
          ],
        },
      },
      'calendar',
    ],
  ])(
    'a pack that %s leaves the good one in place and names the place',
    async (_story, bad, path) => {
      const profile = newProfile();
      const ask = askFreshWorkers(profile);
      await ask('rules/set', { ...oakfield, pack: pack('2', { dayThree: dated(2) }) });
      const reply = await ask('rules/set', { ...oakfield, pack: bad });
      expect(reply.accepted).toBe(false);
      expect(reply.problems[0]?.path).toContain(path);
      expect(reply.problems[0]?.why).toMatch(/\S/);
      await expect(dayThree(profile)).resolves.toMatchObject({ version: '2', dayThree: 2 });
    },
  );

  it('a calendar in the rules decides which days count', async () => {
    const profile = newProfile(new Date(2026, 8, 15, 9, 40));
    const ask = askFreshWorkers(profile);
    const calendar = {
      years: [{ label: '2026/27', terms: [{ from: '2026-09-03', to: '2026-10-23' }] }],
      closures: [{ date: '2026-09-15', reason: 'Snow' }],
    };
    await ask('rules/set', { ...oakfield, pack: { ...pack('4', {}), calendar } });
    await ask('import/commit', {
      ...oakfield,
      kind: 'pupils',
      file: 'pupils.csv',
      pupils: [pupil('Kai Morgan', '5B')],
      contexts: [],
      marks: [],
    });
    const view = await ask('register/view', { reading: reading([row('Kai Morgan', read('N'))]) });
    expect(view.queue).toEqual([]);
    expect(view.doubts).toEqual([
      { rows: 1, why: 'Tue 15 Sep is no school day in the calendar, so nothing is due' },
    ]);
  });
});

describe('the managed policy', () => {
  it('stands above the school, arrives late, and survives a worker', async () => {
    const profile = newProfile();
    await askFreshWorkers(profile)('rules/set', {
      ...oakfield,
      pack: pack('2', { dayThree: dated(2) }),
    });
    await arrives(profile, {});
    await expect(dayThree(profile)).resolves.toMatchObject({ origin: 'school', dayThree: 2 });
    await arrives(profile, { rulesPack: policyPack('P1', 1) });
    await expect(dayThree(profile)).resolves.toEqual({
      version: 'P1',
      origin: 'policy',
      dayThree: 1,
    });
    expect(profile.seen.changes).toContain('oakfield');
  });

  it.each([
    ['is not there yet', {}, false, 'P1'],
    ['does not parse', { rulesPack: '{' }, false, 'P1'],
    ['has a field nobody knows', { rulesPack: policyPack('P2', 2), extra: 1 }, false, 'P1'],
    ['was replaced', { rulesPack: policyPack('P2', 2) }, false, 'P2'],
    ['says nothing of rules any more', { role: 'office' }, false, TRUST_STANDARD.version],
    ['was taken away', {}, true, TRUST_STANDARD.version],
  ])('when it %s', async (_story, next, removed, version) => {
    const profile = newProfile();
    await arrives(profile, { rulesPack: policyPack('P1', 1) });
    await arrives(profile, next, removed);
    await expect(dayThree(profile)).resolves.toMatchObject({ version });
  });

  it.each([
    ['its JSON is broken', { rulesPack: '{' }, 'rulesPack'],
    ['it has a field nobody knows', { extra: 1 }, 'extra'],
    ['it is weaker without a reason', { rulesPack: policyPack('P2', 9) }, 'values.dayThree'],
    [
      'its terms overlap',
      {
        rulesPack: JSON.stringify({
          ...JSON.parse(policyPack('P2', 1)),
          calendar: {
            years: [
              {
                label: '2026/27',
                terms: [
                  { from: '2026-09-03', to: '2026-10-23' },
                  { from: '2026-10-20', to: '2026-12-18' },
                ],
              },
            ],
          },
        }),
      },
      'rulesPack: calendar',
    ],
  ])('is refused when %s, by name, and the one before stays', async (_story, policy, path) => {
    const profile = newProfile();
    await arrives(profile, { rulesPack: policyPack('P1', 1) });
    await arrives(profile, policy);
    const reply = await askFreshWorkers(profile)('rules/get', oakfield);
    expect(reply).toMatchObject({ version: 'P1', origin: 'policy' });
    expect(reply.policyProblems[0]?.path).toContain(path);
    expect(reply.policyProblems[0]?.why).toMatch(/\S/);
  });

  it.each([
    ['none is set', {}],
    ['a good one is set', { rulesPack: policyPack('P1', 1) }],
  ])('has no problem to name while %s', async (_story, policy) => {
    const profile = newProfile();
    await arrives(profile, policy);
    const { policyProblems } = await askFreshWorkers(profile)('rules/get', oakfield);
    expect(policyProblems).toEqual([]);
  });

  it('switches features off: no chips, no demonstration, no import, the panel folded', async () => {
    const profile = newProfile(new Date(2026, 8, 15, 9, 40));
    const ask = askFreshWorkers(profile);
    const commit = () =>
      ask('import/commit', {
        ...oakfield,
        kind: 'pupils',
        file: 'pupils.csv',
        pupils: [pupil('Kai Morgan', '5B')],
        contexts: [],
        marks: [],
      });
    await commit();
    const chips = async () => {
      const absent = reading([row('Kai Morgan', read('N'))]);
      const view = await ask('register/view', { reading: absent });
      return { queued: view.queue.length, chips: view.rows[0]?.chips.length };
    };
    await expect(chips()).resolves.toEqual({ queued: 1, chips: 2 });

    const featuresOff = ['chips', 'demonstration', 'import', 'panel'];
    profile.policy = { featuresOff };
    await expect(chips()).resolves.toEqual({ queued: 1, chips: 0 });
    await expect(ask('settings/get', {})).resolves.toMatchObject({ panel: 'tab', featuresOff });
    await expect(commit()).rejects.toMatchObject({ code: 'switched-off' });
    const date = plainDateOf('2026-09-15');
    const demonstration = { tenant: 'oakfield-demo', date, session: 'AM' } as const;
    await expect(ask('demonstration/load', demonstration)).rejects.toMatchObject({
      code: 'switched-off',
    });
    profile.policy = {};
    await expect(chips()).resolves.toEqual({ queued: 1, chips: 2 });
  });

  it('names the schools', async () => {
    const profile = newProfile();
    profile.policy = { tenantNames: { oakfield: 'Oakfield Church of England Primary' } };
    const ask = askFreshWorkers(profile);
    await expect(ask('school/status', oakfield)).resolves.toMatchObject({
      name: 'Oakfield Church of England Primary',
    });
    await expect(ask('school/status', { tenant: 'st-mary' })).resolves.toMatchObject({
      name: 'St Mary',
    });
  });
});

describe('the demonstration', () => {
  const session = { date: plainDateOf('2026-09-15'), session: 'AM' } as const;

  it('is never loaded beside real pupils', async () => {
    const profile = newProfile();
    const ask = askFreshWorkers(profile);
    await expect(
      ask('demonstration/load', { tenant: 'oakfield', ...session }),
    ).rejects.toMatchObject({ code: 'not-a-demonstration' });
    const { db } = startWorker(profile);
    expect(await db.pupils.count()).toBe(0);
    db.close();
  });

  it('loads whole, and again over itself', async () => {
    const profile = newProfile(new Date(2026, 8, 15, 9, 40));
    const ask = askFreshWorkers(profile);
    const load = () => ask('demonstration/load', { tenant: 'oakfield-demo', ...session });
    const first = await load();
    expect(first).toMatchObject({ name: 'Oakfield Primary', pupils: 420, isDemonstration: true });
    await expect(load()).resolves.toEqual(first);
    const board = await ask('school/board', { tenant: 'oakfield-demo' });
    expect(board.on).toBe('2026-09-14 PM');
    expect(board.tracker.length).toBeGreaterThan(0);
  });
});
