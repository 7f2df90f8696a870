/**
 * A rule's value as the person reads it who answers for it: a line for a plain value, a line for
 * each step or entry of a list.
 */
import type { Role } from '@/lib/casework/events';
import type { CommentWords, LadderRule, Rules, RuleKey, RuleValues } from './types';

const ROLE: Record<Role, string> = {
  office: 'office',
  attendance: 'attendance officer',
  dsl: 'safeguarding lead',
  champion: 'attendance champion',
  head: 'head',
};

const NOTIFIED: Record<RuleValues['notificationContacts'][number]['role'], string> = {
  'social-worker': 'Social worker',
  'youth-offending': 'Youth-offending worker',
  dsl: 'Safeguarding lead',
  'designated-teacher': 'Designated teacher',
  'virtual-school': 'Virtual school',
};

const HOW: Record<RuleValues['notificationContacts'][number]['how'], string> = {
  phone: 'by phone',
  email: 'by e-mail',
  portal: 'by portal',
  'in-person': 'in person',
};

function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

const schoolDays = (n: number) => [count(n, 'school day')];
const schoolWeeks = (n: number) => [`every ${n === 1 ? 'school week' : `${n} school weeks`}`];
const sessions = (n: number) => [count(n, 'session')];
const years = (n: number) => [count(n, 'year')];
const percent = (tenths: number) => `${tenths / 10}%`;
const listed = (items: readonly string[]) => [items.length === 0 ? 'none' : items.join(', ')];
/** `open-case` and `parentingContract` as words. */
const spelt = (id: string) =>
  id.replaceAll('-', ' ').replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
const entries = (
  record: Readonly<Record<string, string>>,
  line: (k: string, v: string) => string,
) =>
  Object.keys(record).length === 0 ? ['none'] : Object.entries(record).map(([k, v]) => line(k, v));

function ladderStep(step: LadderRule): string {
  const when = [
    step.attendanceAtOrBelowTenths !== null &&
      `at ${percent(step.attendanceAtOrBelowTenths)} or below`,
    step.waitSchoolDays > 0 && `${count(step.waitSchoolDays, 'school day')} after the step before`,
    step.heldByImprovementTenths !== null &&
      `not while attendance is up by ${count(step.heldByImprovementTenths / 10, 'point')}`,
    step.needsSupportFirst && 'only after support was offered',
    `reviewed after ${count(step.reviewAfterSchoolDays, 'school day')}`,
  ];
  const owner = step.owner === 'csaws' && !step.label.includes('CSAWS') ? ' (CSAWS)' : '';
  return `${step.label}${owner}: ${when.filter((part) => part !== false).join(', ')}`;
}

function commentFormat(format: CommentWords): string[] {
  const reasons = Object.entries(format.reasonWords).map(([id, word]) => `${spelt(id)} “${word}”`);
  return [
    format.words === 'short' ? 'short words (TC, HV)' : 'full words (Phone call, Home visit)',
    format.signs === 'plain' ? 'plain signs (-> and -)' : 'typographic signs (→ and –)',
    `times as ${format.paddedTime ? '09:16' : '9:16'}`,
    ...(reasons.length > 0 ? [`reasons: ${reasons.join(', ')}`] : []),
  ];
}

const WORDS: { [K in RuleKey]: (value: RuleValues[K]) => string[] } = {
  registerTimes: ({ AM, PM }) => [
    `AM opens ${AM.opens}, closes ${AM.closes}`,
    `PM opens ${PM.opens}, closes ${PM.closes}`,
  ],
  contactClock: (steps) =>
    steps.map(
      ({ afterMinutes, label, role }) =>
        `${count(afterMinutes, 'minute')} after the register closes: ${label} (${ROLE[role]})`,
    ),
  ringAgainMinutes: (n) => [count(n, 'minute')],
  dayThree: (n) => [`school day ${n} of an absence`],
  dayFive: (n) => [`school day ${n} of an absence`],
  plannedCodes: listed,
  confirmOffSiteCodes: listed,
  confirmOffSiteBy: (time) => [time],
  reasonDeadlineSchoolDays: schoolDays,
  persistentAbsencePercent: (n) => [`${n}% or more of possible sessions missed`],
  severeAbsencePercent: (n) => [`${n}% or more of possible sessions missed`],
  provisionalBelowSessions: sessions,
  penaltySessions: sessions,
  penaltyWindowSchoolWeeks: (n) => [count(n, 'school week')],
  penaltyCodes: listed,
  attendanceReturnSchoolDays: (n) => [
    `${count(n, 'continuous school day')} of unauthorised absence`,
  ],
  attendanceReturnEveryMonths: (n) => [count(n, 'month')],
  sicknessReturnSessions: (n) => [`${count(n, 'session')} of illness`],
  missingEducationSchoolDays: (n) => [`${count(n, 'school day')} unseen without leave`],
  groundISchoolDays: (n) => [count(n, 'continuous school day')],
  groundICodes: listed,
  ladder: (steps) => steps.map(ladderStep),
  ladderRestartsEachSchoolYear: (restarts) => [
    restarts ? 'yes, each school year' : 'no, last year’s steps still count',
  ],
  stuckAfterSchoolDays: schoolDays,
  stuckAfterSameStep: (n) => [`the same step ${count(n, 'time')}`],
  impactSchoolWeeks: (n) => [count(n, 'school week')],
  provisionCheckEverySchoolWeeks: schoolWeeks,
  planMeetingEverySchoolWeeks: schoolWeeks,
  trackerEverySchoolWeeks: schoolWeeks,
  minutesInSchoolDay: (n) => [count(n, 'minute')],
  schoolDaysInYear: schoolDays,
  attendanceBandsTenths: (bands) =>
    bands.map(
      ({ label, atOrAboveTenths, exclusive }) =>
        `${label} (${exclusive ? 'more than' : 'from'} ${percent(atOrAboveTenths)})`,
    ),
  callQueueOrder: (ids) => [ids.map(spelt).join(', ')],
  notificationContacts: (ways) =>
    ways.length === 0
      ? ['none for every pupil: each pupil’s own worker is told as the pupil list says']
      : ways.map(
          ({ role, how, where }) =>
            `${NOTIFIED[role]}: ${HOW[how]}${where === null ? '' : `, ${where}`}`,
        ),
  keepMarksYears: years,
  keepRecordsYears: years,
  keepLeaverDetailsYears: years,
  commentLimit: (n) => [count(n, 'character')],
  commentFields: (fields) => [fields.map(spelt).join(', ')],
  commentFormat,
  commentAbbreviations: (short) =>
    entries(short, (abbreviation, means) => `${abbreviation}: ${means}`),
  labels: (labels) => entries(labels, (what, word) => `${spelt(what)}: “${word}”`),
  wording: (wording) => entries(wording, (what, sentence) => `${spelt(what)}: “${sentence}”`),
};

/** In lines, never empty. */
export function wordsOfRuleValue<K extends RuleKey>(rules: Rules, key: K): string[] {
  return WORDS[key](rules.get(key));
}
