import { describe, expect, it } from 'vitest';
import { plainDateOf } from '@/lib/attendance/plain-date';
import type { Ask } from '@/lib/messages/protocol';
import { askFreshWorkers, newProfile, pupil, read, reading, row, type Profile } from './school';

const oakfield = { tenant: 'oakfield' };
const WEDNESDAY = plainDateOf('2026-09-16');
const LAST_MONDAY = plainDateOf('2026-09-07');
const THIS_MONDAY = plainDateOf('2026-09-14');
const key = (monday: string) => `weekly-tracker:oakfield:${monday}`;

const calendar = {
  years: [{ label: '2026/27', terms: [{ from: '2026-09-03', to: '2026-10-23' }] }],
};
const pack = {
  schema: 1,
  id: 'oakfield-rules',
  version: '1',
  origin: 'school',
  school: { tenant: 'oakfield', name: 'Oakfield' },
  values: {},
  calendar,
};

/** Wednesday of the second full week, one register read. */
async function onWednesday(): Promise<{ profile: Profile; ask: Ask }> {
  const profile = newProfile(new Date(2026, 8, 16, 9, 40));
  const ask = askFreshWorkers(profile);
  await ask('settings/set', { person: { initials: 'JB', role: 'attendance' } });
  await ask('rules/set', { ...oakfield, pack });
  await ask('import/commit', {
    ...oakfield,
    kind: 'pupils',
    file: 'pupils.csv',
    pupils: [pupil('Kai Morgan', '5B')],
    contexts: [],
    marks: [],
  });
  await ask('register/view', {
    reading: reading([row('Kai Morgan', read('/'))], { date: WEDNESDAY }),
  });
  return { profile, ask };
}

const tracker = async (ask: Ask) =>
  (await ask('school/board', oakfield)).ofSchool?.map(({ key, state }) => [key, state]);

const completed = (ask: Ask, id: string, monday: typeof THIS_MONDAY) =>
  ask('event/record', {
    ...oakfield,
    id,
    pupilId: null,
    about: { date: monday, session: null },
    payload: { kind: 'tracker-week', note: null },
  });

describe('the weekly tracker', () => {
  it('stands on the board: last week’s is due, this week’s is coming up', async () => {
    const { ask } = await onWednesday();
    await expect(tracker(ask)).resolves.toEqual([
      [key(LAST_MONDAY), 'due'],
      [key(THIS_MONDAY), 'upcoming'],
    ]);
  });

  it('is settled for the week it was recorded for, and stands again when that is undone', async () => {
    const { ask } = await onWednesday();
    await completed(ask, 'last-week', LAST_MONDAY);
    await expect(tracker(ask)).resolves.toContainEqual([key(THIS_MONDAY), 'upcoming']);
    await completed(ask, 'this-week', THIS_MONDAY);
    await expect(tracker(ask)).resolves.toContainEqual([key(THIS_MONDAY), 'settled']);
    await ask('event/record', {
      ...oakfield,
      id: 'undone',
      pupilId: null,
      about: { date: WEDNESDAY, session: 'AM' },
      payload: { kind: 'undo', of: 'last-week' },
    });
    await expect(tracker(ask)).resolves.toEqual([
      [key(LAST_MONDAY), 'due'],
      [key(THIS_MONDAY), 'settled'],
    ]);
  });

  it('says why, with its source', async () => {
    const { ask } = await onWednesday();
    const why = ask('duty/why', {
      ...oakfield,
      key: key(LAST_MONDAY),
      date: WEDNESDAY,
      session: 'AM',
    });
    await expect(why).resolves.toMatchObject({
      sentence: 'The tracker of the week of Mon 7 Sep is not completed yet.',
      source: { paragraph: 'Standard 6' },
    });
  });
});

describe('late arrivals', () => {
  it('the view says when the registers close, as the school’s rules have it', async () => {
    const { ask } = await onWednesday();
    const times = {
      AM: { opens: '08:30', closes: '08:55' },
      PM: { opens: '13:00', closes: '13:10' },
    };
    const value = {
      from: '2024-08-19',
      until: null,
      value: times,
      source: { kind: 'school', paragraph: 'Attendance policy', href: null, checkedOn: null },
      setBy: 'school',
      person: null,
      reason: null,
    };
    await ask('rules/set', { ...oakfield, pack: { ...pack, values: { registerTimes: [value] } } });
    const view = await ask('register/view', {
      reading: reading([row('Kai Morgan', read('N'))], { date: WEDNESDAY }),
    });
    expect(view.registerTimes).toEqual(times);
    await expect(ask('school/board', oakfield)).resolves.toMatchObject({ registerTimes: times });
  });
});

describe('absence before the national framework', () => {
  it('is no part of the ten sessions in ten weeks', async () => {
    const profile = newProfile(new Date(2024, 8, 6, 15, 30));
    const ask = askFreshWorkers(profile);
    const kai = pupil('Kai Morgan', '5B', { dateOfBirth: plainDateOf('2015-01-10') });
    const terms = [
      { from: '2024-06-03', to: '2024-07-19' },
      { from: '2024-09-02', to: '2024-10-25' },
    ];
    const years = [
      { label: '2023/24', terms: [terms[0]] },
      { label: '2024/25', terms: [terms[1]] },
    ];
    await ask('rules/set', { ...oakfield, pack: { ...pack, calendar: { years } } });
    const mark = (date: string, session: 'AM' | 'PM') => ({
      pupilId: kai.id,
      date: plainDateOf(date),
      session,
      code: 'O',
      minutesLate: null,
    });
    const july = ['15', '16', '17', '18', '19'].map((day) => `2024-07-${day}`);
    const september = ['02', '03', '04', '05', '06'].map((day) => `2024-09-${day}`);
    const commit = (kind: 'pupils' | 'marks', dates: string[]) =>
      ask('import/commit', {
        ...oakfield,
        kind,
        file: `${kind}.csv`,
        pupils: kind === 'pupils' ? [kai] : [],
        contexts: [],
        marks: dates.flatMap((date) => [mark(date, 'AM'), mark(date, 'PM')]),
      });
    const asked = async () =>
      (await ask('school/board', oakfield)).followUps.some(({ id }) => id === 'consider-penalty');
    await commit('pupils', []);
    await commit('marks', [...july, ...september.slice(0, 4)]);
    await expect(asked()).resolves.toBe(false);
    await commit('marks', september);
    await expect(asked()).resolves.toBe(true);
  });
});

describe('an O after a call that found nobody', () => {
  it.each([
    ['stays unexplained', true, '2nd unexplained day this term'],
    ['is a reason the school knows, where nobody had to ask', false, ''],
  ])('%s', async (_story, called, detail) => {
    const { ask } = await onWednesday();
    const monday = { date: THIS_MONDAY, session: 'AM' as const };
    const mark = { pupilId: 'kai-morgan', minutesLate: null, date: THIS_MONDAY, code: 'O' };
    await ask('import/commit', {
      ...oakfield,
      kind: 'marks',
      file: 'marks.csv',
      pupils: [],
      contexts: [],
      marks: [{ ...mark, session: 'AM' }],
    });
    if (called)
      await ask('event/record', {
        ...oakfield,
        id: 'in-vain',
        pupilId: 'kai-morgan',
        about: monday,
        payload: {
          kind: 'call',
          comment: null,
          call: {
            outcome: 'no-answer',
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
          },
        },
      });
    const view = await ask('register/view', {
      reading: reading([row('Kai Morgan', read('N'))], { date: WEDNESDAY }),
    });
    expect(view.queue.map(({ detail }) => detail)).toEqual([detail]);
  });
});

describe('an N that became O when its time ran out', () => {
  it('stays unexplained', async () => {
    const { profile, ask } = await onWednesday();
    const monday = (code: string) =>
      ask('register/view', {
        reading: reading([row('Kai Morgan', read(code))], { date: THIS_MONDAY }),
      });
    await monday('N');
    profile.clock.at = new Date(2026, 8, 16, 9, 45);
    await monday('O');
    const view = await ask('register/view', {
      reading: reading([row('Kai Morgan', read('N'))], { date: WEDNESDAY }),
    });
    expect(view.queue.map(({ detail }) => detail)).toEqual(['2nd unexplained day this term']);
  });
});

describe('what a step changed', () => {
  const mark = (date: string, session: 'AM' | 'PM', code: string) => ({
    pupilId: 'kai-morgan',
    date: plainDateOf(date),
    session,
    code,
    minutesLate: null,
  });
  /** A letter in the week of 14 September: one day a week missed before, none after. */
  async function afterALetter(today: Date, weeksAfter: string[]) {
    const { profile, ask } = await onWednesday();
    const days = (monday: string) => {
      const first = Number(monday.slice(8));
      return [0, 1, 2, 3, 4].map(
        (n) => `${monday.slice(0, 8)}${String(first + n).padStart(2, '0')}`,
      );
    };
    const before = days('2026-09-07').map((date, at) => [date, at === 0 ? 'O' : '/'] as const);
    const after = weeksAfter.flatMap(days).map((date) => [date, '/'] as const);
    await ask('import/commit', {
      ...oakfield,
      kind: 'marks',
      file: 'marks.csv',
      pupils: [],
      contexts: [],
      marks: [...before, ...after].flatMap(([date, code]) => [
        mark(date, 'AM', code),
        mark(date, 'PM', code),
      ]),
    });
    await ask('event/record', {
      ...oakfield,
      id: 'letter',
      pupilId: 'kai-morgan',
      about: { date: WEDNESDAY, session: null },
      payload: { kind: 'step', step: 'letter', result: null, supportOffered: true },
    });
    profile.clock.at = today;
    return (await ask('school/board', oakfield)).tracker[0]?.lastStep?.impact;
  }

  it('stands with it on the tracker, once four school weeks have passed', async () => {
    const weeks = ['2026-09-21', '2026-10-05', '2026-10-12'];
    await expect(afterALetter(new Date(2026, 9, 19, 16, 0), weeks)).resolves.toMatch(/too early/);
    await expect(
      afterALetter(new Date(2026, 9, 23, 16, 0), [...weeks, '2026-10-19']),
    ).resolves.toMatch(/^\d+\.\d% in 2 school weeks before, 100\.0% after$/);
  });
});
