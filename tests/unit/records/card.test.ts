import { describe, expect, it } from 'vitest';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { emptyContext, type PupilContext } from '@/lib/casework/context';
import type { CasePayload, Role } from '@/lib/casework/events';
import type { Impact } from '@/lib/casework/impact';
import type { CardDay, PupilCard } from '@/lib/messages/card-view';
import type { Ask } from '@/lib/messages/protocol';
import { findPupils } from '@/lib/records/find-pupils';
import { impactSentence } from '@/lib/records/views/card-view';
import { askFreshWorkers, newProfile, pupil, read, reading, row, type Profile } from './school';

const tenant = 'oakfield';
const KAI = pupil('Kai Morgan', '5B', { startDate: plainDateOf('2026-09-04') });
const AM = { date: plainDateOf('2026-09-15'), session: 'AM' } as const;

const PACK = {
  schema: 1,
  id: 'oakfield-rules',
  version: '2026-1',
  origin: 'school',
  school: { tenant, name: 'Oakfield' },
  values: {},
  calendar: {
    years: [
      {
        label: '2026/27',
        terms: [
          { name: 'Autumn 1', from: '2026-09-03', to: '2026-10-23' },
          { name: 'Autumn 2', from: '2026-11-02', to: '2026-11-03' },
        ],
        nonSchoolDays: [{ date: '2026-09-03', reason: 'INSET' }],
        oneSessionDays: [{ date: '2026-09-11', session: 'AM', reason: 'Early close' }],
      },
    ],
    closures: [{ date: '2026-09-10', session: 'PM', reason: 'No heating' }],
  },
};

const MARKS: [string, string, string, number?][] = [
  ['2026-09-04', '/', '\\'],
  ['2026-09-07', 'N', 'N'],
  ['2026-09-08', 'I', 'I'],
  ['2026-09-09', 'L', 'U', 12],
  ['2026-09-10', '/', ''],
  ['2026-09-11', 'B', ''],
  ['2026-09-14', 'Q', ''],
];

function rowsOf(marks: typeof MARKS) {
  return marks.flatMap(([date, am, pm, minutes]) =>
    (
      [
        ['AM', am],
        ['PM', pm],
      ] as const
    ).flatMap(([session, code]) =>
      code === ''
        ? []
        : [
            {
              pupilId: KAI.id,
              date: plainDateOf(date),
              session,
              code,
              minutesLate: session === 'AM' ? (minutes ?? null) : null,
            },
          ],
    ),
  );
}

async function importMarks(ask: Ask, file: string, marks: typeof MARKS) {
  const none = { pupils: [], contexts: [] };
  await ask('import/commit', { tenant, kind: 'marks', file, ...none, marks: rowsOf(marks) });
}

/** Imported on Monday afternoon; the register of Tuesday morning read since. */
async function oakfield(context: Partial<PupilContext> = {}, calendar = true) {
  const profile = newProfile(new Date(2026, 8, 14, 15, 40));
  const ask = askFreshWorkers(profile);
  await ask('import/commit', {
    tenant,
    kind: 'pupils',
    file: 'pupils.csv',
    pupils: [KAI],
    contexts: [{ ...emptyContext(tenant, KAI.id), ...context }],
    marks: [],
  });
  if (calendar)
    expect(await ask('rules/set', { tenant, pack: PACK })).toMatchObject({ accepted: true });
  profile.clock.at = new Date(2026, 8, 14, 15, 41);
  await importMarks(ask, 'marks.csv', MARKS);
  // H has not been in force since 2024: a page can show it, and it counts as nothing.
  const monday = { date: plainDateOf('2026-09-14'), session: 'PM' } as const;
  await ask('register/view', {
    reading: reading([row('Morgan, Kai', read('H'))], {
      ...monday,
      readAt: profile.clock.at.toISOString(),
    }),
  });
  profile.clock.at = new Date(2026, 8, 15, 9, 14);
  await ask('register/view', {
    reading: reading([row('Morgan, Kai', read('N'))], { readAt: profile.clock.at.toISOString() }),
  });
  return { profile, ask };
}

const cardOf = (ask: Ask, confidential = false) =>
  ask('pupil/card', { tenant, pupilId: KAI.id, at: null, confidential });

function dayOf(card: PupilCard, date: string): CardDay {
  const day = card.years.flatMap(({ days }) => days).find((each) => each.date === date);
  if (!day) throw new Error(`no ${date}`);
  return day;
}

const drawn = ({ AM, PM }: CardDay) =>
  [AM, PM].map(({ kind, mark, words }) => [kind, mark?.code ?? words].join(' ').trim());

describe('the ribbon of a card', () => {
  it.each([
    ['2026-09-03', ['day-off INSET', 'day-off INSET']],
    ['2026-09-04', ['present /', 'present \\']],
    ['2026-09-07', ['no-reason N', 'no-reason N']],
    ['2026-09-08', ['authorised I', 'authorised I']],
    ['2026-09-09', ['late L', 'unauthorised U']],
    ['2026-09-10', ['present /', 'closure No heating']],
    ['2026-09-11', ['elsewhere B', 'day-off Early close']],
    ['2026-09-14', ['not-possible Q', 'unread H']],
    ['2026-09-15', ['no-reason N', 'to-come']],
    ['2026-10-26', ['holiday School holiday', 'holiday School holiday']],
    ['2026-11-03', ['to-come', 'to-come']],
  ])('%s', async (date, expected) => {
    const { ask } = await oakfield();
    expect(drawn(dayOf(await cardOf(ask), date))).toEqual(expected);
  });

  it('holds every weekday of the year from its first day to its last', async () => {
    const { ask } = await oakfield();
    const [year] = (await cardOf(ask)).years;
    expect(year?.label).toBe('2026/27');
    // 3 September to 3 November 2026: 61 days after the first, of which 17 at weekends.
    expect(year?.days.length).toBe(62 - 18);
    expect(year?.days[0]?.date).toBe('2026-09-03');
    expect(year?.days.at(-1)?.date).toBe('2026-11-03');
  });

  it('says of each mark where it comes from and what stood there before', async () => {
    const { profile, ask } = await oakfield();
    const first = new Date(2026, 8, 14, 15, 41).toISOString();
    const read = new Date(2026, 8, 15, 9, 14).toISOString();
    profile.clock.at = new Date(2026, 8, 15, 11, 2);
    const second = profile.clock.at.toISOString();
    await importMarks(ask, 'amended.csv', [['2026-09-08', 'I', 'M']]);
    const card = await cardOf(ask);
    expect(dayOf(card, '2026-09-08').PM.mark).toMatchObject({
      code: 'M',
      source: { from: 'import', at: second, file: 'amended.csv' },
      before: [
        { code: 'I', source: { from: 'import', at: first, file: 'marks.csv' }, until: second },
      ],
    });
    expect(dayOf(card, '2026-09-15').AM.mark).toMatchObject({
      source: { from: 'page', at: read, file: null },
      seenAgain: null,
      before: [],
    });
    expect(dayOf(card, '2026-09-09').AM.mark).toMatchObject({ minutesLate: 12, before: [] });
    expect(card.readAt).toBe(read);
  });

  it('keeps in sight a mark on a day without school, which counts nowhere', async () => {
    const { ask } = await oakfield();
    await importMarks(ask, 'more.csv', [['2026-09-12', '/', '']]);
    const saturday = dayOf(await cardOf(ask), '2026-09-12').AM;
    expect(saturday).toMatchObject({ words: 'Weekend', mark: { code: '/', offCalendar: true } });
  });

  it('carries the reason of an absence, and one that is not accepted', async () => {
    const { ask } = await oakfield();
    await ask('settings/set', { person: { initials: 'JB', role: 'attendance' } });
    const reason = (accepted: boolean, words: string): CasePayload => ({
      kind: 'reason-established',
      reason: words,
      code: null,
      accepted,
    });
    await record(ask, 'r1', reason(true, 'stomach upset'), '2026-09-07');
    await record(ask, 'r2', reason(false, 'tired'), '2026-09-08');
    const card = await cardOf(ask);
    expect(dayOf(card, '2026-09-07').AM).toMatchObject({
      kind: 'unauthorised',
      mark: { code: 'N', reason: { words: 'stomach upset', accepted: true } },
    });
    expect(dayOf(card, '2026-09-08').PM).toMatchObject({
      kind: 'no-reason',
      mark: { code: 'I', reason: { words: 'tired', accepted: false } },
    });
  });

  it('without term dates closes no day and claims no holiday', async () => {
    const { ask } = await oakfield({}, false);
    const [year] = (await cardOf(ask)).years;
    expect(year).toMatchObject({ termsKnown: false, terms: [] });
    expect(year?.days.map(({ date }) => date)).toEqual([
      '2026-09-04',
      '2026-09-07',
      '2026-09-08',
      '2026-09-09',
      '2026-09-10',
      '2026-09-11',
      '2026-09-14',
      '2026-09-15',
    ]);
  });

  it('is empty before there is a mark, and the card still opens', async () => {
    const ask = askFreshWorkers(newProfile());
    await ask('import/commit', {
      tenant,
      kind: 'pupils',
      file: 'pupils.csv',
      pupils: [KAI],
      contexts: [emptyContext(tenant, KAI.id)],
      marks: [],
    });
    await expect(cardOf(ask)).resolves.toMatchObject({
      asOf: AM,
      readAt: null,
      years: [],
      figures: [],
      duties: [],
      history: [],
    });
  });

  it('refuses a pupil it does not know', async () => {
    const { ask } = await oakfield();
    await expect(
      ask('pupil/card', { tenant, pupilId: 'nobody', at: null, confidential: false }),
    ).rejects.toMatchObject({ code: 'no-such-pupil' });
  });
});

describe('the figures of a card', () => {
  // On roll from 4 September: 11 possible sessions to Tuesday AM, 5 attended (/ \ L / B).
  it.each([
    [
      'Attendance this school year',
      '45.5%',
      '5 of 11 possible sessions attended, to Tue 15 Sep AM.',
    ],
    ['This absence', '1 school day', 'Away without a break since Tue 15 Sep AM'],
    ['Missed', '6 sessions', '2 authorised and 4 unauthorised.'],
    ['Status', 'Severely absent', 'persistent from 10% missed, severe from 50%'],
    ['Without a reason', '3 sessions', ': Mon 7 Sep AM, Mon 7 Sep PM, Tue 15 Sep AM.'],
    ['Late', '1 before close, 1 after', 'L and U marks'],
    [
      'Towards a penalty notice',
      '4 of 10 sessions',
      'G, N, O, U in 10 school weeks, since Mon 31 Aug',
    ],
    ['Not readable', '1 session', 'They count as nothing'],
  ])('%s', async (label, value, how) => {
    const { ask } = await oakfield();
    const figure = (await cardOf(ask)).figures.find((each) => each.label === label);
    expect(figure?.value).toBe(value);
    expect(figure?.how).toContain(how);
  });
});

async function record(ask: Ask, id: string, payload: CasePayload, date = '2026-09-15') {
  const about = { date: plainDateOf(date), session: null };
  await ask('event/record', { tenant, id, pupilId: KAI.id, about, payload });
}

async function work(profile: Profile, ask: Ask, initials: string, role: Role, minute: number) {
  await ask('settings/set', { person: { initials, role } });
  profile.clock.at = new Date(2026, 8, 15, 10, minute);
}

const letter = (result: string): CasePayload => ({
  kind: 'step',
  step: 'letter',
  result,
  supportOffered: true,
});

describe('the history of a card', () => {
  it('keeps what was undone and corrected, by whom, with what it reads as now', async () => {
    const { profile, ask } = await oakfield();
    await work(profile, ask, 'JB', 'office', 1);
    await record(ask, 'e1', letter('Sent to mum'));
    await work(profile, ask, 'RP', 'attendance', 2);
    await record(ask, 'e2', { kind: 'correction', of: 'e1', replacement: letter('Sent to both') });
    await record(ask, 'e3', { kind: 'review', of: 'letter', outcome: 'x', nextReviewOn: null });
    await work(profile, ask, 'KM', 'dsl', 5);
    await record(ask, 'e4', { kind: 'undo', of: 'e3' });
    const { history, steps } = await cardOf(ask);
    expect(
      history.map(({ line, by, standing, changed }) => [
        line,
        by,
        standing,
        changed?.by,
        changed?.line,
      ]),
    ).toEqual([
      ['Review: x', 'RP', 'undone', 'KM', null],
      ['Letter: Sent to mum', 'JB', 'corrected', 'RP', 'Letter: Sent to both'],
    ]);
    expect(history[0]?.changed?.at).toBe(profile.clock.at.toISOString());
    expect(steps).toMatchObject([
      { by: 'JB', result: 'Sent to both', supportOffered: true, steppedBack: false },
    ]);
    expect(steps[0]?.impact).toMatch(/^Too early to say what it changed/);
  });

  it('says which contacts were tried, newest first', async () => {
    const contact = { name: null, phone: '07700 900123', note: null };
    const { profile, ask } = await oakfield({
      contacts: [
        { ...contact, priority: 2, relationship: 'Nan' },
        { ...contact, priority: 1, relationship: 'Mum' },
      ],
    });
    await work(profile, ask, 'JB', 'office', 1);
    const call = (outcome: 'voicemail' | 'no-answer', time: string): CasePayload => ({
      kind: 'call',
      comment: null,
      call: {
        outcome,
        channel: 'phone',
        direction: 'out',
        who: { relationship: 'mum', name: null },
        reason: null,
        whereabouts: null,
        back: null,
        codeFrom: null,
        codeTo: null,
        nextStep: null,
        minutesLate: null,
        initials: 'JB',
        time,
      },
    });
    await record(ask, 'c1', call('no-answer', '09:21'), '2026-09-07');
    await record(ask, 'c2', call('voicemail', '09:30'));
    const { contacts } = await cardOf(ask);
    expect(contacts.map(({ relationship, tried }) => [relationship, tried])).toEqual([
      [
        'Mum',
        [
          { on: '2026-09-15', time: '09:30', outcome: 'voicemail', by: 'JB' },
          { on: '2026-09-07', time: '09:21', outcome: 'no answer', by: 'JB' },
        ],
      ],
      ['Nan', []],
    ]);
  });
});

describe('what is confidential', () => {
  const CASE: Partial<PupilContext> = {
    workers: [
      {
        kind: 'social-worker',
        name: 'Helen Croft',
        authority: 'Northshire',
        channel: 'phone',
        phone: '01632 960001',
        email: null,
        from: null,
        to: null,
      },
    ],
    plans: [{ kind: 'CP', from: plainDateOf('2026-06-01'), to: null }],
  };
  const told: CasePayload = {
    kind: 'notification',
    role: 'social-worker',
    who: 'Helen Croft',
    how: 'phone',
    when: '09:34',
    answer: 'Will ring the family',
  };
  const worker = {
    kind: 'social-worker',
    name: 'Helen Croft',
    authority: 'Northshire',
    reach: 'phone 01632 960001',
    until: null,
  };
  const plan = { kind: 'CP', from: '2026-06-01', until: null };

  it.each<[Role, boolean, unknown]>([
    ['office', false, 'not-for-role'],
    ['office', true, 'not-for-role'],
    ['head', true, 'not-for-role'],
    ['attendance', false, 'ask'],
    ['attendance', true, { workers: [worker], plans: null }],
    ['dsl', false, 'ask'],
    ['dsl', true, { workers: [worker], plans: [plan] }],
  ])('for %s, asked %s', async (role, asked, expected) => {
    const { profile, ask } = await oakfield(CASE);
    await work(profile, ask, 'KM', role, 1);
    await record(ask, 'n1', told);
    await record(ask, 'd1', {
      kind: 'deviation',
      from: 'notify-worker',
      decision: 'not-required',
      reason: 'the social worker was in school',
      agreedWith: null,
      reviewOn: null,
    });
    const { recording, ...card } = await cardOf(ask, asked);
    expect(card.confidential).toEqual(expected);
    // The school's abbreviations are the same for every pupil.
    expect(JSON.stringify(recording.call)).not.toMatch(/croft|social worker/i);
    const isTold = typeof expected === 'object';
    expect(JSON.stringify(card).includes('Croft')).toBe(isTold);
    expect(JSON.stringify(card).toLowerCase().includes('social worker')).toBe(isTold);
  });

  it('looks the same for a pupil without a case until it is asked for', async () => {
    const { profile, ask } = await oakfield();
    await work(profile, ask, 'KM', 'dsl', 1);
    expect((await cardOf(ask)).confidential).toBe('ask');
  });
});

const window = (attended: number, possible: number, schoolWeeks = 4) => ({
  attended,
  possible,
  schoolWeeks,
  from: plainDateOf('2026-09-07'),
  to: plainDateOf('2026-10-04'),
});

describe('what a step changed', () => {
  it.each<[string, Pick<Impact, 'before' | 'after' | 'verdict' | 'changeTenths'>]>([
    [
      '80.0% in 4 school weeks before, 92.5% in 4 school weeks after: up 12.5 points.',
      { before: window(32, 40), after: window(37, 40), verdict: 'known', changeTenths: 125 },
    ],
    [
      '90.0% in 4 school weeks before, 80.0% in 1 school week after: down 10.0 points.',
      { before: window(36, 40), after: window(8, 10, 1), verdict: 'known', changeTenths: -100 },
    ],
    [
      '90.0% in 4 school weeks before, 90.0% in 4 school weeks after: no change.',
      { before: window(36, 40), after: window(36, 40), verdict: 'known', changeTenths: 0 },
    ],
    [
      'Too early to say what it changed: 70.0% so far, 80.0% in 4 school weeks before.',
      {
        before: window(32, 40),
        after: window(7, 10, 1),
        verdict: 'too-early',
        changeTenths: null,
      },
    ],
    [
      'Too early to say what it changed.',
      { before: window(32, 40), after: null, verdict: 'too-early', changeTenths: null },
    ],
    [
      'Cannot tell: there are no marks to compare before or after it.',
      { before: null, after: window(32, 40), verdict: 'cannot-tell', changeTenths: null },
    ],
  ])('%s', (sentence, impact) => {
    const step = { step: 'letter', eventId: 'e', on: plainDateOf('2026-10-05') } as const;
    expect(impactSentence({ ...step, ...impact })).toBe(sentence);
  });
});

describe('finding a pupil', () => {
  const LIST = [
    pupil('Kai Morgan', '5B'),
    pupil('Morgan Kay', '10C'),
    pupil('Oluwatobi Bello', '5B', { preferredForename: 'Tobi' }),
    pupil('Erin O’Neill', '5A'),
    pupil('Linh Nguyễn', 'Form 5B'),
    pupil('Zoë Müller-Lüdenscheidt', null),
    pupil('Sam van der Berg', '11D', { leavingDate: plainDateOf('2026-07-17') }),
  ];
  it.each([
    ['kai', ['Kai Morgan']],
    ['mor', ['Morgan Kay', 'Kai Morgan']],
    ['Morgan, Kai', ['Kai Morgan']],
    ['morgan ka', ['Morgan Kay', 'Kai Morgan']],
    ['tobi', ['Tobi Bello']],
    ['oluwa', ['Tobi Bello']],
    ['oneill', ['Erin O’Neill']],
    ["O'NEILL", ['Erin O’Neill']],
    ['nguyen', ['Linh Nguyễn']],
    ['zoe lud', ['Zoë Müller-Lüdenscheidt']],
    ['5b', ['Tobi Bello', 'Kai Morgan', 'Linh Nguyễn']],
    ['5 B', ['Tobi Bello', 'Kai Morgan', 'Linh Nguyễn']],
    ['kai 5b', ['Kai Morgan']],
    ['berg', ['Sam van der Berg']],
    ['xy', []],
    ['  ', []],
  ])('%s', (text, names) => {
    const { found } = findPupils(LIST, text, AM.date);
    expect(found.map(({ name }) => name)).toEqual(names);
  });

  it('puts leavers last, says since when, and counts what it leaves out', () => {
    const many = Array.from({ length: 15 }, (_, at) =>
      pupil(`Ava Zimmer${'abcdefghijklmno'[at]}`, '7A'),
    );
    const gone = pupil('Ava Adams', '7A', { leavingDate: plainDateOf('2026-09-01') });
    const { found, more } = findPupils([gone, ...many], 'ava', AM.date);
    expect(found.length).toBe(12);
    expect(more).toBe(4);
    expect(findPupils([gone, ...many.slice(0, 2)], 'ava', AM.date).found.at(-1)).toMatchObject({
      name: 'Ava Adams',
      leftOn: '2026-09-01',
    });
  });
});

describe('from another page to the workspace', () => {
  it('hands the pupil over by a ticket, never in the address', async () => {
    const { profile, ask } = await oakfield();
    await ask('workspace/open', { tenant, page: 'calls', pupilId: KAI.id });
    const [path = ''] = profile.seen.opened;
    expect(path).not.toContain('kai');
    const ticket = new URL(path, 'https://x').searchParams.get('card') ?? '';
    await expect(ask('workspace/arrived', { ticket: 'another' })).resolves.toBeNull();
    await expect(ask('workspace/arrived', { ticket })).resolves.toEqual({
      tenant,
      pupilId: KAI.id,
    });
  });
});
