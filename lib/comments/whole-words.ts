/** Words matched whole, in any case. */
export const whole = (source: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'giu');

export const first = (words: RegExp, text: string): string | null => text.match(words)?.[0] ?? null;
export const has = (words: RegExp, text: string): boolean => first(words, text) !== null;

/** A character class' worth of text made safe for a pattern. */
export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
