import type { Weight } from '@/lib/duties/types';

function firstLetter(word: string): string {
  return /\p{L}/u.exec(word)?.[0]?.toUpperCase() ?? '';
}

/** `Sam van der Berg` is `S.B.`: what stands on screen while a parent can read it. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return '–';
  return words.length === 1
    ? `${firstLetter(first)}.`
    : `${firstLetter(first)}.${firstLetter(last)}.`;
}

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
