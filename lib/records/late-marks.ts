import { readCode } from '@/lib/attendance/codes';
import type { PlainDate } from '@/lib/attendance/plain-date';
import { compareSessions, type Session } from '@/lib/attendance/session';
import type { MarksRow } from './rows';
import { schoolYearOf, sessionAt } from './school-year';

/** L is late before the register closes, U after it (Regulation 10, table 1). */
const LATE = ['L', 'U'];

export interface LateMark {
  session: Session;
  /** Null: the mark does not say how late. */
  minutes: number | null;
}

function isLate(code: string, date: PlainDate): boolean {
  const reading = readCode(code, date);
  return reading.kind === 'known' && LATE.includes(reading.code.code);
}

/** The late marks of the school year to `through`, in order. */
export function lateMarks(rows: readonly MarksRow[], through: Session): LateMark[] {
  const row = rows.find(({ year }) => year === schoolYearOf(through.date));
  if (!row) return [];
  const late = new Set(
    row.dictionary.flatMap((code, place) => (isLate(code, through.date) ? [place] : [])),
  );
  const minutes = new Map(row.minutesLate);
  const found: LateMark[] = [];
  for (const [slot, place] of late.size === 0 ? [] : row.codes.entries()) {
    if (!late.has(place)) continue;
    const session = sessionAt(row.year, slot);
    if (compareSessions(session, through) > 0) break;
    found.push({ session, minutes: minutes.get(slot) ?? null });
  }
  return found;
}
