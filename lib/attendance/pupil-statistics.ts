import type { PlainDate } from './plain-date';
import type { Session } from './session';

/** What the statistics need from the school's rules; numbers and code lists are never in code. */
export interface StatisticsRules {
  /** N5: codes whose days neither count nor end a welfare run. */
  plannedCodes: readonly string[];
  penaltyCodes: readonly string[];
  penaltyWindowSchoolWeeks: number;
  groundICodes: readonly string[];
  /** School days within which an N must be resolved. */
  reasonDeadlineSchoolDays: number;
  persistentAbsencePercent: number;
  severeAbsencePercent: number;
  provisionalBelowSessions: number;
  /** First day whose marks count to the threshold (section 3: 19 August 2024); absent: every day. */
  penaltyCountsFrom?: PlainDate | null;
}

/** Facts about the pupil that are not marks. */
export interface StatisticsFacts {
  /** First and last day on roll; null means from and to the edge of the calendar. */
  startDate: PlainDate | null;
  leavingDate: PlainDate | null;
  compulsorySchoolAge: boolean;
  /** Sessions put into a penalty notice (attendance-rules.md section 3): from and to, inclusive. */
  usedInNotice: readonly { from: PlainDate; to: PlainDate }[];
  /** Sessions whose reason was never established: an O there is still unexplained (N10). */
  reasonUnknown: readonly Session[];
  /** Sessions whose reason staff do not accept (section 5): any absence there is still unexplained. */
  reasonNotAccepted?: readonly Session[];
  /** N marks for which a reason was accepted in casework though the mark has not been amended yet. */
  reasonGiven: readonly Session[];
}

/**
 * One pupil at one moment, in whole sessions (attendance-rules.md section 8, N1 to N10). Counts of
 * sessions and days; percentages are derived for display alone and never tested.
 */
export interface PupilStatistics {
  /** School year of the as-of date (N2). */
  possible: number;
  attended: number;
  authorised: number;
  unauthorised: number;
  status: 'OK' | 'PA' | 'SA' | 'n/a';
  /** True below the sessions at which DfE thinks a rate is not yet valid (section 2.4). */
  provisional: boolean;
  /** L in the school year: attending, counted apart. */
  lates: number;
  /** U in the school year. */
  latesAfterClose: number;
  /** Sessions of the school year on roll for which no mark stands. */
  missingMarks: number;
  /** Marks of the school year that count as nothing: unknown, refused on their date, or at odds. */
  unreadMarks: number;
  /** I in the school year (N9); sessions still expected are the caller's to add. */
  illnessSessions: number;
  /** N4. */
  absenceRunDays: number;
  absenceRunSessions: number;
  /** First absent session of the running absence; null when the pupil was seen last. */
  absenceRunFrom: Session | null;
  /** N5: school days of ongoing absence, and the date on which each was reached is `welfareDayDates[n - 1]`. */
  welfareDays: number;
  welfareDayDates: readonly PlainDate[];
  /** N6. */
  unauthorisedRunDays: number;
  groundIRunDays: number;
  /** N7. `penaltyFrom` is the Monday on which the window starts. */
  penaltyCount: number;
  penaltyFrom: PlainDate | null;
  /** N8. Open N sessions, oldest first. */
  openN: readonly Session[];
  nDeadline: PlainDate | null;
  nOverdue: boolean;
  /** N10. */
  unexplained: readonly Session[];
  unexplainedToday: boolean;
}
