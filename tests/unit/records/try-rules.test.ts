import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, isPlainDate, plainDateOf, type PlainDate } from '@/lib/attendance/plain-date';
import type { Ask } from '@/lib/messages/protocol';
import { TRUST_STANDARD } from '@/lib/rules/trust-standard';
import { askFreshWorkers, newProfile, pupil, startWorker, type Profile } from './school';

const oakfield = { tenant: 'oakfield' };

const calendar = {
  years: [
    {
      label: '2026/27',
      terms: [
        { from: '2026-09-03', to: '2026-10-23' },
        { from: '2026-11-02', to: '2026-12-18' },
      ],
    },
  ],
};

const dated = (value: unknown, more: object = {}) => [
  {
    from: '2024-08-19',
    until: null,
    value,
    source: { kind: 'school', paragraph: 'Attendance policy', href: null, checkedOn: null },
    setBy: 'school',
    person: null,
    reason: null,
    ...more,
  },
];
const pack = (version: string, values: object) => ({
  schema: 1,
  id: 'oakfield-rules',
  version,
  origin: 'school',
  school: { tenant: 'oakfield', name: 'Oakfield' },
  values,
  calendar,
});

const KAI = pupil('Kai Morgan', '5B');
const LINH = pupil('Linh Nguyen', '5B');

/** Weekday marks from one day to another, both sessions. */
function marks(pupilId: string, from: string, to: string, code: string) {
  const rows = [];
  for (let date = plainDateOf(from); date <= plainDateOf(to); date = addDays(date, 1)) {
    for (const session of ['AM', 'PM'] as const)
      rows.push({ pupilId, date, session, code, minutesLate: null });
  }
  return rows;
}

let profile: Profile;
let ask: Ask;

/**
 * Tuesday 3 November. Kai is ill Monday and Tuesday; Linh was ill Thursday 8 and Friday 9 October and
 * has been in since.
 */
beforeEach(async () => {
  profile = newProfile(new Date(2026, 10, 3, 15, 30));
  ask = askFreshWorkers(profile);
  await ask('rules/set', { ...oakfield, pack: pack('1', {}) });
  const commit = (kind: 'pupils' | 'marks', rows: ReturnType<typeof marks>) =>
    ask('import/commit', {
      ...oakfield,
      kind,
      file: 'school.csv',
      pupils: kind === 'pupils' ? [KAI, LINH] : [],
      contexts: [],
      marks: rows,
    });
  await commit('pupils', []);
  await commit('marks', [
    ...marks(LINH.id, '2026-10-05', '2026-10-07', '/'),
    ...marks(LINH.id, '2026-10-08', '2026-10-09', 'I'),
    ...marks(LINH.id, '2026-10-12', '2026-10-16', '/'),
    ...marks(KAI.id, '2026-10-05', '2026-10-09', '/'),
    ...marks(KAI.id, '2026-11-02', '2026-11-03', 'I'),
  ]);
});

const sooner = pack('2', { dayThree: dated(2) });

const movedOn = async (written: unknown, date: PlainDate) =>
  (await ask('rules/simulate', { ...oakfield, pack: written, date })).moved.map(
    ({ name, gained, lost }) => [name, gained, lost],
  );

describe('a pack that is tried', () => {
  it('shows each week’s end of the last half term, and the newest day', async () => {
    const { moments, problems } = await ask('rules/preview', { ...oakfield, pack: sooner });
    expect(problems).toEqual([]);
    expect(moments).toEqual([
      '2026-09-04',
      '2026-09-11',
      '2026-09-18',
      '2026-09-25',
      '2026-10-02',
      '2026-10-09',
      '2026-10-16',
      '2026-10-23',
      '2026-11-03',
    ]);
    expect(moments.every(isPlainDate)).toBe(true);
  });

  it('names whom it moves, on the day they would have been moved', async () => {
    await expect(movedOn(sooner, plainDateOf('2026-11-03'))).resolves.toEqual([
      ['Kai Morgan', ['Day 3 contact'], ['Day 3 contact, coming up']],
    ]);
    await expect(movedOn(sooner, plainDateOf('2026-10-09'))).resolves.toEqual([
      ['Linh Nguyen', ['Day 3 contact'], ['Day 3 contact, coming up']],
    ]);
    await expect(movedOn(sooner, plainDateOf('2026-10-16'))).resolves.toEqual([]);
  });

  it('is tried on earlier days as if it had held then, though it begins today', async () => {
    const fromToday = pack('2', {
      dayThree: dated(2).map((each) => ({ ...each, from: '2026-11-03' })),
    });
    await expect(movedOn(fromToday, plainDateOf('2026-10-09'))).resolves.toEqual([
      ['Linh Nguyen', ['Day 3 contact'], ['Day 3 contact, coming up']],
    ]);
  });

  it('moves nobody where it says what holds already', async () => {
    const same = pack('3', { dayThree: dated(3) });
    for (const date of ['2026-10-09', '2026-11-03'].map(plainDateOf))
      await expect(movedOn(same, date)).resolves.toEqual([]);
  });

  it('changes nothing: the rules, the events and the marks stay as they were', async () => {
    const kept = async () => {
      const { db } = startWorker(profile);
      const tables = await Promise.all(db.tables.map((table) => table.toArray()));
      db.close();
      return JSON.stringify(tables);
    };
    const before = await kept();
    const told = [...profile.seen.changes];
    await ask('rules/preview', { ...oakfield, pack: sooner });
    await movedOn(sooner, plainDateOf('2026-11-03'));
    await expect(kept()).resolves.toBe(before);
    expect(profile.seen.changes).toEqual(told);
  });

  it('stands beside the Standard: stricter, weaker with its reason, an example confirmed', async () => {
    const commentLimit = TRUST_STANDARD.values.commentLimit?.[0]?.value;
    const { comparisons } = await ask('rules/preview', {
      ...oakfield,
      pack: pack('4', {
        dayThree: dated(2),
        dayFive: dated(6, { reason: 'Agreed with the trust for the pilot' }),
        commentLimit: dated(commentLimit),
      }),
    });
    const told = comparisons.map(({ key, verdict, against, reason }) => ({
      key,
      verdict,
      against,
      reason,
    }));
    expect(told).toHaveLength(3);
    expect(told).toEqual(
      expect.arrayContaining([
        { key: 'dayThree', verdict: 'stricter', against: 'standard', reason: null },
        {
          key: 'dayFive',
          verdict: 'weaker',
          against: 'standard',
          reason: 'Agreed with the trust for the pilot',
        },
        { key: 'commentLimit', verdict: 'same', against: 'example', reason: null },
      ]),
    );
  });

  it.each([
    ['is weaker without a reason', pack('5', { dayFive: dated(6) })],
    ['is another school’s', { ...sooner, school: { tenant: 'riverside', name: 'R' } }],
    ['is no pack', 'rules!'],
  ])('is refused when it %s, and never simulated', async (_story, bad) => {
    const { problems } = await ask('rules/preview', { ...oakfield, pack: bad });
    expect(problems.length).toBeGreaterThan(0);
    await expect(movedOn(bad, plainDateOf('2026-11-03'))).rejects.toMatchObject({
      code: 'bad-rules',
    });
  });

  it('says so of a day on which no rules are recorded', async () => {
    await expect(movedOn(sooner, plainDateOf('2024-07-01'))).rejects.toMatchObject({
      code: 'rules-not-covered',
    });
  });
});
