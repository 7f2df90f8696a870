/**
 * Where a free-hand line says who wrote it and when. Wider than what `parseComment` accepts: here a
 * signature is only to be kept out of the reading.
 */
const AT_START = /^\s*\d{1,2}[:.]\d{2} \p{Lu}{1,4}: /u;
const WITH_TIME = /[.,;:]?\s*\(?\p{Lu}{1,4}\)?,?\s+\d{1,2}[:.]\d{2}(?:\s?[ap]m)?\.?\s*$/u;
const NAMED_WITH_TIME = /[.;]\s*\p{Lu}\.? \p{Lu}\p{Ll}+\s+\d{1,2}[:.]\d{2}\.?\s*$/u;
const ALONE = /(?:^|[.,;:!?”"’)/]|\s[–-])\s*\(?\p{Lu}{2,3}\)?\.?\s*$/u;
const AFTER_TIME = /(\d{1,2}[:.]\d{2})\s+\p{Lu}{2,3}\.?\s*$/u;

export function withoutSignature(text: string, isShorthand: (word: string) => boolean): string {
  const dated = [AT_START, WITH_TIME, NAMED_WITH_TIME].find((form) => form.test(text));
  if (dated) return text.replace(dated, ' ');
  const last = /(\p{Lu}{2,3})\)?\.?\s*$/u.exec(text)?.[1];
  if (last === undefined || isShorthand(last)) return text;
  if (AFTER_TIME.test(text)) return text.replace(AFTER_TIME, '$1');
  return ALONE.test(text) && text.replace(ALONE, '').trim() !== ''
    ? text.replace(ALONE, ' ')
    : text;
}

/** A line in capitals throughout, as some systems and some officers write: case tells nothing there. */
export function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const capitals = text.match(/\p{Lu}/gu) ?? [];
  return letters.length >= 5 && capitals.length / letters.length > 0.8;
}
