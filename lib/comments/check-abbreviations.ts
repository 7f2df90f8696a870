import type { CheckOptions, Finding } from './check';
import { KNOWN_SHORTHAND, SMALL_SHORTHAND, SMALL_SHORTHAND_MEANS } from './shorthand';
import { withoutSignature } from './signed';

const CAPITALS = /(?<![\p{L}\p{N}→>/(])(?:\p{Lu}{2,6}|\p{Lu}&\p{Lu})(?![\p{L}\p{N}→>])/gu;
/** `JB 09:16`, `(KM)`, `DSL KM`, `KM/RP`, `by KM`: initials of staff, not shorthand. */
const INITIALS_BEFORE = /(?:\b(?:DSL|HT|DHT|SLT|by|told|agreed|with|head|and|&)\s|\/|\()$/iu;
const INITIALS_AFTER = /^(?:[\s:]*\d{1,2}[:.]\d{2}|\/|\)|:\s| (?:and|&) \p{Lu}{2,3}(?!\p{L}))/u;

function meaning(word: string, list: Readonly<Record<string, string>>): string | null {
  const key = Object.keys(list).find((entry) => entry.toLowerCase() === word.toLowerCase());
  return key === undefined ? null : (list[key] ?? null);
}

function finding(text: string, at: number, word: string, means: string | null): Finding {
  return {
    id: 'abbreviation',
    message: `“${word}” is not on the school’s list of abbreviations: write it out.`,
    words: word,
    mend:
      means === null
        ? null
        : {
            kind: 'text',
            label: `Write “${means}”`,
            text: text.slice(0, at) + means + text.slice(at + word.length),
          },
  };
}

/** Shorthand that only its writer reads (attendance-rules.md section 5). */
export function findAbbreviations(text: string, { abbreviations }: CheckOptions): Finding[] {
  const body = withoutSignature(text, (word) => meaning(word, KNOWN_SHORTHAND) !== null);
  for (const found of text.matchAll(CAPITALS)) {
    const [word] = found;
    const means = meaning(word, KNOWN_SHORTHAND);
    if (means === null || meaning(word, abbreviations) !== null) continue;
    if (!body.includes(word)) continue;
    const before = text.slice(0, found.index);
    const after = text.slice(found.index + word.length);
    const couldBeInitials = word.length <= 3;
    if (couldBeInitials && (INITIALS_BEFORE.test(before) || INITIALS_AFTER.test(after))) continue;
    return [finding(text, found.index, word, means)];
  }
  for (const found of text.matchAll(SMALL_SHORTHAND)) {
    const [word] = found;
    if (meaning(word, abbreviations) !== null) continue;
    return [finding(text, found.index, word, meaning(word, SMALL_SHORTHAND_MEANS))];
  }
  return [];
}
