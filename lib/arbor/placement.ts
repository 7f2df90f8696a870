/**
 * Where a chip stands: after the name, inside the row, outside the name's link where that is
 * possible. No node of the host is moved, wrapped or changed.
 */
import { CELL } from './text';

const LINKS = 'a, button, [role=link], [role=button], label, summary';
const CELLS = `${CELL}, li, tr, [role=row], [role=listitem]`;

/** A parent that would give each new child a column or a line of its own. */
function laysOutItsChildren(parent: Element): boolean {
  const view = parent.ownerDocument.defaultView;
  if (!view) return false;
  const { display, flexDirection } = view.getComputedStyle(parent);
  if (display.includes('grid') || display.startsWith('table')) return display !== 'table-cell';
  return display.includes('flex') && flexDirection.startsWith('column');
}

function afterText(element: Element): { parent: Element; before: Node | null } {
  let before: Node | null = null;
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() !== '') {
      before = node.nextSibling;
      break;
    }
  }
  return { parent: element, before };
}

/** @param nameElement what `RegisterHandle.nameAnchor` gave */
export function placeBeside(nameElement: Element): { parent: Element; before: Node | null } {
  if (nameElement.matches(CELLS)) return afterText(nameElement);
  let anchor = nameElement;
  const link = nameElement.closest(LINKS);
  // A link around the whole row cannot be left without leaving the row.
  if (link && !link.querySelector(CELLS) && !link.matches(CELLS) && link.parentElement) {
    const isTheName =
      (link.textContent ?? '').trim().length <= (nameElement.textContent ?? '').trim().length + 24;
    if (isTheName) anchor = link;
  }
  for (let up = anchor.parentElement; up && laysOutItsChildren(up); up = anchor.parentElement) {
    const alone = up.children.length === 1 && !up.matches(CELLS) && up.parentElement !== null;
    if (!alone) return anchor.matches(LINKS) ? { parent: anchor, before: null } : afterText(anchor);
    anchor = up;
  }
  const parent = anchor.parentElement;
  return parent ? { parent, before: anchor.nextSibling } : afterText(anchor);
}
