/**
 * The reader that needs no layout: repeated siblings, each of which holds one name at the same place
 * and something that reads as a mark or as a control for one. It knows nothing of tags or classes.
 */
import type { Root } from './places';
import { findNames, nameText, type NameCandidate } from './name-candidates';
import { couldBeName, readName, splitName } from './names';
import { spotsOf } from './spots';
import { headsFor, headTexts, isMarkHead } from './heads';
import { FORENAME_HEAD, SURNAME_HEAD } from './layouts';
import type { Spot } from './marks';
import { textMeaning } from './mark-vocabulary';
import { isShown, textOf } from './text';

export interface FoundRow {
  /** The elements that make up the row: one, or several siblings where the page has no row element. */
  parts: readonly [Element, ...Element[]];
  nameElement: Element;
  /** Where surname and forename stand in cells of their own; `nameElement` is the surname's. */
  forenameElement: Element | null;
  shownName: string;
  form: string | null;
  readonly spots: Spot[];
}

export interface FoundRows {
  container: Element;
  rows: FoundRow[];
  /** Rows that hold a mark and no name that could be read. */
  nameless: number;
}

type Group = Map<Element, NameCandidate[]>;

/** How many of the rows must hold something that reads as a mark. */
const SHARE_WITH_MARKS = 0.34;
/** How many of the siblings with names must hold exactly one at the common place. */
const SHARE_IN_COLUMN = 0.6;
const GROUPS_LOOKED_AT = 14;

function pathKey(from: Element, to: Element, indexed: boolean): string {
  const steps: string[] = [];
  let at: Element | null = to;
  while (at && at !== from) {
    const parent: Element | null = at.parentElement;
    const top = parent === from && indexed && parent ? indexOf(parent, at) : '';
    steps.push(`${at.tagName}${top}`);
    at = parent;
  }
  return steps.reverse().join('>');
}

/** Position among the host's own siblings: our chips do not count. */
function indexOf(parent: Element, child: Element): number {
  let at = 0;
  for (const sibling of parent.children) {
    if (sibling === child) return at;
    if (!sibling.hasAttribute('data-alongside')) at += 1;
  }
  return at;
}

function groupsOf(names: readonly NameCandidate[], root: Root): Map<Element, Group> {
  const groups = new Map<Element, Group>();
  for (const candidate of names) {
    let child = candidate.element;
    while ((child as Root) !== root && child.parentElement) {
      const parent: Element = child.parentElement;
      const group = groups.get(parent) ?? new Map<Element, NameCandidate[]>();
      groups.set(parent, group);
      const under = group.get(child) ?? [];
      under.push(candidate);
      group.set(child, under);
      child = parent;
    }
  }
  return groups;
}

/** In each row the candidate at the place where most rows hold exactly one. */
function nameColumn(
  group: Group,
  isStaffPlace: (row: Element, name: Element) => boolean,
): Map<Element, NameCandidate> {
  const counts = new Map<string, number>();
  for (const candidates of group.values()) {
    for (const { name } of candidates) counts.set(name.shown, (counts.get(name.shown) ?? 0) + 1);
  }
  // What stands in a fifth of the rows is a word of the page, not somebody's name.
  const tooOften = Math.max(3, group.size * 0.2);
  let best = new Map<Element, NameCandidate>();
  let bestWeight = 0;
  for (const indexed of [true, false]) {
    const columns = new Map<string, Map<Element, NameCandidate | null>>();
    for (const [row, candidates] of group) {
      for (const candidate of candidates) {
        if ((counts.get(candidate.name.shown) ?? 0) > tooOften) continue;
        if (isStaffPlace(row, candidate.element)) continue;
        const key = pathKey(row, candidate.element, indexed);
        const column = columns.get(key) ?? new Map<Element, NameCandidate | null>();
        columns.set(key, column);
        column.set(row, column.has(row) ? null : candidate);
      }
    }
    for (const column of columns.values()) {
      const chosen = new Map<Element, NameCandidate>();
      let weight = 0;
      for (const [row, candidate] of column) {
        if (!candidate) continue;
        chosen.set(row, candidate);
        weight += candidate.name.order === 'surname-first' ? 1.3 : 1;
      }
      const multiple = column.size - chosen.size;
      if (weight - multiple * 2 > bestWeight) {
        best = chosen;
        bestWeight = weight - multiple * 2;
      }
    }
  }
  // Rows that hold their name at a place of its own are still rows if they hold one name only.
  if (best.size >= group.size * SHARE_IN_COLUMN) {
    for (const [row, [only, ...others]] of group) {
      if (!best.has(row) && only && others.length === 0 && !isStaffPlace(row, only.element))
        best.set(row, only);
    }
  }
  return best;
}

function makeRow(
  parts: readonly [Element, ...Element[]],
  nameElement: Element,
  forenameElement: Element | null = null,
  own: string = nameText(nameElement),
): FoundRow {
  const text = forenameElement ? `${own}, ${nameText(forenameElement)}` : own;
  const { name, form } = splitName(text);
  let spots: Spot[] | null = null;
  return {
    parts,
    nameElement,
    forenameElement,
    shownName: name,
    form,
    // Only when asked for: names alone are enough to put chips back before the rows are painted.
    get spots() {
      spots ??= spotsOf(parts, nameElement);
      return spots;
    },
  };
}

/** A row whose place of the name is known. */
export const rowOf = (element: Element, name: Element, text: string): FoundRow =>
  makeRow([element], name, null, text);

/** A row whose name stands elsewhere than in most rows is one only if it holds a mark. */
function plainRows(column: Map<Element, NameCandidate>): FoundRow[] {
  const counts = new Map<string, number>();
  const paths = [...column].map(([row, { element }]) => {
    const key = pathKey(row, element, false);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return [row, element, key] as const;
  });
  return paths
    .map(([row, element, key]) => ({ row: makeRow([row], element), count: counts.get(key) ?? 0 }))
    .filter(({ row, count }) => count > paths.length / 4 || row.spots.length > 0)
    .map(({ row }) => row);
}

/** A table with a column for surnames and one for forenames. */
function splitNameRows(root: Root): FoundRows | null {
  for (const head of root.querySelectorAll('th, [role=columnheader], .x-column-header')) {
    if (!SURNAME_HEAD.test(textOf(head)) || !isShown(head)) continue;
    const table = head.closest('table, [role=grid], [role=table], [role=treegrid], .x-grid');
    const candidates = table?.querySelectorAll('tr, [role=row]') ?? [];
    const rows: FoundRow[] = [];
    for (const row of candidates) {
      if (row.contains(head) || row.querySelector('th[scope=col], [role=columnheader]')) continue;
      const cells = [...row.children].filter((child) => !child.hasAttribute('data-alongside'));
      const heads = headsFor(row, cells.length);
      const surname = cells[heads.findIndex((text) => SURNAME_HEAD.test(text))];
      const forename = cells[heads.findIndex((text) => FORENAME_HEAD.test(text))];
      if (surname && forename && textOf(surname) !== '')
        rows.push(makeRow([row], surname, forename));
    }
    const [first] = rows;
    const marked = withSpots(rows);
    if (
      first?.parts[0].parentElement &&
      (marked >= rows.length * SHARE_WITH_MARKS || hasMarkHead(rows))
    ) {
      return {
        container: first.parts[0].parentElement,
        rows,
        nameless: 0,
      };
    }
  }
  return null;
}

const NAMED_APART = /surname|last name|family name/i;

/** Cells of a row behind elements that hold nothing but the next one. */
function innerCells(row: Element): Element[] {
  let level = row;
  while (level.childElementCount === 1 && level.firstElementChild) level = level.firstElementChild;
  return [...level.children].filter((child) => !child.hasAttribute('data-alongside'));
}

/** The same where nothing says that it is a table: a line of heads, then lines of as many cells. */
function splitNameLines(root: Root): FoundRows | null {
  if (!NAMED_APART.test(root.textContent ?? '')) return null;
  for (const head of root.querySelectorAll('td, div, span, p, b, strong')) {
    if (head.firstElementChild || !SURNAME_HEAD.test(textOf(head))) continue;
    const heads = head.parentElement
      ? [...head.parentElement.children].map((each) => textOf(each))
      : [];
    const surnameAt = heads.findIndex((text) => SURNAME_HEAD.test(text));
    const forenameAt = heads.findIndex((text) => FORENAME_HEAD.test(text));
    if (forenameAt < 0) continue;
    let line: Element | null = head.parentElement;
    for (let steps = 0; line && steps < 4; line = line.parentElement, steps++) {
      const rows: FoundRow[] = [];
      for (let next = line.nextElementSibling; next; next = next.nextElementSibling) {
        const cells = innerCells(next);
        const [surname, forename] = [cells[surnameAt], cells[forenameAt]];
        if (cells.length !== heads.length || !surname || !forename || textOf(surname) === '') break;
        rows.push(makeRow([next], surname, forename));
      }
      const marked = withSpots(rows);
      if (rows.length > 1 && line.parentElement && marked >= rows.length * SHARE_WITH_MARKS)
        return { container: line.parentElement, rows, nameless: 0 };
    }
  }
  return null;
}

/** Siblings up to the next row, where names and marks stand side by side without a row element. */
function slices(container: Element, column: Map<Element, NameCandidate>): FoundRow[] {
  const children = [...container.children].filter((child) => !child.hasAttribute('data-alongside'));
  const starts = children.flatMap((child, at) => (column.has(child) ? [at] : []));
  const lengths = starts.map((start, at) => (starts[at + 1] ?? children.length) - start);
  const usual = lengths[0] ?? 0;
  if (usual < 2 || lengths.slice(0, -1).some((length) => length !== usual)) return [];
  return starts.flatMap((start) => {
    const [head, ...rest] = children.slice(start, start + usual);
    const candidate = head && column.get(head);
    return head && candidate ? [makeRow([head, ...rest], candidate.element)] : [];
  });
}

const ROW_NUMBERS = [
  'data-recordindex',
  'data-rowindex',
  'data-row-index',
  'aria-rowindex',
  'data-recordid',
  'data-row-key',
  'data-row-id',
  'row-index',
];

/** A grid with locked columns has names in one half and marks in the other, row numbers in both. */
function joinHalves(root: Root, column: Map<Element, NameCandidate>): FoundRow[] {
  for (const attribute of ROW_NUMBERS) {
    if (![...column.keys()].every((row) => row.hasAttribute(attribute))) continue;
    const others = new Map<string, Element[]>();
    for (const element of root.querySelectorAll(`[${attribute}]`)) {
      if (column.has(element)) continue;
      const value = element.getAttribute(attribute) ?? '';
      others.set(value, [...(others.get(value) ?? []), element]);
    }
    return [...column].map(([row, { element }]) => {
      const matching = others.get(row.getAttribute(attribute) ?? '') ?? [];
      const [only] = matching;
      return makeRow(only && matching.length === 1 ? [row, only] : [row], element);
    });
  }
  return [];
}

/** How far the middles of two rows may lie apart in two panes drawn side by side. */
const SAME_LINE_PX = 4;

const middle = (element: Element): number => {
  const { top, height } = element.getBoundingClientRect();
  return height > 0 ? top + height / 2 : Number.NaN;
};

/**
 * Names in one pane and marks in another, with nothing written on the rows: they belong together
 * only where there are as many, in the same order, each drawn on the line of the other.
 */
function joinPanes(root: Root, column: Map<Element, NameCandidate>): FoundRow[] {
  const names = [...column];
  const [first] = names;
  if (!first || names.length < 3) return [];
  const lines = names.map(([row]) => middle(row));
  const found: FoundRow[][] = [];
  for (const other of root.querySelectorAll('*')) {
    if (other.childElementCount < names.length || other.contains(first[0])) continue;
    if (first[0].parentElement?.contains(other)) continue;
    const children = [...other.children].filter((child) => !child.hasAttribute('data-alongside'));
    const partners = children.filter((child) =>
      lines.some((line) => Math.abs(middle(child) - line) < SAME_LINE_PX),
    );
    const fits =
      partners.length === names.length &&
      partners.every((child, at) => Math.abs(middle(child) - (lines[at] ?? 0)) < SAME_LINE_PX);
    if (!fits) continue;
    const rows = names.flatMap(([row, { element }], at) => {
      const partner = partners[at];
      return partner ? [makeRow([row, partner], element)] : [];
    });
    if (withSpots(rows) >= rows.length * SHARE_WITH_MARKS) found.push(rows);
  }
  // Two panes that fit: which of them has the marks is not certain.
  return found.length === 1 ? (found[0] ?? []) : [];
}

/** A column headed "Mark" makes rows of a register whose cells are all still empty. */
function hasMarkHead(rows: readonly FoundRow[]): boolean {
  const [model] = rows;
  return model !== undefined && headTexts(model.parts[0]).some(isMarkHead);
}

/** Evenly spread, so that the first rows do not speak for all. */
export function sample<T>(items: readonly T[], size: number): T[] {
  const step = Math.max(1, items.length / size);
  return Array.from(
    { length: Math.min(items.length, size) },
    (_, at) => items[Math.floor(at * step)],
  ).flatMap((item) => (item === undefined ? [] : [item]));
}

const ENOUGH = 40;

/** How many rows hold a mark, judged by some of them. */
function withSpots(rows: readonly FoundRow[]): number {
  const some = sample(rows, ENOUGH);
  const marked = some.filter(({ spots }) => spots.length > 0).length;
  return some.length === 0 ? 0 : (marked / some.length) * rows.length;
}

const isRowLike = (element: Element) =>
  element.matches('tr, li, [role=row], [role=listitem], [role=option], article, table');

/** Child positions from the row to the name, for rows whose name has no usual shape. */
const KNOWN_POSITIONS = new WeakMap<Element, { row: Element; path: number[] }>();

export function positions(row: Element, name: Element): number[] {
  const known = KNOWN_POSITIONS.get(name);
  if (known?.row === row) return known.path;
  const path: number[] = [];
  for (let at: Element | null = name; at && at !== row; at = at.parentElement) {
    if (at.parentElement) path.push(indexOf(at.parentElement, at));
  }
  path.reverse();
  KNOWN_POSITIONS.set(name, { row, path });
  return path;
}

export function atPositions(row: Element, path: readonly number[]): Element | null {
  let at: Element | null = row;
  for (const step of path) {
    let child: Element | null = at.firstElementChild;
    for (let left = step; child && (left > 0 || child.hasAttribute('data-alongside'));) {
      if (!child.hasAttribute('data-alongside')) left -= 1;
      child = child.nextElementSibling;
    }
    if (!child) return null;
    at = child;
  }
  return at;
}

/**
 * Rows of the same kind that were not looked at, and those in which no name was recognised at first
 * sight.
 */
function complete(
  container: Element,
  rows: FoundRow[],
  isCut: boolean,
): { rows: FoundRow[]; nameless: number } {
  const [model] = rows;
  if (!model || model.parts.length > 1 || rows.length < 2) return { rows, nameless: 0 };
  const known = new Map(rows.map((row) => [row.parts[0], row]));
  const path = positions(model.parts[0], model.nameElement);
  let nameless = 0;
  const all: FoundRow[] = [];
  for (const child of container.children) {
    const already = known.get(child);
    if (already) {
      all.push(already);
      continue;
    }
    if (child.tagName !== model.parts[0].tagName || child.hasAttribute('data-alongside')) continue;
    const alike = isCut ? rowLike(child, model) : null;
    if (alike) {
      all.push(alike);
      continue;
    }
    const place = atPositions(child, path);
    const text = place ? nameText(place) : '';
    const isOdd =
      place && text.length > 1 && text.length < 80 && /\p{L}/u.test(text) && !textMeaning(text);
    const row =
      isOdd && !place.querySelector('input, select, button') ? makeRow([child], place) : null;
    if (row && row.spots.length > 0 && couldBeName(text)) all.push(row);
    else if (row && row.spots.length > 0) nameless += 1;
  }
  return { rows: all.length >= rows.length ? all : rows, nameless };
}

export function findRows(
  root: Root,
  isStaffPlace: (row: Element, name: Element) => boolean = () => false,
): FoundRows | null {
  const split = splitNameRows(root) ?? splitNameLines(root);
  if (split) return split;
  return findBySample(root, isStaffPlace, new Set<Element>());
}

function findBySample(
  root: Root,
  isStaffPlace: (row: Element, name: Element) => boolean,
  cut: Set<Element> | undefined,
): FoundRows | null {
  const names = findNames(root, cut);
  const groups = groupsOf(names, root);
  const columns = [...groups]
    .filter(([, group]) => group.size > 1)
    .map(([container, group]) => ({ container, group, column: nameColumn(group, isStaffPlace) }))
    .filter(({ group, column }) => column.size >= 2 && column.size >= group.size * SHARE_IN_COLUMN)
    // An app can keep the page before this one, or the same list for telephones, without showing it.
    .filter(({ container }) => isShown(container))
    .sort((a, b) => b.column.size - a.column.size)
    .slice(0, GROUPS_LOOKED_AT);

  let best: FoundRows | null = null;
  let bestScore = 0;
  let isPlain = true;
  const accepted: FoundRows[] = [];
  for (const { container, group, column } of columns) {
    const attempts = [
      () => plainRows(column),
      () => slices(container, column),
      () => joinHalves(root, column),
      () => (best ? [] : joinPanes(root, column)),
    ];
    let headed: FoundRow[] | null = null;
    for (const attempt of [...attempts, () => headed ?? []]) {
      const rows = attempt();
      const marked = withSpots(rows);
      if (rows.length < 2) continue;
      if (marked < Math.max(1, rows.length * SHARE_WITH_MARKS)) {
        if (!hasMarkHead(rows)) continue;
        // Still empty, perhaps, or the marks stand in the other half of the grid.
        if (rows !== headed) {
          if (!headed || (rows[0]?.parts.length ?? 0) > 1) headed = rows;
          continue;
        }
      }
      const wholeOverSample = cut?.has(container) ? container.childElementCount / group.size : 1;
      const score = (marked + rows.length / 4) * (column.size / group.size) * wholeOverSample;
      const found = { container, rows, nameless: 0 };
      accepted.push(found);
      if (score > bestScore) {
        best = found;
        bestScore = score;
        isPlain = rows[0]?.parts.length === 1;
      }
      break;
    }
  }
  if (cut && cut.size > 0 && !(best && isPlain)) return findBySample(root, isStaffPlace, undefined);
  if (!best) return findSingle(groups, isStaffPlace);
  const isCut = (container: Element) => cut?.has(container) ?? false;
  const whole = complete(best.container, best.rows, isCut(best.container));
  const others = [...sameKind(best, accepted, isCut), ...lonely(best, groups)];
  const rows = others.length > 0 ? inOrder([...whole.rows, ...others]) : whole.rows;
  return { ...best, rows, nameless: whole.nameless };
}

function inOrder(rows: FoundRow[]): FoundRow[] {
  return rows.sort((a, b) =>
    a.parts[0].compareDocumentPosition(b.parts[0]) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
}

const kindOf = (row: FoundRow) =>
  `${row.parts[0].parentElement?.tagName}>${pathKey(row.parts[0], row.nameElement, true)}|${row.parts[0].tagName}`;

/** The same register in several lists: by form, by table, in two columns of cards. */
function sameKind(
  best: FoundRows,
  accepted: readonly FoundRows[],
  isCut: (container: Element) => boolean,
): FoundRow[] {
  const [model] = best.rows;
  if (!model) return [];
  const known = new Set(best.rows.map(({ parts }) => parts[0]));
  return accepted
    .filter(
      (other) =>
        other !== best &&
        !other.container.contains(best.container) &&
        !best.container.contains(other.container),
    )
    .flatMap(({ container, rows }) =>
      isCut(container) ? complete(container, rows, true).rows : rows,
    )
    .filter((row) => kindOf(row) === kindOf(model) && !known.has(row.parts[0]));
}

/** A list of the same kind with one pupil in it. */
function lonely(best: FoundRows, groups: Map<Element, Group>): FoundRow[] {
  const [model] = best.rows;
  if (!model || model.parts.length > 1) return [];
  const found: FoundRow[] = [];
  for (const [container, group] of groups) {
    if (
      group.size !== 1 ||
      container.contains(best.container) ||
      best.container.contains(container)
    )
      continue;
    if (container.tagName !== best.container.tagName) continue;
    for (const [element, [only, ...others]] of group) {
      if (!only || others.length > 0) continue;
      const row = makeRow([element], only.element);
      if (kindOf(row) === kindOf(model) && row.spots.length > 0) found.push(row);
    }
  }
  return found;
}

/** One pupil: a register of one row, or the card of the profile view. */
function findSingle(
  groups: Map<Element, Group>,
  isStaffPlace: (row: Element, name: Element) => boolean,
): FoundRows | null {
  let best: FoundRows | null = null;
  let bestDepth = -1;
  const seen = new Set<Element>();
  for (const group of groups.values()) {
    // One of a list of pupils whose marks cannot be read is not a register of one.
    if (group.size > 2 && nameColumn(group, isStaffPlace).size > 2) continue;
    for (const [element, [only, ...others]] of group) {
      if (!only || others.length > 0 || seen.has(element) || isStaffPlace(element, only.element))
        continue;
      seen.add(element);
      const row = makeRow([element], only.element);
      const hasControl = row.spots.some(({ kind }) => kind !== 'shown');
      if (row.spots.length === 0 || !(hasControl || isRowLike(element))) continue;
      let depth = 0;
      for (let at: Element | null = element; at; at = at.parentElement) depth += 1;
      if (depth > bestDepth && element.parentElement) {
        best = {
          container: element.parentElement,
          rows: [row],
          nameless: 0,
        };
        bestDepth = depth;
      }
    }
  }
  return best;
}

/** A row drawn again by the host, read by the place of the name in another row of the register. */
export function rowLike(element: Element, model: FoundRow): FoundRow | null {
  const place = atPositions(element, positions(model.parts[0], model.nameElement));
  if (model.forenameElement) {
    const forename = atPositions(element, positions(model.parts[0], model.forenameElement));
    return place && forename ? makeRow([element], place, forename) : null;
  }
  if (place && place.tagName === model.nameElement.tagName) {
    const text = nameText(place);
    if (readName(text)) return makeRow([element], place, null, text);
  }
  const [only, ...others] = findNames(element);
  return only && others.length === 0 ? makeRow([element], only.element) : null;
}

/** A row drawn again exactly as it was; null when anything on it differs. */
export function copyOf(element: Element, before: FoundRow): FoundRow | null {
  const [row, ...others] = before.parts;
  if (others.length > 0 || !element.isEqualNode(row)) return null;
  const nameElement = atPositions(element, positions(row, before.nameElement));
  const forenameElement =
    before.forenameElement && atPositions(element, positions(row, before.forenameElement));
  if (!nameElement || Boolean(forenameElement) !== Boolean(before.forenameElement)) return null;
  return makeRow([element], nameElement, forenameElement);
}

/** The same row with what it holds read afresh. */
export const reread = (row: FoundRow): FoundRow =>
  makeRow(row.parts, row.nameElement, row.forenameElement);
