import type { CheckOptions, Finding } from './check';
import { NAMES_THAT_ARE_WORDS } from './names-that-are-words';

const TITLE =
  /(?:Mr|Mrs|Ms|Miss|Dr|Sir|contact|mum|dad|mother|father|nan|gran|carer|aunt(?:ie)?|uncle|SW|DSL|worker)\.?,? \(?$/iu;

/** `Zoë O’Neill` and `Zoe O'Neill` are one name. Keeps the length, so that positions stay true. */
function fold(text: string): string {
  return [...text]
    .map((character) => {
      const base = character.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’‘ʼ]/u, "'");
      return base.length === character.length ? base : character;
    })
    .join('');
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const wordsOf = (name: string): string[] => fold(name).split(/\s+/).filter(Boolean);

function occurrence(text: string, name: string, flags: string): RegExpExecArray | null {
  return new RegExp(`(?<![\\p{L}\\p{N}'-])${escaped(name)}(?:'s)?(?![\\p{L}\\p{N}-])`, flags).exec(
    text,
  );
}

/**
 * A first name alone counts only when it can be nobody else: not the pupil's or a contact's own, no
 * word or month, no title, relationship or other surname beside it.
 */
function firstNameAlone(
  line: string,
  forename: string,
  contacts: readonly string[][],
): RegExpExecArray | null {
  if (forename.length < 3 || NAMES_THAT_ARE_WORDS.has(forename.toLowerCase())) return null;
  const found = occurrence(line, forename, 'u');
  if (!found) return null;
  const after = line.slice(found.index + found[0].length);
  const before = line.slice(0, found.index);
  if (TITLE.test(before)) return null;
  if (contacts.some(([first]) => first !== undefined && before.endsWith(`${first} `))) return null;
  if (/^ \p{Lu}\p{L}/u.test(after)) return null;
  return found;
}

/** Comments name only the child they are about (attendance-rules.md section 5). */
export function findOtherChildren(text: string, options: CheckOptions): Finding[] {
  const line = fold(text);
  const contacts = (options.contactNames ?? []).map(wordsOf);
  const own = new Set(
    [...wordsOf(options.pupilName), ...contacts.flatMap(([forename]) => forename ?? [])].map(
      (word) => word.toLowerCase(),
    ),
  );
  const ownSurname = wordsOf(options.pupilName).at(-1)?.toLowerCase();
  for (const name of options.otherNames) {
    const words = wordsOf(name);
    const [forename] = words;
    if (forename === undefined) continue;
    const whole = words.join(' ');
    if (whole.toLowerCase() === wordsOf(options.pupilName).join(' ').toLowerCase()) continue;
    const found =
      (words.length > 1 ? occurrence(line, whole, 'iu') : null) ??
      (own.has(forename.toLowerCase()) ? null : firstNameAlone(line, forename, contacts));
    if (!found) continue;
    const said = text.slice(found.index, found.index + found[0].length);
    const instead = words.at(-1)?.toLowerCase() === ownSurname ? 'sibling' : 'another pupil';
    return [
      {
        id: 'other-child',
        message: `“${said}” is another child on this register. A comment names only its own child.`,
        words: said,
        mend: {
          kind: 'text',
          label: `Say “${instead}”`,
          text: text.slice(0, found.index) + instead + text.slice(found.index + said.length),
        },
      },
    ];
  }
  return [];
}
