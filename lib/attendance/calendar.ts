/**
 * The school's days, sessions and weeks by index. A school day has at least one session, a school
 * week (Monday to Sunday) at least one school day; anything closed is neither (attendance-rules.md
 * sections 3 and 6). Immutable: a closure entered later makes another calendar, equal to one that
 * always had it.
 */
import {
  parseCalendarDefinition,
  schoolYearOf,
  weekdaysOf,
  type CalendarDefinition,
  type Closure,
} from './calendar-definition';
import { daysBetween, mondayOf, weekday, type PlainDate } from './plain-date';
import type { Session, SessionOfDay } from './session';

export {
  calendarDefinitionSchema,
  CalendarError,
  schoolYearOf,
  type CalendarDefinition,
  type Closure,
  type SchoolYear,
} from './calendar-definition';

const AM = 1;
const PM = 2;
const FRIDAY = 5;
const DAYS_FRIDAY_TO_MONDAY = 3;

export class SchoolCalendar {
  readonly definition: CalendarDefinition;
  /** School days, oldest first. */
  readonly days: readonly PlainDate[];
  /** Mondays of the school weeks, oldest first. */
  readonly weeks: readonly PlainDate[];
  readonly sessionCount: number;
  /** First session of each day, and at the end `sessionCount`. */
  readonly firstSessionOfDay: Uint16Array;
  readonly dayOfSession: Uint16Array;
  readonly weekOfDay: Uint16Array;
  readonly #halves: Uint8Array;
  readonly #dayIndex: ReadonlyMap<string, number>;
  readonly #weekIndex: ReadonlyMap<string, number>;

  /** @throws CalendarError naming year and term of everything that is wrong. */
  static from(input: unknown): SchoolCalendar {
    return new SchoolCalendar(parseCalendarDefinition(input));
  }

  private constructor(definition: CalendarDefinition) {
    this.definition = definition;
    const halves: number[] = [];
    const days: PlainDate[] = [];
    const open = openHalves(definition);
    for (const date of weekdaysOf(definition)) {
      const sessions = open(date);
      if (sessions === 0) continue;
      days.push(date);
      halves.push(sessions);
    }
    this.days = days;
    this.#halves = Uint8Array.from(halves);
    this.#dayIndex = new Map(days.map((date, index) => [date, index]));

    this.firstSessionOfDay = new Uint16Array(days.length + 1);
    const dayOfSession: number[] = [];
    for (const [day, sessions] of halves.entries()) {
      dayOfSession.push(day);
      if (sessions === (AM | PM)) dayOfSession.push(day);
      this.firstSessionOfDay[day + 1] = dayOfSession.length;
    }
    this.sessionCount = dayOfSession.length;
    this.dayOfSession = Uint16Array.from(dayOfSession);

    const weeks: PlainDate[] = [];
    this.weekOfDay = new Uint16Array(days.length);
    for (const [day, date] of days.entries()) {
      const monday = mondayOf(date);
      if (weeks.at(-1) !== monday) weeks.push(monday);
      this.weekOfDay[day] = weeks.length - 1;
    }
    this.weeks = weeks;
    this.#weekIndex = new Map(weeks.map((monday, index) => [monday, index]));
  }

  withClosure(closure: Closure): SchoolCalendar {
    const { definition } = this;
    return SchoolCalendar.from({
      ...definition,
      closures: [...(definition.closures ?? []), closure],
    });
  }

  isSchoolDay(date: PlainDate): boolean {
    return this.#dayIndex.has(date);
  }

  /** -1 for a date that is no school day. */
  dayIndex(date: PlainDate): number {
    return this.#dayIndex.get(date) ?? -1;
  }

  /** Index of the first school day on or after `date`; `days.length` when there is none. */
  firstDayFrom(date: PlainDate): number {
    return this.#dayIndex.get(date) ?? lowerBound(this.days, date);
  }

  /** @throws RangeError for an index outside `days`. */
  dayAt(index: number): PlainDate {
    const date = this.days[index];
    if (date === undefined) throw new RangeError(`the calendar has no school day ${index}`);
    return date;
  }

  /** -1 where the school has no such session. */
  sessionIndex({ date, session }: Session): number {
    const day = this.dayIndex(date);
    if (day < 0) return -1;
    const halves = this.#halves[day] ?? 0;
    const first = this.firstSessionOfDay[day] ?? 0;
    if (session === 'AM') return halves & AM ? first : -1;
    if (!(halves & PM)) return -1;
    return halves & AM ? first + 1 : first;
  }

  /** @throws RangeError for an index outside the calendar. */
  sessionAt(index: number): Session {
    const day = this.dayOfSession[index];
    if (day === undefined) throw new RangeError(`the calendar has no session ${index}`);
    return { date: this.dayAt(day), session: this.#halfAt(day, index) };
  }

  #halfAt(day: number, index: number): SessionOfDay {
    if (this.#halves[day] === PM) return 'PM';
    return index === this.firstSessionOfDay[day] ? 'AM' : 'PM';
  }

  /** Index of the first session on or after `date`; `sessionCount` when there is none. */
  firstSessionFrom(date: PlainDate): number {
    return this.firstSessionOfDay[this.firstDayFrom(date)] ?? this.sessionCount;
  }

  /** Number of sessions up to and with `asOf`, which need not be a session of the school. */
  sessionsThrough({ date, session }: Session): number {
    const day = this.firstDayFrom(date);
    if (this.days[day] !== date) return this.firstSessionOfDay[day] ?? this.sessionCount;
    const first = this.firstSessionOfDay[day] ?? 0;
    if (session === 'PM') return this.firstSessionOfDay[day + 1] ?? this.sessionCount;
    return (this.#halves[day] ?? 0) & AM ? first + 1 : first;
  }

  /** School days from `from` to `to`, both included. */
  schoolDaysBetween(from: PlainDate, to: PlainDate): readonly PlainDate[] {
    const end = this.firstDayFrom(to) + (this.isSchoolDay(to) ? 1 : 0);
    return this.days.slice(this.firstDayFrom(from), Math.max(end, 0));
  }

  /** Number of school days after `from`, up to and with `to`; 0 when `to` is not later. */
  schoolDaysAfter(from: PlainDate, to: PlainDate): number {
    const upTo = (date: PlainDate): number =>
      this.firstDayFrom(date) + (this.isSchoolDay(date) ? 1 : 0);
    return Math.max(0, upTo(to) - upTo(from));
  }

  /** The nth school day after `date`, itself not counted; null where the calendar ends before. */
  nthSchoolDayAfter(date: PlainDate, n: number): PlainDate | null {
    const next = this.firstDayFrom(date) + (this.isSchoolDay(date) ? 1 : 0);
    return this.days[next + n - 1] ?? null;
  }

  /**
   * True where the school days before or after this one leave out a weekday: a holiday, INSET or
   * closure. The edges of the calendar say nothing, so they do not count.
   */
  isBesideDaysOff(day: number): boolean {
    return this.#leavesOutWeekday(day - 1) || this.#leavesOutWeekday(day);
  }

  #leavesOutWeekday(day: number): boolean {
    const date = this.days[day];
    const next = this.days[day + 1];
    if (date === undefined || next === undefined) return false;
    return daysBetween(date, next) > (weekday(date) === FRIDAY ? DAYS_FRIDAY_TO_MONDAY : 1);
  }

  /** Index of the last school week that begins on or before the week of `date`; -1 when none does. */
  weekIndexThrough(date: PlainDate): number {
    const monday = mondayOf(date);
    const index = this.#weekIndex.get(monday);
    return index ?? lowerBound(this.weeks, monday) - 1;
  }

  /** Mondays of the last `n` school weeks up to the week of `date`, oldest first; fewer where the calendar begins later. */
  weeksBack(n: number, date: PlainDate): readonly PlainDate[] {
    const last = this.weekIndexThrough(date);
    return this.weeks.slice(Math.max(0, last + 1 - n), last + 1);
  }

  /** Sessions of the school year of `date`: first, and the one after the last. */
  sessionsOfSchoolYear(date: PlainDate): { from: number; to: number } {
    const year = schoolYearOf(date);
    return {
      from: this.firstSessionFrom(year.from),
      to: this.sessionsThrough({ date: year.to, session: 'PM' }),
    };
  }
}

function openHalves({ years, closures = [] }: CalendarDefinition): (date: PlainDate) => number {
  const open = new Map<PlainDate, number>();
  for (const { oneSessionDays = [] } of years)
    for (const { date, session } of oneSessionDays) open.set(date, session === 'AM' ? AM : PM);
  for (const { date, session = null } of closures) {
    const closed = session === null ? AM | PM : session === 'AM' ? AM : PM;
    open.set(date, (open.get(date) ?? AM | PM) & ~closed);
  }
  return (date) => open.get(date) ?? AM | PM;
}

/** Place of the first entry that is not less than `wanted`. */
function lowerBound(sorted: readonly string[], wanted: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
