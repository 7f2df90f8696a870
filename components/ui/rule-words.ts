/** A rule's name as the person reads it who answers for it; docs/rules.md says what each does. */
import type { RuleKey } from '@/lib/rules/types';

const RULE_WORDS: Record<RuleKey, string> = {
  registerTimes: 'register times',
  contactClock: 'time for reaching somebody',
  ringAgainMinutes: 'minutes until a call is tried again',
  dayThree: 'day-3 contact',
  dayFive: 'day-5 visit',
  plannedCodes: 'planned absence codes',
  confirmOffSiteCodes: 'codes that need confirming off site',
  confirmOffSiteBy: 'off-site places confirmed by',
  reasonDeadlineSchoolDays: 'time to replace an N',
  persistentAbsencePercent: 'persistent absence',
  severeAbsencePercent: 'severe absence',
  provisionalBelowSessions: 'sessions before a percentage is firm',
  penaltySessions: 'penalty notice threshold',
  penaltyWindowSchoolWeeks: 'penalty notice period',
  penaltyCodes: 'codes counted towards a penalty notice',
  attendanceReturnSchoolDays: 'attendance return to the local authority',
  attendanceReturnEveryMonths: 'longest time between attendance returns',
  sicknessReturnSessions: 'sickness return to the local authority',
  missingEducationSchoolDays: 'children missing education procedure',
  groundISchoolDays: 'removal from the roll under ground I',
  groundICodes: 'codes counted towards ground I',
  ladder: 'steps of support and their review dates',
  ladderRestartsEachSchoolYear: 'steps begin again each school year',
  stuckAfterSchoolDays: 'case stuck without action',
  stuckAfterSameStep: 'case stuck at the same step',
  impactSchoolWeeks: 'weeks compared before and after a step',
  provisionCheckEverySchoolWeeks: 'alternative provision checked every',
  planMeetingEverySchoolWeeks: 'attendance discussed at plan meetings every',
  trackerEverySchoolWeeks: 'tracker completed every',
  minutesInSchoolDay: 'minutes in a school day',
  schoolDaysInYear: 'school days in a year',
  attendanceBandsTenths: 'attendance bands',
  callQueueOrder: 'order of the calls',
  notificationContacts: 'how workers are reached',
  keepMarksYears: 'years for which marks are kept',
  keepRecordsYears: 'years for which records are kept',
  keepLeaverDetailsYears: 'years for which a leaver’s details are kept',
  commentLimit: 'longest comment',
  commentFields: 'parts of a comment',
  commentFormat: 'wording of a comment',
  commentAbbreviations: 'abbreviations in comments',
  labels: 'the school’s own words',
  wording: 'sentences said or written',
};

function isRule(key: string): key is RuleKey {
  return Object.hasOwn(RULE_WORDS, key);
}

/** In lower case, to stand inside a sentence; a name not known is spelt out: `newRule` is `new rule`. */
export function wordsOfRule(key: string): string {
  return isRule(key) ? RULE_WORDS[key] : key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

export function sentenceCase(words: string): string {
  return words.charAt(0).toLocaleUpperCase('en-GB') + words.slice(1);
}
