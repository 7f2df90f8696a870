import type { ImportKind } from '../import-file';

export const KINDS: readonly ImportKind[] = ['pupils', 'details', 'marks', 'calendar', 'tracker'];

export const KIND_WORDS: Record<ImportKind, string> = {
  pupils: 'Pupil list',
  details: 'Details of pupils',
  marks: 'Marks',
  calendar: 'Term dates',
  tracker: 'Attendance tracker',
};

/** What each can be made of, for a person who does not know which export to take. */
export const KIND_NEEDS: Record<ImportKind, string> = {
  pupils: 'name, form, and best of all the Arbor student id or UPN',
  details: 'social worker, plan, SEN, provision or contacts of pupils on the list',
  marks:
    'a row for each mark, day or week, a column for each session, or a pupil’s attendance by date',
  calendar: 'terms, INSET and closed days, as a table or a calendar file',
  tracker:
    'a row for each pupil and a column for each step, or a log with a row for each thing done',
};

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
