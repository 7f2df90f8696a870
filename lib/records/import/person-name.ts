export interface PersonName {
  forename: string;
  surname: string;
}

/** Words that begin a surname of several words. */
const PARTICLES = new Set(
  'van von de del della der den di da dos du la le las los st ter ten bin ibn bint al el abu ap mac o'.split(
    ' ',
  ),
);

/**
 * `Adams, Ava` or `Ava Adams`. Null where nothing tells which words are the surname (`Mary Jane
 * Watson`): a person then writes it with a comma.
 */
export function readPersonName(text: string): PersonName | null {
  const plain = text.replace(/\s+/g, ' ').trim();
  const [before = '', after, another] = plain.split(',').map((part) => part.trim());
  if (after !== undefined) {
    if (before === '' || after === '' || another !== undefined) return null;
    return { forename: after, surname: before };
  }
  const words = plain.split(' ');
  const [forename = '', surname = ''] = words;
  if (words.length === 2) return { forename, surname };
  if (words.length < 2) return null;
  const particle = words.findIndex((word, index) => index > 0 && PARTICLES.has(word.toLowerCase()));
  if (particle !== 1) return null;
  return { forename, surname: words.slice(particle).join(' ') };
}
