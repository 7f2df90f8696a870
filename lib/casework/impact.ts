/**
 * What a step changed: attendance in the school weeks before and after it (Standard 3 and 7 ask that
 * impact is evaluated). It shows what happened, not what caused it, and says when it is too early.
 */
import { addDays, mondayOf, type PlainDate } from '@/lib/attendance/plain-date';
import type { AttendanceBetween, AttendanceCount } from './attendance-count';
import type { StepTaken } from './state';

/** `SchoolCalendar` answers it. */
export interface ImpactCalendar {
  /** Mondays of the school weeks, oldest first. */
  readonly weeks: readonly PlainDate[];
}

export interface ImpactWindow extends AttendanceCount {
  /** Monday of the first school week and Sunday of the last; holidays may lie between. */
  from: PlainDate;
  to: PlainDate;
  /** School weeks in it, fewer at the calendar's edge or while it is too early. */
  schoolWeeks: number;
}

export interface Impact {
  step: StepTaken['step'];
  eventId: string;
  on: PlainDate;
  /** The week of the step itself belongs to neither side. Null: no school week or no marks there. */
  before: ImpactWindow | null;
  after: ImpactWindow | null;
  /**
   * `too-early`: the school weeks after the step are not over. `cannot-tell`: one side has no
   * possible session or no marks. `known`: the two can be compared.
   */
  verdict: 'known' | 'too-early' | 'cannot-tell';
  /** After less before, in tenths of a percentage point, rounded for display alone; null unless known. */
  changeTenths: number | null;
}

const DAYS_TO_SUNDAY = 6;

export function impactOf(
  step: Pick<StepTaken, 'step' | 'eventId' | 'on'>,
  schoolWeeks: number,
  calendar: ImpactCalendar,
  attendanceBetween: AttendanceBetween,
  asOf: PlainDate,
): Impact {
  const monday = mondayOf(step.on);
  const earlier = calendar.weeks.filter((week) => week < monday).slice(-schoolWeeks);
  const later = calendar.weeks.filter((week) => week > monday).slice(0, schoolWeeks);
  const begun = later.filter((week) => week <= asOf);

  const before = windowOf(earlier, attendanceBetween, asOf);
  const after = windowOf(begun, attendanceBetween, asOf);
  const last = later.at(-1);
  const isOver =
    later.length === schoolWeeks && last !== undefined && addDays(last, DAYS_TO_SUNDAY) <= asOf;
  const comparable = before !== null && after !== null && before.possible > 0 && after.possible > 0;
  const verdict = !isOver ? 'too-early' : comparable ? 'known' : 'cannot-tell';
  return {
    step: step.step,
    eventId: step.eventId,
    on: step.on,
    before,
    after,
    verdict,
    changeTenths: verdict === 'known' && before && after ? change(before, after) : null,
  };
}

/** Every step's impact, in the order taken. */
export function impacts(
  steps: readonly StepTaken[],
  schoolWeeks: number,
  calendar: ImpactCalendar,
  attendanceBetween: AttendanceBetween,
  asOf: PlainDate,
): Impact[] {
  return steps
    .filter(({ on }) => on <= asOf)
    .map((step) => impactOf(step, schoolWeeks, calendar, attendanceBetween, asOf));
}

function windowOf(
  weeks: readonly PlainDate[],
  attendanceBetween: AttendanceBetween,
  asOf: PlainDate,
): ImpactWindow | null {
  const first = weeks[0];
  const last = weeks.at(-1);
  if (first === undefined || last === undefined) return null;
  const sunday = addDays(last, DAYS_TO_SUNDAY);
  const to = sunday < asOf ? sunday : asOf;
  const count = attendanceBetween(first, to);
  return count && { ...count, from: first, to, schoolWeeks: weeks.length };
}

function change(before: AttendanceCount, after: AttendanceCount): number {
  return Math.round(
    (1000 * (after.attended * before.possible - before.attended * after.possible)) /
      (before.possible * after.possible),
  );
}
