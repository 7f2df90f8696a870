/**
 * Percentages for people, status for the rules. The two never meet: a status is tested on whole
 * sessions (attendance-rules.md sections 2.2 to 2.4), a percentage is only ever shown.
 */
import type { PupilStatistics } from './pupil-statistics';

export type AttendanceStatus = PupilStatistics['status'];

/** Tenths of a per cent, half up, from integers; null where nothing was possible. */
export function tenthsOf(part: number, whole: number): number | null {
  if (whole === 0) return null;
  return Math.floor((2000 * part + whole) / (2 * whole));
}

/** `882` is `88.2%`. */
export function tenthsText(tenths: number): string {
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
}

type Counted = Pick<PupilStatistics, 'possible' | 'attended'>;

/** `88.2%`; null while no session was possible. */
export function attendanceText({ possible, attended }: Counted): string | null {
  const tenths = tenthsOf(attended, possible);
  return tenths === null ? null : tenthsText(tenths);
}

/** Rounded on its own, so that with `attendanceText` it may not add to 100.0. */
export function absenceText({ possible, attended }: Counted): string | null {
  const tenths = tenthsOf(possible - attended, possible);
  return tenths === null ? null : tenthsText(tenths);
}

export interface StatusLimits {
  persistentAbsencePercent: number;
  severeAbsencePercent: number;
}

const WHOLE = 1e8;
const PERCENT = WHOLE / 100;

/** A percentage a school has set, such as 8.8, as a whole number of parts: 8.8 × 375 is 3,300 and a bit to a computer. */
function partsOf(percent: number): number {
  return Math.round(percent * PERCENT);
}

/** At or above `percent` of the possible sessions missed, in whole numbers. */
export function hasMissed(percent: number, absent: number, possible: number): boolean {
  return WHOLE * absent >= partsOf(percent) * possible;
}

/** The least number of sessions missed that is at or above `percent` of so many. */
export function leastMissed(percent: number, possible: number): number {
  return Math.ceil((partsOf(percent) * possible) / WHOLE);
}

/** At or above the limit; whoever is severely absent is persistently absent too. */
export function statusOf(possible: number, absent: number, limits: StatusLimits): AttendanceStatus {
  if (possible === 0) return 'n/a';
  if (hasMissed(limits.severeAbsencePercent, absent, possible)) return 'SA';
  return hasMissed(limits.persistentAbsencePercent, absent, possible) ? 'PA' : 'OK';
}

export interface AttendanceBand {
  label: string;
  /** 950 is 95.0 per cent of possible sessions attended. */
  atOrAboveTenths: number;
  /** True: a pupil exactly on it falls in the band below (10.0 % missed is persistent). */
  exclusive?: boolean | undefined;
}

/** The highest band reached, by whole sessions; null while none was possible or where no band reaches down so far. */
export function bandOf<Band extends AttendanceBand>(
  { possible, attended }: Counted,
  bands: readonly Band[],
): Band | null {
  if (possible === 0) return null;
  let reached: Band | null = null;
  for (const band of bands) {
    const above = 1000 * attended - band.atOrAboveTenths * possible;
    const isReached = band.exclusive ? above > 0 : above >= 0;
    if (isReached && (reached === null || band.atOrAboveTenths > reached.atOrAboveTenths))
      reached = band;
  }
  return reached;
}
