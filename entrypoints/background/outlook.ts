import { forecastPenalty, forecastStatus } from '@/lib/attendance/forecast';
import { absencePatterns } from '@/lib/attendance/patterns';
import { compulsorySchoolAge } from '@/lib/duties/school-age';
import type { Handlers } from '@/lib/messages/answer';
import { Refused } from '@/lib/messages/failures';
import { assessPupils, type AssessedPupil, type AssessedSchool } from '@/lib/records/assessed';
import { timeOn } from '@/lib/records/clock';
import { lateMarks } from '@/lib/records/late-marks';
import { readMarks } from '@/lib/records/marks-store';
import { pupilsOf } from '@/lib/records/pupils';
import { refuseUncovered, rulesOfSchool } from '@/lib/records/rules-packs';
import type { MarksRow } from '@/lib/records/rows';
import { schoolYearOf } from '@/lib/records/school-year';
import { unreadIn } from '@/lib/records/school-now';
import { outlookLines, type OutlookFigures } from '@/lib/records/views/outlook';
import type { Desk } from './desk';

/** One pupil in a hundred would be named by chance alone: the usual stricter level of significance. */
const NO_NOISE = 0.01;

/** What is left for one pupil: counted again from what is stored, on the facts of the duties. */
export function outlook(desk: Desk): Pick<Handlers, 'pupil/outlook'> {
  const { db } = desk;
  return {
    async 'pupil/outlook'({ tenant, pupilId, date, session }) {
      const { rows: list } = await pupilsOf(db, tenant);
      const pupil = list.find(({ id }) => id === pupilId);
      if (!pupil) throw new Refused('no-such-pupil', 'Alongside knows no such pupil.');
      const [known, { unread }, marks] = await Promise.all([
        rulesOfSchool(db, tenant),
        unreadIn(db, tenant, { date, session }),
        readMarks(db, tenant, [pupilId], [schoolYearOf(date)]),
      ]);
      const school = await assessPupils(db, {
        tenant,
        moment: { date, session, time: timeOn(date, desk.now()) },
        rules: known.on(date),
        calendar: known.calendar,
        pupils: [pupil],
        list,
        unread,
      }).catch(refuseUncovered);
      const rows = marks.byPupil.get(pupilId) ?? [];
      return { lines: school.pupils.flatMap((one) => outlookLines(outlookOf(school, one, rows))) };
    },
  };
}

export function outlookOf(
  { plan, calendar, rules, moment }: AssessedSchool,
  { counted, facts }: AssessedPupil,
  marks: readonly MarksRow[],
): OutlookFigures {
  const { pupil, context, statistics, history } = facts;
  const { possible, attended, lates, latesAfterClose } = statistics;
  const year = calendar.calendar.sessionsOfSchoolYear(moment.date);
  const isYearKnown = calendar.origin === 'given' && year.to > year.from;
  const forecast = (percent: number) => forecastStatus(plan, statistics, counted, percent);
  const threshold = rules.get('penaltySessions');
  return {
    forecasts: isYearKnown
      ? {
          persistent: forecast(rules.get('persistentAbsencePercent')),
          severe: forecast(rules.get('severeAbsencePercent')),
        }
      : null,
    possible,
    absent: possible - attended,
    penalty: forecastPenalty(plan, history, counted, threshold),
    penaltySessions: threshold,
    penaltyWindowSchoolWeeks: rules.get('penaltyWindowSchoolWeeks'),
    compulsorySchoolAge: compulsorySchoolAge(pupil, context, moment.date),
    // Without term dates every day without a register would look like a holiday.
    patterns: absencePatterns(plan, history, counted, NO_NOISE).filter(
      ({ about }) => isYearKnown || about.kind === 'weekday',
    ),
    lateness: {
      times: lates + latesAfterClose,
      minutes: lateMarks(marks, moment).flatMap(({ minutes }) => minutes ?? []),
      minutesInSchoolDay: rules.get('minutesInSchoolDay'),
      schoolDaysInYear: rules.get('schoolDaysInYear'),
      isExample: rules.resolved('minutesInSchoolDay').isExample,
    },
  };
}
