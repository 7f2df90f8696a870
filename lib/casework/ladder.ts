/**
 * The escalation ladder of Standard 6: what the next step is, when it is due, and why. One step is
 * proposed at a time, the lowest neither taken nor passed over, and never a legal one before support
 * has been offered or a person has recorded why not (Standard 6, "support first").
 *
 * The Standard names the seven steps and leaves thresholds and waiting times open: they come from the
 * school's rules. Attendance is compared in whole sessions, never as a rounded percentage.
 */
import { schoolYearOf } from '@/lib/attendance/calendar';
import { addDays, shortDate, type PlainDate } from '@/lib/attendance/plain-date';
import type { LadderRule, Rules } from '@/lib/rules/types';
import type { AttendanceBetween, AttendanceCount } from './attendance-count';
import type { LadderStep } from './events';
import { ladderPosition, type LadderPosition } from './ladder-position';
import { deviationStanding, type CaseState, type Deviation } from './state';

import { supportReason, type SupportReason } from './support-first';

/** The one question the ladder asks of the school's calendar; `SchoolCalendar` answers it. */
export interface LadderCalendar {
  /** The nth school day after `date`, itself not counted; null where the calendar ends before. */
  nthSchoolDayAfter(date: PlainDate, n: number): PlainDate | null;
}

export type LadderCase = Pick<CaseState, 'steps' | 'activeDeviations' | 'supportOffered'>;

export interface LadderQuestion {
  state: LadderCase;
  /** Sessions of the school year up to the moment asked. */
  attendance: AttendanceCount;
  /** For attendance before and since a step. */
  attendanceBetween: AttendanceBetween;
  /**
   * First day on which attendance stood at or below a threshold, in tenths of a per cent, over at least
   * so many possible sessions, and has stayed there; null where it is not known. Left out: a step falls
   * due on the day it is asked for.
   */
  atOrBelowSince?: (tenths: number, possible: number) => PlainDate | null;
  calendar: LadderCalendar;
  rules: Pick<Rules, 'get'>;
  asOf: PlainDate;
}

export type LadderReason =
  | { kind: 'at-or-below'; attendance: AttendanceCount; tenths: number }
  | { kind: 'waited'; since: LadderStep; on: PlainDate; schoolDays: number }
  | { kind: 'not-improved'; comparison: Comparison; heldFromTenths: number }
  | { kind: 'skipped'; deviation: Deviation }
  | { kind: 'stepped-back'; deviation: Deviation }
  | { kind: 'brought-forward'; deviation: Deviation }
  | SupportReason;

/** Attendance of the school year up to a step, and after it. */
export interface Comparison {
  since: LadderStep;
  on: PlainDate;
  before: AttendanceCount;
  after: AttendanceCount;
}

export type NextStep =
  /** `upcoming`: the waiting time still runs. `due`: `dueOn` is today or earlier. */
  | {
      kind: 'step';
      rule: LadderRule;
      state: 'due' | 'upcoming';
      dueOn: PlainDate;
      reasons: LadderReason[];
    }
  /** A person has decided otherwise: shown as decided, asked again when the review date comes. */
  | { kind: 'decided'; rule: LadderRule; deviation: Deviation; review: 'not-due' | 'due' }
  /** The rules themselves hold the step back. */
  | { kind: 'held'; rule: LadderRule; why: 'support-first' }
  | {
      kind: 'held';
      rule: LadderRule;
      why: 'improved';
      comparison: Comparison;
      heldFromTenths: number;
    }
  | {
      kind: 'none';
      why: 'above-threshold';
      rule: LadderRule;
      attendance: AttendanceCount;
      tenths: number;
    }
  /** So early in the year that one day moves the rate by whole per cents: no step rests on that. */
  | { kind: 'none'; why: 'too-few-sessions'; rule: LadderRule; attendance: AttendanceCount }
  | { kind: 'none'; why: 'ladder-complete' }
  /** `missing` names the fact that is needed. */
  | { kind: 'cannot-tell'; rule: LadderRule | null; missing: string };

/** What the ladder asks for next about one pupil, as of one date. */
export function nextStep(question: LadderQuestion): NextStep {
  const { state, attendance, rules, asOf } = question;
  const position = ladderPosition(state, rules, asOf);
  const { rule } = position;
  if (!rule) return { kind: 'none', why: 'ladder-complete' };

  const { decided } = position;
  if (decided) {
    const isDue = deviationStanding(decided, asOf) === 'review-due';
    return { kind: 'decided', rule, deviation: decided, review: isDue ? 'due' : 'not-due' };
  }

  const reasons: LadderReason[] = [...position.passed];
  const { broughtForward } = position;
  const tenths = rule.attendanceAtOrBelowTenths;
  if (!broughtForward && tenths !== null) {
    if (attendance.possible === 0)
      return { kind: 'cannot-tell', rule, missing: 'a possible session this school year' };
    if (!isAtOrBelow(attendance, tenths))
      return { kind: 'none', why: 'above-threshold', rule, attendance, tenths };
    const first = position.waitsFrom === null;
    if (first && attendance.possible < rules.get('provisionalBelowSessions'))
      return { kind: 'none', why: 'too-few-sessions', rule, attendance };
    reasons.push({ kind: 'at-or-below', attendance, tenths });
  }

  if (rule.needsSupportFirst) {
    const support = supportReason(state, asOf);
    if (!support) return { kind: 'held', rule, why: 'support-first' };
    reasons.push(support);
  }

  if (broughtForward) {
    reasons.push({ kind: 'brought-forward', deviation: broughtForward });
    return { kind: 'step', rule, state: 'due', dueOn: broughtForward.on, reasons };
  }
  return improvement(question, position, rule, reasons) ?? dated(question, position, rule, reasons);
}

/** Held while attendance since the last step is better than before it; null: not held. */
function improvement(
  { attendanceBetween, asOf }: LadderQuestion,
  { taken, waitsFrom }: LadderPosition,
  rule: LadderRule,
  reasons: LadderReason[],
): NextStep | null {
  const heldFromTenths = rule.heldByImprovementTenths;
  if (heldFromTenths === null || !taken || !waitsFrom) return null;

  const before = attendanceBetween(schoolYearOf(taken.on).from, taken.on);
  if (!before)
    return { kind: 'cannot-tell', rule, missing: `attendance before ${shortDate(taken.on)}` };
  const after =
    waitsFrom < asOf
      ? attendanceBetween(addDays(waitsFrom, 1), asOf)
      : { possible: 0, attended: 0 };
  if (!after)
    return { kind: 'cannot-tell', rule, missing: `attendance since ${shortDate(waitsFrom)}` };
  if (before.possible === 0 || after.possible === 0) return null;

  const comparison: Comparison = { since: taken.step, on: taken.on, before, after };
  if (hasImprovedBy(before, after, heldFromTenths))
    return { kind: 'held', rule, why: 'improved', comparison, heldFromTenths };
  reasons.push({ kind: 'not-improved', comparison, heldFromTenths });
  return null;
}

/** The waiting time runs from the step before, or from stepping back; never from before the threshold was reached. */
function dated(
  { calendar, asOf, atOrBelowSince, rules }: LadderQuestion,
  { taken, waitsFrom }: LadderPosition,
  rule: LadderRule,
  reasons: LadderReason[],
): NextStep {
  const tenths = rule.attendanceAtOrBelowTenths;
  // A first step could not have been due before there were sessions enough to rest it on.
  const least = waitsFrom ? 0 : rules.get('provisionalBelowSessions');
  const reached = tenths === null ? null : (atOrBelowSince?.(tenths, least) ?? null);
  let dueOn = reached ?? asOf;
  if (waitsFrom) {
    const waited = schoolDaysAfter(calendar, waitsFrom, rule.waitSchoolDays);
    if (waited === null)
      return {
        kind: 'cannot-tell',
        rule,
        missing: `the school days after ${shortDate(waitsFrom)}`,
      };
    if (taken)
      reasons.push({
        kind: 'waited',
        since: taken.step,
        on: waitsFrom,
        schoolDays: rule.waitSchoolDays,
      });
    dueOn = reached !== null && reached > waited ? reached : waited;
  }
  return { kind: 'step', rule, state: dueOn <= asOf ? 'due' : 'upcoming', dueOn, reasons };
}

function schoolDaysAfter(calendar: LadderCalendar, date: PlainDate, n: number): PlainDate | null {
  return n === 0 ? date : calendar.nthSchoolDayAfter(date, n);
}

export function isAtOrBelow({ possible, attended }: AttendanceCount, tenths: number): boolean {
  return 1000 * attended <= tenths * possible;
}

/** `after - before >= tenths / 1000`, in whole numbers. */
function hasImprovedBy(before: AttendanceCount, after: AttendanceCount, tenths: number): boolean {
  const gained = 1000 * (after.attended * before.possible - before.attended * after.possible);
  return gained >= tenths * after.possible * before.possible;
}
