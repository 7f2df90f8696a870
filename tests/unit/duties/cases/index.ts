import type { DutyId } from '@/lib/duties/types';
import type { DutyCase } from '../case';
import { firstDayCallCases } from './first-day-call';
import { notifyWorkerCases } from './notify-worker';
import { noContactCases } from './no-contact';
import { establishReasonCases } from './establish-reason';
import { confirmOffSiteCases } from './confirm-off-site';
import { dayThreeContactCases } from './day-three-contact';
import { dayFiveVisitCases } from './day-five-visit';
import { escalationStepCases } from './escalation-step';
import { reviewCases } from './review';
import { persistentAbsenceCases } from './persistent-absence';
import { severeAbsenceCases } from './severe-absence';
import { considerPenaltyCases } from './consider-penalty';
import { attendanceReturnCases } from './attendance-return';
import { sicknessReturnCases } from './sickness-return';
import { missingEducationCases } from './missing-education';
import { provisionCheckCases } from './provision-check';
import { planMeetingCases } from './plan-meeting';
import { leaveDecisionCases } from './leave-decision';
import { stuckCaseCases } from './stuck-case';
import { weeklyTrackerCases } from './weekly-tracker';

/** The cases of every duty, each a short story that a school could tell. */
export const CASES: Record<DutyId, readonly DutyCase[]> = {
  'first-day-call': firstDayCallCases,
  'notify-worker': notifyWorkerCases,
  'no-contact': noContactCases,
  'establish-reason': establishReasonCases,
  'confirm-off-site': confirmOffSiteCases,
  'day-three-contact': dayThreeContactCases,
  'day-five-visit': dayFiveVisitCases,
  'escalation-step': escalationStepCases,
  review: reviewCases,
  'persistent-absence': persistentAbsenceCases,
  'severe-absence': severeAbsenceCases,
  'consider-penalty': considerPenaltyCases,
  'attendance-return': attendanceReturnCases,
  'sickness-return': sicknessReturnCases,
  'missing-education': missingEducationCases,
  'provision-check': provisionCheckCases,
  'plan-meeting': planMeetingCases,
  'leave-decision': leaveDecisionCases,
  'stuck-case': stuckCaseCases,
  'weekly-tracker': weeklyTrackerCases,
};
