import { attendanceText } from '@/lib/attendance/percent';
import { shownName } from '@/lib/attendance/pupil';
import { shortDate } from '@/lib/attendance/plain-date';
import { impactOf } from '@/lib/casework/impact';
import { standingsOf } from '@/lib/casework/standing';
import type { StepTaken, TrailEntry } from '@/lib/casework/state';
import type { DutyFacts } from '@/lib/duties/facts';
import { attendanceBetween } from '@/lib/duties/ladder-answer';
import { LADDER_STEPS, type LadderStep, type Role } from '@/lib/casework/events';
import type { Duty, DutyId } from '@/lib/duties/types';
import type { TrackerItem } from '@/lib/messages/views';
import type { AssessedPupil } from '../assessed';
import { dutyView } from './duty-view';
import { eventLine } from './words';

/** What the weekly tracker is about, most pressing first; one of them is a pupil's next. */
const OF_THE_CASE: readonly DutyId[] = [
  'stuck-case',
  'review',
  'escalation-step',
  'severe-absence',
  'persistent-absence',
];

/** The duty that stands in a pupil's line of the tracker; null: they have no line on its account. */
export function nextOfCase({ assessment }: AssessedPupil): Duty | null {
  const open = assessment.duties.filter(({ state }) => state !== 'settled');
  for (const states of [['due'], ['cannot-tell', 'upcoming']]) {
    for (const id of OF_THE_CASE) {
      const found = open.find((duty) => duty.id === id && states.includes(duty.state));
      if (found) return found;
    }
  }
  return null;
}

export function isOfCase(duty: Duty): boolean {
  return OF_THE_CASE.includes(duty.id);
}

function hasCase(one: AssessedPupil): boolean {
  const { casework } = one.facts;
  return nextOfCase(one) !== null || casework.steps.length > 0;
}

/** Attendance in the school weeks before and after a step (Standard 3 and 7). */
function impactWords(facts: DutyFacts, step: StepTaken): string | null {
  const weeks = facts.rules.get('impactSchoolWeeks');
  const { before, after, verdict } = impactOf(
    step,
    weeks,
    facts.calendar,
    (from, to) => attendanceBetween(facts, from, to),
    facts.moment.date,
  );
  if (verdict === 'too-early') return 'too early to say what it changed';
  const [was, is] = [before && attendanceText(before), after && attendanceText(after)];
  if (!before || !was || !is) return null;
  return `${was} in ${before.schoolWeeks} school ${before.schoolWeeks === 1 ? 'week' : 'weeks'} before, ${is} after`;
}

export function trackerView(pupils: readonly AssessedPupil[], role: Role | null): TrackerItem[] {
  return pupils.filter(hasCase).map((one): TrackerItem => {
    const { pupil, statistics, casework, rules } = one.facts;
    const { possible, attended } = statistics;
    const step = casework.steps.findLast(({ steppedBackBy }) => steppedBackBy === null);
    const ladder = rules.get('ladder');
    const next = nextOfCase(one);
    return {
      pupilId: pupil.id,
      name: shownName(pupil),
      form: pupil.form,
      attendance: attendanceText(statistics),
      missed: `${possible - attended} of ${possible} sessions`,
      status: statistics.status,
      provisional: statistics.provisional,
      lastStep: step
        ? {
            step: step.step,
            label: ladder.find((rule) => rule.step === step.step)?.label ?? step.step,
            on: step.on,
            impact: impactWords(one.facts, step),
          }
        : null,
      next: next ? dutyView(one, next) : null,
      stepDue: stepDueOf(one),
      history: historyOf(casework.trail, role),
    };
  });
}

function stepDueOf({ assessment }: AssessedPupil): LadderStep | null {
  const due = assessment.duties.find(
    ({ id, state }) => id === 'escalation-step' && state === 'due',
  );
  return LADDER_STEPS.find((step) => due?.key.endsWith(`:${step}`)) ?? null;
}

/** Newest first. What was put right reads as it does now, and says what it was. */
function historyOf(trail: readonly TrailEntry[], role: Role | null): TrackerItem['history'] {
  const events = trail.map(({ event }) => event);
  const isAnyCorrected = trail.some(({ standing }) => standing === 'corrected');
  const effective = isAnyCorrected ? standingsOf(events).effective : [];
  return trail
    .filter(({ event }) => event.payload.kind !== 'undo' && event.payload.kind !== 'correction')
    .map(({ event, standing, changedBy }) => {
      const now = standing === 'corrected' ? effective.find(({ id }) => id === event.id) : null;
      const by = events.find(({ id }) => id === changedBy)?.by.initials;
      return {
        eventId: event.id,
        on: shortDate((now ?? event).about.date),
        line: eventLine(now ?? event, role),
        by: event.by.initials,
        undone: standing === 'undone',
        recovered: event.recovered,
        ...(now && by !== undefined && { corrected: { by, was: eventLine(event, role) } }),
      };
    })
    .reverse();
}
