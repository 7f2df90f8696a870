/**
 * Reads golden-cases.json as attendance-rules.md section 8 describes its format, and more cases in it,
 * each worked by hand from the paragraph it cites before the code was read. Those may name another
 * calendar, with one-session days, and the day on which a pupil left.
 */
import { z } from '@/lib/schema';
import { SchoolCalendar, type CalendarDefinition } from '@/lib/attendance/calendar';
import { plainDateOf } from '@/lib/attendance/plain-date';
import type { Mark } from '@/lib/attendance/history';
import { plainDateSchema, sessionOfDaySchema } from '@/lib/attendance/plain-date-schema';
import file from './golden-cases.json';
import type { SessionOfDay } from '@/lib/attendance/session';
import handWorked from './hand-worked-cases.json';

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
  /** Paragraphs of attendance-rules.md (N1 to N10 are of its section 8) or of the Standard. */
  cite: z.optional(z.string()),
  calendar: z.optional(z.string()),
  leftOn: z.optional(plainDateSchema),
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
    oneSession: z.optional(z.record(z.string(), sessionOfDaySchema)),
  }),
);

const calendars = z.record(z.string(), z.object({ years }));

const fileSchema = z.object({
  calendars,
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

const MORE = z.parse(z.object({ calendars, cases: z.array(caseSchema) }), handWorked);

export const HAND_WORKED: readonly GoldenCase[] = MORE.cases;

/** The calendar of the golden cases. */
export const CALENDAR = calendarNamed('CAL');

function calendarNamed(name: string): CalendarDefinition {
  const named = GOLDEN.calendars[name] ?? MORE.calendars[name];
  if (!named) throw new Error(`no calendar ${name}`);
  return {
    years: Object.entries(named.years).map(([label, { terms, nonSchoolDays, oneSession }]) => ({
      label,
      terms: terms.map(([from, to]) => ({ from, to })),
      nonSchoolDays: nonSchoolDays.map((date) => ({ date })),
      ...(oneSession && {
        oneSessionDays: Object.entries(oneSession).map(([date, session]) => ({
          date: plainDateOf(date),
          session,
        })),
      }),
    })),
  };
}

export function calendarOf({ calendar = 'CAL', closures = [] }: GoldenCase): SchoolCalendar {
  return SchoolCalendar.from({
    ...calendarNamed(calendar),
    closures: closures.map((date) => ({ date })),
  });
}

/** Present from the start to the moment; later overrides win; null leaves a session as it is. */
export function marksOf(golden: GoldenCase, calendar: SchoolCalendar): Mark[] {
  const start = golden.enrolStart ?? GOLDEN.policy.defaultEnrolStart;
  const [date, session] = golden.asOf;
  const marks: Mark[] = [];
  const last = golden.leftOn !== undefined && golden.leftOn < date ? golden.leftOn : date;
  for (const day of calendar.schoolDaysBetween(start, last)) {
    const codes: [string, string] = ['/', '\\'];
    for (const [from, to, am, pm] of golden.ov) {
      if (day < from || day > to) continue;
      codes[0] = am ?? codes[0];
      codes[1] = pm ?? codes[1];
    }
    const add = (half: SessionOfDay, written: string): void => {
      if (calendar.sessionIndex({ date: day, session: half }) < 0) return;
      marks.push({ date: day, session: half, code: written });
    };
    add('AM', codes[0]);
    if (day < date || session === 'PM') add('PM', codes[1]);
  }
  return marks;
}
