/** Column heads, for tables, grids with roles, and lists whose first row is a row of heads. */
import { ASIDE, MARK_HEAD, NAME_HEAD, OTHER_HEAD } from './layouts';
import { squeeze, textOf } from './text';

function spread(cells: Iterable<Element>): string[] {
  const heads: string[] = [];
  for (const cell of cells) {
    const text = squeeze(
      textOf(cell) || cell.getAttribute('aria-label') || cell.getAttribute('title') || '',
    );
    const span = Number(cell.getAttribute('colspan') ?? '1');
    for (let at = 0; at < (span > 0 && span < 50 ? span : 1); at++) heads.push(text);
  }
  return heads;
}

/** Two lines of heads: `15 Sep` over `AM` and `PM`. Null where they do not make whole columns. */
function stacked(lines: readonly Element[]): string[] | null {
  const columns: string[][] = [];
  const taken = new Set<string>();
  lines.forEach((line, down) => {
    let at = 0;
    for (const cell of line.children) {
      while (taken.has(`${down} ${at}`)) at += 1;
      const spans = (name: string) => Math.min(50, Number(cell.getAttribute(name)) || 1);
      const text = spread([cell])[0] ?? '';
      for (let right = spans('colspan'); right > 0; right--, at++) {
        (columns[at] ??= []).push(text);
        for (let below = 0; below < spans('rowspan'); below++) taken.add(`${down + below} ${at}`);
      }
    }
  });
  const isWhole = lines.every((_, down) => columns.every((__, at) => taken.has(`${down} ${at}`)));
  return isWhole ? columns.map((texts) => squeeze(texts.join(' '))) : null;
}

/** A head that stands first in its table with heads above it, as the Ext header of another table. */
function ofTable(row: Element): string[] | null {
  const table = row.closest('table');
  if (!table) return null;
  const heading = [...table.querySelectorAll('thead tr')];
  const whole =
    heading.length > 1 && !heading.some((each) => each.contains(row)) ? stacked(heading) : null;
  if (whole) return whole;
  const head = heading.at(-1);
  const first =
    head ??
    [...table.querySelectorAll('tr')].find((each) => each.querySelector('th') && each !== row);
  if (!first || first === row || first.contains(row) || !first.querySelector('th, td')) return null;
  return spread(first.children);
}

function ofGrid(row: Element): string[] | null {
  const grid = row.closest('[role=grid], [role=table], [role=treegrid], .x-grid, .x-panel');
  if (!grid) return null;
  const heads = grid.querySelectorAll('[role=columnheader], .x-column-header');
  const outer = [...heads].filter(
    (head) => !head.parentElement?.closest('[role=columnheader], .x-column-header'),
  );
  return outer.length > 1 ? spread(outer) : null;
}

const DATED_HEAD =
  /^(?:[a-z]{3,9},? )?\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: \d{4})?(?: [ap]m)?$/i;

/** "Home" and "Students" at the top of the page stand over no column, however many there are. */
function standsOver(heads: Element, row: Element, cells: number): boolean {
  let level = row;
  while (level.childElementCount === 1 && level.firstElementChild) level = level.firstElementChild;
  const below = [...level.children].filter((child) => !child.hasAttribute('data-alongside'));
  if (below.length !== cells) return true;
  const boxes = below.map((cell) => cell.getBoundingClientRect());
  return [...heads.children].every((head, at) => {
    const over = head.getBoundingClientRect();
    const under = boxes[at];
    // Not laid out, or empty: nothing speaks against it.
    if (!under || over.width === 0 || under.width === 0) return true;
    const before = boxes[at - 1];
    // Below one another, as on a card: these are no columns.
    if (before && before.width > 0 && under.left < before.right - 2) return false;
    return over.left < under.right && under.left < over.right;
  });
}

/** A row of texts before the rows, as many as the row has cells, of which one is a known head. */
function ofSiblings(row: Element, cells: number): string[] | null {
  for (let at: Element | null = row, steps = 0; at && steps < 4; at = at.parentElement, steps++) {
    if (at.matches('main, [role=main], body')) return null;
    const before = at.previousElementSibling;
    for (let holder: Element | null = before; holder; holder = holder.firstElementChild) {
      if (holder.matches(ASIDE)) break;
      if (holder.childElementCount !== cells) continue;
      const heads = spread(holder.children);
      const isKnown = (head: string) =>
        NAME_HEAD.test(head) || MARK_HEAD.test(head) || DATED_HEAD.test(head);
      if (
        heads.some(isKnown) &&
        heads.every((head) => head.length < 40) &&
        standsOver(holder, row, cells)
      )
        return heads;
    }
  }
  return null;
}

export function headsFor(row: Element, cells: number): string[] {
  const fits = (heads: string[] | null) => (heads && heads.length === cells ? heads : null);
  return fits(ofTable(row)) ?? fits(ofGrid(row)) ?? ofSiblings(row, cells) ?? [];
}

/** Every head near the rows, whether or not they can be matched with cells. */
export function headTexts(row: Element): string[] {
  const heads = ofTable(row) ?? ofGrid(row) ?? ofSiblings(row, row.childElementCount) ?? [];
  return heads.filter((text) => text !== '');
}

export const isMarkHead = (head: string) => MARK_HEAD.test(head.replace(/[*:]$/, '').trim());
export const isOtherHead = (head: string) =>
  head !== '' && !isMarkHead(head) && (OTHER_HEAD.test(head) || NAME_HEAD.test(head));
