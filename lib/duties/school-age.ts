/**
 * Compulsory school age, Education Act 1996 section 8: from the prescribed day (31 March, 31 August,
 * 31 December) on or next after the fifth birthday, to the last Friday in June of the school year in
 * which the pupil turns sixteen. Penalty notices and returns concern these pupils only
 * (attendance-rules.md sections 3 and 4).
 */
import { addDays, plainDateOf, weekday, type PlainDate } from '@/lib/attendance/plain-date';
import type { Pupil } from '@/lib/attendance/pupil';
import type { PupilContext } from '@/lib/casework/context';

const PRESCRIBED_DAYS = ['03-31', '08-31', '12-31'] as const;
const BEGINS_AT = 5;
const ENDS_AT = 16;
const FRIDAY = 5;

/** Null when the school has neither said so nor given a birthday. */
export function compulsorySchoolAge(
  pupil: Pick<Pupil, 'dateOfBirth'>,
  context: Pick<PupilContext, 'compulsorySchoolAge'>,
  on: PlainDate,
): boolean | null {
  if (context.compulsorySchoolAge !== null) return context.compulsorySchoolAge;
  const born = pupil.dateOfBirth;
  if (born === null) return null;
  const turned = Number(on.slice(0, 4)) - Number(born.slice(0, 4));
  if (turned > BEGINS_AT && turned < ENDS_AT) return true;
  return beginsOn(born) <= on && on <= lastDay(born);
}

function beginsOn(born: PlainDate): PlainDate {
  const year = Number(born.slice(0, 4)) + BEGINS_AT;
  const birthday = `${year}${born.slice(4)}`;
  const day = PRESCRIBED_DAYS.map((day) => `${year}-${day}`).find((day) => day >= birthday);
  return plainDateOf(day ?? `${year}-12-31`);
}

function lastDay(born: PlainDate): PlainDate {
  const turns = Number(born.slice(0, 4)) + ENDS_AT;
  const year = born.slice(5) <= '08-31' ? turns : turns + 1;
  const endOfJune = plainDateOf(`${year}-06-30`);
  return addDays(endOfJune, -((weekday(endOfJune) - FRIDAY + 7) % 7));
}
