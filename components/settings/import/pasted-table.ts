/**
 * A table copied from a page, as the clipboard holds it. Marks there are pictures as often as words:
 * a cell without text is read by its tooltip or by the name of its icon (arbor.md 2.3).
 */
const NAMED = ['title', 'aria-label', 'alt', 'data-qtip', 'data-tooltip', 'data-title'] as const;
const ICONS: readonly [RegExp, string][] = [
  [/(?:^|[\s_-])(?:tick|check|present)(?:$|[\s_-])/i, 'Present'],
  [/(?:^|[\s_-])(?:clock|late)(?:$|[\s_-])/i, 'Late'],
];
/** Tabs and line breaks inside a cell would cut it in two. */
const BREAKS = /[\t\r\n]+/g;

function textOf(cell: Element): string {
  const text = (cell.textContent ?? '').replace(BREAKS, ' ').replace(/\s+/g, ' ').trim();
  if (text !== '') return text;
  for (const element of [cell, ...cell.querySelectorAll('*')]) {
    for (const name of NAMED) {
      const said = element.getAttribute(name)?.replace(BREAKS, ' ').trim();
      if (said) return said;
    }
    const icon = ICONS.find(([name]) => name.test(element.getAttribute('class') ?? ''));
    if (icon) return icon[1];
  }
  return '';
}

const MOST_SPAN = 200;
const CELLS = 'th, td, [role=cell], [role=gridcell], [role=columnheader]';

function rowsOf(table: Element): string[][] {
  const isGrid = table.getAttribute('role') === 'grid' || table.getAttribute('role') === 'table';
  /** For each column, how many rows below are still taken by a cell that reaches down. */
  const taken: number[] = [];
  return [...table.querySelectorAll(isGrid ? '[role=row], tr' : 'tr')].map((row) => {
    const cells: string[] = [];
    const skipTaken = () => {
      while ((taken[cells.length] ?? 0) > 0) {
        taken[cells.length] = (taken[cells.length] ?? 0) - 1;
        cells.push('');
      }
    };
    for (const cell of row.querySelectorAll(CELLS)) {
      skipTaken();
      for (let at = 0; at < spanOf(cell, 'colspan'); at += 1) {
        taken[cells.length] = spanOf(cell, 'rowspan') - 1;
        cells.push(at === 0 ? textOf(cell) : '');
      }
    }
    skipTaken();
    return cells;
  });
}

function spanOf(cell: Element, name: 'colspan' | 'rowspan'): number {
  const span = Number(cell.getAttribute(name) ?? 1);
  return Number.isInteger(span) && span > 0 ? Math.min(span, MOST_SPAN) : 1;
}

/** The largest table of the markup, as tab-separated text; null: there is none. */
export function tableInMarkup(markup: string): string | null {
  // A document of its own: nothing in it runs, and nothing is fetched.
  const page = new DOMParser().parseFromString(markup, 'text/html');
  const tables = [...page.querySelectorAll('table, [role=grid], [role=table]')]
    .map(rowsOf)
    .filter((rows) => rows.length > 0)
    .sort((a, b) => b.length - a.length);
  const [rows] = tables;
  if (!rows) return null;
  return rows.map((cells) => cells.join('\t')).join('\n');
}
