/**
 * All duties of one pupil at one moment. The statistics are in the facts already and every duty reads
 * the same ones: a further duty costs no further pass over the marks.
 */
import type { PupilStatistics } from '@/lib/attendance/pupil-statistics';
import { attendanceReturn } from './attendance-return';
import { confirmOffSite } from './confirm-off-site';
import { considerPenalty } from './consider-penalty';
import { dayFiveVisit } from './day-five-visit';
import { dayThreeContact } from './day-three-contact';
import type { DutyDefinition, SchoolDutyDefinition } from './definition';
import { escalationStep } from './escalation-step';
import { establishReason } from './establish-reason';
import type { DutyFacts, SchoolFacts } from './facts';
import { firstDayCall } from './first-day-call';
import { leaveDecision } from './leave-decision';
import { missingEducation } from './missing-education';
import { noContact } from './no-contact';
import { notifyWorker } from './notify-worker';
import { persistentAbsence } from './persistent-absence';
import { planMeeting } from './plan-meeting';
import { provisionCheck } from './provision-check';
import { review } from './review';
import { severeAbsence } from './severe-absence';
import { sicknessReturn } from './sickness-return';
import { stuckCase } from './stuck-case';
import type { Duty, Explanation, Moment } from './types';
import { weeklyTracker } from './weekly-tracker';

/** Most pressing first; chips and lists keep this order among duties of one weight. */
export const PUPIL_DUTIES: readonly DutyDefinition[] = [
  notifyWorker,
  noContact,
  firstDayCall,
  confirmOffSite,
  dayFiveVisit,
  dayThreeContact,
  missingEducation,
  establishReason,
  escalationStep,
  review,
  severeAbsence,
  persistentAbsence,
  attendanceReturn,
  sicknessReturn,
  considerPenalty,
  leaveDecision,
  planMeeting,
  provisionCheck,
  stuckCase,
];

/** Once the pupil has left: what the register itself still needs, the N that stands in it. */
const AFTER_LEAVING: readonly DutyDefinition[] = [establishReason];

export const SCHOOL_DUTIES: readonly SchoolDutyDefinition[] = [weeklyTracker];

/** The statistics and duties of one pupil at one moment. */
export interface Assessment {
  pupilId: string;
  moment: Moment;
  statistics: PupilStatistics;
  duties: readonly Duty[];
}

const NO_DUTIES: readonly Duty[] = Object.freeze([]);

export function assessPupil(facts: DutyFacts): Assessment {
  let duties: Duty[] | null = null;
  const { leavingDate } = facts.pupil;
  const hasLeft = leavingDate !== null && leavingDate < facts.moment.date;
  for (const definition of hasLeft ? AFTER_LEAVING : PUPIL_DUTIES) {
    const found = definition.assess(facts);
    if (found.length === 0) continue;
    if (duties) duties.push(...found);
    else duties = [...found];
  }
  return {
    pupilId: facts.pupil.id,
    moment: facts.moment,
    statistics: facts.statistics,
    duties: duties ?? NO_DUTIES,
  };
}

export function assessSchool(facts: SchoolFacts): readonly Duty[] {
  return SCHOOL_DUTIES.flatMap((definition) => definition.assess(facts));
}

/** Built only when somebody asks why. Null for a duty of the school: see `explainSchoolDuty`. */
export function explainDuty(
  facts: DutyFacts,
  duty: Duty,
  mayReadConfidential: boolean,
): Explanation | null {
  const definition = PUPIL_DUTIES.find(({ id }) => id === duty.id);
  return definition ? definition.explain(facts, duty, mayReadConfidential) : null;
}

export function explainSchoolDuty(facts: SchoolFacts, duty: Duty): Explanation | null {
  const definition = SCHOOL_DUTIES.find(({ id }) => id === duty.id);
  return definition ? definition.explain(facts, duty) : null;
}
