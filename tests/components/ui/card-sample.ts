/** Invented cards: one of everything, one with nothing, and one of two full years. */
import { isWeekend } from '@/lib/attendance/calendar-definition';
import { addDays, plainDateOf, type PlainDate } from '@/lib/attendance/plain-date';
import type {
  CardDay,
  CardEvent,
  CardMark,
  CardSlot,
  CardYear,
  PupilCard,
  SlotKind,
} from '@/lib/messages/card-view';
import { duty, registerView } from './samples';

/** 25 November 2026, 09:40 on the clock of the computer. */
export const NOW = new Date(2026, 10, 25, 9, 40);
const TODAY = plainDateOf('2026-09-15');
const at = (day: number, hour: number, minute: number, month = 8) =>
  new Date(2026, month, day, hour, minute).toISOString();

export function markOf(code: string, more: Partial<CardMark> = {}): CardMark {
  return {
    code,
    minutesLate: null,
    source: { from: 'import', at: at(14, 15, 40), file: 'marks.csv' },
    seenAgain: null,
    before: [],
    reason: null,
    offCalendar: false,
    ...more,
  };
}

export function slotOf(kind: SlotKind, code: string, more: Partial<CardMark> = {}): CardSlot {
  return { kind, words: '', mark: markOf(code, more) };
}

export function gapOf(kind: SlotKind, words = ''): CardSlot {
  return { kind, words, mark: null };
}

export const day = (date: string, AM: CardSlot, PM: CardSlot = AM): CardDay => ({
  date: plainDateOf(date),
  AM,
  PM,
});

const PRESENT = { AM: slotOf('present', '/'), PM: slotOf('present', '\\') };

const TOLD: CardDay[] = [
  day('2026-09-01', gapOf('day-off', 'INSET')),
  day('2026-09-03', slotOf('authorised', 'I', { reason: { words: 'sickness', accepted: true } })),
  day('2026-09-04', slotOf('authorised', 'I', { reason: { words: 'sickness', accepted: true } })),
  day('2026-09-07', slotOf('late', 'L', { minutesLate: 12 }), slotOf('present', '\\')),
  day('2026-09-08', slotOf('elsewhere', 'B'), slotOf('present', '\\')),
  day('2026-09-09', slotOf('unauthorised', 'U', { minutesLate: 95 }), slotOf('missing', '-')),
  day('2026-09-10', slotOf('not-possible', 'Y2'), gapOf('closure', 'No heating')),
  day('2026-09-11', slotOf('unread', 'H'), gapOf('missing')),
  day(
    '2026-09-14',
    slotOf('unauthorised', 'O', {
      source: { from: 'page', at: at(15, 11, 2), file: null },
      before: [
        {
          code: 'N',
          source: { from: 'import', at: at(14, 15, 40), file: 'marks.csv' },
          until: at(15, 11, 2),
        },
      ],
    }),
    slotOf('present', '\\'),
  ),
  day(
    '2026-09-15',
    slotOf('no-reason', 'N', { source: { from: 'page', at: at(15, 9, 14), file: null } }),
    gapOf('to-come'),
  ),
];

function yearOf(
  label: string,
  from: string,
  to: string,
  asOf: PlainDate,
  told: readonly CardDay[],
): CardYear {
  const days: CardDay[] = [];
  for (let date = plainDateOf(from); date <= to; date = addDays(date, 1)) {
    if (isWeekend(date)) continue;
    const own = told.find((each) => each.date === date);
    const isHoliday = date.slice(5) >= '10-26' && date.slice(5) <= '10-30';
    const plain = isHoliday
      ? day(date, gapOf('holiday', 'School holiday'))
      : date > asOf
        ? day(date, gapOf('to-come'))
        : { date, ...PRESENT };
    days.push(own ?? plain);
  }
  return {
    label,
    termsKnown: true,
    terms: [
      { name: 'Autumn 1', from: plainDateOf(from), to: plainDateOf(`${from.slice(0, 4)}-10-23`) },
      { name: 'Autumn 2', from: plainDateOf(`${from.slice(0, 4)}-11-02`), to: plainDateOf(to) },
    ],
    days,
  };
}

export function event(over: Partial<CardEvent> & Pick<CardEvent, 'eventId' | 'line'>): CardEvent {
  return {
    on: TODAY,
    session: 'AM',
    time: '09:21',
    recordedAt: at(15, 9, 21),
    by: 'JB',
    role: 'office',
    recovered: false,
    standing: 'stands',
    changed: null,
    why: null,
    ...over,
  };
}

export const NAMES: Record<string, string> = {
  '/': 'Present at the school - morning session',
  '\\': 'Present at the school - afternoon session',
  L: 'Late arrival before the register is closed',
  I: 'Illness (not medical or dental appointment)',
  B: 'Attending any other approved educational activity',
  U: 'Arrived in school after registration closed',
  Y2: 'Unable to attend - widespread disruption to travel',
  N: 'Reason for absence not yet established',
  O: 'Absent in other or unknown circumstances',
  H: 'holiday authorised by the school',
};

export function cardSample(over: Partial<PupilCard> = {}): PupilCard {
  const today = TOLD.at(-1);
  if (!today) throw new Error('no day');
  return {
    tenant: 'oakfield-demo',
    school: 'Oakfield Primary',
    pupil: {
      id: 'kai-morgan',
      name: 'Kai Morgan',
      legalName: 'Malachi Morgan',
      form: '5B',
      yearGroup: 'Year 5',
      startDate: null,
      leavingDate: null,
    },
    asOf: { date: TODAY, session: 'AM' },
    readAt: at(15, 9, 14),
    today,
    years: [yearOf('2026/27', '2026-09-01', '2027-07-21', TODAY, TOLD)],
    codeNames: NAMES,
    figures: [
      {
        label: 'Attendance this school year',
        value: '70.6%',
        how: '12 of 17 possible sessions attended, to Tue 15 Sep AM.',
      },
      {
        label: 'This absence',
        value: '1 school day',
        how: 'Away without a break since Tue 15 Sep AM.',
      },
      { label: 'Missed', value: '5 sessions', how: '4 authorised and 1 unauthorised.' },
    ],
    outlook: [{ about: 'lateness', text: 'Late once this school year.', isExample: true }],
    duties: [
      duty({
        id: 'first-day-call',
        name: 'Kai Morgan',
        label: 'Call first',
        weight: 'now',
        detail: 'No reason for AM on Tue 15 Sep.',
      }),
      duty({ id: 'escalation-step', name: 'Kai Morgan', label: 'Letter due', weight: 'soon' }),
    ],
    steps: [
      {
        eventId: 'step-1',
        label: 'Letter',
        on: plainDateOf('2026-09-08'),
        by: 'RP',
        result: 'Sent to both parents',
        supportOffered: true,
        steppedBack: false,
        impact: 'Too early to say what it changed: 66.7% so far, 100.0% in 1 school week before.',
      },
    ],
    contacts: [
      {
        priority: 1,
        relationship: 'Mum',
        name: 'Dana Morgan',
        phone: '07700 900123',
        triedToday: '09:21, no answer',
        tried: [
          { on: TODAY, time: '09:21', outcome: 'no answer', by: 'JB' },
          { on: plainDateOf('2026-09-09'), time: '09:05', outcome: 'voicemail', by: 'JB' },
        ],
      },
      {
        priority: 2,
        relationship: 'Nan',
        name: null,
        phone: '07700 900456',
        triedToday: null,
        tried: [],
      },
    ],
    history: [
      event({ eventId: 'call-2', line: 'TC to mum, no answer. Ring nan next. N. JB 9:21' }),
      event({
        eventId: 'told-1',
        line: 'Told by phone',
        time: '09:34',
        recordedAt: at(15, 9, 34),
        by: 'KM',
        role: 'dsl',
      }),
      event({
        eventId: 'call-1',
        line: 'TC to dad, poorly. JB 9:05',
        on: plainDateOf('2026-09-09'),
        time: '09:05',
        recordedAt: at(9, 9, 5),
        standing: 'corrected',
        changed: {
          eventId: 'fix-1',
          by: 'RP',
          at: at(9, 9, 40),
          line: 'TC to mum, poorly. JB 9:05',
        },
      }),
      event({
        eventId: 'step-1',
        line: 'Letter: Sent to both parents',
        on: plainDateOf('2026-09-08'),
        session: null,
        time: '11:20',
        recordedAt: at(8, 11, 20),
        by: 'RP',
        role: 'attendance',
      }),
      event({
        eventId: 'step-0',
        line: 'Letter: Sent to the wrong address',
        on: plainDateOf('2026-09-08'),
        session: null,
        time: '11:02',
        recordedAt: at(8, 11, 2),
        by: 'RP',
        role: 'attendance',
        standing: 'undone',
        changed: { eventId: 'undo-1', by: 'RP', at: at(8, 11, 10), line: null },
      }),
      event({
        eventId: 'rec-1',
        line: 'Absence line from mum, sickness. I. JB 8:47',
        on: plainDateOf('2026-09-03'),
        time: '08:47',
        recordedAt: at(15, 9, 0),
        recovered: true,
      }),
    ],
    confidential: 'not-for-role',
    recording: {
      comment: registerView().comment,
      registerTimes: registerView().registerTimes,
      ringAgainMinutes: registerView().ringAgainMinutes,
      call: null,
    },
    unreadable: 0,
    ...over,
  };
}

/** Nothing imported, nothing read, nothing done. */
export function emptyCard(): PupilCard {
  return cardSample({
    readAt: null,
    today: day('2026-09-15', gapOf('missing'), gapOf('to-come')),
    years: [],
    figures: [],
    outlook: [],
    duties: [],
    steps: [],
    contacts: [],
    history: [],
  });
}

/** Two school years, every weekday with two marks: more than 760 sessions. */
export function longCard(): PupilCard {
  const end = plainDateOf('2027-07-21');
  const years = [
    yearOf('2026/27', '2026-09-01', '2027-07-21', end, TOLD),
    yearOf('2025/26', '2025-09-01', '2026-07-21', end, []),
  ];
  return cardSample({ asOf: { date: end, session: 'PM' }, years });
}
