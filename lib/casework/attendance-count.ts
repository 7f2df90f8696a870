import type { PlainDate } from '@/lib/attendance/plain-date';

/** Whole sessions; a percentage is made of them for display alone. */
export interface AttendanceCount {
  possible: number;
  attended: number;
}

/** Sessions from one day to another, both included; null where the marks are not known. */
export type AttendanceBetween = (from: PlainDate, to: PlainDate) => AttendanceCount | null;
