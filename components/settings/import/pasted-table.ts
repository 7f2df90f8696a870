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

function rowsOf(table: Element): string[][] {
  const isGrid = table.getAttribute('role') === 'grid' || table.getAttribute('role') === 'table';
  const rows = table.querySelectorAll(isGrid ? '[role=row], tr' : 'tr');
  return [...rows].map((row) =>
    [...row.querySelectorAll('th, td, [role=cell], [role=gridcell], [role=columnheader]')].flatMap(
      (cell) => {
        const span = Math.min(Number(cell.getAttribute('colspan') ?? 1) || 1, 200);
        return [textOf(cell), ...Array.from({ length: span - 1 }, () => '')];
      },
    ),
  );
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
