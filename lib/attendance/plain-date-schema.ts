import { z } from '@/lib/schema';
import { isPlainDate, type PlainDate } from './plain-date';

export const plainDateSchema = z.custom<PlainDate>(
  (value) => typeof value === 'string' && isPlainDate(value),
  { message: 'a date, YYYY-MM-DD' },
);

export const sessionOfDaySchema = z.enum(['AM', 'PM']);

/** A time of day in the school, 24 hours, `09:14`. */
export const clockTimeSchema = z
  .string()
  .check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time, HH:MM'));
