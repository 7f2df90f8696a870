/**
 * What persistent and severe absence share (attendance-rules.md sections 2.3 and 2.4): a share of the
 * pupil's own possible sessions, missed in the school year to date; provisional while they are few.
 */
import { attendanceText } from '@/lib/attendance/percent';
import type { PlainDate } from '@/lib/attendance/plain-date';
import { NONE, type DutyDefinition } from './definition';
import {
  byDeviation,
  cannotTell,
  count,
  decidedOtherwise,
  due,
  fact,
  forename,
  settled,
  upcoming,
} from './duty';
import type { DutyFacts } from './facts';
import { schoolYear } from './school-days';
import type { Duty, Fact, Weight } from './types';

export interface ShareOfAbsence {
  short: 'PA' | 'SA';
  weight: Weight;
  /** The event that settles it this school year; null while there is none. */
  doneSince(yearFrom: PlainDate): { eventId: string; how: string } | null;
}

export function assessShareOfAbsence(
  duty: DutyDefinition,
  facts: DutyFacts,
  { short, weight, doneSince }: ShareOfAbsence,
): readonly Duty[] {
  const { status, provisional, unreadMarks } = facts.statistics;
  // Severe absence is persistent too.
  if (status === 'OK' || (status === 'PA' && short === 'SA')) return NONE;
  const year = schoolYear(facts.moment.date);
  const about = year.label;
  if (status === 'n/a') {
    if (unreadMarks === 0) return NONE;
    const missing = `the marks of ${year.label} that could not be read`;
    return [cannotTell(duty, facts, { about, label: `${short} not known` }, missing)];
  }
  const label = `${short} ${attendanceText(facts.statistics) ?? ''}`.trim();
  const done = doneSince(year.from);
  if (done) return [settled(duty, facts, { about, label }, done)];
  const otherwise = decidedOtherwise(facts, duty.id, year.from);
  if (otherwise) return [settled(duty, facts, { about, label }, byDeviation(otherwise))];
  return [
    provisional
      ? upcoming(duty, facts, { about, label, weight: 'plain' })
      : due(duty, facts, { about, label, weight }),
  ];
}

export function missedSentence(facts: DutyFacts): string {
  const { possible, attended, provisional } = facts.statistics;
  const unsure = provisional ? '; that is too few sessions to be sure yet' : '';
  return `${forename(facts)} has missed ${possible - attended} of ${count(possible, 'possible session')} this school year${unsure}.`;
}

export function missedFact({ statistics }: DutyFacts): Fact {
  const { possible, attended } = statistics;
  return fact(`possible ${possible}, attended ${attended}, missed ${possible - attended}`);
}
