import type { PlainDate } from '@/lib/attendance/plain-date';

export type DateStyle = 'iso' | 'words' | 'slashes';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2017-09-15`, `15 Sep 2017` or `15/09/2017`: one export may mix the first two (arbor.md 4.1). */
export function dateIn(style: DateStyle, date: PlainDate | null): string {
  if (date === null) return '';
  const [year = '', month = '', day = ''] = date.split('-');
  switch (style) {
    case 'iso':
      return date;
    case 'words':
      return `${day} ${MONTHS[Number(month) - 1]} ${year}`;
    case 'slashes':
      return `${day}/${month}/${year}`;
  }
}

/** RFC 4180: quoted where needed, CRLF at the end of each record. */
export function csvOf(rows: Iterable<readonly string[]>): string {
  let text = '';
  for (const row of rows) text += `${row.map(quoted).join(',')}\r\n`;
  return text;
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
