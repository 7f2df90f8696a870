import { isPlainDate, longDate } from '@/lib/attendance/plain-date';

/** What a stored table holds, as a person calls it. */
const WORDS: Record<string, string> = {
  schools: 'The school',
  pupils: 'Pupils',
  contexts: 'Contacts, workers, plans',
  marks: 'Marks, a row for each pupil and year',
  provenance: 'Where each mark came from',
  amendments: 'Marks that were replaced',
  events: 'Records of what was done',
  registers: 'Registers read',
  drafts: 'Unfinished records',
  claims: 'Who is ringing whom',
  mappings: 'Columns of your files',
  rulesPacks: 'Rules',
  calendars: 'Term dates',
  imports: 'Imports',
};

export function tableWords(table: string): string {
  const spelt = table.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return WORDS[table] ?? spelt.charAt(0).toUpperCase() + spelt.slice(1);
}

/** `14 KB`, `2.3 MB`: as a file manager would say it. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000).toLocaleString('en-GB')} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** `15 Sep 2026` of a day or a moment; what is neither is shown as it is. */
export function dayWords(text: string): string {
  const day = text.slice(0, 10);
  return isPlainDate(day) ? longDate(day).slice(4) : text;
}
