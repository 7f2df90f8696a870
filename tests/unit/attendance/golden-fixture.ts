/** Reads golden-cases.json as attendance-rules.md section 8 describes its format. */
import { z } from '@/lib/schema';
import { SchoolCalendar } from '@/lib/attendance/calendar';
import type { Mark } from '@/lib/attendance/history';
import { plainDateSchema, sessionOfDaySchema } from '@/lib/attendance/plain-date-schema';
import file from './golden-cases.json';

const sessionSchema = z.tuple([plainDateSchema, sessionOfDaySchema]);
const code = z.nullable(z.string());

const expectSchema = z.object({
  possible: z.number(),
  attended: z.number(),
  authorised: z.number(),
  unauthorised: z.number(),
  attPct: z.nullable(z.string()),
  absPct: z.nullable(z.string()),
  status: z.string(),
  absRunDays: z.number(),
  absRunSessions: z.number(),
  welfareDays: z.number(),
  day3: z.boolean(),
  day5: z.boolean(),
  unauthRunDays: z.number(),
  attReturn: z.boolean(),
  groundI: z.boolean(),
  iSessions: z.number(),
  sickReturn: z.boolean(),
  pnFrom: plainDateSchema,
  pnCount: z.number(),
  pnMet: z.boolean(),
  openN: z.number(),
  nDeadline: z.nullable(plainDateSchema),
  nOverdue: z.boolean(),
  unexplainedOpen: z.number(),
  unexplainedToday: z.boolean(),
  notify: z.boolean(),
  lates: z.number(),
  missingMarks: z.number(),
});

const caseSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  asOf: sessionSchema,
  ov: z.array(z.tuple([plainDateSchema, plainDateSchema, code, code])),
  enrolStart: z.optional(plainDateSchema),
  closures: z.optional(z.array(plainDateSchema)),
  csa: z.optional(z.boolean()),
  sw: z.optional(z.boolean()),
  yot: z.optional(z.boolean()),
  reasonUnknown: z.optional(z.array(sessionSchema)),
  projectedISessions: z.optional(z.number()),
  usedInNotice: z.optional(z.object({ from: plainDateSchema, to: plainDateSchema })),
  expect: expectSchema,
});

const years = z.record(
  z.string(),
  z.object({
    terms: z.array(z.tuple([plainDateSchema, plainDateSchema])),
    nonSchoolDays: z.array(plainDateSchema),
  }),
);

const fileSchema = z.object({
  calendars: z.object({ CAL: z.object({ years }) }),
  policy: z.object({
    attendanceReturnDays: z.number(),
    groundIDays: z.number(),
    penaltySessions: z.number(),
    sicknessReturnISessions: z.number(),
    defaultEnrolStart: plainDateSchema,
  }),
  cases: z.array(caseSchema),
});

export type GoldenCase = z.infer<typeof caseSchema>;
export type Expected = z.infer<typeof expectSchema>;

export const GOLDEN = z.parse(fileSchema, file);

export const CALENDAR = {
  years: Object.entries(GOLDEN.calendars.CAL.years).map(([label, { terms, nonSchoolDays }]) => ({
    label,
    terms: terms.map(([from, to]) => ({ from, to })),
    nonSchoolDays: nonSchoolDays.map((date) => ({ date })),
  })),
};

export function calendarOf({ closures = [] }: GoldenCase): SchoolCalendar {
  return SchoolCalendar.from({ ...CALENDAR, closures: closures.map((date) => ({ date })) });
}

/** Present from the start to the moment; later overrides win; null leaves a session as it is. */
export function marksOf(golden: GoldenCase, calendar: SchoolCalendar): Mark[] {
  const start = golden.enrolStart ?? GOLDEN.policy.defaultEnrolStart;
  const [date, session] = golden.asOf;
  const marks: Mark[] = [];
  for (const day of calendar.schoolDaysBetween(start, date)) {
    const codes: [string, string] = ['/', '\\'];
    for (const [from, to, am, pm] of golden.ov) {
      if (day < from || day > to) continue;
      codes[0] = am ?? codes[0];
      codes[1] = pm ?? codes[1];
    }
    marks.push({ date: day, session: 'AM', code: codes[0] });
    if (day < date || session === 'PM') marks.push({ date: day, session: 'PM', code: codes[1] });
  }
  return marks;
}
