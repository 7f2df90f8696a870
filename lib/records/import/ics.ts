/**
 * A calendar file as a table of its events. Only what term dates need: folded lines, escaped text,
 * days, and the end of an all-day event, which the format gives as the day after (RFC 5545, 3.6.1).
 */
import { addDays, isPlainDate } from '@/lib/attendance/plain-date';
import { ImportRefused } from './problem';
import { tableOf, type Table } from './table';

export function isCalendarFile(text: string): boolean {
  return /^\s*BEGIN:VCALENDAR/i.test(text);
}

/** @throws ImportRefused for a file without events, or one that is cut off. */
export function readIcs(text: string, file: string): Table {
  const refuse = (expected: string, found: string) =>
    new ImportRefused({ file, row: null, column: null, expected, found });
  if (!/^END:VCALENDAR\s*$/im.test(text)) {
    throw refuse('a calendar to its end', 'one that is cut off');
  }
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const rows: string[][] = [['Summary', 'Start', 'End']];
  let event: { summary: string; start: string; end: string } | null = null;
  for (const line of lines) {
    const [, name = '', value = ''] = /^([A-Z-]+)[^:]*:(.*)$/i.exec(line) ?? [];
    const key = name.toUpperCase();
    if (key === 'BEGIN' && value.toUpperCase() === 'VEVENT') {
      event = { summary: '', start: '', end: '' };
    } else if (event && key === 'SUMMARY') event.summary = plainText(value);
    else if (event && key === 'DTSTART') event.start = dayOf(value);
    else if (event && key === 'DTEND') event.end = lastDayOf(value);
    else if (event && key === 'END' && value.toUpperCase() === 'VEVENT') {
      rows.push([event.summary, event.start, event.end]);
      event = null;
    }
  }
  if (rows.length === 1) throw refuse('events in the calendar', 'none');
  return tableOf({ file, sheet: null, rows, mayShift: false });
}

function plainText(value: string): string {
  return value.replace(/\\n/gi, ' ').replace(/\\([,;\\])/g, '$1');
}

function dayOf(value: string): string {
  return value.replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3');
}

function lastDayOf(value: string): string {
  const day = dayOf(value);
  return /T/.test(value) || !isPlainDate(day) ? day : addDays(day, -1);
}
