/**
 * Which place of a row holds this register's mark, when several things on the row read as marks:
 * badges, a strip of last week's marks, a column for each session.
 */
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { SessionOfDay } from '@/lib/attendance/session';
import { chosenState, isListField } from './choices';
import { findDates, findSessions } from './dates';
import { headsFor, isMarkHead, isOtherHead } from './heads';
import type { Spot } from './marks';
import { atPositions, sample, type FoundRow } from './rows';
import { spotsOf } from './spots';
import { CELL, isElement, isInput, squeeze, textOf } from './text';

/** A part of a row beside its name, with a key that is the same in every row. */
interface Zone {
  element: Element;
  key: string;
  /** Position among the cells of the row, for its head; -1 deeper in the row. */
  cell: number;
}

type Keying = 'from-start' | 'from-end' | 'by-class';
const KEYINGS: readonly Keying[] = ['from-start', 'from-end', 'by-class'];

export interface MarkColumn {
  key: string;
  keying: Keying;
  head: string | null;
  /** Where a layout has it; it is not looked for then. */
  at?: readonly number[];
}

export type ColumnChoice =
  | { kind: 'column'; column: MarkColumn; heads: readonly string[] }
  | { kind: 'none' }
  | { kind: 'ambiguous'; why: string };

const hostChildren = (element: Element) =>
  [...element.children].filter((child) => !child.hasAttribute('data-alongside'));

const spanOf = (cell: Element) => Number(cell.getAttribute('colspan') ?? '1') || 1;

/** Places of one kind side by side are told apart by their order. */
function places(keying: Keying, children: readonly Element[]): string[] {
  const taken = new Map<string, number>();
  return children.map((child, at) => {
    if (keying === 'from-start') return String(at);
    if (keying === 'from-end') return String(at - children.length);
    const word = `${child.tagName}.${(child.getAttribute('class') ?? '').split(/\s+/)[0]}`;
    const count = taken.get(word) ?? 0;
    taken.set(word, count + 1);
    return `.${word}~${count}`;
  });
}

/** The cells of one part of a row: past elements that hold nothing but the next one. */
function cellsIn(part: Element): Element[] {
  let cells = [part];
  for (let [only, other] = cells; only && !other && !only.matches(CELL); [only, other] = cells) {
    const inner = hostChildren(only);
    if (inner.length === 0) break;
    cells = inner;
  }
  return cells;
}

/** Parts that are rows themselves, in panes side by side; not the cells of a row without an element. */
const arePanes = ({ parts: [first, ...others] }: FoundRow): boolean =>
  others.length > 0 && others.every((part) => part.parentElement !== first.parentElement);

function zonesOf(row: FoundRow, keying: Keying): Zone[] {
  const [root, ...others] = row.parts;
  if (others.length > 0 && !arePanes(row)) {
    return others.map((element, at) => ({ element, key: `part${at}`, cell: at + 1 }));
  }
  const levels: Element[] = [];
  for (let at: Element | null = row.nameElement; at; at = at === root ? null : at.parentElement) {
    levels.unshift(at);
  }
  const zones: Zone[] = [];
  let depth = 0;
  levels.forEach((level, which) => {
    const step = levels[which + 1];
    const children = hostChildren(level);
    if (children.length < 2 && step) return;
    let column = 0;
    const keys = places(keying, children);
    children.forEach((element, at) => {
      if (element !== step) {
        const key = `${depth}${element.tagName}${keys[at]}`;
        zones.push({ element, key, cell: depth === 0 ? column : -1 });
      }
      column += spanOf(element);
    });
    depth += 1;
  });
  let column = others.length > 0 ? widthOf(cellsIn(root)) : 0;
  others.forEach((part, which) => {
    const cells = cellsIn(part);
    const keys = places(keying, cells);
    cells.forEach((element, at) => {
      zones.push({ element, key: `part${which}:${keys[at]}`, cell: column });
      column += spanOf(element);
    });
  });
  return zones;
}

const widthOf = (cells: readonly Element[]) => cells.reduce((sum, cell) => sum + spanOf(cell), 0);

export function headsOf(row: FoundRow): readonly string[] {
  if (!arePanes(row)) {
    const { count, first } = cellCount(row);
    return headsFor(first, count);
  }
  const whole = headsFor(
    row.parts[0],
    row.parts.reduce((sum, part) => sum + widthOf(cellsIn(part)), 0),
  );
  if (whole.length > 0) return whole;
  return row.parts.flatMap((part) => {
    const width = widthOf(cellsIn(part));
    const heads = headsFor(part, width);
    return heads.length === width ? heads : Array.from({ length: width }, () => '');
  });
}

/** Cells of the first row, for matching heads. */
function cellCount(row: FoundRow): { count: number; first: Element } {
  const [root, ...others] = row.parts;
  if (others.length > 0) return { count: row.parts.length, first: root };
  let level: Element = root;
  while (level.childElementCount === 1 && level !== row.nameElement && level.firstElementChild) {
    level = level.firstElementChild;
  }
  return { count: widthOf(hostChildren(level)), first: level };
}

export interface ColumnContext {
  date: PlainDate | null;
  session: SessionOfDay | null;
}

const WEEKDAY_HEAD = /^(?:mon|tue|wed|thu|fri)[a-z]*(?:\s+(?:am|pm))?$/i;

/** Above 0 for a head of the mark, below for a head of something else. */
function headWeight(head: string, context: ColumnContext): number {
  const { dates, rest } = findDates(head, context.date);
  const [date = dayAlone(rest, context.date)] = dates;
  if (date)
    return context.date === null
      ? 1
      : date === context.date && matchesSession(rest, context)
        ? 3
        : -9;
  if (WEEKDAY_HEAD.test(head)) return -9;
  if (isMarkHead(head)) return matchesSession(head, context) ? 3 : -9;
  return isOtherHead(head) ? -9 : 0;
}

const DAY_AND_MONTH =
  /\b(\d{1,2})(?:(?:st|nd|rd|th)?[ -]*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|\/(\d{1,2}))\b|^(?:mon|tue|wed|thu|fri)[a-z]*,? (\d{1,2})(?:st|nd|rd|th)?\b/i;
const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';

/** `15 Sep` above a column: the register's own day, or another. */
function dayAlone(head: string, date: PlainDate | null): PlainDate | undefined {
  const [, dayOfMonth, word, number, ofWeek] = DAY_AND_MONTH.exec(head) ?? [];
  const day = dayOfMonth ?? ofWeek;
  if (!date || !day) return undefined;
  const month = word
    ? MONTHS.indexOf(word.toLowerCase()) / 3 + 1
    : Number(number ?? date.slice(5, 7));
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${date.slice(0, 4)}-${pad(month)}-${pad(Number(day))}` as PlainDate;
}

function matchesSession(head: string, { session }: ColumnContext): boolean {
  const [named, ...others] = findSessions(head.replace(/\b[ap]m\b/g, (word) => word.toUpperCase()));
  return !named || others.length > 0 || !session || named === session;
}

/** Choices that stand in the row itself, or each in a column of its own. */
const SPREAD = 'spread';

const isSpread = (spot: Spot, row: FoundRow): boolean =>
  spot.kind === 'choices' && spot.element.contains(row.nameElement);

/**
 * What a place is called where no head stands above it: `Mark` before the mark on the card of one
 * pupil, whose Present, Late and Absent only enter the next one (arbor.md section 3.1).
 */
function labelBefore(shown: Element, zone: Element): string {
  let label = '';
  for (let at: Element | null = shown; at && at !== zone; at = at.parentElement) {
    for (let before = at.previousSibling; before; before = before.previousSibling) {
      const text = isElement(before) ? textOf(before) : (before.nodeValue ?? '');
      label = `${text} ${label}`;
    }
  }
  const term = zone.previousElementSibling;
  return squeeze(label) || (term?.matches('dt, label') ? textOf(term) : '');
}

interface Scored {
  column: MarkColumn;
  headWeight: number;
  score: number;
  rows: number;
}

function scored(
  rows: readonly FoundRow[],
  keying: Keying,
  heads: readonly string[],
  context: ColumnContext,
): Scored[] {
  const columns = new Map<
    string,
    { rows: number; controls: number; telling: number; cell: number; label: string }
  >();
  for (const row of rows) {
    const zones = zonesOf(row, keying);
    const seen = new Map<string, boolean>();
    const telling = new Set<string>();
    for (const spot of row.spots) {
      const zone = isSpread(spot, row)
        ? { key: SPREAD, cell: -1, element: spot.element }
        : zones.find(({ element }) => element.contains(spot.element));
      if (!zone) continue;
      const control = isControl(spot);
      seen.set(zone.key, (seen.get(zone.key) ?? false) || control);
      if (control || isTelling(spot.element)) telling.add(zone.key);
      if (!columns.has(zone.key)) {
        const label = labelBefore(spot.element, zone.element);
        columns.set(zone.key, { rows: 0, controls: 0, telling: 0, cell: zone.cell, label });
      }
    }
    for (const [key, isControl] of seen) {
      const column = columns.get(key);
      if (!column) continue;
      column.rows += 1;
      if (isControl) column.controls += 1;
      if (telling.has(key)) column.telling += 1;
    }
  }
  return [...columns]
    .map(([key, { rows: count, controls, telling, cell, label }]) => {
      const head = cell < 0 ? undefined : heads[cell];
      const named = headWeight(head || label, context);
      // Single letters under no head are sexes, initials or badges as easily as codes.
      const weight = named === 0 && telling === 0 ? -9 : named;
      const share = count / rows.length;
      const score =
        weight < 0 ? -1 : share + (controls / rows.length) * 2 + telling / rows.length + weight;
      return {
        column: { key, keying, head: head ?? null },
        headWeight: weight,
        score,
        rows: count,
      };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

/**
 * Whether the page shows by this control which mark the row has. Buttons that only enter the next
 * mark do not, and a plain box can hold anything.
 */
function isControl(spot: Spot): boolean {
  if (spot.kind === 'choices')
    return spot.members.some((member) => chosenState(member) !== 'does-not-say');
  return (
    spot.kind === 'list' ||
    (spot.kind === 'field' && (!isInput(spot.element) || isListField(spot.element)))
  );
}

/** More than one letter, which could be a sex, a grade or a badge as well. */
function isTelling(element: Element): boolean {
  const text = isInput(element) ? element.value : textOf(element);
  if (isInput(element) && text === '') return false;
  return text.length !== 1 || !/[A-Z]/.test(text);
}

/** Two columns closer than this cannot be told apart. */
const CLEARLY_BETTER = 0.45;

/** Rows looked at for choosing; more would say the same. */
const ENOUGH = 60;

export function chooseColumn(all: readonly FoundRow[], context: ColumnContext): ColumnChoice {
  const rows = sample(all, ENOUGH);
  const [model] = rows;
  if (!model) return { kind: 'none' };
  const heads = headsOf(model);
  let best: Scored[] = [];
  for (const keying of KEYINGS) {
    const found = scored(rows, keying, heads, context);
    if ((found[0]?.score ?? 0) > (best[0]?.score ?? 0) + 0.001) best = found;
  }
  const [winner] = best;
  if (!winner) return headedColumn(model, heads, context);
  const rivals = best.filter(
    (each) =>
      each !== winner &&
      (winner.score - each.score < CLEARLY_BETTER ||
        // Both are headed as the mark: only date and session can tell, and they did not.
        (each.headWeight > 0 && each.headWeight >= winner.headWeight)),
  );
  const [runnerUp] = rivals;
  if (runnerUp && !isSupplement(rows, winner, runnerUp)) {
    const named = [winner, runnerUp]
      .map(({ column }) => column.head)
      .filter((head) => head !== null);
    const which = named.length > 0 ? ` (${named.join(', ')})` : '';
    return { kind: 'ambiguous', why: `two columns could hold the mark${which}` };
  }
  return { kind: 'column', column: winner.column, heads };
}

/** Nothing reads as a mark yet, but one column is headed as the mark's. */
function headedColumn(
  model: FoundRow,
  heads: readonly string[],
  context: ColumnContext,
): ColumnChoice {
  const zones = zonesOf(model, 'from-start').filter(
    ({ cell }) => headWeight(heads[cell] ?? '', context) > 0,
  );
  const [only, ...others] = zones;
  if (!only || others.length > 0) return { kind: 'none' };
  const column: MarkColumn = {
    key: only.key,
    keying: 'from-start',
    head: heads[only.cell] ?? null,
  };
  return { kind: 'column', column, heads };
}

/** Places that no row uses both: the same mark drawn in two ways, not two marks. */
function isSupplement(rows: readonly FoundRow[], one: Scored, other: Scored): boolean {
  return (
    one.rows + other.rows <= rows.length && one.column.head === null && other.column.head === null
  );
}

/** A column as it lies in one row: most rows are alike, so its place is looked up, not worked out. */
interface Lie {
  path: readonly number[];
  counts: readonly number[];
  tag: string;
  nameDepth: number;
}
const LIES = new WeakMap<MarkColumn, Lie>();

function depthIn(row: Element, element: Element): number {
  let depth = 0;
  for (let at: Element | null = element; at && at !== row; at = at.parentElement) depth += 1;
  return depth;
}

function countHosts(element: Element): number {
  let count = element.childElementCount;
  for (let child = element.firstElementChild; child; child = child.nextElementSibling) {
    if (child.hasAttribute('data-alongside')) count -= 1;
  }
  return count;
}

function lieOf(row: FoundRow, zone: Element): Lie {
  const [root] = row.parts;
  const path: number[] = [];
  const counts: number[] = [];
  for (let at: Element = zone; at !== root && at.parentElement; at = at.parentElement) {
    path.unshift(hostChildren(at.parentElement).indexOf(at));
    counts.unshift(countHosts(at.parentElement));
  }
  return { path, counts, tag: zone.tagName, nameDepth: depthIn(root, row.nameElement) };
}

function follow(row: FoundRow, lie: Lie): Element | null {
  const [root] = row.parts;
  if (row.parts.length > 1 || depthIn(root, row.nameElement) !== lie.nameDepth) return null;
  let at: Element = root;
  for (const [level, step] of lie.path.entries()) {
    if (countHosts(at) !== lie.counts[level]) return null;
    const next = atPositions(at, [step]);
    if (!next) return null;
    at = next;
  }
  return at.tagName === lie.tag && !at.contains(row.nameElement) ? at : null;
}

/** The element of the column in one row; null where the row has none. */
export function zoneIn(row: FoundRow, column: MarkColumn): Element | null {
  if (column.at) return atPositions(row.parts[0], column.at);
  const lie = LIES.get(column);
  const quick = lie ? follow(row, lie) : null;
  if (quick) return quick;
  const found = zonesOf(row, column.keying).find(({ key }) => key === column.key)?.element ?? null;
  if (found && !lie && row.parts.length === 1) LIES.set(column, lieOf(row, found));
  return found;
}

/** The spots of the column in one row, and the element in which they stand. */
export function columnOf(
  row: FoundRow,
  column: MarkColumn,
): { zone: Element | null; spots: Spot[] } {
  if (column.key === SPREAD) {
    return { zone: row.parts[0], spots: row.spots.filter((spot) => isSpread(spot, row)) };
  }
  const zone = zoneIn(row, column);
  return { zone, spots: zone ? spotsOf([zone], row.nameElement, row.parts) : [] };
}

/** The column whose head or text fits in most rows, or null. */
export function columnWhere(
  all: readonly FoundRow[],
  heads: readonly string[],
  fits: (head: string | null, zone: Element) => boolean,
): MarkColumn | null {
  const rows = sample(all, ENOUGH);
  const counts = new Map<string, { count: number; head: string | null }>();
  for (const row of rows) {
    for (const { element, cell, key } of zonesOf(row, 'from-start')) {
      const head = cell < 0 ? null : (heads[cell] ?? null);
      if (fits(head, element)) counts.set(key, { count: (counts.get(key)?.count ?? 0) + 1, head });
    }
  }
  const [best] = [...counts].sort((a, b) => b[1].count - a[1].count);
  return best && best[1].count >= rows.length / 2
    ? { key: best[0], keying: 'from-start', head: best[1].head }
    : null;
}
