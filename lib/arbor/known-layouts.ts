/**
 * Layouts known from public material, newest knowledge first (arbor.md sections 2.2 and 3.1). None
 * was seen on a staff register, so none is trusted alone: they check what the structural reader
 * found, and where the two disagree nobody is shown anything.
 */
import type { ElementKind, Layout, Place } from './layout-schema';

const kind = (part: Partial<ElementKind>): ElementKind => ({
  tag: null,
  role: null,
  word: null,
  ...part,
});

function known(
  name: string,
  row: Partial<ElementKind>,
  pupil: Place,
  mark: Place,
  page: Layout['page'] = 'list',
): Layout {
  const since = '2026-11';
  return {
    alongside: 'layout',
    version: 1,
    name,
    since,
    page,
    route: null,
    row: kind(row),
    pupil,
    mark,
    heading: null,
  };
}

/** In this order: the first that fits is the one. */
export const KNOWN_LAYOUTS: readonly Layout[] = [
  known('property rows', { word: 'mis-property-row' }, { is: kind({ tag: 'label' }) }, { at: [1] }),
  known('Ext grid with heads', { word: 'x-grid-item' }, { under: 'name' }, { under: 'mark' }),
  known('grid with roles and heads', { role: 'row' }, { under: 'name' }, { under: 'mark' }),
  known('table with heads', { tag: 'tr' }, { under: 'name' }, { under: 'mark' }),
];
