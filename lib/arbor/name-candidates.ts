/** Every place of a page that reads as a person's name, in document order. */
import type { Root } from './places';
import { ASIDE } from './layouts';
import { readName, type NameReading } from './names';
import { classWords, isSilent, squeeze, textOf } from './text';

export interface NameCandidate {
  /** The smallest element that holds the whole name. */
  element: Element;
  name: NameReading;
}

const MAX_LENGTH = 120;
/** Cells of one row are put together as a name only where their heads say so. */
const ROWS = 'tr, tbody, table, ul, ol, [role=row], [role=list], [role=grid]';
const CHIPLIKE = ['badge', 'chip', 'tag', 'pill'];

export function isBadge(element: Element): boolean {
  return classWords(element).some((word) => CHIPLIKE.includes(word));
}

/** The element's own text without badges in it, for a name that stands beside its badges. */
export function nameText(element: Element): string {
  if (!element.firstElementChild) return squeeze(element.textContent ?? '');
  const own = [...element.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.nodeValue ?? '')
    .join(' ');
  const ownText = squeeze(own);
  if (ownText !== '' && readName(ownText)) return ownText;
  return textOf(element);
}

/** Of a long list this many rows are enough to see what its rows are like. */
const ENOUGH = 40;

/**
 * @param cut collects the lists of which only the first rows were looked at; without it every
 *   element is
 */
export function findNames(root: Root, cut?: Set<Element>): NameCandidate[] {
  const looked = new Map<Element, number>();
  const isBeyond = (element: Element): boolean => {
    const parent = element.parentElement;
    if (!cut || !parent || parent.childElementCount <= ENOUGH * 2) return false;
    const count = (looked.get(parent) ?? 0) + 1;
    looked.set(parent, count);
    if (count > ENOUGH) cut.add(parent);
    return count > ENOUGH;
  };
  const found = new Map<Element, NameReading>();
  const assembled = new Set<Element>();
  let recent: Element[] = [];
  const { ownerDocument: document } = root;
  const walker = document.createTreeWalker(
    root,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) => {
      if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
      const element = node as Element;
      return isSilent(element) || isBeyond(element) || element.matches(ASIDE) || isBadge(element)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_SKIP;
    },
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const raw = node.nodeValue ?? '';
    const parent = node.parentElement;
    if (!parent || raw.length > MAX_LENGTH * 2) continue;
    const text = squeeze(raw);
    if (text.length === 0 || text.length > MAX_LENGTH || !/\p{L}/u.test(text)) continue;
    const name = readName(text);
    if (name) {
      // A whole name in one text beats what was put together around it: initials, a badge.
      for (let up: Element | null = parent; up && assembled.size > 0; up = up.parentElement) {
        if (assembled.delete(up)) found.delete(up);
      }
      found.set(parent, name);
      recent = [...recent.slice(-2), parent];
      continue;
    }
    if (text.length > 60) continue;
    for (
      let up: Element | null = parent, steps = 0;
      up && steps < 2;
      up = up.parentElement, steps++
    ) {
      if (found.has(up) || (up as Root) === root || up.matches(ROWS)) break;
      if (up.childElementCount === 0 || up.childElementCount > 6) continue;
      if (recent.some((earlier) => found.has(earlier) && up?.contains(earlier))) break;
      const whole = textOf(up);
      const assembledName = whole.length <= MAX_LENGTH ? readName(whole) : null;
      if (assembledName) {
        found.set(up, assembledName);
        assembled.add(up);
        break;
      }
    }
  }
  return [...found].map(([element, name]) => ({ element, name }));
}
