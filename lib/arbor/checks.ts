/**
 * Whether two ways of reading a page say the same. The structural reader goes by the nesting of
 * elements; a layout by heads or positions that were written down; the eye by where things are drawn.
 */
import type { Root } from './places';
import { zoneIn, type MarkColumn } from './columns';
import { fit, markPlace, type Fitting } from './layout';
import { KNOWN_LAYOUTS } from './known-layouts';
import { sample, type FoundRow } from './rows';

const overlap = (one: Element, other: Element) => one.contains(other) || other.contains(one);

/** The first known layout that fits and speaks of the same rows: a second opinion on them. */
export function secondOpinion(root: Root, rows: readonly FoundRow[]): Fitting | null {
  for (const layout of KNOWN_LAYOUTS) {
    const fitting = fit(root, layout);
    const own = new Set(fitting?.found.rows.map(({ parts }) => parts[0]));
    if (fitting && rows.every(({ parts }) => parts.length === 1 && own.has(parts[0])))
      return fitting;
  }
  return null;
}

/** True where the layout has the mark of this row in another place than the column. */
export function isDoubted(row: FoundRow, zone: Element | null, other: Fitting | null): boolean {
  const place = other && row.parts.length === 1 ? markPlace(other, row) : null;
  return place !== null && zone !== null && !overlap(zone, place);
}

/** Rows looked at; what is drawn of more says nothing new. */
const ENOUGH = 24;

const middle = (element: Element): number | null => {
  const { top, height, width } = element.getBoundingClientRect();
  return height > 0 && width > 0 ? top + height / 2 : null;
};

/** Panes further apart than this are not told by their lines. */
const LINE_PX = 40;

export interface Sight {
  /** The share of rows looked at in which the eye gives the mark to the same name. */
  share: number;
  agrees(row: FoundRow): boolean;
}

/**
 * Whose mark it is to the eye; null where nothing is drawn. Within one element the mark must lie
 * inside it; between panes it must lie as far from its name as in most rows, for a mark of the line
 * above or below lies another distance away.
 */
export function sightOf(all: readonly FoundRow[], column: MarkColumn): Sight | null {
  const look = (row: FoundRow) => {
    const zone = zoneIn(row, column);
    const name = middle(row.nameElement);
    const mark = zone && middle(zone);
    return name === null || mark === null ? [] : [{ row, name, mark, drop: mark - name }];
  };
  const seen = sample(all, ENOUGH).flatMap(look);
  if (seen.length === 0) return null;
  const drops = seen.map(({ drop }) => drop).sort((a, b) => a - b);
  const usual = drops[Math.floor(drops.length / 2)] ?? 0;
  const lines = seen.map(({ name }) => name).sort((a, b) => a - b);
  const gaps = lines.map((line, at) => line - (lines[at - 1] ?? -Infinity));
  const half = Math.min(LINE_PX, ...gaps.filter((gap) => gap > 1)) / 2;
  const agrees = (row: FoundRow) =>
    look(row).every(({ mark, drop }) => {
      if (row.parts.length > 1) return Math.abs(drop - usual) <= half;
      const { top, bottom } = row.parts[0].getBoundingClientRect();
      return top === bottom || (mark >= top - 2 && mark <= bottom + 2);
    });
  return { share: seen.filter(({ row }) => agrees(row)).length / seen.length, agrees };
}
