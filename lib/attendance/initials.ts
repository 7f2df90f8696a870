function firstLetter(word: string): string {
  return /\p{L}/u.exec(word)?.[0]?.toUpperCase() ?? '';
}

/** `Sam van der Berg` is `S.B.`: what stands where others can read it. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return '–';
  return words.length === 1
    ? `${firstLetter(first)}.`
    : `${firstLetter(first)}.${firstLetter(last)}.`;
}
