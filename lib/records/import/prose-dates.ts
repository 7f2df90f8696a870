/**
 * Term dates as a page of a school has them, copied as text: a line for each term or day, its words
 * before its dates. Rows with captions come of it, or null where the text is something else.
 */
import { isKnownCaption } from './fields';

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const DAY = new RegExp(
  `(?:(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)[a-z]*,? +)?(?:the )?(\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH}(?:,? \\d{4})?|\\d{1,2}[/.]\\d{1,2}[/.]\\d{4})`,
  'gi',
);
const ABOUT =
  /\b(?:term|half|inset|training|holiday|bank|closed|occasional|easter|christmas|autumn|spring|summer|break)\b/i;
const FEWEST = 2;
/** A page of term dates; beyond it nothing is looked at line by line. */
const LONGEST = 20_000;

export function proseCalendarRows(text: string): string[][] | null {
  if (text.length > LONGEST) return null;
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length > 200 || lines.some((line) => /[\t;|]/.test(line))) return null;
  const isTable = lines.some((line) => line.split(',').filter(isKnownCaption).length >= 2);
  if (isTable) return null;
  const year = /\b(20\d{2})\b/;
  const rows = lines.flatMap((line, at): string[][] => {
    const days = [...line.matchAll(DAY)];
    const [first] = days;
    if (!first) return [];
    const own = line
      .slice(0, first.index)
      .replace(/[\s:–,-]+(?:from|on|starts?|begins?)?[\s:–,-]*$/i, '')
      .trim();
    const above = lines[at - 1] ?? '';
    // A heading with its dates on the line below.
    const what = own === '' && above.search(DAY) < 0 ? above : own;
    if (what === '' || !ABOUT.test(what)) return [];
    // "26 October to 30 October 2026": the year stands once, with the last.
    const last = year.exec(days.at(-1)?.[1] ?? '')?.[1] ?? '';
    const dates = days.map(([, day = '']) => (/\d{4}/.test(day) ? day : `${day} ${last}`.trim()));
    const [from = '', to = ''] = dates;
    const between = line.slice(first.index + first[0].length, days[1]?.index);
    const isRange =
      dates.length === 2 &&
      /^\s*(?:-|–|—|to|until|and ends|ends|till)\s*(?:on\s*)?$/i.test(between);
    return isRange ? [[what, from, to]] : dates.map((day) => [what, day, day]);
  });
  const dated = lines.filter((line) => line.search(DAY) >= 0).length;
  if (rows.length < FEWEST || dated * 2 < lines.length) return null;
  return [['Term', 'Starts', 'Ends'], ...rows];
}
