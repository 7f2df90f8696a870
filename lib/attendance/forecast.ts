/**
 * What is still to come, on the school's own calendar and on the marks as they stand now: nothing
 * here predicts a child, it counts what is left (attendance-rules.md sections 2.5 and 3).
 */
import type { AttendanceHistory } from './history';
import { hasMissed, leastMissed } from './percent';
import type { PlainDate } from './plain-date';
import type { PupilStatistics, StatisticsFacts } from './pupil-statistics';
import type { Session } from './session';
import { penaltySessions, type StatisticsPlan } from './statistics';

export interface StatusForecast {
  /** Limit in per cent of possible sessions missed. */
  percent: number;
  /** Possible sessions of the whole year if every session left is possible for the pupil. */
  sessionsInYear: number;
  /** Absent sessions at which the year ends at or above the limit. */
  reachedAt: number;
  /** More sessions that can be missed before the year is certain to end there; 0 when it is. */
  sessionsLeft: number;
  /** True while the year to date is at or above the limit. */
  standsNow: boolean;
  /**
   * The session after which the year to date is below the limit if all are attended from now on;
   * null when it already is, or when the year is too short.
   */
  clearsAfter: Session | null;
}

/** For persistent absence (10) and severe absence (50) alike. */
export function forecastStatus(
  plan: StatisticsPlan,
  statistics: Pick<PupilStatistics, 'possible' | 'attended'>,
  facts: Pick<StatisticsFacts, 'startDate' | 'leavingDate'>,
  percent: number,
): StatusForecast {
  const { possible, attended } = statistics;
  const absent = possible - attended;
  const { from, to } = sessionsLeft(plan, facts);
  const sessionsInYear = possible + Math.max(0, to - from);
  const reachedAt = leastMissed(percent, sessionsInYear);
  const standsNow = possible > 0 && hasMissed(percent, absent, possible);
  return {
    percent,
    sessionsInYear,
    reachedAt,
    sessionsLeft: Math.max(0, reachedAt - absent),
    standsNow,
    clearsAfter: standsNow ? clearsAfter(plan, { from, to }, possible, absent, percent) : null,
  };
}

export interface PenaltyForecast {
  count: number;
  /** Of these, N that still stand: an amendment may lower the count. */
  openN: number;
  /** More sessions before the threshold; 0 when it is met. */
  sessionsLeft: number;
  oldest: Session | null;
  /** First Monday of a school week whose window no longer holds the oldest; null where the calendar ends before. */
  oldestDropsOut: PlainDate | null;
}

/** Ten in ten weeks: `threshold` sessions within the plan's window of school weeks. */
export function forecastPenalty(
  plan: StatisticsPlan,
  history: AttendanceHistory,
  facts: StatisticsFacts,
  threshold: number,
): PenaltyForecast {
  const { calendar, rules } = plan;
  const sessions = penaltySessions(plan, history, facts);
  const oldest = sessions[0] ?? null;
  const leaves =
    oldest === null
      ? undefined
      : calendar.weeks[calendar.weekIndexThrough(oldest.date) + rules.penaltyWindowSchoolWeeks];
  return {
    count: sessions.length,
    openN: sessions.filter((session) => isOpenN(history, session)).length,
    sessionsLeft: Math.max(0, threshold - sessions.length),
    oldest,
    oldestDropsOut: leaves ?? null,
  };
}

function isOpenN(history: AttendanceHistory, session: Session): boolean {
  const reading = history.readingAt(session);
  return reading !== null && 'code' in reading && reading.code.unexplained;
}

/** Sessions of the school year after the moment, while the pupil is on roll. */
function sessionsLeft(
  { calendar, asOf, end }: StatisticsPlan,
  { startDate, leavingDate }: Pick<StatisticsFacts, 'startDate' | 'leavingDate'>,
): { from: number; to: number } {
  const year = calendar.sessionsOfSchoolYear(asOf.date);
  const from = startDate === null ? end : Math.max(end, calendar.firstSessionFrom(startDate));
  const to =
    leavingDate === null
      ? year.to
      : Math.min(year.to, calendar.sessionsThrough({ date: leavingDate, session: 'PM' }));
  return { from, to };
}

/** When so many more sessions have been attended that the share is below `percent`. */
function clearsAfter(
  { calendar }: StatisticsPlan,
  left: { from: number; to: number },
  possible: number,
  absent: number,
  percent: number,
): Session | null {
  if (percent <= 0) return null;
  let more = Math.max(1, Math.floor((100 * absent) / percent) - possible);
  while (hasMissed(percent, absent, possible + more)) more += 1;
  const last = left.from + more - 1;
  return last < left.to ? calendar.sessionAt(last) : null;
}
