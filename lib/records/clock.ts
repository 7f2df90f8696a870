import { plainDateAt, type PlainDate } from '@/lib/attendance/plain-date';

/** The moment as a school has it: the computer stands in the school, so its local time is meant. */
export interface Now {
  instant: string;
  /** Whole seconds since 1970. */
  seconds: number;
  date: PlainDate;
  /** `09:14` */
  time: string;
}

const two = (n: number) => String(n).padStart(2, '0');

export function nowOf(at: Date): Now {
  return {
    instant: at.toISOString(),
    seconds: Math.floor(at.getTime() / 1000),
    date: plainDateAt(at),
    time: `${two(at.getHours())}:${two(at.getMinutes())}`,
  };
}

/** The time at which an earlier day is looked at: nothing of it is still running. */
export const DAY_END = '23:59';

/** Until when the duties of a day are asked for: its end, or this minute, or not yet begun. */
export function timeOn(date: PlainDate, now: Now): string {
  if (date === now.date) return now.time;
  return date < now.date ? DAY_END : '00:00';
}

/** The instant of a time on the school's wall. */
export function instantOf(date: PlainDate, time: string): string {
  return new Date(`${date}T${time}:00`).toISOString();
}
