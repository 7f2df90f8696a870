/** Text as a person sees it: without our own nodes, scripts, hidden parts and choices not chosen. */
export const OURS = '[data-alongside]';
export const CELL = 'td, th, [role=gridcell], [role=cell], [role=rowheader]';

const SILENT = new Set([
  'SCRIPT',
  'STYLE',
  'TEMPLATE',
  'NOSCRIPT',
  'SELECT',
  'svg',
  'SVG',
  'TEXTAREA',
]);
const WITHIN_A_WORD = new Set(['B', 'I', 'EM', 'STRONG', 'MARK', 'U', 'FONT', 'WBR']);

/** Zero-width and direction marks, soft hyphens: invisible, and the end of every comparison. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

export function squeeze(text: string): string {
  return text.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** For comparing words: case, curly quotes and double spaces do not count. */
export function plain(text: string): string {
  return squeeze(text)
    .toLowerCase()
    .replace(/[\u2018\u2019\u02BC]/g, "'");
}

export function isSilent(element: Element): boolean {
  return (
    SILENT.has(element.tagName) ||
    element.hasAttribute('data-alongside') ||
    element.hasAttribute('hidden') ||
    (element.hasAttribute('style') && /display:\s*none/i.test(element.getAttribute('style') ?? ''))
  );
}

function collect(node: Node, into: string[]): void {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 3) into.push(child.nodeValue ?? '');
    else if (child.nodeType === 1) {
      const element = child as Element;
      if (isSilent(element)) continue;
      const apart = !WITHIN_A_WORD.has(element.tagName);
      if (apart) into.push(' ');
      collect(element, into);
      if (apart) into.push(' ');
    }
  }
}

export function textOf(element: Element): string {
  if (!element.firstElementChild) return squeeze(element.textContent ?? '');
  const parts: string[] = [];
  collect(element, parts);
  return squeeze(parts.join('')).replace(/ ,/g, ',');
}

/** True when the element takes part in the layout; needs a document that is shown. */
export function isShown(element: Element): boolean {
  return element.isConnected && element.checkVisibility({ visibilityProperty: true });
}

/** A page has few different class attributes and very many elements. */
const KNOWN_CLASSES = new Map<string, readonly string[]>();
const NO_WORDS: readonly string[] = [];

/** `Icon_tick__x1` and `iconTick` both hold the word `tick`; `css-1ticket` does not. */
export function classWords(element: Element): readonly string[] {
  const value = element.getAttribute('class');
  if (!value) return NO_WORDS;
  const known = KNOWN_CLASSES.get(value);
  if (known) return known;
  const words = wordsOf(value);
  if (KNOWN_CLASSES.size < 500) KNOWN_CLASSES.set(value, words);
  return words;
}

export function wordsOf(value: string): string[] {
  return value
    .split(/\s+/)
    .filter((token) => !token.includes(':'))
    .flatMap((token) => token.split(/[-_./#]+|(?<=[a-z])(?=[A-Z])/))
    .filter((word) => word.length > 0)
    .map((word) => word.toLowerCase());
}

/** The ways in which pages keep words for the pointer and for screen readers. */
export const TOOLTIPS = [
  'title',
  'data-qtip',
  'data-tooltip',
  'data-original-title',
  'data-tip',
  'data-title',
  'aria-label',
  'aria-description',
];

export function tooltipsOf(element: Element): string[] {
  if (element.attributes.length === 0) return [];
  const found: string[] = [];
  for (const name of TOOLTIPS) {
    const value = element.getAttribute(name);
    if (value) found.push(squeeze(value.replace(/<[^>]*>/g, ' ')));
  }
  for (const name of ['aria-describedby', 'aria-labelledby']) {
    const ids = element.getAttribute(name);
    if (!ids) continue;
    for (const id of ids.split(/\s+/)) {
      const target = id ? element.ownerDocument.getElementById(id) : null;
      if (target && !target.contains(element)) found.push(squeeze(target.textContent ?? ''));
    }
  }
  return found.filter((text) => text.length > 0);
}

// By tag, not by `instanceof`: a frame has classes of its own.
export const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;
export const isInput = (element: Element | null | undefined): element is HTMLInputElement =>
  element?.tagName === 'INPUT';
export const isTextarea = (element: Element | null | undefined): element is HTMLTextAreaElement =>
  element?.tagName === 'TEXTAREA';
export const isSelect = (element: Element | null | undefined): element is HTMLSelectElement =>
  element?.tagName === 'SELECT';
