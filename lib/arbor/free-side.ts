/**
 * Where a panel can stand without covering anything a person may want to press in Arbor. While a
 * slide-over or dialog is open only its own controls count: the page behind it waits.
 */
const CONTROLS =
  'button, a[href], input:not([type=hidden]), select, textarea, [role=button], [role=link], [role=combobox], [role=radio], [role=checkbox], [role=tab], [contenteditable=""], [contenteditable=true]';

export type Side = 'right' | 'left';

/** Controls wider than this share of the window are bars and rows, whose ends nobody aims at. */
const BAR_SHARE = 0.6;

/** Taller than this is no bar across the top. */
const BAR_MAX_HEIGHT = 120;

/** Lower edge, in px, of the bar across the top of the host's page; 0 where there is none. */
export function topBarEdge(document: Document, view: Window): number {
  let edge = 0;
  let element = document.elementFromPoint(view.innerWidth / 2, 4);
  while (element && element !== document.body && element !== document.documentElement) {
    const box = element.getBoundingClientRect();
    if (box.height > BAR_MAX_HEIGHT) break;
    if (box.width > view.innerWidth * BAR_SHARE) edge = Math.max(edge, box.bottom);
    element = element.parentElement;
  }
  return Math.max(0, Math.round(edge));
}

function centreIsIn(
  strip: { from: number; to: number },
  box: DOMRect,
  windowWidth: number,
): boolean {
  if (box.width > windowWidth * BAR_SHARE) return false;
  const centre = box.left + box.width / 2;
  return centre >= strip.from && centre <= strip.to;
}

/**
 * @param within the open slide-over, or the document's body
 * @param panel width and upper edge in CSS px
 * @returns the side on which no control's centre point would be covered, right first; null when
 *   there is none.
 */
export function freeSide(
  within: Element,
  view: Window,
  panel: { width: number; top: number },
): Side | null {
  const width = view.innerWidth;
  const free = { right: true, left: true };
  const strips = {
    right: { from: width - panel.width, to: width },
    left: { from: 0, to: panel.width },
  };
  for (const control of within.querySelectorAll(CONTROLS)) {
    const box = control.getBoundingClientRect();
    const onScreen =
      box.width > 0 && box.height > 0 && box.bottom > panel.top && box.top < view.innerHeight;
    if (!onScreen || control.closest('[data-alongside]')) continue;
    if (free.right && centreIsIn(strips.right, box, width)) free.right = false;
    if (free.left && centreIsIn(strips.left, box, width)) free.left = false;
    if (!free.right && !free.left) return null;
  }
  return free.right ? 'right' : 'left';
}
