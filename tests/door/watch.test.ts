import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { placeBeside } from '@/lib/arbor/placement';
import type { PageReading } from '@/lib/arbor/reading';
import { watchPage, type RegisterHandle } from '@/lib/arbor/watch';
import { marksOf, show, windowAt } from './frame';

interface Heard {
  page: PageReading;
  handle: RegisterHandle | null;
}

const PUPILS: [string, string][] = [
  ['Adams, Ava', '/'],
  ['Brown, Leo', 'N'],
  ['Chen, Mei', 'L'],
];
const rowHtml = ([name, mark]: [string, string]) =>
  `<tr><td><span>${name}</span></td><td>${mark}</td></tr>`;
const bodyHtml = (pupils = PUPILS) => pupils.map(rowHtml).join('');
const registerHtml = (pupils = PUPILS) =>
  `<h1>5B AM Register</h1><h2>15 September 2026</h2><table><thead><tr><th>Student</th><th>Mark</th></tr></thead><tbody>${bodyHtml(pupils)}</tbody></table>`;

let heard: Heard[] = [];
let rowsChanged = 0;
let control: AbortController;
let address: { href: string };
let view: Window;

function watch(
  page: Document,
  href = 'https://oakfield.uk.arbor.sc/?/register-ui/view/id/7',
): void {
  address = { href };
  view = windowAt(page, address);
  watchPage({
    document: page,
    view,
    signal: control.signal,
    onPage: (reading, handle) => heard.push({ page: reading, handle }),
    onRowsChanged: () => {
      rowsChanged += 1;
    },
    now: () => '2026-09-15T09:14:00.000Z',
  });
}

const frames = (count: number) =>
  new Promise<void>((resolve) => {
    const step = (left: number) =>
      left === 0 ? resolve() : requestAnimationFrame(() => step(left - 1));
    step(count);
  });

async function firstHeard(): Promise<Heard> {
  await vi.waitFor(() => expect(heard.length).toBeGreaterThan(0), { timeout: 4000, interval: 10 });
  return last();
}
function last(): Heard {
  const found = heard.at(-1);
  if (!found) throw new Error('nothing heard');
  return found;
}
const marks = () => {
  const { page } = last();
  return page.kind === 'register' ? marksOf(page.reading) : page.kind;
};
const tbody = (page: Document) => {
  const found = page.querySelector('tbody');
  if (!found) throw new Error('no rows');
  return found;
};

beforeEach(() => {
  heard = [];
  rowsChanged = 0;
  control = new AbortController();
});
afterEach(() => control.abort());

describe('a register is followed', () => {
  it('is read once the page stands still, and not again while nothing changes', async () => {
    watch(show(registerHtml()));
    await firstHeard();
    expect(marks()).toEqual({ 'Adams, Ava': '/', 'Brown, Leo': 'N', 'Chen, Mei': 'L' });
    await frames(10);
    expect(heard).toHaveLength(1);
  });

  it('waits for the spinner and for rows that arrive late', async () => {
    const page = show(
      '<div class="loading-spinner" style="width:9px;height:9px">Loading</div><h1>5B AM Register</h1><main></main>',
    );
    watch(page);
    await frames(20);
    expect(heard).toHaveLength(0);
    page.querySelector('.loading-spinner')?.classList.add('loading-spinner--hide');
    await frames(3);
    const main = page.querySelector('main');
    if (main) main.innerHTML = registerHtml();
    await firstHeard();
    expect(marks()).toEqual({ 'Adams, Ava': '/', 'Brown, Leo': 'N', 'Chen, Mei': 'L' });
  });

  it.each<[string, (page: Document) => void]>([
    [
      'row by row with replaceWith',
      (page) => {
        for (const row of Array.from(tbody(page).children)) row.replaceWith(row.cloneNode(true));
      },
    ],
    [
      'by innerHTML',
      (page) => {
        tbody(page).innerHTML = bodyHtml();
      },
    ],
    [
      'the whole list with replaceWith',
      (page) => {
        const table = page.querySelector('table');
        table?.replaceWith(table.cloneNode(true));
      },
    ],
    [
      'the whole page',
      (page) => {
        page.body.innerHTML = registerHtml();
      },
    ],
  ])('puts chips back before paint when the host draws anew: %s', async (_, redraw) => {
    const page = show(registerHtml());
    watch(page);
    const { handle } = await firstHeard();
    const key = handle?.reading.rows[1]?.rowKey ?? '';
    const old = handle?.nameAnchor(key);
    rowsChanged = 0;
    redraw(page);
    await Promise.resolve();
    expect(rowsChanged).toBeGreaterThan(0);
    const current = last().handle;
    expect(current?.reading.rows[1]?.rowKey).toBe(key);
    expect(current?.nameAnchor(key)?.textContent).toBe('Brown, Leo');
    expect(current?.nameAnchor(key)).not.toBe(old);
    expect(current?.isStillValid()).toBe(true);
    await frames(4);
    expect(marks()).toEqual({ 'Adams, Ava': '/', 'Brown, Leo': 'N', 'Chen, Mei': 'L' });
  });

  it('survives removal and return in two batches', async () => {
    const page = show(registerHtml());
    watch(page);
    await firstHeard();
    tbody(page).innerHTML = '';
    await Promise.resolve();
    await frames(1);
    tbody(page).innerHTML = bodyHtml([
      ['Adams, Ava', 'N'],
      ['Brown, Leo', '/'],
      ['Chen, Mei', '/'],
    ]);
    await vi.waitFor(
      () => expect(marks()).toEqual({ 'Adams, Ava': 'N', 'Brown, Leo': '/', 'Chen, Mei': '/' }),
      { timeout: 3000, interval: 20 },
    );
    expect(last().handle?.isStillValid()).toBe(true);
  });

  it('keeps each key with its pupil when rows move', async () => {
    const page = show(registerHtml());
    watch(page);
    const { handle } = await firstHeard();
    const key =
      handle?.reading.rows.find(({ shownName }) => shownName === 'Adams, Ava')?.rowKey ?? '';
    const first = tbody(page).firstElementChild;
    if (first) tbody(page).append(first);
    await Promise.resolve();
    expect(last().handle?.row(key)).toBe(first);
    expect(last().handle?.nameAnchor(key)?.textContent).toBe('Adams, Ava');
  });

  it('tells a mark the person changed, with the next frame', async () => {
    const page = show(registerHtml());
    watch(page);
    await firstHeard();
    const cell = tbody(page).querySelectorAll('tr')[0]?.children[1];
    if (cell) cell.textContent = 'I';
    await frames(3);
    expect(marks()).toEqual({ 'Adams, Ava': 'I', 'Brown, Leo': 'N', 'Chen, Mei': 'L' });
  });

  it('reads mark and pupil afresh when a row shows another of both at once', async () => {
    const page = show(registerHtml());
    watch(page);
    await firstHeard();
    const [name, mark] = tbody(page).querySelector('tr')?.children ?? [];
    if (mark) mark.textContent = 'I';
    if (name?.firstElementChild) name.firstElementChild.textContent = 'Zhang, Wei';
    await frames(3);
    expect(marks()).toEqual({ 'Zhang, Wei': 'I', 'Brown, Leo': 'N', 'Chen, Mei': 'L' });
  });

  it('reads each cell by its own colour, though all cells are written alike', async () => {
    const page = show(
      registerHtml(PUPILS.map(([name]) => [name, 'ABSENT'])).replace(
        '<h1>',
        '<style>td:last-child{color:#cb0d0d}[data-kind="5"] td:last-child{color:#f7931e}</style><h1>',
      ),
    );
    tbody(page).children[1]?.setAttribute('data-kind', '5');
    watch(page);
    await firstHeard();
    expect(marks()).toEqual({ 'Adams, Ava': 'N', 'Brown, Leo': 'unknown', 'Chen, Mei': 'N' });
  });

  it('tells a choice in a native list, which changes no node', async () => {
    const list = '<select><option>/</option><option>N</option><option>L</option></select>';
    const page = show(registerHtml(PUPILS.map(([name]) => [name, list])));
    watch(page);
    await firstHeard();
    const select = page.querySelector('select');
    if (select) {
      select.selectedIndex = 1;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
    await frames(3);
    expect(marks()).toEqual({ 'Adams, Ava': 'N', 'Brown, Leo': '/', 'Chen, Mei': '/' });
  });

  it('gives a recycled row to its new pupil within the same batch', async () => {
    const page = show(registerHtml());
    watch(page);
    const { handle } = await firstHeard();
    const key = handle?.reading.rows[0]?.rowKey ?? '';
    const name = tbody(page).querySelector('span');
    if (name?.firstChild) name.firstChild.nodeValue = 'Zhang, Wei';
    await Promise.resolve();
    expect(rowsChanged).toBeGreaterThan(0);
    expect(last().handle?.nameAnchor(key)).toBeNull();
    await frames(3);
    expect(marks()).toEqual({ 'Zhang, Wei': '/', 'Brown, Leo': 'N', 'Chen, Mei': 'L' });
  });

  it('takes up rows that come and lets go of rows that leave', async () => {
    const page = show(registerHtml());
    watch(page);
    const { handle } = await firstHeard();
    const [leaving, , staying] = handle?.reading.rows.map(({ rowKey }) => rowKey) ?? [];
    tbody(page).firstElementChild?.remove();
    tbody(page).insertAdjacentHTML('beforeend', rowHtml(['Fox, Ida', '-']));
    await Promise.resolve();
    expect(last().handle?.row(leaving ?? '')).toBeNull();
    expect(last().handle?.nameAnchor(staying ?? '')?.textContent).toBe('Chen, Mei');
    await frames(3);
    expect(marks()).toEqual({ 'Brown, Leo': 'N', 'Chen, Mei': 'L', 'Fox, Ida': 'blank' });
  });

  it('reads a register of many rows in slices and tells it once', async () => {
    const many = Array.from({ length: 600 }, (_, at): [string, string] => [
      `Adams${String.fromCharCode(97 + (at % 26))}${String.fromCharCode(97 + Math.floor(at / 26))}, Ava`,
      at % 10 === 0 ? 'N' : '/',
    ]);
    const page = show(registerHtml(many));
    watch(page);
    const { page: heardPage } = await firstHeard();
    expect(heard).toHaveLength(1);
    expect(heardPage.kind === 'register' && marksOf(heardPage.reading)).toEqual(
      Object.fromEntries(many),
    );
  });

  it('does not hear its own chips, and says when the host removed one', async () => {
    const page = show(registerHtml());
    watch(page);
    const { handle } = await firstHeard();
    const anchor = handle?.nameAnchor(handle.reading.rows[0]?.rowKey ?? '');
    if (!anchor) throw new Error('no anchor');
    rowsChanged = 0;
    const chip = page.createElement('span');
    chip.setAttribute('data-alongside', '');
    chip.textContent = 'Call first';
    const { parent, before } = placeBeside(anchor);
    parent.insertBefore(chip, before);
    await frames(3);
    expect(heard).toHaveLength(1);
    expect(rowsChanged).toBe(0);
    chip.remove();
    await Promise.resolve();
    expect(rowsChanged).toBe(1);
    expect(heard).toHaveLength(1);
  });

  it('reads the page of the new address, not the old page under it', async () => {
    const page = show(registerHtml());
    watch(page);
    const { handle } = await firstHeard();
    address.href = 'https://oakfield.uk.arbor.sc/?/home-ui/index';
    (view as Window & { navigation?: EventTarget }).navigation?.dispatchEvent(
      new Event('navigatesuccess'),
    );
    expect(handle?.isStillValid()).toBe(false);
    page.body.innerHTML = '<h1>Good morning</h1>';
    await vi.waitFor(() => expect(last().page).toEqual({ kind: 'elsewhere' }), {
      timeout: 3000,
      interval: 20,
    });
    address.href = 'https://oakfield.uk.arbor.sc/?/register-ui/view/id/8';
    (view as Window & { navigation?: EventTarget }).navigation?.dispatchEvent(
      new Event('navigatesuccess'),
    );
    page.body.innerHTML = registerHtml([
      ['Evans, Tom', 'N'],
      ['Fox, Ida', '/'],
    ]);
    await vi.waitFor(() => expect(marks()).toEqual({ 'Evans, Tom': 'N', 'Fox, Ida': '/' }), {
      timeout: 3000,
      interval: 20,
    });
  });

  it('goes quiet when the session is lost under it', async () => {
    const page = show(registerHtml());
    watch(page);
    await firstHeard();
    const lost = page.createElement('div');
    lost.setAttribute('role', 'alertdialog');
    lost.textContent = 'Your session has expired. Please log in again.';
    page.body.append(lost);
    await vi.waitFor(() => expect(last().page).toEqual({ kind: 'silent', why: 'session-lost' }), {
      timeout: 3000,
      interval: 20,
    });
    expect(last().handle).toBeNull();
  });
});

describe('what is left running', () => {
  interface Ledger {
    observers: number;
    timers: number;
    listeners: string[];
  }

  /** Counts what a window is asked for and gives it back. */
  function ledgerOf(page: Document): Ledger {
    const realm = page.defaultView as (Window & typeof globalThis) | null;
    if (!realm) throw new Error('no window');
    const ledger: Ledger = { observers: 0, timers: 0, listeners: [] };
    const Real = realm.MutationObserver;
    realm.MutationObserver = class extends Real {
      #isOn = false;
      override observe(target: Node, options?: MutationObserverInit): void {
        if (!this.#isOn) ledger.observers += 1;
        this.#isOn = true;
        super.observe(target, options);
      }
      override disconnect(): void {
        if (this.#isOn) ledger.observers -= 1;
        this.#isOn = false;
        super.disconnect();
      }
    };
    const pending = new Set<number>();
    const { setTimeout, clearTimeout } = realm;
    realm.setTimeout = ((run: () => void, delay?: number) => {
      const id = setTimeout.call(
        realm,
        () => {
          pending.delete(id);
          ledger.timers = pending.size;
          run();
        },
        delay,
      ) as unknown as number;
      pending.add(id);
      ledger.timers = pending.size;
      return id;
    }) as unknown as typeof realm.setTimeout;
    realm.clearTimeout = ((id: number) => {
      pending.delete(id);
      ledger.timers = pending.size;
      clearTimeout.call(realm, id);
    }) as unknown as typeof realm.clearTimeout;
    const add = page.addEventListener.bind(page);
    page.addEventListener = ((
      type: string,
      listener: EventListener,
      options?: AddEventListenerOptions,
    ) => {
      ledger.listeners.push(type);
      options?.signal?.addEventListener('abort', () => {
        ledger.listeners.splice(ledger.listeners.indexOf(type), 1);
      });
      add(type, listener, options);
    }) as typeof page.addEventListener;
    return ledger;
  }

  it('is nothing a second after a page that is no register', async () => {
    const page = show('<h1>Behaviour</h1><p>Nothing to see</p>');
    const ledger = ledgerOf(page);
    watch(page);
    expect(ledger.observers).toBe(1);
    await firstHeard();
    expect(last().page).toEqual({ kind: 'elsewhere' });
    // A frame that loads later can hold a register.
    expect(ledger).toEqual({ observers: 0, timers: 0, listeners: ['load'] });
  });

  it('is one observer on a register, and nothing after the signal', async () => {
    const page = show(registerHtml());
    const ledger = ledgerOf(page);
    watch(page);
    await firstHeard();
    expect(ledger.observers).toBe(1);
    expect(ledger.timers).toBe(0);
    control.abort();
    expect(ledger).toEqual({ observers: 0, timers: 0, listeners: [] });
    page.body.innerHTML = registerHtml([
      ['Evans, Tom', 'N'],
      ['Fox, Ida', '/'],
    ]);
    await frames(4);
    expect(heard).toHaveLength(1);
  });
});
