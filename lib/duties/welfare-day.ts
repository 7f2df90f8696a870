/**
 * What day 3 and day 5 share (Standard 5): the day of an ongoing absence on which somebody acts, the
 * rationale for acting sooner or not at all, and what was done in this episode.
 */
import type { PlainDate } from '@/lib/attendance/plain-date';
import { broughtForward, episodeAt, unreadToday } from './absence-episode';
import { NONE, type DutyDefinition } from './definition';
import { byDeviation, cannotTell, decidedOtherwise, due, settled, upcoming } from './duty';
import type { DutyFacts } from './facts';
import type { Duty, Weight } from './types';

export interface WelfareDay {
  /** The school day of absence on which it falls due. */
  day: number;
  /** `Day 3 contact` */
  label: string;
  weight: Weight;
  /** The event by which it was done on or after a day; null while it was not. */
  doneSince(from: PlainDate): { eventId: string; how: string } | null;
}

export function assessWelfareDay(
  duty: DutyDefinition,
  facts: DutyFacts,
  { day, label, weight, doneSince }: WelfareDay,
): readonly Duty[] {
  // Nearly every pupil: nothing is near, and nobody has decided to act sooner.
  if (facts.statistics.welfareDays < day - 1 && facts.casework.activeDeviations.length === 0)
    return NONE;
  const episode = episodeAt(facts, day);
  if (!episode) return NONE;
  const { about } = episode;
  const forward = broughtForward(facts, duty.id, episode);
  const isSooner = forward && (episode.reachedOn === null || forward.on < episode.reachedOn);
  const from = isSooner ? forward.on : episode.reachedOn;

  const otherwise = decidedOtherwise(facts, duty.id, episode.from.date);
  if (otherwise) return [settled(duty, facts, { about, label }, byDeviation(otherwise))];
  if (from === null) {
    if (episode.days < day - 1) return NONE;
    const missing = unreadToday(facts);
    if (missing !== null) return [cannotTell(duty, facts, { about, label }, missing)];
    const last = facts.statistics.welfareDayDates[episode.days - 1];
    const dueOn = last === undefined ? null : facts.calendar.nthSchoolDayAfter(last, 1);
    return [upcoming(duty, facts, { about, label: `Day ${day} next`, weight: 'soon', dueOn })];
  }
  // Brought forward: what was done sooner in this episode counts, because the rationale is there.
  const done = doneSince(forward ? episode.from.date : from);
  if (done) return [settled(duty, facts, { about, label }, done)];
  return [due(duty, facts, { about, label, weight, dueOn: from })];
}
