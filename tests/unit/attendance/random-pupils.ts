/** Invented calendars, pupils and moments for properties, with every oddity the rules speak of. */
import * as fc from 'fast-check';
import type { CalendarDefinition } from '@/lib/attendance/calendar';
import type { Mark } from '@/lib/attendance/history';
import { addDays, plainDateOf, type PlainDate } from '@/lib/attendance/plain-date';
import type { StatisticsFacts } from '@/lib/attendance/pupil-statistics';
import type { Session } from '@/lib/attendance/session';
import { schoolSessions } from './naive';

const half = fc.constantFrom('AM' as const, 'PM' as const);

function dayWithin(from: string, to: string): fc.Arbitrary<PlainDate> {
  const start = plainDateOf(from);
  const length = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  return fc.integer({ min: 0, max: length }).map((days) => addDays(start, days));
}

/** Terms cut out of a year at random days. */
function year(autumn: number): fc.Arbitrary<CalendarDefinition['years'][number]> {
  const from = `${autumn}-08-01`;
  const to = `${autumn + 1}-07-31`;
  const day = dayWithin(from, to);
  return fc
    .record({
      cuts: fc.uniqueArray(day, { minLength: 2, maxLength: 8 }),
      off: fc.uniqueArray(day, { maxLength: 12 }),
      single: fc.uniqueArray(fc.record({ date: day, session: half }), {
        maxLength: 12,
        selector: ({ date }) => date,
      }),
    })
    .map(({ cuts, off, single }) => {
      const sorted = [...cuts].sort();
      const terms: { from: PlainDate; to: PlainDate }[] = [];
      for (let i = 0; i + 1 < sorted.length; i += 2) {
        const first = sorted[i];
        const last = sorted[i + 1];
        if (first !== undefined && last !== undefined) terms.push({ from: first, to: last });
      }
      const inTerm = (date: PlainDate): boolean =>
        terms.some((term) => term.from <= date && date <= term.to);
      const isWeekday = (date: PlainDate): boolean => ![0, 6].includes(new Date(date).getUTCDay());
      return {
        label: `${autumn}/${String((autumn + 1) % 100).padStart(2, '0')}`,
        terms,
        nonSchoolDays: off.map((date) => ({ date })),
        oneSessionDays: single.filter(
          ({ date }) => inTerm(date) && isWeekday(date) && !off.includes(date),
        ),
      };
    });
}

/** A plausible year: two thirds of the time the cuts are those of an ordinary school. */
const ordinaryYear = (autumn: number): fc.Arbitrary<CalendarDefinition['years'][number]> =>
  year(autumn).map((random) => {
    const next = autumn + 1;
    const terms = [
      [`${autumn}-09-02`, `${autumn}-10-23`],
      [`${autumn}-11-02`, `${autumn}-12-18`],
      [`${next}-01-05`, `${next}-02-12`],
      [`${next}-02-22`, `${next}-03-26`],
      [`${next}-04-13`, `${next}-05-28`],
      [`${next}-06-08`, `${next}-07-21`],
    ].map(([from = '', to = '']) => ({ from: plainDateOf(from), to: plainDateOf(to) }));
    return {
      ...random,
      terms,
      oneSessionDays: random.oneSessionDays?.filter(({ date }) =>
        terms.some((term) => term.from <= date && date <= term.to),
      ),
    };
  });

export const closure = fc.record({
  date: dayWithin('2025-08-01', '2027-07-31'),
  session: fc.constantFrom(null, null, 'AM' as const, 'PM' as const),
});

export const calendarDefinition: fc.Arbitrary<CalendarDefinition> = fc.record({
  years: fc.oneof(
    { weight: 3, arbitrary: fc.tuple(ordinaryYear(2025), ordinaryYear(2026)) },
    { weight: 1, arbitrary: fc.tuple(year(2025), year(2026)) },
    { weight: 1, arbitrary: fc.tuple(year(2026)) },
  ),
  closures: fc.constant([]),
});

const PRESENT = ['/', '\\', 'L', 'V', 'B', 'K', 'P', 'W', '/', '\\'];
const ABSENT = ['I', 'I', 'N', 'O', 'O', 'U', 'G', 'E', 'C2', 'M', 'C', 'C1', 'J1', 'R', 'S', 'T'];
const NOT_COUNTED = ['D', 'X', 'Q', 'Y1', 'Y2', 'Y4', 'Y7', 'Z', '#'];
const ODD = [
  'I02',
  'X01',
  'I9',
  'M01',
  'N1',
  'H',
  'J',
  'F',
  'Y',
  'Y9',
  'C21',
  'A',
  '?',
  'IX',
  'i',
  ' o ',
];
const EMPTY = ['', '-', '*', '!', '@', '0', '12'];

/** A pupil who is mostly one thing for a while, then another, as pupils are. */
const marksPattern = fc.array(
  fc.record({
    sessions: fc.integer({ min: 1, max: 60 }),
    codes: fc.oneof(
      { weight: 5, arbitrary: fc.constant(['/', '\\']) },
      { weight: 3, arbitrary: fc.subarray(ABSENT, { minLength: 1, maxLength: 3 }) },
      { weight: 2, arbitrary: fc.constant(['O', 'O', 'O', 'U', 'D']) },
      { weight: 2, arbitrary: fc.subarray([...ABSENT, ...PRESENT], { minLength: 1 }) },
      { weight: 1, arbitrary: fc.subarray(NOT_COUNTED, { minLength: 1, maxLength: 2 }) },
      {
        weight: 1,
        arbitrary: fc.subarray([...PRESENT, ...ABSENT, ...NOT_COUNTED, ...ODD, ...EMPTY], {
          minLength: 1,
        }),
      },
    ),
    seed: fc.nat(),
  }),
  { minLength: 1, maxLength: 14 },
);

export interface RandomPupil {
  definition: CalendarDefinition;
  /** At most one mark for each session. */
  marks: Mark[];
  asOf: Session;
  facts: StatisticsFacts;
}

export const pupil: fc.Arbitrary<RandomPupil> = calendarDefinition.chain((bare) => {
  const anyDay = dayWithin('2026-05-25', '2027-08-15');
  return fc
    .record({
      closures: fc.array(closure, { maxLength: 5 }),
      pattern: marksPattern,
      asOf: fc.record({ date: anyDay, session: half }),
      start: fc.option(dayWithin('2025-08-01', '2027-06-30'), { freq: 2 }),
      leaving: fc.option(anyDay, { freq: 5 }),
      compulsorySchoolAge: fc.constantFrom(true, true, true, false),
      usedInNotice: fc.array(fc.tuple(anyDay, fc.integer({ min: 0, max: 20 })), { maxLength: 2 }),
      backFrom: fc.integer({ min: 0, max: 400 }),
      picks: fc.tuple(...Array.from({ length: 3 }, () => fc.array(fc.nat(), { maxLength: 12 }))),
    })
    .map((given) => {
      const definition = {
        ...bare,
        closures: given.closures.filter(({ date }) => inYears(bare, date)),
      };
      // Marks stand on the bare calendar too, so that some fall on closures.
      const sessions = schoolSessions(bare);
      const marks: Mark[] = [];
      const through = sessions.filter(({ date }) => date <= given.asOf.date);
      let at = through.length - 1 + (given.backFrom % 3);
      for (const { sessions: many, codes, seed } of given.pattern) {
        for (let i = 0; i < many && at >= 0; i += 1, at -= 1) {
          const session = sessions[at];
          const code = codes[(seed + i * 7) % codes.length];
          if (session && code !== undefined) marks.push({ ...session, code });
        }
      }
      const pick = (numbers: readonly number[]): Session[] =>
        marks.length === 0
          ? []
          : numbers.flatMap((number) => {
              const recent = marks[number % Math.min(marks.length, 25)];
              return recent ? [{ date: recent.date, session: recent.session }] : [];
            });
      const [unknown = [], reasonGiven = [], notAccepted = []] = given.picks;
      return {
        definition,
        marks,
        asOf: given.asOf,
        facts: {
          startDate: given.start,
          leavingDate: given.leaving,
          compulsorySchoolAge: given.compulsorySchoolAge,
          usedInNotice: given.usedInNotice.map(([from, days]) => ({
            from,
            to: addDays(from, days),
          })),
          reasonUnknown: pick(unknown),
          reasonGiven: pick(reasonGiven),
          ...(notAccepted.length > 6 ? { reasonNotAccepted: pick(notAccepted) } : {}),
        },
      };
    });
});

export function inYears(definition: CalendarDefinition, date: PlainDate): boolean {
  return definition.years.some(({ label }) => {
    const autumn = Number(label.slice(0, 4));
    return `${autumn}-08-01` <= date && date <= `${autumn + 1}-07-31`;
  });
}
