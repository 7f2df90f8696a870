/**
 * What lateness adds up to, from the school's own day length: minutes × days ÷ minutes in a school
 * day (attendance-rules.md section 2.7). Never from a table: the one printed in the Standard has a
 * row (25 minutes) that no day length fits.
 */

export interface LatenessCost {
  minutes: number;
  /** Not rounded. */
  days: number;
  /** Tenths of a day, half up. */
  tenths: number;
  /** `25 minutes × 190 days ÷ 300 minutes a day = 15.8 days` */
  formula: string;
}

/**
 * Being late by the same minutes on each of so many days.
 * @throws RangeError for a negative number or a school day without minutes.
 */
export function latenessOverDays(
  minutesEachDay: number,
  schoolDays: number,
  minutesInSchoolDay: number,
): LatenessCost {
  check(minutesEachDay, schoolDays);
  return costOf(
    minutesEachDay * schoolDays,
    minutesInSchoolDay,
    `${counted(minutesEachDay, 'minute')} × ${counted(schoolDays, 'day')}`,
  );
}

/**
 * Minutes late as they were recorded, one entry for each time.
 * @throws RangeError for a negative number or a school day without minutes.
 */
export function latenessRecorded(
  minutesLate: readonly number[],
  minutesInSchoolDay: number,
): LatenessCost {
  check(...minutesLate);
  const minutes = minutesLate.reduce((sum, each) => sum + each, 0);
  return costOf(minutes, minutesInSchoolDay, counted(minutes, 'minute'));
}

function costOf(minutes: number, minutesInSchoolDay: number, dividend: string): LatenessCost {
  if (!(Number.isFinite(minutesInSchoolDay) && minutesInSchoolDay > 0))
    throw new RangeError(`a school day of ${minutesInSchoolDay} minutes`);
  const tenths = Math.floor((20 * minutes + minutesInSchoolDay) / (2 * minutesInSchoolDay));
  const days = `${Math.floor(tenths / 10)}.${tenths % 10}`;
  return {
    minutes,
    days: minutes / minutesInSchoolDay,
    tenths,
    formula: `${dividend} ÷ ${counted(minutesInSchoolDay, 'minute')} a day = ${days} ${tenths === 10 ? 'day' : 'days'}`,
  };
}

function check(...numbers: readonly number[]): void {
  const wrong = numbers.find((number) => !(Number.isFinite(number) && number >= 0));
  if (wrong !== undefined) throw new RangeError(`${wrong} is no number of minutes or days`);
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
