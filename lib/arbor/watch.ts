/**
 * Follows the person from page to page. While a register is shown there is one observer, on its
 * rows; on any other page nothing is left but the listeners for the next navigation.
 */
import { LiveRegister, type RegisterHandle } from './live-register';
import type { Layout } from './layout';
import { SPINNER } from './layouts';
import { framesOf, shadowRootsOf } from './places';
import { findPage, silenceOf, type PageFound } from './page';
import type { PageReading } from './reading';
import type { ReadRow } from './register';
import { isElement, isShown, OURS } from './text';

export type { RegisterHandle } from './live-register';

export interface WatchOptions {
  document: Document;
  view: Window;
  signal: AbortSignal;
  /** A page was read, or what it says has changed. The handle is there on registers with rows. */
  onPage(page: PageReading, handle: RegisterHandle | null): void;
  /** Called within the host's own mutation batch, before it is painted. */
  onRowsChanged?(): void;
  /** What this school taught by pointing. */
  layouts?(): readonly Layout[];
  /** ISO instant; a seam for tests. */
  now?(): string;
}

/** A page without spinner is believed to be complete after this long. */
const SETTLED_MS = 900;
/** While the host keeps changing its page every frame, it is read this often. */
const READ_ANYWAY_MS = 500;
/** How long a visible spinner, or rows that ought to be there, are waited for. */
const PATIENCE_MS = 30_000;
/** After a navigation the old page may stand a moment longer. */
const OLD_PAGE_MS = 400;
/** Browsers without the Navigation API: how long after a click the address is looked at. */
const ADDRESS_CHECKS_MS = [50, 250, 1000, 3000];

/** What takes a register away without a new address: sign-in, refusal, a lost session. */
const INTERRUPTIONS =
  '.system-modal-id, .login-section, input[type=password], [role=alertdialog], dialog';

/** Rows whose marks are read with the page: no task of ours may be long. The rest follows in frames. */
const MARKS_AT_FIRST = 100;

const WATCHED_ATTRIBUTES = [
  'class',
  'style',
  'title',
  'value',
  'checked',
  'src',
  'alt',
  'href',
  'hidden',
  'aria-label',
  'aria-pressed',
  'aria-checked',
  'aria-selected',
  'aria-busy',
  'data-state',
  'data-selected',
  'data-qtip',
  'data-tooltip',
  'data-icon',
];

const isOurs = (node: Node): boolean => {
  const element = node.nodeType === Node.ELEMENT_NODE ? (node as Element) : node.parentElement;
  return element?.closest(OURS) !== null && element !== null;
};

function isHosts(record: MutationRecord): boolean {
  if (isOurs(record.target)) return false;
  if (record.type !== 'childList') return true;
  const nodes = [...record.addedNodes, ...record.removedNodes];
  return nodes.some(
    (node) =>
      !(node.nodeType === Node.ELEMENT_NODE && (node as Element).hasAttribute('data-alongside')),
  );
}

class Watcher {
  readonly #options: WatchOptions;
  /** The class of the document's own frame. */
  readonly #Observer: typeof MutationObserver;
  #live: LiveRegister | null = null;
  #observer: MutationObserver | null = null;
  #leaving = new AbortController();
  #address: string;
  #frame = 0;
  #timer = 0;
  #mustFindAll = false;
  #mayHaveChosen = false;
  #isUntold = false;
  #stopSettling: (() => void) | null = null;
  #last = '';

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#address = this.#addressNow();
    this.#Observer = (options.view as Window & typeof globalThis).MutationObserver;
  }

  start(): void {
    const { view, signal, document } = this.#options;
    const navigation = (view as Window & { navigation?: EventTarget }).navigation;
    if (navigation) {
      navigation.addEventListener('navigatesuccess', () => this.#onNavigation(), { signal });
    } else {
      const lookSoon = () => this.#lookAtAddressSoon();
      document.addEventListener('click', lookSoon, { signal, capture: true, passive: true });
      document.addEventListener('keyup', lookSoon, { signal, capture: true, passive: true });
    }
    view.addEventListener('popstate', () => this.#onNavigation(), { signal });
    view.addEventListener(
      'pageshow',
      (event) => {
        if (event.persisted) this.#begin(false);
      },
      { signal },
    );
    // A frame that has loaded can hold the register, or take it away. Load events do not bubble.
    document.addEventListener(
      'load',
      ({ target }) => {
        const isFrame = (target as Element | null)?.localName === 'iframe';
        const isOurs = this.#live !== null && this.#live.root.ownerDocument === document;
        if (isFrame && !isOurs) this.#begin(false);
      },
      { signal, capture: true, passive: true },
    );
    signal.addEventListener('abort', () => this.#stop(), { once: true });
    this.#begin(false);
  }

  /** Something was learned about this page. */
  again(): void {
    this.#last = '';
    this.#begin(false);
  }

  #addressNow(): string {
    return this.#options.view.location.href.split('#')[0] ?? '';
  }

  #lookAtAddressSoon(): void {
    const { view, signal } = this.#options;
    for (const delay of ADDRESS_CHECKS_MS) {
      const timer = view.setTimeout(() => this.#onNavigation(), delay);
      signal.addEventListener('abort', () => view.clearTimeout(timer), { once: true });
    }
  }

  #onNavigation(): void {
    if (this.#addressNow() === this.#address) return;
    this.#address = this.#addressNow();
    const { document, view } = this.#options;
    const silent = silenceOf(document, new URL(view.location.href));
    this.#begin(true);
    if (silent) this.#tell(silent, null);
  }

  #stop(): void {
    this.#leave();
    this.#stopSettling?.();
    this.#stopSettling = null;
  }

  /** Ends the following of a register; its handle says so from now on. */
  #leave(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    this.#leaving.abort();
    if (this.#frame) this.#options.view.cancelAnimationFrame(this.#frame);
    this.#options.view.clearTimeout(this.#timer);
    this.#frame = 0;
    this.#live?.end();
    this.#live = null;
    this.#mustFindAll = false;
    this.#isUntold = false;
  }

  #find(): PageFound {
    const { document, view } = this.#options;
    const layouts = this.#options.layouts?.();
    return findPage(document, new URL(view.location.href), this.#now(), MARKS_AT_FIRST, layouts);
  }

  #now(): string {
    return this.#options.now?.() ?? new Date().toISOString();
  }

  #isLoading(): boolean {
    for (const spinner of this.#options.document.querySelectorAll(SPINNER)) {
      if (!spinner.closest(OURS) && isShown(spinner)) return true;
    }
    return false;
  }

  /** Waits until the page stands still, reads it, and follows it if it is a register. */
  #begin(isNewAddress: boolean): void {
    const { view, document, signal } = this.#options;
    this.#stopSettling?.();
    this.#leave();
    if (signal.aborted) return;
    const startedAt = view.performance.now();
    let changedAt = startedAt;
    let drawnAt = -Infinity;
    let readAt = -Infinity;
    let hasChanged = !isNewAddress;
    let isUnread = true;
    let reported = false;
    let frame = 0;
    let timer = 0;
    const observer = new this.#Observer((records) => {
      if (!records.some(isHosts)) return;
      changedAt = view.performance.now();
      hasChanged = true;
      isUnread = true;
      wake();
    });
    const stop = () => {
      observer.disconnect();
      view.cancelAnimationFrame(frame);
      view.clearTimeout(timer);
      frame = 0;
      timer = 0;
      if (this.#stopSettling === stop) this.#stopSettling = null;
    };
    const finish = (found: PageFound) => {
      stop();
      this.#arrive(found);
    };
    // After the frame: the host's rows are painted first, and its styles are worked out.
    const wake = () => {
      if (frame !== 0) return;
      frame = view.requestAnimationFrame(() => {
        drawnAt = view.performance.now();
        view.clearTimeout(timer);
        timer = view.setTimeout(look);
      });
    };
    const look = () => {
      frame = 0;
      const now = view.performance.now();
      const elapsed = now - startedAt;
      // What the host draws in one go is whole when it has been painted and nothing came after.
      const isStill = changedAt < drawnAt;
      const oldPageMayStand = !hasChanged && elapsed < OLD_PAGE_MS;
      const mayRead = !oldPageMayStand && (isStill || now - readAt > READ_ANYWAY_MS);
      const isLoading = this.#isLoading();
      const isOver = elapsed > PATIENCE_MS;
      if (mayRead && isUnread && (!isLoading || isOver)) {
        isUnread = false;
        readAt = now;
        const found = this.#find();
        // Whoever signed out is gone at once; the page may still become something else.
        if (found.page.kind === 'silent' && !found.isPromising) this.#tell(found.page, null);
        if (found.register || isOver || (found.page.kind === 'register' && elapsed > SETTLED_MS))
          return finish(found);
        if (elapsed > SETTLED_MS && !found.isPromising) return finish(found);
        if (found.isPromising && elapsed > SETTLED_MS && !reported) {
          reported = true;
          this.#tell(found.page, null);
        }
      } else if (isOver) {
        return finish(this.#find());
      }
      // While the page stands still there is nothing to do but to believe it after a moment.
      if (reported && !isLoading) {
        view.clearTimeout(timer);
        timer = view.setTimeout(() => finish(this.#find()), Math.max(0, PATIENCE_MS - elapsed));
        return;
      }
      if (isUnread || isLoading) {
        if (isLoading && isStill) {
          view.clearTimeout(timer);
          timer = view.setTimeout(wake, 100);
        } else wake();
        return;
      }
      view.clearTimeout(timer);
      timer = view.setTimeout(
        () => {
          isUnread = true;
          wake();
        },
        Math.max(0, SETTLED_MS + 20 - elapsed),
      );
    };
    this.#stopSettling = stop;
    const places = [document, ...framesOf(document)].map((place) => place.documentElement);
    for (const place of [...places, ...shadowRootsOf(document)]) {
      observer.observe(place, {
        subtree: true,
        childList: true,
        attributes: true,
        attributeFilter: ['class', 'style', 'hidden', 'aria-busy'],
        characterData: true,
      });
    }
    wake();
  }

  #tell(page: PageReading, handle: RegisterHandle | null): void {
    const said = handle ? '' : `${page.kind} ${'why' in page ? page.why : ''}`;
    if (said !== '' && said === this.#last) return;
    this.#last = said;
    this.#options.onPage(page, handle);
  }

  #arrive({ page, register }: PageFound): void {
    if (page.kind !== 'register' || !register) {
      this.#tell(page, null);
      return;
    }
    this.#live = new LiveRegister(page.reading, register);
    this.#follow(this.#live);
    this.#tellWhenRead(page, this.#live);
  }

  /** A long register is told when all its marks are read. */
  #tellWhenRead(page: PageReading, live: LiveRegister): void {
    this.#isUntold = live.touchBeyond(MARKS_AT_FIRST);
    if (this.#isUntold) this.#soon();
    else this.#tell(page, live);
  }

  #follow(live: LiveRegister): void {
    const document = live.root.ownerDocument;
    this.#observer?.disconnect();
    this.#observer ??= new this.#Observer((records) => this.#onMutations(records));
    const { root } = live;
    this.#observer.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: WATCHED_ATTRIBUTES,
    });
    // Only the children of what stands above: enough to see the whole list being replaced.
    for (
      let up = root.parentElement;
      up && up !== document.documentElement;
      up = up.parentElement
    ) {
      this.#observer.observe(up, { childList: true });
    }
    for (const element of live.register.elements) {
      if (element.isConnected && !root.contains(element) && !element.contains(root)) {
        this.#observer.observe(element, { childList: true, characterData: true, subtree: true });
      }
    }
    this.#leaving.abort();
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    const onUse = () => {
      this.#mayHaveChosen = true;
      this.#soon();
    };
    for (const type of ['change', 'input', 'click', 'keyup'] as const) {
      document.addEventListener(type, onUse, { signal, capture: true, passive: true });
    }
  }

  #onMutations(records: readonly MutationRecord[]): void {
    const live = this.#live;
    if (!live) return;
    const hosts = records.filter(isHosts);
    const removedOurs = records.some(({ removedNodes }) =>
      [...removedNodes].some(
        (node) =>
          node.nodeType === Node.ELEMENT_NODE && (node as Element).hasAttribute('data-alongside'),
      ),
    );
    if (hosts.length === 0) {
      if (removedOurs) this.#options.onRowsChanged?.();
      return;
    }
    const { root } = live;
    let needsRows = false;
    const renewed = new Set<ReadRow>();
    for (const record of hosts) {
      const { target, type } = record;
      if (!root.contains(target)) {
        if (!this.#concernsUs(live, record)) continue;
        needsRows = true;
        this.#mustFindAll = true;
        continue;
      }
      if (target === root) {
        needsRows = true;
        continue;
      }
      const row = live.rowOf(target);
      if (!row) {
        this.#mustFindAll = true;
        continue;
      }
      const markAlone = type !== 'attributes' && live.isOfMarkAlone(row, record);
      live.touch(row, markAlone);
      if (type !== 'attributes' && !markAlone) renewed.add(row);
    }
    let outcome = needsRows ? live.remap() : 'same';
    for (const row of needsRows ? [] : renewed) {
      const each = live.renew(row);
      if (each !== 'same' && outcome !== 'lost') outcome = each;
    }
    if (outcome === 'lost') this.#findAgainNow();
    else if (outcome === 'changed' || removedOurs || renewed.size > 0)
      this.#options.onRowsChanged?.();
    this.#soon();
  }

  /** Outside the rows only the headings that were read, the list itself and a refusal matter. */
  #concernsUs(live: LiveRegister, { target, addedNodes }: MutationRecord): boolean {
    if (!live.root.isConnected) return true;
    if (live.register.elements.some((element) => !element.isConnected || element.contains(target)))
      return true;
    return [...addedNodes].some(
      (node) =>
        isElement(node) &&
        (node.matches(INTERRUPTIONS) || node.querySelector(INTERRUPTIONS) !== null),
    );
  }

  /** The list was replaced as a whole: read it in the same batch if it is there already. */
  #findAgainNow(): void {
    const found = this.#find();
    if (!found.register || found.page.kind !== 'register') {
      this.#mustFindAll = true;
      return;
    }
    this.#replace(found.page.reading, found);
  }

  #replace(reading: LiveRegister['reading'], found: PageFound): void {
    if (!found.register) return;
    const before = this.#live;
    this.#live = new LiveRegister(reading, found.register);
    before?.end();
    this.#follow(this.#live);
    this.#mustFindAll = false;
    this.#tellWhenRead({ kind: 'register', reading }, this.#live);
    this.#options.onRowsChanged?.();
  }

  #soon(): void {
    if (this.#frame) return;
    const { view } = this.#options;
    // After the frame, when the host's styles are worked out: reading a colour costs nothing then.
    this.#frame = view.requestAnimationFrame(() => {
      this.#timer = view.setTimeout(() => {
        this.#frame = 0;
        this.#readAgain();
      });
    });
  }

  #readAgain(): void {
    const live = this.#live;
    if (!live) return;
    if (this.#mustFindAll) {
      this.#mustFindAll = false;
      const found = this.#find();
      if (found.page.kind === 'register' && found.register) {
        const isSame =
          JSON.stringify({ ...found.page.reading, readAt: '' }) ===
          JSON.stringify({ ...live.reading, readAt: '' });
        if (!isSame || !live.isStillValid()) this.#replace(found.page.reading, found);
        return;
      }
      if (found.page.kind === 'silent' && !found.isPromising) this.#tell(found.page, null);
      // Gone, or half drawn: wait until the page stands still again.
      this.#begin(false);
      return;
    }
    if (this.#mayHaveChosen) live.touchChangedValues();
    this.#mayHaveChosen = false;
    const outcome = live.readTouched(this.#now());
    if (outcome === 'more') this.#soon();
    else if (outcome === 'changed' || this.#isUntold) {
      this.#isUntold = false;
      this.#tell({ kind: 'register', reading: live.reading }, live);
    }
  }
}

/** Starts at once; everything ends with the signal. */
export function watchPage(options: WatchOptions): { again(): void } {
  const watcher = new Watcher(options);
  if (!options.signal.aborted) watcher.start();
  return watcher;
}
