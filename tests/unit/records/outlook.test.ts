import { describe, expect, it } from 'vitest';
import type { StatusForecast } from '@/lib/attendance/forecast';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { emptyContext } from '@/lib/casework/context';
import { outlookLines, type OutlookFigures } from '@/lib/records/views/outlook';
import { askFreshWorkers, newProfile, pupil, read, reading, row } from './school';

const status = (percent: number, change: Partial<StatusForecast> = {}): StatusForecast => ({
  percent,
  sessionsInYear: 380,
  reachedAt: (380 * percent) / 100,
  sessionsLeft: (380 * percent) / 100 - 2,
  standsNow: false,
  clearsAfter: null,
  ...change,
});

const FIGURES: OutlookFigures = {
  forecasts: { persistent: status(10), severe: status(50) },
  possible: 24,
  absent: 2,
  penalty: { count: 0, openN: 0, sessionsLeft: 10, oldest: null, oldestDropsOut: null },
  penaltySessions: 10,
  penaltyWindowSchoolWeeks: 10,
  compulsorySchoolAge: true,
  patterns: [],
  lateness: {
    times: 0,
    minutes: [],
    minutesInSchoolDay: 300,
    schoolDaysInYear: 190,
    isExample: true,
  },
};

const MONDAYS = {
  absentDays: 5,
  possibleDays: 8,
  expectedDays: 1.6,
  chance: 0.0004,
  text: '5 of 8 Mondays; by chance 1.6',
};

const of = (about: string, change: Partial<OutlookFigures>) =>
  outlookLines({ ...FIGURES, ...change })
    .filter((line) => line.about === about)
    .map(({ text }) => text);

const persistent = (change: Partial<StatusForecast>) => ({
  forecasts: { persistent: status(10, change), severe: status(50) },
});
const late = (times: number, minutes: number[]) => ({
  lateness: { ...FIGURES.lateness, times, minutes },
});

describe('what is left, in one sentence each', () => {
  it.each<[string, string, Partial<OutlookFigures>, string[]]>([
    [
      'sessions before persistent absence',
      'persistent',
      {},
      [
        'Persistent absence for the year after 36 more missed sessions: 10% of the year is 38 of 380 sessions, and 2 were missed.',
      ],
    ],
    [
      'one session before it',
      'persistent',
      { ...persistent({ sessionsLeft: 1 }), absent: 37, possible: 300 },
      [
        'Persistent absence for the year after 1 more missed session: 10% of the year is 38 of 380 sessions, and 37 were missed.',
      ],
    ],
    [
      'the session after which it clears',
      'persistent',
      {
        ...persistent({
          standsNow: true,
          clearsAfter: { date: plainDateOf('2026-11-06'), session: 'PM' },
        }),
        absent: 12,
      },
      [
        'Persistent absence now, with 12 of 24 sessions missed: it clears after PM on Fri 6 Nov if every session is attended.',
      ],
    ],
    [
      'a year that cannot end otherwise',
      'persistent',
      { ...persistent({ standsNow: true, sessionsLeft: 0 }), absent: 70, possible: 378 },
      [
        'Persistent absence now, with 70 of 378 sessions missed: it does not clear this school year, even if every session is attended.',
      ],
    ],
    [
      'a limit that is out of reach',
      'severe',
      { possible: 300, absent: 1 },
      [
        'Severe absence can no longer be reached by the end of the year: 50% of the year is 190 of 380 sessions, and 1 was missed.',
      ],
    ],
    ['no limit without term dates', 'persistent', { forecasts: null }, []],
    [
      'why not, without term dates',
      'term-dates',
      { forecasts: null },
      ['The term dates are not known, so nothing can be said about the sessions left this year.'],
    ],
    [
      'the Monday on which the oldest drops out',
      'penalty',
      {
        penalty: {
          count: 4,
          openN: 2,
          sessionsLeft: 6,
          oldest: { date: plainDateOf('2026-09-07'), session: 'AM' },
          oldestDropsOut: plainDateOf('2026-11-23'),
        },
      },
      [
        '4 of 10 sessions towards a penalty notice in 10 school weeks, 6 left; the oldest, AM on Mon 7 Sep, drops out on Mon 23 Nov; 2 are N and may still be amended.',
      ],
    ],
    [
      'the threshold met, even by an N alone',
      'penalty',
      {
        penalty: { count: 12, openN: 1, sessionsLeft: 0, oldest: null, oldestDropsOut: null },
      },
      [
        '12 sessions towards a penalty notice in 10 school weeks, so the threshold of 10 is met; 1 is N and may still be amended.',
      ],
    ],
    [
      'a pupil too young or too old',
      'penalty',
      { compulsorySchoolAge: false },
      ['Not of compulsory school age, so no session counts towards a penalty notice.'],
    ],
    [
      'an age nobody gave',
      'penalty',
      { compulsorySchoolAge: null },
      [
        '0 of 10 sessions towards a penalty notice in 10 school weeks, 10 left; the date of birth is not known, so check school age.',
      ],
    ],
    [
      'a weekday, with chance beside it',
      'pattern',
      { patterns: [{ ...MONDAYS, about: { kind: 'weekday', weekday: 1 } }] },
      [
        'Absent on 5 of 8 Mondays, where chance would give about 1.6: a question to ask, not a reason.',
      ],
    ],
    [
      'days around holidays',
      'pattern',
      { patterns: [{ ...MONDAYS, about: { kind: 'around-holidays' } }] },
      [
        'Absent on 5 of 8 school days next to holidays or other days off, where chance would give about 1.6: a question to ask, not a reason.',
      ],
    ],
    ['no pattern where it is noise', 'pattern', {}, []],
    ['nothing of a pupil who was never late', 'lateness', {}, []],
    [
      'minutes late as days lost',
      'lateness',
      late(3, [25, 35]),
      [
        'Late 3 times this school year, 2 of them with minutes recorded: 60 minutes ÷ 300 minutes a day = 0.2 days lost.',
      ],
    ],
    [
      'the same lateness every day',
      'lateness-every-day',
      late(1, [25]),
      [
        'At that average on every school day of a year: 25 minutes × 190 days ÷ 300 minutes a day = 15.8 days lost.',
      ],
    ],
    [
      'lateness that says no minutes',
      'lateness',
      late(1, []),
      ['Late once this school year; no minutes were recorded.'],
    ],
  ])('%s', (_story, about, change, expected) => {
    expect(of(about, change)).toEqual(expected);
  });

  it('is nothing before the first mark of the year', () => {
    expect(outlookLines({ ...FIGURES, possible: 0, absent: 0 })).toEqual([]);
  });

  it('says which days rest on an example', () => {
    const examples = outlookLines({ ...FIGURES, ...late(1, [25]) }).filter((l) => l.isExample);
    expect(examples.map(({ about }) => about)).toEqual(['lateness', 'lateness-every-day']);
  });
});

describe('asked about one pupil', () => {
  const KAI = pupil('Kai Morgan', '5B');
  const AM = { date: plainDateOf('2026-09-15'), session: 'AM' } as const;

  async function school() {
    const ask = askFreshWorkers(newProfile());
    await ask('import/commit', {
      tenant: 'oakfield',
      kind: 'pupils',
      file: 'pupils.csv',
      pupils: [KAI],
      contexts: [emptyContext('oakfield', KAI.id)],
      marks: [],
    });
    return ask;
  }

  it('answers from the register that was read, and claims no term dates', async () => {
    const ask = await school();
    await ask('register/view', { reading: reading([row('Morgan, Kai', read('L', 25))]) });
    const { lines } = await ask('pupil/outlook', { tenant: 'oakfield', pupilId: KAI.id, ...AM });
    expect(lines.map(({ about }) => about)).toEqual([
      'term-dates',
      'penalty',
      'lateness',
      'lateness-every-day',
    ]);
    expect(lines[2]?.text).toBe(
      'Late once this school year: 25 minutes ÷ 300 minutes a day = 0.1 days lost.',
    );
  });

  it('has nothing to say of a pupil without marks', async () => {
    const ask = await school();
    await expect(
      ask('pupil/outlook', { tenant: 'oakfield', pupilId: KAI.id, ...AM }),
    ).resolves.toEqual({ lines: [] });
  });

  it('refuses a pupil it does not know', async () => {
    const ask = await school();
    await expect(
      ask('pupil/outlook', { tenant: 'oakfield', pupilId: 'nobody', ...AM }),
    ).rejects.toMatchObject({ code: 'no-such-pupil' });
  });

  it('counts on the term dates where they are known', async () => {
    const ask = askFreshWorkers(newProfile(new Date(2026, 8, 15, 9, 40)));
    const tenant = 'oakfield-demo';
    await ask('demonstration/load', { tenant, ...AM });
    const { tracker } = await ask('school/board', { tenant });
    const [tracked] = tracker;
    const { lines } = await ask('pupil/outlook', {
      tenant,
      pupilId: tracked?.pupilId ?? '',
      ...AM,
    });
    expect(lines.slice(0, 3).map(({ about }) => about)).toEqual([
      'persistent',
      'severe',
      'penalty',
    ]);
  });
});
