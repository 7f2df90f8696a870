import type { Weight } from '@/lib/duties/types';

export { initialsOf } from '@/lib/attendance/initials';

/** A name that holds the words on screen, for people who speak to their computer (WCAG 2.5.3). */
export function nameWith(label: string, spoken: string): string {
  const holds = spoken.toLocaleLowerCase('en-GB').includes(label.toLocaleLowerCase('en-GB'));
  return holds ? spoken : `${label}. ${spoken}`;
}

/** Words fit to be read from the counter (design.md, principle 8). */
export const NEUTRAL_WORDS: Record<Weight, string> = {
  now: 'First',
  today: 'Today',
  soon: 'Soon',
  done: 'Done',
  plain: 'To do',
};
