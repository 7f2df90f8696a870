/**
 * Chips beside names, near the visible part of the page only. They are put back synchronously when
 * the host draws its rows again, so that they stand in the same frame as the rows.
 */
import { createChip, updateChip, type OnWhy } from '@/components/ui/chip';
import { placeBeside } from '@/lib/arbor/placement';
import type { RegisterHandle } from '@/lib/arbor/watch';
import type { ChipView, RowView } from '@/lib/messages/views';

/** Up to here every row carries its chips; beyond, only rows near the visible part do. */
const ALL_ROWS_UP_TO = 60;
/** How far outside the window a row still counts as near: one window above and below. */
const NEAR = '100% 0px';

interface Row {
  chips: readonly ChipView[];
  elements: HTMLElement[];
  /** The name its chips were put beside: while they stand there, nothing is looked for again. */
  name: Element | null;
}

export class RowChips {
  readonly #rows = new Map<string, Row>();
  readonly #onWhy: OnWhy;
  readonly #rowKeys = new WeakMap<Element, string>();
  #handle: RegisterHandle | null = null;
  #near: IntersectionObserver | null = null;
  #nearKeys: Set<string> | null = null;

  constructor(onWhy: OnWhy, signal: AbortSignal) {
    this.#onWhy = onWhy;
    signal.addEventListener('abort', () => this.clear(), { once: true });
  }

  /** Draws what is different from last time; an unchanged chip is not touched. */
  show(handle: RegisterHandle, rows: readonly RowView[]): void {
    this.#handle = handle;
    const wanted = new Map(
      rows.filter((row) => row.chips.length > 0).map((row) => [row.rowKey, row]),
    );
    for (const [rowKey, row] of this.#rows) {
      if (wanted.has(rowKey)) continue;
      for (const element of row.elements) element.remove();
      this.#rows.delete(rowKey);
    }
    for (const [rowKey, { chips }] of wanted) {
      const row = this.#rows.get(rowKey);
      if (row) row.chips = chips;
      else this.#rows.set(rowKey, { chips, elements: [], name: null });
    }
    this.#watchNearness();
    this.putBack();
  }

  /** The host drew its whole list anew: the same chips, beside the same names of the new one. */
  follow(handle: RegisterHandle): void {
    if (!this.#handle) return;
    this.#handle = handle;
    this.putBack();
  }

  /** Called in the host's own mutation batch, before it is painted. */
  putBack(): void {
    const handle = this.#handle;
    if (!handle) return;
    for (const [rowKey, row] of this.#rows) {
      if (this.#nearKeys && !this.#nearKeys.has(rowKey)) this.#take(row);
      else this.#place(handle, rowKey, row);
    }
    if (this.#near) this.#watchNearness();
  }

  clear(): void {
    for (const row of this.#rows.values()) this.#take(row);
    this.#rows.clear();
    this.#near?.disconnect();
    this.#near = null;
    this.#nearKeys = null;
    this.#handle = null;
  }

  #take(row: Row): void {
    for (const element of row.elements) element.remove();
    row.elements = [];
  }

  #place(handle: RegisterHandle, rowKey: string, row: Row): void {
    const name = handle.nameAnchor(rowKey);
    if (!name) return this.#take(row);
    row.chips.forEach((view, at) => {
      const existing = row.elements[at];
      if (existing) updateChip(existing, view);
      else row.elements[at] = createChip(view, this.#onWhy, name.ownerDocument);
    });
    for (const surplus of row.elements.splice(row.chips.length)) surplus.remove();
    const stands = row.elements[0]?.parentElement;
    const isInPlace =
      row.name === name &&
      stands?.contains(name) &&
      row.elements.every((element) => element.parentElement === stands);
    if (isInPlace) return;
    row.name = name;
    const { parent, before } = placeBeside(name);
    // A host that copies its rows copies our elements, empty as a copy of a shadow root is.
    for (const copy of parent.querySelectorAll<HTMLElement>(':scope > span[data-alongside]')) {
      if (!row.elements.includes(copy)) copy.remove();
    }
    for (const element of row.elements) parent.insertBefore(element, before);
  }

  #watchNearness(): void {
    const handle = this.#handle;
    if (!handle || this.#rows.size <= ALL_ROWS_UP_TO) {
      this.#near?.disconnect();
      this.#near = null;
      this.#nearKeys = null;
      return;
    }
    this.#nearKeys ??= new Set();
    this.#near ??= new IntersectionObserver((entries) => this.#nearnessChanged(entries), {
      rootMargin: NEAR,
    });
    for (const rowKey of this.#rows.keys()) {
      const element = handle.row(rowKey);
      if (!element || this.#rowKeys.get(element) === rowKey) continue;
      this.#rowKeys.set(element, rowKey);
      this.#near.observe(element);
    }
  }

  #nearnessChanged(entries: readonly IntersectionObserverEntry[]): void {
    const handle = this.#handle;
    if (!handle) return;
    for (const { target, isIntersecting } of entries) {
      const rowKey = this.#rowKeys.get(target);
      const row = rowKey === undefined ? undefined : this.#rows.get(rowKey);
      if (rowKey === undefined || !row) continue;
      if (isIntersecting) {
        this.#nearKeys?.add(rowKey);
        this.#place(handle, rowKey, row);
      } else {
        this.#nearKeys?.delete(rowKey);
        this.#take(row);
      }
    }
  }
}
