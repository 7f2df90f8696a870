import type { StatisticsFacts, StatisticsRules } from '@/lib/attendance/pupil-statistics';

/** The values of attendance-rules.md section 8, as a school's rules would give them. */
export const RULES: StatisticsRules = {
  plannedCodes: ['C', 'C1', 'C2', 'E', 'J1', 'R', 'S', 'T'],
  penaltyCodes: ['G', 'N', 'O', 'U'],
  penaltyWindowSchoolWeeks: 10,
  groundICodes: ['G', 'N', 'O'],
  reasonDeadlineSchoolDays: 5,
  persistentAbsencePercent: 10,
  severeAbsencePercent: 50,
  provisionalBelowSessions: 60,
};

export const FACTS: StatisticsFacts = {
  startDate: null,
  leavingDate: null,
  compulsorySchoolAge: true,
  usedInNotice: [],
  reasonUnknown: [],
  reasonGiven: [],
};
