import { plainDateOf, type PlainDate } from '@/lib/attendance/plain-date';

/** `09:14` on the clock of this computer, or null for text that is no instant. */
export function clockOf(instant: string): string | null {
  const moment = new Date(instant);
  return Number.isNaN(moment.getTime()) ? null : clockTime(moment);
}

/** The day of this computer's clock. */
export function dayOf(moment: Date): PlainDate {
  const two = (n: number) => String(n).padStart(2, '0');
  return plainDateOf(
    `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`,
  );
}

/** `HH:MM` of this computer's clock. */
export function clockTime(moment: Date): string {
  return `${String(moment.getHours()).padStart(2, '0')}:${String(moment.getMinutes()).padStart(2, '0')}`;
}
