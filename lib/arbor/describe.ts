/**
 * The structure of a page for diagnostics, with everything that could be about a person left out:
 * tags, roles, class words of a known list, and counts. No text, no attribute value.
 */
import { classWords } from './text';

export const KNOWN_WORDS = new Set(
  (
    'arbor mis x grid row rows cell column col header head body item list view table panel section ' +
    'subsection property field form button btn icon tick clock cross mark marks badge slideover content ' +
    'toolbar top bar nav sub subnav main page title container wrapper card profile student students pupil ' +
    'name names register registers attendance lesson session calendar widget loading spinner hide text ' +
    'label input select combo combobox dropdown menu modal dialog window active selected checked disabled ' +
    'note notes date left right inner outer locked scroll scroller viewport group'
  ).split(' '),
);
export const KNOWN_ROLES = new Set(
  (
    'grid row gridcell cell columnheader rowheader rowgroup table list listitem listbox option combobox ' +
    'radio radiogroup button tab tablist tabpanel dialog alertdialog navigation main heading treegrid ' +
    'presentation none group region search banner checkbox'
  ).split(' '),
);
const MAX_DEPTH = 24;
const MAX_LINES = 400;

function nameOf(element: Element): string {
  const tag = /^[a-z][a-z0-9]{0,9}$/i.test(element.tagName)
    ? element.tagName.toLowerCase()
    : 'other';
  const role = element.getAttribute('role');
  const words = [...new Set(classWords(element).filter((word) => KNOWN_WORDS.has(word)))].sort();
  const isHidden = element.hasAttribute('hidden') ? '[hidden]' : '';
  return `${tag}${role && KNOWN_ROLES.has(role) ? `[role=${role}]` : ''}${words.map((word) => `.${word}`).join('')}${isHidden}`;
}

function shapeOf(element: Element, depth: number): string {
  if (depth > MAX_DEPTH) return nameOf(element);
  return `${nameOf(element)}(${[...element.children].map((child) => shapeOf(child, depth + 1)).join(',')})`;
}

/** Indented lines; like siblings are counted, not repeated. At most 400 lines. */
export function describeStructure(document: Document): string {
  const lines: string[] = [];
  const write = (element: Element, depth: number): void => {
    let last = '';
    let at = -1;
    let count = 0;
    for (const child of element.children) {
      if (lines.length >= MAX_LINES || depth > MAX_DEPTH) return;
      if (child.matches('[data-alongside], script, style, template, noscript')) continue;
      const shape = shapeOf(child, depth);
      const indent = '  '.repeat(depth);
      if (shape === last && at >= 0) {
        count += 1;
        lines[at] = `${indent}${nameOf(child)} x${count}`;
        continue;
      }
      last = shape;
      count = 1;
      at = lines.push(`${indent}${nameOf(child)}`) - 1;
      write(child, depth + 1);
    }
  };
  if (document.body) write(document.body, 0);
  return lines.join('\n');
}
