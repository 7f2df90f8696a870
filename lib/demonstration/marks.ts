/**
 * Two years of marks for invented pupils: illness in winter and in waves, holidays at the edges of
 * terms, habits of Mondays and Fridays, lateness, and reasons that came in late or never did.
 * What a pupil's day was like depends on seed, pupil and day alone; what the register says about it
 * may change within five school days, because an N becomes a reason or an O (Regulation 10(7)).
 */
import type { PlainDate } from '@/lib/attendance/plain-date';
import { weekday } from '@/lib/attendance/plain-date';
import type { Session, SessionOfDay } from '@/lib/attendance/session';
import type { CastMember, DayMark } from './cast';
import type { Habit, Person } from './people';
import { chanceOf, type Chance } from './random';
import type { SchoolPlan } from './schools';

/** Index 0 means no mark. */
const CODES = [
  '',
  '/',
  '\\',
  'L',
  'I',
  'M',
  'G',
  'N',
  'O',
  'U',
  'B',
  'D',
  'C',
  'C2',
  'V',
  'R',
  'E',
  'Y2',
  'Y',
  'X',
  'J',
  'J1',
  'H',
  'K',
] as const;
type Code = (typeof CODES)[number];
const INDEX = new Map<string, number>(CODES.map((code, at) => [code, at]));

/** From 19 August 2024 C no longer covers part-time timetables, and Y and J are split (attendance-rules.md section 1). */
const NEW_CODES_FROM = '2024-08-19';
/** An N is amended no later than this many school days after its session (Regulation 10(7)). */
const REASON_DEADLINE = 5;

export interface DemonstrationMark {
  pupilId: string;
  date: PlainDate;
  session: SessionOfDay;
  code: string;
  minutesLate: number | null;
}

/** Marks of all pupils over the same sessions, one byte each. */
export class DemonstrationMarks {
  readonly #codes: Uint8Array;
  readonly #minutes: Uint8Array;
  readonly #place: Map<string, number>;

  constructor(
    readonly sessions: readonly Session[],
    readonly pupilIds: readonly string[],
    codes: Uint8Array,
    minutes: Uint8Array,
  ) {
    this.#codes = codes;
    this.#minutes = minutes;
    this.#place = new Map(pupilIds.map((id, at) => [id, at]));
  }

  get count(): number {
    let count = 0;
    for (const code of this.#codes) if (code !== 0) count += 1;
    return count;
  }

  #at(pupil: number, at: number): DemonstrationMark | null {
    const offset = pupil * this.sessions.length + at;
    const code = CODES[this.#codes[offset] ?? 0];
    const session = this.sessions[at];
    const pupilId = this.pupilIds[pupil];
    if (!code || !session || pupilId === undefined) return null;
    const late = this.#minutes[offset] ?? 0;
    return { pupilId, ...session, code, minutesLate: late > 0 ? late : null };
  }

  /** Every mark, pupil by pupil, oldest first. */
  *[Symbol.iterator](): Generator<DemonstrationMark> {
    for (let pupil = 0; pupil < this.pupilIds.length; pupil += 1) {
      for (let at = 0; at < this.sessions.length; at += 1) {
        const mark = this.#at(pupil, at);
        if (mark) yield mark;
      }
    }
  }

  of(pupilId: string): DemonstrationMark[] {
    const pupil = this.#place.get(pupilId);
    if (pupil === undefined) return [];
    return this.sessions.flatMap((_, at) => this.#at(pupil, at) ?? []);
  }
}

/** How often a day's absence begins, how long it lasts, and what the school hears of it. */
interface Leaning {
  /** Chance that an absence begins on an ordinary day. */
  begins: number;
  /** Chance that it goes on for another day. */
  goesOn: number;
  /** Chance that nobody has said why on the first day. */
  unexplained: number;
  late: number;
  mondayFriday: number;
  holiday: number;
}

function leaningOf(habit: Habit, chance: Chance): Leaning {
  const edge = chance.happens(0.14) ? 2.6 : 1;
  switch (habit) {
    case 'cast':
      return {
        begins: 0.004,
        goesOn: 0.3,
        unexplained: 0,
        late: 0.004,
        mondayFriday: 1,
        holiday: 0,
      };
    case 'steady':
      return {
        begins: 0.004 + chance.next() * 0.012,
        goesOn: 0.38,
        unexplained: 0.08,
        late: chance.happens(0.12) ? 0.06 : 0.008,
        mondayFriday: edge,
        holiday: 0.1,
      };
    case 'wobbly':
      return {
        begins: 0.02 + chance.next() * 0.012,
        goesOn: 0.46,
        unexplained: 0.16,
        late: chance.happens(0.3) ? 0.14 : 0.03,
        mondayFriday: edge,
        holiday: 0.22,
      };
    case 'persistent':
      return {
        begins: 0.055 + chance.next() * 0.05,
        goesOn: 0.55,
        unexplained: 0.3,
        late: chance.happens(0.45) ? 0.22 : 0.06,
        mondayFriday: edge,
        holiday: 0.2,
      };
    case 'severe':
      return {
        begins: 0.28,
        goesOn: 0.88,
        unexplained: 0.4,
        late: 0.2,
        mondayFriday: 1,
        holiday: 0,
      };
  }
}

/** Winter rise, month 1 to 12. */
const SEASON = [0, 1.35, 1.25, 1.05, 0.85, 0.8, 0.8, 0.9, 0.7, 0.7, 0.9, 1.25, 1.5] as const;

/** Weeks in which illness goes round one year group. */
function outbreaks(plan: SchoolPlan, label: string, year: number, days: number): Uint8Array {
  const chance = chanceOf(`${plan.tenant}/outbreak/${label}/${year}`);
  const wave = new Uint8Array(days);
  for (let round = 0; round < 2; round += 1) {
    const from = chance.whole(40, Math.max(41, days - 60));
    const long = chance.whole(6, 11);
    wave.fill(1, from, Math.min(days, from + long));
  }
  return wave;
}

interface Reason {
  code: Code;
  /** School days until the register says so. */
  after: number;
}

function reasonThatCameLate(chance: Chance): Reason {
  const draw = chance.next();
  if (draw < 0.55) return { code: 'I', after: chance.whole(0, 2) };
  if (draw < 0.63) return { code: 'M', after: chance.whole(0, 2) };
  if (draw < 0.78) return { code: 'O', after: chance.whole(1, 4) };
  return { code: 'O', after: REASON_DEADLINE };
}

/** What the rest of the generator needs to know of one school year. */
export interface YearFrame {
  label: string;
  /** School days of the year; only those up to the demonstrated day are asked for. */
  days: readonly PlainDate[];
  /** Position of the year's first day among all days. */
  offset: number;
}

/** One pupil's marks as the registers show them on `knownAt` (a position among all days). */
class Writer {
  constructor(
    private readonly codes: Uint8Array,
    private readonly minutes: Uint8Array,
    private readonly base: number,
    private readonly firstDay: number,
    private readonly lastDay: number,
  ) {}

  write(day: number, session: SessionOfDay, code: Code, minutes = 0): void {
    if (day < this.firstDay || day > this.lastDay) return;
    const at = this.base + (day - this.firstDay) * 2 + (session === 'AM' ? 0 : 1);
    this.codes[at] = INDEX.get(code) ?? 0;
    this.minutes[at] = minutes;
  }

  present(day: number): void {
    this.write(day, 'AM', '/');
    this.write(day, 'PM', '\\');
  }

  day(day: number, code: Code): void {
    this.write(day, 'AM', code);
    this.write(day, 'PM', code);
  }
}

function isCode(text: string): text is Code {
  return INDEX.has(text);
}

function writeDayMark(writer: Writer, day: number, mark: DayMark, minutesLate: number): void {
  const both = typeof mark === 'string' ? { AM: mark, PM: mark } : mark;
  for (const session of ['AM', 'PM'] as const) {
    const code = both[session] === '/' && session === 'PM' ? '\\' : both[session];
    if (isCode(code))
      writer.write(day, session, code, code === 'L' || code === 'U' ? minutesLate : 0);
  }
}

function liveOneYear(
  plan: SchoolPlan,
  person: Person,
  frame: YearFrame,
  knownAt: number,
  writer: Writer,
): void {
  const { pupil, context } = person;
  const seed = `${plan.tenant}/marks/${pupil.id}/${frame.label}`;
  const chance = chanceOf(seed);
  const leaning = leaningOf(person.habit, chanceOf(`${plan.tenant}/leaning/${pupil.id}`));
  const wave = outbreaks(plan, frame.label, person.year, frame.days.length);
  const tripDays = new Set(
    [0.2, 0.55, 0.85].map((part) =>
      Math.floor(
        frame.days.length * part +
          chanceOf(`${plan.tenant}/trip/${frame.label}/${pupil.form ?? ''}/${part}`).whole(0, 12),
      ),
    ),
  );
  const observance = chanceOf(`${plan.tenant}/observance/${frame.label}`).whole(120, 150);
  const observes = chanceOf(`${plan.tenant}/observes/${pupil.id}`).happens(0.07);
  const partTime = context.provisions.some(({ kind }) => kind === 'part-time');
  const dual = context.provisions.some(({ kind }) => kind === 'dual');
  const alternative = context.provisions.some(({ kind }) => kind === 'alternative');
  const holidayFrom = chance.happens(leaning.holiday)
    ? chance.pick([30, 68, 105, 140, 178]) + chance.whole(-2, 3)
    : -1;
  const holidayLong = chance.whole(3, 8);
  let goingOn: { reason: Reason; first: boolean } | null = null;

  for (let at = 0; at < frame.days.length; at += 1) {
    const date = frame.days[at];
    const day = frame.offset + at;
    if (date === undefined || day > knownAt) break;
    // The draws of a day are the same whatever happens, so that one day never moves the next.
    const draw = {
      begins: chance.next(),
      goesOn: chance.next(),
      kind: chance.next(),
      late: chance.next(),
      minutes: chance.next(),
      half: chance.next(),
      appointment: chance.next(),
    };
    const reason = reasonThatCameLate(chance);
    if (pupil.startDate && date < pupil.startDate) continue;
    const newCodes = date >= NEW_CODES_FROM;
    const dayOfWeek = weekday(date);

    if (at >= holidayFrom && holidayFrom >= 0 && at < holidayFrom + holidayLong) {
      writer.day(day, 'G');
      goingOn = null;
      continue;
    }
    if (observes && at === observance) {
      writer.day(day, 'R');
      continue;
    }

    if (goingOn && draw.goesOn < leaning.goesOn) {
      goingOn.first = false;
    } else {
      goingOn = null;
      const edge = dayOfWeek === 1 || dayOfWeek === 5 ? leaning.mondayFriday : 1;
      const season = SEASON[Number(date.slice(5, 7))] ?? 1;
      const chanceToday = leaning.begins * edge * season * (wave[at] ? 2.6 : 1);
      if (draw.begins < chanceToday) {
        goingOn = {
          reason:
            draw.kind < leaning.unexplained
              ? reason
              : { code: draw.kind > 0.985 && plan.phase === 'secondary' ? 'E' : 'I', after: -1 },
          first: true,
        };
      }
    }
    if (goingOn) {
      const settled = goingOn.reason.after < 0 || knownAt - day > goingOn.reason.after;
      const code = settled ? goingOn.reason.code : 'N';
      if (goingOn.first && draw.half < 0.12 && code === 'I') {
        writer.write(day, 'AM', '/');
        writer.write(day, 'PM', 'I');
      } else {
        writer.day(day, code);
      }
      continue;
    }

    writer.present(day);
    if (partTime && dayOfWeek !== 5) writer.write(day, 'PM', newCodes ? 'C2' : 'C');
    if (dual && (dayOfWeek === 2 || dayOfWeek === 4)) writer.day(day, 'D');
    else if (alternative && dayOfWeek === 3) writer.day(day, 'B');
    else if (tripDays.has(at) && person.habit !== 'cast') writer.day(day, 'V');
    else if (draw.appointment < 0.006) writer.write(day, draw.half < 0.6 ? 'AM' : 'PM', 'M');
    else if (draw.late < leaning.late) {
      const minutes = 3 + Math.floor(draw.minutes * draw.minutes * 42);
      writer.write(day, 'AM', minutes > 30 ? 'U' : 'L', minutes);
    }
    // Reception starts half days; a child below compulsory school age is not required in the afternoon.
    if (person.year === 0 && at < 8 && person.habit !== 'cast') writer.write(day, 'PM', 'X');
  }
}

/** Absences of whole days, spread evenly over the days before the scene begins. */
function spreadAbsences(
  writer: Writer,
  code: Code,
  from: number,
  days: number,
  sessionsMissed: number,
): void {
  const wanted = days > 0 ? Math.floor(sessionsMissed / 2) : 0;
  for (let at = 0; at < wanted; at += 1) {
    writer.day(from + Math.floor(((at + 0.5) * days) / wanted), code);
  }
}

function sessionsMissedIn(before: CastMember['before']): number {
  return Object.values(before ?? {})
    .flatMap((mark) => (typeof mark === 'string' ? [mark, mark] : [mark.AM, mark.PM]))
    .filter((code) => code !== '/' && code !== 'L').length;
}

/** School days before the demonstrated day that belong to the scene alone. */
const SCENE_DAYS = 20;

function playCast(
  member: CastMember,
  days: readonly PlainDate[],
  yearFrom: number,
  today: number,
  writer: Writer,
): void {
  const late = member.minutesLate ?? 8;
  const sceneFrom = Math.max(yearFrom, today - SCENE_DAYS);
  const missedCode = member.missedCode ?? '';
  const from = member.missedTenths === undefined ? sceneFrom : yearFrom;
  for (let day = from; day < today; day += 1) writer.present(day);
  if (member.missedTenths !== undefined && isCode(missedCode)) {
    // Sessions of this year up to and with this morning, so that the figure is right on any date.
    const possible = (today - yearFrom) * 2 + 1;
    const wanted = Math.round((possible * member.missedTenths) / 1000);
    const missed = wanted - sessionsMissedIn(member.before);
    spreadAbsences(writer, missedCode, yearFrom, sceneFrom - yearFrom, missed);
  }
  const dayOfWeek = weekdayAt(days, today);
  if (member.everyWeek !== undefined && isCode(member.everyWeek)) {
    for (let day = Math.max(0, today - 30); day < today; day += 1) {
      if (weekdayAt(days, day) === dayOfWeek) writer.day(day, member.everyWeek);
    }
  }
  for (const [back, mark] of Object.entries(member.before ?? {})) {
    const day = today - Number(back);
    if (day >= 0) writeDayMark(writer, day, mark, late);
  }
  writeDayMark(writer, today, member.today, late);
}

function weekdayAt(days: readonly PlainDate[], at: number): number | null {
  const date = days[at];
  return date === undefined ? null : weekday(date);
}

export interface MarksAsked {
  plan: SchoolPlan;
  people: readonly Person[];
  frames: readonly YearFrame[];
  /** All school days, oldest first. */
  days: readonly PlainDate[];
  /** First day kept. */
  firstDay: number;
  /** The demonstrated day, or the last school day before it. */
  lastDay: number;
  /** Position of the snow day, and of the day after it on which some could not travel. */
  snow: readonly number[];
}

/** Marks from `firstDay` to the end of `lastDay`, two sessions a day. */
export function marksOf(asked: MarksAsked): { codes: Uint8Array; minutes: Uint8Array } {
  const { plan, people, frames, days, firstDay, lastDay } = asked;
  const width = Math.max(0, lastDay - firstDay + 1) * 2;
  const codes = new Uint8Array(people.length * width);
  const minutes = new Uint8Array(people.length * width);
  const thisYear = frames.at(-1);
  people.forEach((person, at) => {
    const writer = new Writer(codes, minutes, at * width, firstDay, lastDay);
    for (const frame of frames) liveOneYear(plan, person, frame, lastDay, writer);
    for (const day of asked.snow) {
      const date = days[day];
      const stuck = chanceOf(`${plan.tenant}/snow/${person.pupil.id}/${day}`).happens(0.16);
      const started =
        !person.pupil.startDate || (date !== undefined && date >= person.pupil.startDate);
      if (date && stuck && started) writer.day(day, date >= NEW_CODES_FROM ? 'Y2' : 'Y');
    }
    if (person.cast && thisYear) playCast(person.cast, days, thisYear.offset, lastDay, writer);
  });
  return { codes, minutes };
}

export function codeOfByte(byte: number): string | null {
  return CODES[byte] || null;
}
