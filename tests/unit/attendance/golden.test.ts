import { describe, expect, it } from 'vitest';
import { AttendanceHistory } from '@/lib/attendance/history';
import { absenceText, attendanceText } from '@/lib/attendance/percent';
import { pupilStatistics } from '@/lib/attendance/statistics';
import type { Session } from '@/lib/attendance/session';
import {
  calendarOf,
  GOLDEN,
  HAND_WORKED,
  marksOf,
  type Expected,
  type GoldenCase,
} from './golden-fixture';
import { FACTS, RULES } from './rules';

const DAY_THREE = 3;
const DAY_FIVE = 5;

function answer(golden: GoldenCase): Expected {
  const { policy } = GOLDEN;
  const calendar = calendarOf(golden);
  const [date, session] = golden.asOf;
  const sessions = (list: GoldenCase['reasonUnknown']): Session[] =>
    (list ?? []).map(([on, half]) => ({ date: on, session: half }));
  // Both returns are of pupils of compulsory school age (section 4).
  const ofAge = golden.csa ?? true;
  const statistics = pupilStatistics(
    AttendanceHistory.of(calendar, marksOf(golden, calendar)),
    calendar,
    { date, session },
    {
      ...FACTS,
      startDate: golden.enrolStart ?? policy.defaultEnrolStart,
      leavingDate: golden.leftOn ?? null,
      compulsorySchoolAge: ofAge,
      usedInNotice: golden.usedInNotice ? [golden.usedInNotice] : [],
      reasonUnknown: sessions(golden.reasonUnknown),
    },
    RULES,
  );
  const { penaltyFrom, illnessSessions } = statistics;
  if (penaltyFrom === null) throw new Error('the window has no beginning');
  const openCase = (golden.sw ?? false) || (golden.yot ?? false);
  return {
    possible: statistics.possible,
    attended: statistics.attended,
    authorised: statistics.authorised,
    unauthorised: statistics.unauthorised,
    attPct: attendanceText(statistics)?.replace('%', '') ?? null,
    absPct: absenceText(statistics)?.replace('%', '') ?? null,
    status: statistics.status,
    absRunDays: statistics.absenceRunDays,
    absRunSessions: statistics.absenceRunSessions,
    welfareDays: statistics.welfareDays,
    day3: statistics.welfareDays >= DAY_THREE,
    day5: statistics.welfareDays >= DAY_FIVE,
    unauthRunDays: statistics.unauthorisedRunDays,
    attReturn: ofAge && statistics.unauthorisedRunDays >= policy.attendanceReturnDays,
    groundI: statistics.groundIRunDays >= policy.groundIDays,
    iSessions: illnessSessions,
    sickReturn:
      ofAge &&
      illnessSessions > 0 &&
      illnessSessions + (golden.projectedISessions ?? 0) >= policy.sicknessReturnISessions,
    pnFrom: penaltyFrom,
    pnCount: statistics.penaltyCount,
    pnMet: statistics.penaltyCount >= policy.penaltySessions,
    openN: statistics.openN.length,
    nDeadline: statistics.nDeadline,
    nOverdue: statistics.nOverdue,
    unexplainedOpen: statistics.unexplained.length,
    unexplainedToday: statistics.unexplainedToday,
    notify: statistics.unexplainedToday && openCase,
    lates: statistics.lates,
    missingMarks: statistics.missingMarks,
  };
}

describe('the golden cases of attendance-rules.md section 8', () => {
  it('are forty', () => {
    expect(GOLDEN.cases).toHaveLength(40);
  });

  it.each(GOLDEN.cases.map((golden) => [golden.id, golden.title, golden] as const))(
    '%s %s',
    (_id, _title, golden) => {
      expect(answer(golden)).toEqual(golden.expect);
    },
  );
});

describe('the cases worked by hand from the paragraphs they cite', () => {
  it.each(HAND_WORKED.map((worked) => [worked.id, worked.title, worked] as const))(
    '%s %s',
    (_id, _title, worked) => {
      expect(answer(worked)).toEqual(worked.expect);
    },
  );
});
