/**
 * An episode is one ongoing absence: from its first absent session to the next session in which
 * the child is seen (N4, N5). What was done about it belongs to it alone; a new episode asks again.
 */
import { shortDate, type PlainDate } from '@/lib/attendance/plain-date';
import { sessionKey, type Session } from '@/lib/attendance/session';
import { count, fact, forename, markFact, sessionWords } from './duty';
import type { DutyFacts } from './facts';
import { sessionsBetween } from './school-days';
import type { Deviation } from '@/lib/casework/state';
import type { DutyId, Fact } from './types';

export interface Episode {
  /** `2026-09-14 PM`: the last part of the duty's key. */
  about: string;
  from: Session;
  /** School days of absence so far, planned ones left out. */
  days: number;
  /** The date on which the asked-for day was reached; null while it has not been. */
  reachedOn: PlainDate | null;
}

export function episodeAt({ statistics }: DutyFacts, day: number): Episode | null {
  const from = statistics.absenceRunFrom;
  if (from === null || statistics.welfareDays === 0) return null;
  return {
    about: sessionKey(from),
    from,
    days: statistics.welfareDays,
    reachedOn: statistics.welfareDays >= day ? (statistics.welfareDayDates[day - 1] ?? null) : null,
  };
}

/** "Or should be escalated sooner": decided in this episode, and so asked for from that day. */
export function broughtForward(
  { casework }: DutyFacts,
  id: DutyId,
  { from }: Episode,
): Deviation | null {
  return (
    casework.activeDeviations.findLast(
      (deviation) =>
        deviation.from === id &&
        deviation.decision === 'bring-forward' &&
        deviation.on >= from.date,
    ) ?? null
  );
}

/** The mark of today's latest register decides whether the absence goes on. */
export function unreadToday({ today }: DutyFacts): string | null {
  const mark = today.sessions.find(({ standing }) => standing === 'unread');
  return mark ? `the mark of ${sessionWords(mark)}` : null;
}

/** `Kai has been absent for 3 school days in a row`, and what was left out of the count. */
export function absentDays(facts: DutyFacts): string {
  const { welfareDays } = facts.statistics;
  const planned = plannedDays(facts);
  const left = planned > 0 ? `, ${count(planned, 'day')} of planned absence not counted` : '';
  return `${forename(facts)} has been absent for ${count(welfareDays, 'school day')} in a row${left}`;
}

function plannedDays({ statistics }: DutyFacts): number {
  return statistics.absenceRunDays - statistics.welfareDays;
}

export function episodeFacts(facts: DutyFacts): Fact[] {
  const { absenceRunFrom, welfareDays, welfareDayDates } = facts.statistics;
  if (absenceRunFrom === null) return [];
  const planned = plannedDays(facts);
  return [
    fact(
      `${count(welfareDays, 'school day')} of absence counted: ${welfareDayDates.map(shortDate).join(', ')}`,
    ),
    ...(planned > 0 ? [fact(`${count(planned, 'day')} of planned absence, not counted`)] : []),
    fact(`absent since ${sessionWords(absenceRunFrom)}`),
    ...sessionsBetween(facts.calendar, absenceRunFrom, facts.moment).map((session) =>
      markFact(facts, session),
    ),
  ];
}
