/**
 * A register that is being followed: elements change, pupils stay. Names are found again within
 * the host's own mutation batch, marks once per frame.
 */
import { zoneIn } from './columns';
import { studentIdOf } from './identity';
import { giveKeys, markOf, readFound, type ReadRow } from './register';
import type { FoundRegister } from './page';
import type { PupilRowReading, RegisterReading } from './reading';
import { copyOf, reread, rowLike, type FoundRow } from './rows';
import { commonAncestor } from './spots';

export interface RegisterHandle {
  readonly reading: RegisterReading;
  /** The element that shows the pupil's name; null when the row is not there now. */
  nameAnchor(rowKey: string): Element | null;
  row(rowKey: string): Element | null;
  /** False once the person has left this register: nothing may be recorded by it any more. */
  isStillValid(): boolean;
}

/** `lost`: this register is not there any more as it was. */
type Outcome = 'same' | 'changed' | 'lost';

/** Well under a long task's 50 ms, on an office's slowest computer too. */
const ROWS_AT_ONCE = 100;

export class LiveRegister implements RegisterHandle {
  reading: RegisterReading;
  readonly register: FoundRegister;
  /** The smallest element around all rows. */
  readonly root: Element;
  /** Rows are siblings in one container, so a row drawn again can be read by itself. */
  readonly #isPlain: boolean;
  #rows: ReadRow[];
  #byKey = new Map<string, ReadRow>();
  #byElement = new Map<Node, ReadRow>();
  #isOver = false;
  #isDifferent = false;
  /** Rows to be read again; true where nothing but the mark can have changed. */
  readonly #touched = new Map<Element, boolean>();
  readonly #values = new WeakMap<Element, string>();

  constructor(reading: RegisterReading, register: FoundRegister) {
    this.reading = reading;
    this.register = register;
    const { container } = register.found;
    const parts = register.rows.flatMap(({ found }) => found.parts);
    const areSiblings = parts.every((part) => part.parentElement === container);
    this.root = areSiblings ? container : (commonAncestor([container, ...parts]) ?? container);
    this.#isPlain = areSiblings && parts.length === register.rows.length;
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

  #index(): void {
    this.#byKey = new Map(this.#rows.map((row) => [row.reading.rowKey, row]));
    this.#byElement = new Map(
      this.#rows.flatMap((row) => row.found.parts.map((part) => [part, row] as const)),
    );
  }

  rowOf(node: Node): ReadRow | null {
    for (let at: Node | null = node; at && at !== this.root; at = at.parentNode) {
      const row = this.#byElement.get(at);
      if (row) return row;
    }
    return null;
  }

  touch(row: ReadRow, markAlone = false): void {
    const [element] = row.found.parts;
    this.#touched.set(element, markAlone && this.#touched.get(element) !== false);
  }

  /** Other text where the mark stands: neither the pupil nor a note can be another. */
  isOfMarkAlone(
    { found, reading }: ReadRow,
    { target, addedNodes, removedNodes }: MutationRecord,
  ): boolean {
    const { column } = this.register.plan;
    const zone = column && zoneIn(found, column);
    return (
      reading.note === null &&
      zone?.contains(target) === true &&
      !zone.contains(found.nameElement) &&
      zone.textContent?.includes(':') === false &&
      [...addedNodes, ...removedNodes].every(({ nodeType }) => nodeType === Node.TEXT_NODE)
    );
  }

  /** One row after something in it was drawn anew, or its place given to another pupil. */
  renew(row: ReadRow): Outcome {
    const [element, ...others] = row.found.parts;
    if (this.#isSamePupil(row)) return 'same';
    const [model] = this.#rows;
    const found = others.length === 0 && model ? rowLike(element, model.found) : null;
    if (!found) return 'lost';
    this.#put(row, found);
    this.#settle();
    return 'changed';
  }

  /** A host that shows few of many rows gives a row's elements to another pupil. */
  #isSamePupil({ found, ownId }: ReadRow): boolean {
    return (
      found.parts[0].contains(found.nameElement) &&
      reread(found).shownName === found.shownName &&
      studentIdOf(found.parts) === ownId
    );
  }

  /** Name, id and form at once; the mark with the next frame. */
  #put(row: ReadRow, found: FoundRow): void {
    Object.assign(row, readFound(found, this.register.plan, false));
    this.touch(row);
  }

  #settle(): void {
    giveKeys(this.#rows);
    this.#index();
    this.#isDifferent = true;
  }

  /** Finds all rows again after the host drew some of them anew. */
  remap(): Outcome {
    const { container } = this.register.found;
    const [model] = this.#rows;
    if (!container.isConnected || !model || !this.#isPlain) {
      const isSame = this.#rows.every(
        (row) => row.found.nameElement.isConnected && this.renew(row) === 'same',
      );
      return isSame ? 'same' : 'lost';
    }
    const rows: ReadRow[] = [];
    let isSame = true;
    let isNew = false;
    for (const child of container.children) {
      const known = this.#byElement.get(child);
      const isKept = this.#touched.has(child)
        ? known && this.#isSamePupil(known)
        : known && child.contains(known.found.nameElement);
      if (known && isKept) {
        isSame &&= known === this.#rows[rows.length];
        rows.push(known);
        continue;
      }
      if (child.tagName !== model.found.parts[0].tagName || child.hasAttribute('data-alongside')) {
        continue;
      }
      isSame = false;
      const twin = this.#rows[rows.length];
      const copy =
        twin && !this.#touched.has(twin.found.parts[0]) ? copyOf(child, twin.found) : null;
      if (twin && copy) {
        const row = { ...twin, found: copy };
        rows.push(row);
        if (child.querySelector('select, input')) this.touch(row);
        continue;
      }
      const found = rowLike(child, model.found);
      if (!found) continue;
      isNew = true;
      const row = readFound(found, this.register.plan, false);
      rows.push(row);
      this.touch(row);
    }
    if (rows.length === 0) return 'lost';
    if (isSame && rows.length === this.#rows.length) return 'same';
    if (rows.length !== this.#rows.length) isNew = true;
    this.#rows = rows;
    if (isNew) this.#settle();
    else this.#index();
    this.#isDifferent = true;
    return 'changed';
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
    let isOtherPupil = false;
    let left = ROWS_AT_ONCE;
    for (const [element, markAlone] of this.#touched) {
      if (left === 0) return 'more';
      left -= 1;
      this.#touched.delete(element);
      const row = this.#byElement.get(element);
      if (!row) continue;
      if (markAlone) {
        row.reading = { ...row.reading, mark: markOf(row.found, this.register.plan) };
        this.#isDifferent = true;
        continue;
      }
      const again = readFound(reread(row.found), this.register.plan);
      const { rowKey, arborStudentId, ...before } = row.reading;
      const { rowKey: _, arborStudentId: __, ...after } = again.reading;
      if (
        again.ownId !== row.ownId ||
        before.shownName !== after.shownName ||
        before.form !== after.form
      ) {
        isOtherPupil = true;
        Object.assign(row, again);
        continue;
      }
      row.found = again.found;
      if (JSON.stringify(before) === JSON.stringify(after)) continue;
      row.reading = { ...again.reading, rowKey, arborStudentId };
      this.#isDifferent = true;
    }
    if (isOtherPupil) this.#settle();
    if (!this.#isDifferent) return 'same';
    this.#isDifferent = false;
    const rows = this.#rows.map(({ reading }) => reading);
    const isSame =
      rows.length === this.reading.rows.length &&
      rows.every((row, at) => isEqual(row, this.reading.rows[at]));
    if (isSame) return 'same';
    this.reading = { ...this.reading, rows, readAt: now };
    return 'changed';
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

const isEqual = (one: PupilRowReading, other: PupilRowReading | undefined): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

function valueOf(control: Element): string {
  const value = 'value' in control ? String(control.value) : '';
  return 'checked' in control ? `${value} ${String(control.checked)}` : value;
}
