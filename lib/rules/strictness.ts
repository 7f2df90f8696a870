/**
 * Which way each rule is stricter, as data. "Stricter" means: acts sooner, on more pupils, or asks
 * for more. Where neither way is stricter, or it is the school's own matter, there is no direction.
 */
import type { RuleKey } from './types';

export type Direction =
  | 'lower'
  | 'higher'
  /** A time of day: earlier is stricter. */
  | 'earlier'
  /** A list of which more entries are stricter. */
  | 'more'
  | 'fewer'
  /** True is weaker than false. */
  | 'false'
  /** The law leaves no choice: any other value is weaker. */
  | 'fixed'
  | 'ladder'
  | 'contact-clock'
  | 'none';

export const STRICTER: Readonly<Record<RuleKey, Direction>> = {
  registerTimes: 'none',
  contactClock: 'contact-clock',
  ringAgainMinutes: 'none',
  dayThree: 'lower',
  dayFive: 'lower',
  plannedCodes: 'fewer',
  confirmOffSiteCodes: 'more',
  confirmOffSiteBy: 'earlier',
  reasonDeadlineSchoolDays: 'lower',
  persistentAbsencePercent: 'lower',
  severeAbsencePercent: 'lower',
  provisionalBelowSessions: 'none',
  penaltySessions: 'lower',
  penaltyWindowSchoolWeeks: 'higher',
  penaltyCodes: 'more',
  attendanceReturnSchoolDays: 'lower',
  attendanceReturnEveryMonths: 'lower',
  sicknessReturnSessions: 'lower',
  missingEducationSchoolDays: 'lower',
  groundISchoolDays: 'fixed',
  groundICodes: 'fixed',
  ladder: 'ladder',
  ladderRestartsEachSchoolYear: 'false',
  stuckAfterSchoolDays: 'lower',
  stuckAfterSameStep: 'lower',
  impactSchoolWeeks: 'none',
  provisionCheckEverySchoolWeeks: 'lower',
  planMeetingEverySchoolWeeks: 'lower',
  trackerEverySchoolWeeks: 'lower',
  minutesInSchoolDay: 'none',
  schoolDaysInYear: 'none',
  attendanceBandsTenths: 'none',
  callQueueOrder: 'none',
  notificationContacts: 'none',
  keepMarksYears: 'none',
  keepRecordsYears: 'none',
  keepLeaverDetailsYears: 'none',
  commentLimit: 'none',
  commentFields: 'more',
  commentFormat: 'none',
  commentAbbreviations: 'none',
  labels: 'none',
  wording: 'none',
};
