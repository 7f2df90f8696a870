import type { Pupil } from '@/lib/attendance/pupil';

/** Letters that Unicode does not take apart into a plain letter and an accent. */
const PLAIN: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * A name without case, accents, apostrophes, and with every run of spaces and hyphens as one space:
 * `O’NEILL` and `O'Neill` are one, `Müller-Lüdenscheidt` and `muller ludenscheidt` too.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/[’‘'`´ʼʻ′.]/g, '')
    .replace(/[\s\p{Pd}\p{Cf}]+/gu, ' ')
    .replace(/ ?, ?/g, ', ')
    .trim();
}

/** As written, but for the kind of apostrophe, hyphen and space: tells Zoë from Zoe. */
export function exactName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[’‘'`´ʼʻ′]/g, "'")
    .replace(/[\p{Pd}]/gu, '-')
    .replace(/[\s\p{Cf}]+/gu, ' ')
    .replace(/ ?, ?/g, ', ')
    .trim();
}

type Named = Pick<Pupil, 'forename' | 'surname' | 'preferredForename'>;

/** Every way a page may write the name: both orders, legal and preferred, with and without a comma. */
export function writtenNames({ forename, surname, preferredForename }: Named): string[] {
  const first = preferredForename ? [forename, preferredForename] : [forename];
  return first.flatMap((name) => [
    `${name} ${surname}`,
    `${surname}, ${name}`,
    `${surname} ${name}`,
  ]);
}

/**
 * Whether a shown name can be this pupil's: the whole surname is in it, and a first name. Looser than
 * equality, for rows where an id has named the pupil already and a middle name may stand between.
 */
export function agrees(shownName: string, pupil: Named): boolean {
  const shown = foldName(shownName.replaceAll(',', ' ')).split(' ');
  const has = (name: string) =>
    name !== '' &&
    foldName(name)
      .split(' ')
      .every((part) => shown.includes(part));
  return (
    has(pupil.surname) &&
    (has(pupil.forename) ||
      (pupil.preferredForename !== null && has(pupil.preferredForename)) ||
      has(pupil.forename.split(' ')[0] ?? ''))
  );
}

/** A form or group to compare: `5b` of `5B`, `Form 5B` and `Registration form 5B`. */
export function foldForm(form: string): string {
  return foldName(form).replace(/^(?:registration )?(?:form|class|tutor group) /, '');
}
