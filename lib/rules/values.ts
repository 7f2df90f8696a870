/**
 * What each rule key may hold. A schema says its bounds in words a school's person understands;
 * `./problems` shows them beside what stood there.
 */
import { z } from '@/lib/schema';
import { ABSENCE_REASONS } from '@/lib/attendance/call-words';
import { clockTimeSchema } from '@/lib/attendance/plain-date-schema';
import { ladderStepSchema, roleSchema } from '@/lib/casework/events';
import { COMMENT_FIELDS, type RuleKey, type RuleValues } from './types';

type ValueSchemas = { readonly [K in RuleKey]: z.ZodMiniType<RuleValues[K]> };

const words = z.string().check(z.minLength(1, 'some text'));

function wholeNumber(least: number, most: number) {
  const expected = `a whole number from ${least} to ${most}`;
  return z.int(expected).check(z.gte(least, expected), z.lte(most, expected));
}

/** Longer than any school year, so that a slip of a digit is caught and no choice is barred. */
const schoolDays = wholeNumber(1, 200);
const schoolWeeks = wholeNumber(1, 52);
const tenths = wholeNumber(0, 1000);
const percent = z
  .number('a percentage above 0, up to 100')
  .check(z.gt(0, 'a percentage above 0, up to 100'), z.lte(100, 'a percentage above 0, up to 100'));

const code = z
  .string()
  .check(z.regex(/^[A-Z][0-9]{0,2}$|^[/\\#]$/, 'an attendance code such as N or C1'));

function unique<T>(name: string, keyOf: (item: T) => string) {
  return z.refine<T[]>(
    (items) => new Set(items.map(keyOf)).size === items.length,
    `each ${name} once`,
  );
}

const codes = z.array(code).check(unique('code', (item: string) => item));

const registerTimes = z
  .strictObject({ opens: clockTimeSchema, closes: clockTimeSchema })
  .check(z.refine((times) => times.opens < times.closes, 'closing after opening'));

const ladder = z
  .array(
    z.strictObject({
      step: ladderStepSchema,
      owner: z.enum(['school', 'csaws']),
      label: words,
      attendanceAtOrBelowTenths: z.nullable(tenths),
      waitSchoolDays: wholeNumber(0, 200),
      heldByImprovementTenths: z.nullable(wholeNumber(1, 1000)),
      reviewAfterSchoolDays: schoolDays,
      needsSupportFirst: z.boolean(),
    }),
  )
  .check(
    z.minLength(1, 'at least one step'),
    unique('step', ({ step }: RuleValues['ladder'][number]) => step),
  );

const contactClock = z
  .array(
    z.strictObject({
      id: words,
      afterMinutes: wholeNumber(0, 600),
      label: words,
      role: roleSchema,
    }),
  )
  .check(
    z.minLength(1, 'at least one step'),
    unique('id', ({ id }: RuleValues['contactClock'][number]) => id),
    z.refine(
      (steps) => steps.every((step, i) => step.afterMinutes >= (steps[i - 1]?.afterMinutes ?? 0)),
      'steps in the order of their minutes',
    ),
  );

const bands = z
  .array(
    z.strictObject({ label: words, atOrAboveTenths: tenths, exclusive: z.optional(z.boolean()) }),
  )
  .check(
    z.minLength(1, 'at least one band'),
    z.refine(
      (list) =>
        list.every(
          (band, i) => i === 0 || band.atOrAboveTenths < (list[i - 1]?.atOrAboveTenths ?? 0),
        ) && list.at(-1)?.atOrAboveTenths === 0,
      'bands from the highest down, the last one from 0, so that every pupil falls in one',
    ),
  );

const reasonWord = z
  .string()
  .check(
    z.regex(
      /^(?! )[^,.;:()–\n]{1,40}(?<! )$/,
      'one to a few words without commas, stops, brackets or dashes',
    ),
  );

const commentWords = z
  .strictObject({
    words: z.enum(['short', 'full']),
    signs: z.enum(['typographic', 'plain']),
    paddedTime: z.boolean(),
    reasonWords: z.partialRecord(z.enum(ABSENCE_REASONS), reasonWord),
  })
  .check(
    z.refine(({ reasonWords }) => {
      const own = Object.values(reasonWords).map((word) => word.toLowerCase());
      return new Set(own).size === own.length;
    }, 'a different word for each reason, so that a line can be read back'),
  );

/** The reasons by which `lib/duties` can order the calls; a test holds the two lists together. */
export const CALL_QUEUE_REASONS = [
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
] as const;

export const RULE_VALUE_SCHEMAS: ValueSchemas = {
  registerTimes: z.strictObject({ AM: registerTimes, PM: registerTimes }),
  contactClock,
  ringAgainMinutes: wholeNumber(1, 240),
  dayThree: schoolDays,
  dayFive: schoolDays,
  plannedCodes: codes,
  confirmOffSiteCodes: codes,
  confirmOffSiteBy: clockTimeSchema,
  reasonDeadlineSchoolDays: schoolDays,
  persistentAbsencePercent: percent,
  severeAbsencePercent: percent,
  provisionalBelowSessions: wholeNumber(0, 400),
  penaltySessions: wholeNumber(1, 400),
  penaltyWindowSchoolWeeks: schoolWeeks,
  penaltyCodes: codes,
  attendanceReturnSchoolDays: schoolDays,
  attendanceReturnEveryMonths: wholeNumber(1, 12),
  sicknessReturnSessions: wholeNumber(1, 400),
  missingEducationSchoolDays: schoolDays,
  groundISchoolDays: schoolDays,
  groundICodes: codes,
  ladder,
  ladderRestartsEachSchoolYear: z.boolean(),
  stuckAfterSchoolDays: schoolDays,
  stuckAfterSameStep: wholeNumber(2, 20),
  impactSchoolWeeks: schoolWeeks,
  provisionCheckEverySchoolWeeks: schoolWeeks,
  planMeetingEverySchoolWeeks: schoolWeeks,
  trackerEverySchoolWeeks: schoolWeeks,
  minutesInSchoolDay: wholeNumber(60, 600),
  schoolDaysInYear: wholeNumber(1, 366),
  attendanceBandsTenths: bands,
  callQueueOrder: z
    .array(z.enum(CALL_QUEUE_REASONS))
    .check(unique('reason', (item: string) => item)),
  notificationContacts: z.array(
    z.strictObject({
      role: z.enum([
        'social-worker',
        'youth-offending',
        'dsl',
        'designated-teacher',
        'virtual-school',
      ]),
      how: z.enum(['phone', 'email', 'portal', 'in-person']),
      where: z.nullable(words),
    }),
  ),
  keepMarksYears: wholeNumber(1, 30),
  keepRecordsYears: wholeNumber(1, 30),
  keepLeaverDetailsYears: wholeNumber(1, 30),
  commentLimit: wholeNumber(20, 4000),
  commentFields: z.array(z.enum(COMMENT_FIELDS)).check(unique('field', (item: string) => item)),
  commentFormat: commentWords,
  commentAbbreviations: z.record(words, words),
  labels: z.record(words, words),
  wording: z.record(words, words),
};

// `Object.keys` forgets what the object's type knows; the mapped type above holds both together.
export const RULE_KEYS: readonly RuleKey[] = Object.keys(RULE_VALUE_SCHEMAS).filter(isRuleKey);

export function isRuleKey(text: string): text is RuleKey {
  return Object.hasOwn(RULE_VALUE_SCHEMAS, text);
}
