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

/** Which words come first, where no comma says it: a caption "Surname Forename" does. */
export type NameOrder = 'surname-first' | 'unsaid';

const LONGEST_NAME = 200;

/** `Adams, Ava (4H)`: the name, and what stands in brackets behind it. */
export function withoutBracket(text: string): { name: string; bracket: string | null } {
  if (text.length > LONGEST_NAME) return { name: text.trim(), bracket: null };
  const [, name = '', bracket = ''] =
    /^(.*\S)\s*[([]\s*([^()[\]]+?)\s*[)\]]$/.exec(text.trim()) ?? [];
  return name === '' ? { name: text.trim(), bracket: null } : { name, bracket };
}

/** A form or class has a number in it, or says that it is one; anything else may be a name. */
export function isFormWord(text: string): boolean {
  return /\d/.test(text) || /^(?:class|form|tutor|reception|nursery)\b/i.test(text);
}

/**
 * `Adams, Ava` or `Ava Adams`. Null where nothing tells which words are the surname (`Mary Jane
 * Watson`): a person then writes it with a comma.
 */
export function readPersonName(text: string, order: NameOrder = 'unsaid'): PersonName | null {
  const plain = text.replace(/\s+/g, ' ').trim();
  // Nobody has a number in their name; a count ("2 students") has.
  if (/\d/.test(plain)) return null;
  const [before = '', after, another] = plain.split(',').map((part) => part.trim());
  if (after !== undefined) {
    if (before === '' || after === '' || another !== undefined) return null;
    return { forename: after, surname: before };
  }
  const words = plain.split(' ');
  const inCapitals = surnameInCapitals(words);
  if (inCapitals) return inCapitals;
  const [forename = '', surname = ''] = words;
  if (words.length === 2) {
    return order === 'surname-first'
      ? { forename: surname, surname: forename }
      : { forename, surname };
  }
  if (words.length < 2) return null;
  const particle = words.findIndex((word, index) => index > 0 && PARTICLES.has(word.toLowerCase()));
  if (particle !== 1) return null;
  return { forename, surname: words.slice(particle).join(' ') };
}

/** `ADAMS Ava`, `Mary Jane WATSON`: capitals tell the surname, if not everything is in them. */
function surnameInCapitals(words: readonly string[]): PersonName | null {
  const isLoud = (word: string) => /\p{Lu}.*\p{Lu}/u.test(word) && word === word.toUpperCase();
  const loud = words.map(isLoud);
  const count = loud.filter(Boolean).length;
  if (count === 0 || count === words.length) return null;
  const isFirst = loud.slice(0, count).every(Boolean);
  if (!isFirst && !loud.slice(-count).every(Boolean)) return null;
  const [first, last] = [words.slice(0, count), words.slice(-count)];
  return isFirst
    ? { surname: first.join(' '), forename: words.slice(count).join(' ') }
    : { surname: last.join(' '), forename: words.slice(0, -count).join(' ') };
}
