/**
 * What holds when a school has said nothing: the trust's Standard, the law and guidance behind it,
 * and, for whatever these leave open, worked examples that say on screen that they are examples.
 *
 * All values hold from 19 August 2024, when the School Attendance (Pupil Registration) (England)
 * Regulations 2024 came into force; before that day nothing is covered and every question is refused.
 * What each key does, in words for a school: docs/rules.md.
 */
import { plainDateOf } from '@/lib/attendance/plain-date';
import { HREF } from './sources';
import type { RulesPack, DatedValue } from './schema';
import type { CheckedSource, ContactClockStep, LadderRule } from './types';

const REGIME_BEGINS = plainDateOf('2024-08-19');
const CHECKED = plainDateOf('2026-11-23');

function cite(kind: CheckedSource['kind'], paragraph: string, href: string | null): CheckedSource {
  return { kind, paragraph, href, checkedOn: kind === 'standard' ? CHECKED : null };
}

function standard<T>(paragraph: string, value: T): DatedValue<T>[] {
  return dated('trust', cite('standard', paragraph, null), value);
}

function law<T>(paragraph: string, href: string, value: T): DatedValue<T>[] {
  return dated('law', cite('regulation', paragraph, href), value);
}

function framework<T>(paragraph: string, value: T): DatedValue<T>[] {
  return dated('law', cite('framework', paragraph, HREF.framework), value);
}

/** For what the Standard leaves open. Shown as an example until the school sets or confirms it. */
function example<T>(paragraph: string, value: T): DatedValue<T>[] {
  return dated('trust', cite('example', paragraph, null), value);
}

function dated<T>(setBy: DatedValue<T>['setBy'], source: CheckedSource, value: T): DatedValue<T>[] {
  return [{ from: REGIME_BEGINS, until: null, value, source, setBy, person: null, reason: null }];
}

const LADDER: LadderRule[] = [
  {
    step: 'letter',
    owner: 'school',
    label: 'Letter',
    attendanceAtOrBelowTenths: 950,
    waitSchoolDays: 0,
    heldByImprovementTenths: null,
    reviewAfterSchoolDays: 15,
    needsSupportFirst: false,
  },
  {
    step: 'pupil-voice',
    owner: 'school',
    label: 'Pupil voice',
    attendanceAtOrBelowTenths: 940,
    waitSchoolDays: 10,
    heldByImprovementTenths: 20,
    reviewAfterSchoolDays: 10,
    needsSupportFirst: false,
  },
  {
    step: 'informal-meeting',
    owner: 'school',
    label: 'Informal meeting and support plan',
    attendanceAtOrBelowTenths: 920,
    waitSchoolDays: 10,
    heldByImprovementTenths: 20,
    reviewAfterSchoolDays: 20,
    needsSupportFirst: false,
  },
  {
    step: 'medical-evidence',
    owner: 'school',
    label: 'Possible medical evidence',
    attendanceAtOrBelowTenths: 920,
    waitSchoolDays: 10,
    heldByImprovementTenths: 20,
    reviewAfterSchoolDays: 15,
    needsSupportFirst: false,
  },
  {
    step: 'csaws-letter',
    owner: 'csaws',
    label: 'Letter from CSAWS',
    attendanceAtOrBelowTenths: 900,
    waitSchoolDays: 15,
    heldByImprovementTenths: 20,
    reviewAfterSchoolDays: 15,
    needsSupportFirst: true,
  },
  {
    step: 'csaws-meeting',
    owner: 'csaws',
    label: 'Meeting with CSAWS',
    attendanceAtOrBelowTenths: 900,
    waitSchoolDays: 15,
    heldByImprovementTenths: 20,
    reviewAfterSchoolDays: 20,
    needsSupportFirst: true,
  },
  {
    step: 'case-work',
    owner: 'csaws',
    label: 'Case work, formal contract, action plan, possible legal work',
    attendanceAtOrBelowTenths: 900,
    waitSchoolDays: 20,
    heldByImprovementTenths: 20,
    reviewAfterSchoolDays: 20,
    needsSupportFirst: true,
  },
];

const CONTACT_CLOCK: ContactClockStep[] = [
  { id: 'text', afterMinutes: 15, label: 'Text to contact 1', role: 'attendance' },
  { id: 'first-contact', afterMinutes: 30, label: 'Ring contact 1', role: 'attendance' },
  { id: 'second-contact', afterMinutes: 45, label: 'Ring contact 2', role: 'attendance' },
  { id: 'all-contacts', afterMinutes: 60, label: 'Every contact tried twice', role: 'attendance' },
  { id: 'no-contact', afterMinutes: 90, label: 'Tell the DSL', role: 'attendance' },
  { id: 'visit', afterMinutes: 120, label: 'Visit, at the DSL’s word', role: 'dsl' },
  { id: 'police', afterMinutes: 165, label: 'Police, at the DSL’s word', role: 'dsl' },
];

export const TRUST_STANDARD: RulesPack = {
  schema: 1,
  id: 'trust-standard',
  version: '2026-11',
  origin: 'trust',
  values: {
    // attendance-rules.md section 1
    registerTimes: example(
      'Working together to improve school attendance: open no longer than 30 minutes, the times are each school’s own',
      { AM: { opens: '08:45', closes: '09:15' }, PM: { opens: '13:00', closes: '13:30' } },
    ),
    // attendance-rules.md section 5
    contactClock: example(
      'Standard 5 asks for first day calling and names no times; Alongside’s choice',
      CONTACT_CLOCK,
    ),
    // attendance-rules.md section 5
    ringAgainMinutes: example(
      'Standard 5 names no time; Alongside’s choice from published routines',
      15,
    ),
    dayThree: standard('Standard 5', 3),
    dayFive: standard('Standard 5', 5),
    // attendance-rules.md N5
    plannedCodes: example(
      'Standard 5 does not say whether planned absence counts; Alongside’s choice',
      ['C', 'C1', 'C2', 'E', 'J1', 'R', 'S', 'T'],
    ),
    // attendance-rules.md section 1, Confirm
    confirmOffSiteCodes: example('Standard 5 names B; K, P, W and D by Alongside’s choice', [
      'B',
      'K',
      'P',
      'W',
      'D',
    ]),
    confirmOffSiteBy: example(
      'Standard 5 asks for confirmation before B is entered and names no time; Alongside’s choice',
      '09:30',
    ),
    reasonDeadlineSchoolDays: law('Regulation 10(7)', HREF.regulation10, 5),
    persistentAbsencePercent: standard('Standard 7', 10),
    severeAbsencePercent: standard('Standard 7', 50),
    // attendance-rules.md section 2.4
    provisionalBelowSessions: example(
      'DfE gives no persistent absence over short periods; 60 sessions by Alongside’s choice',
      60,
    ),
    penaltySessions: framework('National framework for penalty notices, threshold', 10),
    penaltyWindowSchoolWeeks: framework('National framework for penalty notices, threshold', 10),
    penaltyCodes: framework('National framework for penalty notices, threshold', [
      'G',
      'N',
      'O',
      'U',
    ]),
    attendanceReturnSchoolDays: law('Regulation 13, attendance return', HREF.regulation13, 10),
    attendanceReturnEveryMonths: law('Regulation 13, attendance return', HREF.regulation13, 1),
    // attendance-rules.md section 4
    sicknessReturnSessions: example(
      'Regulation 13 says 15 school days; half days as sessions, 30 of them, by Alongside’s choice',
      30,
    ),
    // attendance-rules.md section 4
    missingEducationSchoolDays: example(
      'Standard 7 names the procedures and no number; 10 unauthorised days by Alongside’s choice',
      10,
    ),
    groundISchoolDays: law('Regulation 9(1), ground I', HREF.regulation9, 20),
    groundICodes: law('Regulation 9(1), ground I', HREF.regulation9, ['G', 'N', 'O']),
    ladder: example(
      'Standard 6 gives the seven steps and their owners; thresholds, waiting times and conditions are examples',
      LADDER,
    ),
    ladderRestartsEachSchoolYear: example(
      'Standard 6 does not say; Alongside’s choice: a step taken last year is not taken this year',
      true,
    ),
    stuckAfterSchoolDays: example(
      'Standard 7 names stuck cases and no limit; Alongside’s choice',
      10,
    ),
    stuckAfterSameStep: example('Standard 7 names stuck cases and no limit; Alongside’s choice', 2),
    impactSchoolWeeks: example(
      'Standards 3 and 7 ask for impact and name no period; Alongside’s choice: four school weeks',
      4,
    ),
    provisionCheckEverySchoolWeeks: standard('Standard 7', 1),
    planMeetingEverySchoolWeeks: example(
      'Standard 7 asks that attendance is discussed at every meeting; how often meetings are is open, Alongside’s choice',
      6,
    ),
    trackerEverySchoolWeeks: standard('Standard 6', 1),
    // attendance-rules.md section 2.7
    minutesInSchoolDay: example(
      'Standard, “Every Minute Counts”: four of its five rows fit a day of 300 minutes',
      300,
    ),
    schoolDaysInYear: standard(
      'Standard, “How Does School Attendance Affect a Child’s Learning?”',
      190,
    ),
    // attendance-rules.md section 2.6
    attendanceBandsTenths: example('Bands are local; Standard 7 fixes only 90 % and 50 %', [
      { label: '95 % and above', atOrAboveTenths: 950 },
      { label: 'At risk: above 90 %, below 95 %', atOrAboveTenths: 900, exclusive: true },
      { label: 'Persistent: above 50 %, up to 90 %', atOrAboveTenths: 500, exclusive: true },
      { label: 'Severe: up to 50 %', atOrAboveTenths: 0 },
    ]),
    // attendance-rules.md section 5
    callQueueOrder: example(
      'Standard 5 names no order; Alongside’s choice from published routines',
      [
        'open-case',
        'cp-plan',
        'looked-after',
        'no-answer-yesterday',
        'walks-alone',
        'severe-absence',
        'young-carer',
        'siblings',
        'day-five',
        'day-three',
        'unexplained-again',
        'other',
      ],
    ),
    notificationContacts: example(
      'Standard 5 and guidance para 52 name whom to tell; how to reach them is each school’s own',
      [],
    ),
    keepMarksYears: law('Regulation 7', HREF.regulation7, 6),
    keepRecordsYears: example(
      'Standard 9 asks for good record keeping and names no period; Alongside’s choice: as long as the marks',
      6,
    ),
    keepLeaverDetailsYears: example(
      'no text names a period for contacts and workers of a pupil who has left; Alongside’s choice',
      1,
    ),
    commentLimit: example('Standard 9 sets no length; Alongside’s choice', 250),
    // attendance-rules.md section 5
    commentFields: example(
      'Standard 9 says that a standard for recording is still to come; Alongside’s choice',
      ['channel', 'who', 'reason', 'whereabouts', 'back', 'code', 'next-step', 'initials-and-time'],
    ),
    // attendance-rules.md section 5
    commentFormat: example(
      'Standard 9 says that a standard for recording is still to come; Alongside’s choice',
      {
        words: 'short',
        signs: 'typographic',
        paddedTime: true,
        reasonWords: {
          illness: 'poorly',
          'medical-appointment': 'appointment',
          family: 'family reason',
          holiday: 'on holiday',
          travel: 'travel trouble',
          religious: 'religious observance',
          late: 'running late',
          other: 'reason',
          'not-given': 'no reason given',
        },
      },
    ),
    // attendance-rules.md section 5
    commentAbbreviations: example('Standard 9 names none; Alongside’s choice', {
      TC: 'telephone call',
      VM: 'voicemail',
      HV: 'home visit',
      NR: 'no reply',
      SW: 'social worker',
    }),
    labels: example(
      'Guidance 2024 renamed the parenting contract of Standard 7; Alongside’s choice to show the new name',
      { parentingContract: 'attendance contract' },
    ),
    wording: example('Standard 6 keeps its templates in a guide; our own words', {
      callOpening:
        'I am calling from school because your child has not been marked in today. I would like to check that they are safe.',
      voicemail: 'This is the school. Please call us back as soon as you can.',
    }),
  },
};
