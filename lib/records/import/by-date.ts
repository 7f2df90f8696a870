/**
 * Arbor's page of one pupil's attendance by date, pasted as plain text: a line for each session with
 * its mark beside or below it ("21 Sep 2026 AM", "/ Present"), in weeks with headings (arbor.md 3.3).
 */
import { readDate, splitDateAndSession } from './dates';

const LINE = /^(.*?\d{4}|.*?\d{1,2}[/.-]\d{1,2}[/.-]\d{2})[\s\-–:(]+(am|pm)\b\)?[\s:–-]*(.*)$/i;

/** Rows with captions; null where the text is no such page. */
export function byDateRows(text: string): string[][] | null {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const titles: string[] = [];
  const rows: string[][] = [];
  let waiting: string[] | null = null;
  for (const line of lines) {
    if (line === '') continue;
    const [, date = '', session = '', rest = ''] = LINE.exec(line) ?? [];
    const isSession = date !== '' && readDate(date, null).kind !== 'no-date';
    if (isSession) {
      // A table with captions of its own is read as one; a page's titles are none.
      const isTable = titles.length === 0 || titles.some((title) => /[\t,;]/.test(title));
      if (rows.length === 0 && /[\t,;]/.test(line) && isTable) return null;
      const [said = ''] = rest.split('\t').filter((part) => part.trim() !== '');
      waiting = [date, session.toUpperCase(), said.trim()];
      rows.push(waiting);
      if (rest !== '') waiting = null;
    } else if (waiting) {
      waiting[2] = line;
      waiting = null;
    } else if (rows.length === 0) titles.push(line);
  }
  if (rows.length < 2 || splitDateAndSession(titles[0] ?? '') !== null) return null;
  return [...titles.map((title) => [title]), ['Date', 'Session', 'Mark'], ...rows];
}
