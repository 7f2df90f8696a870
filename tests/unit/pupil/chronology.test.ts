import { describe, expect, it } from 'vitest';
import { chronology, chronologyText, spanOf, type Made } from '@/components/pupil/chronology';
import { plainDateOf } from '@/lib/attendance/plain-date';
import type { CardDay, PupilCard } from '@/lib/messages/card-view';
import { cardSample, day, emptyCard, event, gapOf, slotOf } from '../../components/ui/card-sample';

const MADE: Made = { by: 'RP', on: plainDateOf('2026-11-25'), time: '09:40' };
const CARD = cardSample();

function linesOf(card: PupilCard, range: 'term' | 'year' | 'all' = 'all'): string[] {
  const span = spanOf(card, range);
  if (!span) throw new Error('no span');
  return chronology(card, span).map(({ on, time, what }) =>
    [on.slice(5), time, what].filter(Boolean).join(' '),
  );
}

const YEAR = { label: '2026/27', termsKnown: true, terms: [] };
const withDays = (days: CardDay[]): PupilCard =>
  cardSample({ years: [{ ...YEAR, days }], history: [], steps: [] });

describe('how far a chronology reaches', () => {
  it.each([
    ['term', { words: 'This term (Autumn 1)', from: '2026-09-01', to: '2026-09-15' }],
    ['year', { words: 'This school year', from: '2026-09-01', to: '2026-09-15' }],
    ['all', { words: 'Everything kept', from: '2026-09-01', to: '2026-09-15' }],
  ] as const)('%s', (range, span) => {
    expect(spanOf(CARD, range)).toEqual(span);
  });

  it('ends with the term where a holiday has begun', () => {
    const asOf = { date: plainDateOf('2026-10-28'), session: 'AM' } as const;
    expect(spanOf({ ...CARD, asOf }, 'term')).toMatchObject({ to: '2026-10-23' });
  });

  it('goes back to the first record, before any mark', () => {
    const old = event({ eventId: 'old', line: 'x', on: plainDateOf('2025-03-03') });
    expect(spanOf(cardSample({ history: [old] }), 'all')).toMatchObject({ from: '2025-03-03' });
  });

  it('is none where nothing is known', () => {
    expect(spanOf(emptyCard(), 'term')).toBeNull();
    expect(spanOf(emptyCard(), 'all')).toBeNull();
  });
});

describe('absences in a chronology', () => {
  const ill = slotOf('authorised', 'I');
  const present = slotOf('present', '/');
  it.each<[string, CardDay[], string[]]>([
    ['one session', [day('2026-09-08', ill, present)], ['09-08 AM: I, illness']],
    ['a day', [day('2026-09-08', ill)], ['09-08 AM and PM: I, illness']],
    [
      'several days over a weekend, an INSET day and a closed afternoon',
      [
        day('2026-09-03', present, ill),
        day('2026-09-04', ill, gapOf('closure', 'No heating')),
        day('2026-09-07', gapOf('day-off', 'INSET')),
        day('2026-09-08', ill),
      ],
      ['09-03 PM: I, illness (4 sessions, to Tue 8 Sep PM)'],
    ],
    [
      'broken by a session in school',
      [day('2026-09-03', ill, present), day('2026-09-04', ill, present)],
      ['09-03 AM: I, illness', '09-04 AM: I, illness'],
    ],
    [
      'broken by a session without a mark: nobody knows',
      [day('2026-09-03', ill, gapOf('missing')), day('2026-09-04', ill, present)],
      ['09-03 AM: I, illness', '09-04 AM: I, illness'],
    ],
    [
      'another code is another line',
      [day('2026-09-03', ill, slotOf('no-reason', 'N'))],
      ['09-03 AM: I, illness', '09-03 PM: N, no reason yet'],
    ],
    [
      'each late arrival by itself',
      [day('2026-09-03', slotOf('late', 'L', { minutesLate: 5 }), slotOf('late', 'L'))],
      [
        '09-03 AM: L, late before the register closed, 5 minutes',
        '09-03 PM: L, late before the register closed',
      ],
    ],
    [
      'no line for what was attended or not possible',
      [
        day('2026-09-03', present, slotOf('elsewhere', 'B')),
        day('2026-09-04', slotOf('not-possible', 'Y2')),
      ],
      [],
    ],
    [
      'no line for a mark on a day without school',
      [day('2026-09-05', slotOf('authorised', 'I', { offCalendar: true }))],
      [],
    ],
  ])('%s', (_story, days, expected) => {
    expect(linesOf(withDays(days))).toEqual(expected);
  });
});

describe('a chronology', () => {
  it('sets absences, amendments and records in the order of time', () => {
    expect(linesOf(CARD)).toEqual([
      '09-03 AM: I, illness; reason given: sickness (4 sessions, to Fri 4 Sep PM)',
      '09-03 08:47 Absence line from mum, sickness. I. JB 8:47 (read back from a comment in Arbor)',
      '09-07 AM: L, late before the register closed, 12 minutes',
      '09-08 11:02 Letter: Sent to the wrong address (undone by RP 11:10)',
      '09-08 11:20 Letter: Sent to both parents. Too early to say what it changed: 66.7% so far, 100.0% in 1 school week before.',
      '09-09 AM: U, arrived in school after registration closed, 95 minutes',
      '09-09 09:05 TC to mum, poorly. JB 9:05 (corrected by RP 09:40; first recorded as: TC to dad, poorly. JB 9:05)',
      '09-11 AM: H, not a code of this date, so it counts as nothing',
      '09-14 AM: O, absent in other or unknown circumstances',
      '09-15 AM: N, no reason yet',
      '09-15 09:21 TC to mum, no answer. Ring nan next. N. JB 9:21',
      '09-15 09:34 Told by phone',
      '09-15 11:02 Mark of Mon 14 Sep AM amended, N to O (seen on the page)',
    ]);
  });

  it('says so where a record was made on a later day', () => {
    const late = event({
      eventId: 'e',
      line: 'Visit, child seen',
      on: plainDateOf('2026-09-14'),
      recordedAt: new Date(2026, 8, 15, 16, 5).toISOString(),
    });
    expect(linesOf(cardSample({ years: [], steps: [], history: [late] }))).toEqual([
      '09-14 09:21 Visit, child seen (recorded 15 Sep 16:05)',
    ]);
  });

  it('is aligned text of at most 78 characters a line', () => {
    const card = cardSample({
      ...withDays([day('2026-09-08', slotOf('authorised', 'I'))]),
      history: [
        event({
          eventId: 'e',
          line: 'TC to mum, sick in the night, at home with mum, back tomorrow. N→I. JB 9:21',
        }),
      ],
    });
    const span = spanOf(card, 'year');
    const text = span ? chronologyText(card, span, MADE) : '';
    expect(text.split('\n')).toEqual([
      'CHRONOLOGY',
      'Kai Morgan (Malachi Morgan), 5B. Oakfield Primary',
      'This school year: Tue 8 Sep 2026 to Tue 15 Sep 2026',
      'Made by RP on Wed 25 Nov 2026 at 09:40, as of Tue 15 Sep AM',
      'Attendance this school year: 70.6%. 12 of 17 possible sessions attended, to',
      'Tue 15 Sep AM.',
      'This absence: 1 school day. Away without a break since Tue 15 Sep AM.',
      '',
      'Tue 8 Sep 2026          AM and PM: I, illness',
      'Tue 15 Sep 2026  09:21  TC to mum, sick in the night, at home with mum, back',
      '                        tomorrow. N→I. JB 9:21 [JB, Office]',
      '',
    ]);
  });

  it('says that there is nothing rather than ending after its head', () => {
    const card = withDays([day('2026-09-08', slotOf('present', '/'))]);
    const span = spanOf(card, 'year');
    expect(span && chronologyText(card, span, MADE)).toContain(
      'Nothing was recorded and no session was missed in this time.',
    );
  });
});
