import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { focusIsOurs, focusRow } from './roving';

const isElement = (node: unknown): node is HTMLElement => node instanceof HTMLElement;

function focusIn(list: HTMLElement | null): HTMLElement | null {
  const root = list?.getRootNode();
  const active = (root instanceof ShadowRoot ? root : document).activeElement;
  return isElement(active) && list?.contains(active) ? active : null;
}

/**
 * Gives the focus to the list's one stop when the person's next key is meant for it: each time `turn`
 * counts up, and whenever a change of the list moved or removed the row that had it (an element that
 * is moved loses the focus). What is stored changes lists at any moment; no key may go astray by it.
 */
export function useRowFocus(list: RefObject<HTMLElement>, stop: string | null, turn: number): void {
  // Read while drawing: afterwards the element that had it may be gone or moved.
  const before = focusIn(list.current);
  useLayoutEffect(() => {
    if (before === null || focusIn(list.current) !== null) return;
    if (!list.current || !focusIsOurs(list.current)) return;
    if (before.isConnected) before.focus();
    else if (stop !== null) focusRow(list.current, stop);
  });
  useLayoutEffect(() => {
    if (turn === 0 || !list.current || !focusIsOurs(list.current)) return;
    if (stop !== null) focusRow(list.current, stop);
    else list.current.focus();
  }, [turn]);
}
