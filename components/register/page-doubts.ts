/** What makes a page not quite certain, in words. */
const WORDS: Record<string, string> = {
  nameless: 'some rows have a mark and no name that could be read',
  lines: 'some marks are drawn on another line than their names',
  layouts: 'two ways of reading it disagree about where the mark is',
  stale: 'what this school taught about it no longer fits',
};

export const doubtInWords = (code: string): string => WORDS[code] ?? code;
