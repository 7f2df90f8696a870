import { readCode } from '@/lib/attendance/codes';
import type { PlainDate } from '@/lib/attendance/plain-date';
import { compareSessions, type Session } from '@/lib/attendance/session';
import type { MarksRow } from './rows';
import { codeAt } from './packed-marks';
import { schoolYearOf, sessionAt } from './school-year';

/** L is late before the register closes, U after it (Regulation 10, table 1). */
const LATE = ['L', 'U'];

function isLate(code: string, date: PlainDate): boolean {
  const reading = readCode(code, date);
  return reading.kind === 'known' && LATE.includes(reading.code.code);
}

/** Minutes of each late mark of the school year to `through` that says how late. */
export function lateMinutes(rows: readonly MarksRow[], through: Session): number[] {
  return rows
    .filter(({ year }) => year === schoolYearOf(through.date))
    .flatMap((row) =>
      row.minutesLate
        .filter(([slot]) => {
          const at = sessionAt(row.year, slot);
          return isLate(codeAt(row, slot) ?? '', at.date) && compareSessions(at, through) <= 0;
        })
        .map(([, minutes]) => minutes),
    );
}
