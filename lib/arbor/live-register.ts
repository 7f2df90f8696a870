/**
 * A register that is being followed: elements change, pupils stay. Names are found again within
 * the host's own mutation batch, marks once per frame.
 */
import { giveKeys, readFound, type ReadRow } from './register';
import type { FoundRegister } from './page';
import type { RegisterReading } from './reading';
import { reread, rowLike } from './rows';
import { commonAncestor } from './spots';

export interface RegisterHandle {
  readonly reading: RegisterReading;
  /** The element that shows the pupil's name; null when the row is not there now. */
  nameAnchor(rowKey: string): Element | null;
  row(rowKey: string): Element | null;
  /** False once the person has left this register: nothing may be recorded by it any more. */
  isStillValid(): boolean;
}

/** About half of a long task's 50 ms. */
const ROWS_AT_ONCE = 250;

export class LiveRegister implements RegisterHandle {
  reading: RegisterReading;
  readonly register: FoundRegister;
  #rows: ReadRow[];
  #byKey = new Map<string, ReadRow>();
  #byElement = new Map<Node, ReadRow>();
  #isOver = false;
  readonly #touched = new Set<Element>();
  readonly #values = new WeakMap<Element, string>();

  constructor(reading: RegisterReading, register: FoundRegister) {
    this.reading = reading;
    this.register = register;
    this.#rows = register.rows;
    this.#index();
    for (const control of this.#controls()) this.#values.set(control, valueOf(control));
  }

  nameAnchor(rowKey: string): Element | null {
    const element = this.#byKey.get(rowKey)?.found.nameElement;
    return element?.isConnected ? element : null;
  }

  row(rowKey: string): Element | null {
    const element = this.#byKey.get(rowKey)?.found.parts[0];
    return element?.isConnected ? element : null;
  }

  isStillValid(): boolean {
    return !this.#isOver && this.root.isConnected;
  }

  end(): void {
    this.#isOver = true;
  }

  /** The smallest element around all rows. */
  get root(): Element {
    const { container } = this.register.found;
    const parts = this.register.rows.flatMap(({ found }) => found.parts);
    const isSimple = parts.every((part) => part.parentElement === container || !part.isConnected);
    if (isSimple) return container;
    return commonAncestor([container, ...parts.filter((part) => part.isConnected)]) ?? container;
  }

  get rows(): readonly ReadRow[] {
    return this.#rows;
  }

  /** Rows are siblings in one container, so a row drawn again can be read by itself. */
  get #isPlain(): boolean {
    const { container } = this.register.found;
    return (
      this.register.rows.every(({ found }) => found.parts.length === 1) && this.root === container
    );
  }

  #index(): void {
    this.#byKey = new Map(this.#rows.map((row) => [row.reading.rowKey, row]));
    this.#byElement = new Map(
      this.#rows.flatMap((row) => row.found.parts.map((part) => [part, row] as const)),
    );
  }

  rowOf(node: Node): ReadRow | null {
    const { container } = this.register.found;
    let at: Node | null = node;
    while (at && at.parentNode !== container) at = at.parentNode;
    return at ? (this.#byElement.get(at) ?? null) : null;
  }

  touch(row: ReadRow): void {
    this.#touched.add(row.found.parts[0]);
  }

  /**
   * Finds the rows again after the host drew some of them anew.
   * @returns `same`, `changed`, or `lost` when this register is not there any more as it was
   */
  remap(): 'same' | 'changed' | 'lost' {
    const { container } = this.register.found;
    const [model] = this.#rows;
    if (!container.isConnected || !model || !this.#isPlain) {
      return this.#rows.every(({ found }) => found.nameElement.isConnected) ? 'same' : 'lost';
    }
    const known = new Map(this.#rows.map((row) => [row.found.parts[0], row]));
    const rows: ReadRow[] = [];
    let isChanged = false;
    for (const child of container.children) {
      const row = known.get(child);
      const kept = row && container.contains(row.found.nameElement) && !this.#nameChanged(row);
      if (row && kept) {
        rows.push(row);
        continue;
      }
      if (child.tagName !== model.found.parts[0].tagName || child.hasAttribute('data-alongside'))
        continue;
      const found = rowLike(child, model.found);
      if (!found) continue;
      isChanged = true;
      // Name, id and form at once; the mark with the next frame.
      rows.push(readFound(found, this.register.plan, false));
      this.#touched.add(child);
    }
    if (rows.length === 0) return 'lost';
    if (
      !isChanged &&
      rows.length === this.#rows.length &&
      rows.every((row, at) => row === this.#rows[at])
    )
      return 'same';
    this.#rows = rows;
    giveKeys(rows);
    this.#index();
    return 'changed';
  }

  #nameChanged({ found }: ReadRow): boolean {
    return this.#touched.has(found.parts[0]) && reread(found).shownName !== found.shownName;
  }

  /** Rows whose marks were left for later. */
  touchBeyond(limit: number): boolean {
    for (const row of this.#rows.slice(limit)) this.touch(row);
    return this.#rows.length > limit;
  }

  /**
   * Reads the marks of the rows touched since the last time, of very many only some.
   * @returns `more` while there are rows left to read, and nothing is told before they are
   */
  readTouched(now: string): 'same' | 'changed' | 'more' {
    if (this.#touched.size === 0) return 'same';
    const touched = new Set([...this.#touched].slice(0, ROWS_AT_ONCE));
    for (const element of touched) this.#touched.delete(element);
    let isSamePupils = true;
    this.#rows = this.#rows.map((row) => {
      if (!touched.has(row.found.parts[0])) return row;
      const again = readFound(reread(row.found), this.register.plan);
      const { reading } = again;
      if (
        again.ownId !== row.ownId ||
        reading.shownName !== row.reading.shownName ||
        reading.form !== row.reading.form
      ) {
        isSamePupils = false;
        return again;
      }
      reading.rowKey = row.reading.rowKey;
      reading.arborStudentId = row.reading.arborStudentId;
      return again;
    });
    if (!isSamePupils) giveKeys(this.#rows);
    this.#index();
    if (this.#touched.size > 0) return 'more';
    return this.publish(now) ? 'changed' : 'same';
  }

  /** @returns whether anything a person would see is different */
  publish(now: string): boolean {
    const rows = this.#rows.map(({ reading }) => reading);
    if (JSON.stringify(rows) === JSON.stringify(this.reading.rows)) return false;
    this.reading = { ...this.reading, rows: rows.map((row) => ({ ...row })), readAt: now };
    return true;
  }

  /** What a person chooses in a list or field changes no node: rows whose value is another now. */
  touchChangedValues(): void {
    for (const control of this.#controls()) {
      const now = valueOf(control);
      const before = this.#values.get(control);
      this.#values.set(control, now);
      const row = before !== now ? this.rowOf(control) : null;
      if (row) this.touch(row);
    }
  }

  #controls(): Iterable<Element> {
    return this.root.querySelectorAll('select, input');
  }
}

function valueOf(control: Element): string {
  const value = 'value' in control ? String(control.value) : '';
  return 'checked' in control ? `${value} ${String(control.checked)}` : value;
}
