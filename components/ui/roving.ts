import { meantBy } from './keymap';

/**
 * One stop for Tab in a long list; J, K, arrows, Home and End move inside it
 * (https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/, roving tabindex).
 */
const STEP: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => Math.min(at + 1, count - 1),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
};
const LETTERS: Record<string, string> = { j: 'ArrowDown', k: 'ArrowUp' };

/** The id the key leads to, or null when the key moves nothing. */
export function movedTo(
  key: string,
  ids: readonly string[],
  current: string | null,
  lettersOff: boolean,
): string | null {
  const step = STEP[(!lettersOff && key.length === 1 && LETTERS[meantBy(key) ?? '']) || key];
  if (!step || ids.length === 0) return null;
  const at = current === null ? -1 : ids.indexOf(current);
  return ids[at < 0 ? 0 : step(at, ids.length)] ?? null;
}

export function focusRow(list: ParentNode | null, id: string): void {
  const row = list?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
  row?.focus();
}

/** True while nobody else on the page holds the focus, so taking it steals nothing. */
export function focusIsOurs(node: Node): boolean {
  const active = document.activeElement;
  const root = node.getRootNode();
  if (active === null || active === document.body) return true;
  return root instanceof ShadowRoot ? active === root.host : root.contains(active);
}
