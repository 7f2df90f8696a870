/** An invented school of 2,000 pupils with two years of marks, the same on every run. */
import { SchoolCalendar } from '@/lib/attendance/calendar';
import { codeAtIndex, indexOfCode } from '@/lib/attendance/code-index';
import { AttendanceHistory } from '@/lib/attendance/history';
import { plainDateOf } from '@/lib/attendance/plain-date';
import type { StatisticsFacts, StatisticsRules } from '@/lib/attendance/pupil-statistics';

export const PUPILS = 2000;

export const RULES: StatisticsRules = {
  plannedCodes: ['C', 'C1', 'C2', 'E', 'J1', 'R', 'S', 'T'],
  penaltyCodes: ['G', 'N', 'O', 'U'],
  penaltyWindowSchoolWeeks: 10,
  groundICodes: ['G', 'N', 'O'],
  reasonDeadlineSchoolDays: 5,
  persistentAbsencePercent: 10,
  severeAbsencePercent: 50,
  provisionalBelowSessions: 60,
};

/** The same cut in both years: 190 school days, 380 sessions each. */
export function twoYears(): SchoolCalendar {
  const year = (autumn: number) => {
    const next = autumn + 1;
    return {
      label: `${autumn}/${next % 100}`,
      terms: [
        { from: `${autumn}-09-03`, to: `${autumn}-10-23` },
        { from: `${autumn}-11-03`, to: `${autumn}-12-18` },
        { from: `${next}-01-05`, to: `${next}-02-12` },
        { from: `${next}-02-22`, to: `${next}-03-25` },
        { from: `${next}-04-12`, to: `${next}-05-28` },
        { from: `${next}-06-08`, to: `${next}-07-21` },
      ],
    };
  };
  return SchoolCalendar.from({ years: [year(2025), year(2026)] });
}

/** Numbers from a linear congruential generator (Numerical Recipes), so that runs compare. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const ABSENCES = ['I', 'I', 'I', 'M', 'O', 'O', 'U', 'G', 'C', 'C2', 'E', 'D', 'X', 'B', 'L', 'L'];

export interface BenchSchool {
  calendar: SchoolCalendar;
  /** All marks in one block: `PUPILS` times the sessions of the calendar. */
  block: Uint8Array;
  histories: AttendanceHistory[];
  facts: StatisticsFacts[];
  asOf: { date: ReturnType<typeof plainDateOf>; session: 'PM' };
}

/** Ninety-three in a hundred marks are present; absences come in spells. */
export function benchSchool(): BenchSchool {
  const calendar = twoYears();
  const { sessionCount } = calendar;
  const block = new Uint8Array(PUPILS * sessionCount);
  const random = randomNumbers(20260915);
  const histories: AttendanceHistory[] = [];
  const facts: StatisticsFacts[] = [];
  for (let pupil = 0; pupil < PUPILS; pupil += 1) {
    const codes = block.subarray(pupil * sessionCount, (pupil + 1) * sessionCount);
    let spell = 0;
    let code = 'I';
    for (let i = 0; i < sessionCount; i += 1) {
      if (spell === 0 && random() < 0.02) {
        spell = 1 + Math.floor(random() * 6);
        code = ABSENCES[Math.floor(random() * ABSENCES.length)] ?? 'I';
      }
      if (spell > 0) spell -= 1;
      codes[i] = indexOfCode(spell > 0 ? code : i % 2 === 0 ? '/' : '\\');
    }
    if (random() < 0.02) codes[sessionCount - 1] = indexOfCode('N');
    histories.push(AttendanceHistory.ofCodes(calendar, codes));
    facts.push({
      startDate: random() < 0.1 ? plainDateOf('2026-01-05') : plainDateOf('2025-09-03'),
      leavingDate: null,
      compulsorySchoolAge: true,
      usedInNotice: [],
      reasonUnknown: [],
      reasonGiven: [],
    });
  }
  const asOf = { date: plainDateOf('2027-07-21'), session: 'PM' as const };
  return { calendar, block, histories, facts, asOf };
}

export interface PlainMark {
  date: string;
  session: 'AM' | 'PM';
  possible: boolean;
  attending: boolean;
  authorised: boolean;
  penalty: boolean;
  code: string;
}

/** The same marks as one object each, as most programs hold them. */
export function plainMarks({ calendar }: BenchSchool, codes: Uint8Array): PlainMark[] {
  return [...codes].map((byte, index) => {
    const code = codeAtIndex(byte);
    if (!code) throw new RangeError(`no code ${byte}`);
    return {
      ...calendar.sessionAt(index),
      possible: code.possible,
      attending: code.attending,
      authorised: code.authorised,
      penalty: code.countsToPenaltyThreshold,
      code: code.code,
    };
  });
}
