/**
 * A layout: where on one kind of page the row, the name and the mark stand, as data that can be
 * named, dated, exported and read back. It holds structure alone, no word of a page. Those that a
 * school taught by pointing come from storage; those known to everybody stand in `known-layouts.ts`.
 */
import type { Root } from './places';
import { atPositions, positions, rowOf, type FoundRow, type FoundRows } from './rows';
import { headsFor, isMarkHead } from './heads';
import { ASIDE, NAME_HEAD } from './layouts';
import { nameText } from './name-candidates';
import { couldBeName, readName } from './names';
import type { ElementKind, Layout, Place } from './layout-schema';
import { isShown, OURS } from './text';

export type { Layout } from './layout-schema';

/** `register-ui/view` of `register-ui/view/id/7`: what stays the same from one register to the next. */
export function routeKey(route: string): string {
  return route
    .split('/')
    .slice(0, 2)
    .filter((part) => !/^\d+$/.test(part))
    .join('/');
}

/**
 * Parsed in full where it is stored (`layout-schema.ts`), and only we can store there: what a later
 * version wrote is left alone.
 */
export const isLayout = (value: unknown): value is Layout =>
  typeof value === 'object' &&
  value !== null &&
  'alongside' in value &&
  'version' in value &&
  value.alongside === 'layout' &&
  value.version === 1;

/** The part of a row in which an element stands. */
export function cellOf(row: Element, element: Element): Element {
  let cell = element;
  while (cell.parentElement && cell.parentElement !== row) cell = cell.parentElement;
  return cell;
}

export function selectorOf({ tag, role, word }: ElementKind): string {
  const attributes = `${role === null ? '' : `[role="${role}"]`}${word === null ? '' : `[class~="${word}"]`}`;
  return `${tag ?? (attributes === '' ? '*' : '')}${attributes}`;
}

export function kindOfElement(element: Element): ElementKind {
  const role = element.getAttribute('role');
  return {
    tag: element.tagName.toLowerCase(),
    role: role !== null && /^[\w-]+$/.test(role) ? role : null,
    word: null,
  };
}

function placeIn(row: Element, place: Place): Element | null {
  if ('at' in place) return atPositions(row, place.at);
  if ('is' in place) return row.querySelector(selectorOf(place.is));
  return null;
}

/** The place under a head, as a position that is the same in every row; null without such a head. */
function underHead(row: Element, place: Place): Place | null {
  if (!('under' in place)) return place;
  let level = row;
  while (level.childElementCount === 1 && level.firstElementChild) level = level.firstElementChild;
  const cells = [...level.children].filter((cell) => !cell.matches(OURS));
  if (cells.some((cell) => cell.hasAttribute('colspan'))) return null;
  const fits = place.under === 'name' ? (head: string) => NAME_HEAD.test(head) : isMarkHead;
  const heads = headsFor(level, cells.length);
  const [only, ...others] = heads.flatMap((head, at) => (fits(head) ? [cells[at]] : []));
  return only && others.length === 0 ? { at: positions(row, only) } : null;
}

export interface Fitting {
  layout: Layout;
  found: FoundRows;
  /** Where the mark stands in every row. */
  mark: Place;
}

/** How many of the elements that could be rows must hold a name and a place for a mark. */
const SHARE_OF_ROWS = 0.6;

/** The rows as the layout says; null where it does not fit this page. */
export function fit(root: Root, layout: Layout): Fitting | null {
  const elements = [...root.querySelectorAll(selectorOf(layout.row))].filter(
    (element) => !element.closest(`${ASIDE}, thead`),
  );
  // The first may be a row of heads.
  const model = elements[Math.min(1, elements.length - 1)];
  const pupil = model && underHead(model, layout.pupil);
  const mark = model && underHead(model, layout.mark);
  if (!model || !pupil || !mark) return null;
  const groups = new Map<Element | null, { rows: FoundRow[]; candidates: number }>();
  for (const element of elements) {
    const name = placeIn(element, pupil);
    const zone = placeIn(element, mark);
    if (!name || !zone || zone.contains(name)) continue;
    const text = nameText(name);
    if (NAME_HEAD.test(text)) continue;
    const group = groups.get(element.parentElement) ?? { rows: [], candidates: 0 };
    groups.set(element.parentElement, group);
    group.candidates += 1;
    if (couldBeName(text)) group.rows.push(rowOf(element, name, text));
  }
  const fitting = [...groups].filter(
    ([list, { rows, candidates }]) =>
      list &&
      isShown(list) &&
      rows.length >= candidates * SHARE_OF_ROWS &&
      // Words that could be names stand at the same place of other lists too.
      rows.filter(({ shownName }) => readName(shownName)).length >= rows.length / 2,
  );
  const all = fitting.flatMap(([, group]) => group.rows);
  // What holds a row is none itself, however much it looks like one.
  const around = new Set<Element>();
  for (const { parts } of all) {
    for (let up = parts[0].parentElement; up && !around.has(up); up = up.parentElement)
      around.add(up);
  }
  const rows = all.filter(({ parts }) => !around.has(parts[0]));
  const candidates = fitting.reduce((sum, [, group]) => sum + group.candidates, 0);
  const [container] = fitting.sort((a, b) => b[1].rows.length - a[1].rows.length)[0] ?? [];
  if (!container || rows.length < (layout.page === 'list' ? 2 : 1)) return null;
  return {
    layout,
    mark,
    found: { container, rows, nameless: candidates - rows.length },
  };
}

/** Where the layout has the mark of a row that was found without it; null where it says nothing. */
export function markPlace({ mark }: Fitting, row: FoundRow): Element | null {
  const [element] = row.parts;
  return placeIn(element, mark);
}

export function headingOf(document: Document, { heading }: Layout): Element | null {
  if (!heading) return null;
  const all = [...document.querySelectorAll(selectorOf(heading.is))];
  return all.filter((element) => !element.closest(OURS))[heading.nth] ?? null;
}
