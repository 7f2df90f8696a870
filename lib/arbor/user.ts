/**
 * Who is signed in, as the bar across the top shows it (`div.top-bar`, arbor.md section 2.2): the
 * last name in it, for the school's comes before. Another one there means that somebody else took
 * over without a log-in in between.
 */
import { findNames } from './name-candidates';
import { nameKey } from './names';

const BAR = '.top-bar, [role=banner], header:not(main *, section *, article *)';

export function userShown(document: Document): { name: string; element: Element } | null {
  const bar = document.querySelector(BAR);
  const last = bar && findNames(bar).at(-1);
  return last ? { name: nameKey(last.name.shown), element: last.element } : null;
}
