/**
 * Marks as a school could export them. No public header row of such an export was found
 * (arbor.md 4.1), so both are our own guess at a custom report, in captions Arbor uses elsewhere.
 */
import type { DemonstrationSchool } from '@/lib/demonstration/school';
import { csvOf, dateIn, type DateStyle } from './csv';

export interface MarksAsked {
  dates?: DateStyle;
  /** Only marks from this date on, `YYYY-MM-DD`. */
  from?: string;
}

/** One row a mark. */
export function marksFile(school: DemonstrationSchool, asked: MarksAsked = {}): string {
  const { dates = 'words', from = '' } = asked;
  const pupils = new Map(school.pupils.map((pupil) => [pupil.id, pupil]));
  function* rows(): Generator<string[]> {
    yield [
      'Arbor Student ID',
      'Student',
      'Registration form',
      'Date',
      'Session',
      'Mark',
      'Minutes late',
    ];
    for (const mark of school.marks) {
      if (mark.date < from) continue;
      const pupil = pupils.get(mark.pupilId);
      yield [
        mark.pupilId,
        pupil ? `${pupil.surname}, ${pupil.forename}` : '',
        pupil?.form ?? '',
        dateIn(dates, mark.date),
        mark.session,
        mark.code,
        mark.minutesLate === null ? '' : String(mark.minutesLate),
      ];
    }
  }
  return csvOf(rows());
}

/** One row a pupil, one column a session: `15 Sep 2026 AM`. */
export function marksGrid(school: DemonstrationSchool, asked: MarksAsked = {}): string {
  const { dates = 'words', from = '' } = asked;
  const sessions = school.marks.sessions.filter(({ date }) => date >= from);
  function* rows(): Generator<string[]> {
    yield [
      'Arbor Student ID',
      'Student',
      'Registration form',
      ...sessions.map(({ date, session }) => `${dateIn(dates, date)} ${session}`),
    ];
    for (const pupil of school.pupils) {
      const marks = new Map(
        school.marks.of(pupil.id).map(({ date, session, code }) => [`${date} ${session}`, code]),
      );
      yield [
        pupil.id,
        `${pupil.surname}, ${pupil.forename}`,
        pupil.form ?? '',
        ...sessions.map(({ date, session }) => marks.get(`${date} ${session}`) ?? '-'),
      ];
    }
  }
  return csvOf(rows());
}
