/**
 * A layout: where on one kind of page the row, the name and the mark stand, as data that can be
 * named, dated, exported and read back. It holds structure alone, no word of a page. Those that a
 * school taught by pointing come from storage; those known to everybody stand in `known-layouts.ts`.
 */
import { atPositions, positions, rowOf, type FoundRow, type FoundRows } from './rows';
import { headsFor, isMarkHead } from './heads';
import { ASIDE, NAME_HEAD } from './layouts';
import { nameText } from './name-candidates';
import { couldBeName } from './names';
import { OURS } from './text';

export const LAYOUT_VERSION = 1;

/** Where a school's layouts stand in `storage.local`: structure alone, so Arbor's page may read it. */
export const layoutsKey = (tenant: string): string => `layouts:${tenant}`;

/** What an element is, without its ids and its styling: any of these may be left open. */
export interface ElementKind {
  tag: string | null;
  role: string | null;
  /** One class of it, where that is a word of Arbor's and no hash. */
  word: string | null;
}

/** A place within the row: by its position, by what it is, or under a head that names it. */
export type Place = { at: number[] } | { is: ElementKind } | { under: 'name' | 'mark' };

export interface Layout {
  alongside: 'layout';
  version: typeof LAYOUT_VERSION;
  name: string;
  /** When it was written down: a month, or the day on which it was taught. */
  since: string;
  page: 'list' | 'profile';
  /** Controller and action of the address, without ids; null: on any page. */
  route: string | null;
  row: ElementKind;
  pupil: Place;
  mark: Place;
  /** The element that says date and session, as the how-manieth of its kind; null: found anew. */
  heading: { is: ElementKind; nth: number } | null;
}

/** `register-ui/view` of `register-ui/view/id/7`: what stays the same from one register to the next. */
export function routeKey(route: string): string {
  return route
    .split('/')
    .slice(0, 2)
    .filter((part) => !/^\d+$/.test(part))
    .join('/');
}

const isKind = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ['tag', 'role', 'word'].every((name) => {
    const part: unknown = (value as Record<string, unknown>)[name];
    return part === null || (typeof part === 'string' && /^[\w-]{1,40}$/.test(part));
  });

const isPlace = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  if ('at' in value)
    return Array.isArray(value.at) && value.at.every((step) => Number.isInteger(step) && step >= 0);
  if ('is' in value) return isKind(value.is);
  return 'under' in value && (value.under === 'name' || value.under === 'mark');
};

/** What was stored is looked at again before it is used: the full schema stays out of Arbor's page. */
export function isLayout(value: unknown): value is Layout {
  if (typeof value !== 'object' || value === null) return false;
  const layout = value as Partial<Layout>;
  const { heading } = layout;
  return (
    layout.alongside === 'layout' &&
    layout.version === LAYOUT_VERSION &&
    typeof layout.name === 'string' &&
    (layout.route === null || typeof layout.route === 'string') &&
    isKind(layout.row) &&
    isPlace(layout.pupil) &&
    isPlace(layout.mark) &&
    (heading === null || (isKind(heading?.is) && Number.isInteger(heading?.nth)))
  );
}

function selectorOf({ tag, role, word }: ElementKind): string {
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
export function fit(root: Element, layout: Layout): Fitting | null {
  const elements = [...root.querySelectorAll(selectorOf(layout.row))].filter(
    (element) => !element.closest(`${ASIDE}, thead`),
  );
  // The first may be a row of heads.
  const model = elements[Math.min(1, elements.length - 1)];
  const pupil = model && underHead(model, layout.pupil);
  const mark = model && underHead(model, layout.mark);
  if (!model || !pupil || !mark) return null;
  const groups = new Map<Element | null, FoundRow[]>();
  let candidates = 0;
  for (const element of elements) {
    const name = placeIn(element, pupil);
    const zone = placeIn(element, mark);
    if (!name || !zone || zone.contains(name)) continue;
    candidates += 1;
    const text = nameText(name);
    if (!couldBeName(text)) continue;
    const container = element.parentElement;
    groups.set(container, [...(groups.get(container) ?? []), rowOf(element, name, text)]);
  }
  const rows = [...groups.values()].flat();
  const [container] = [...groups].sort((a, b) => b[1].length - a[1].length)[0] ?? [];
  const isEnough = rows.length >= (layout.page === 'list' ? 2 : 1);
  if (!container || !isEnough || rows.length < candidates * SHARE_OF_ROWS) return null;
  return {
    layout,
    mark,
    found: { container, rows, nameless: candidates - rows.length, sure: rows.length / candidates },
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
