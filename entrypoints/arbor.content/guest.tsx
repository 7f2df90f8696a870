/**
 * The guest: keeps one panel and the chips in step with what the door reads. It holds the last
 * answer for the page in front of the person and nothing else; leaving a register empties it.
 */
import { render } from 'preact';
import { signal } from '@preact/signals';
import { Panel } from '@/components/register/Panel';
import { PANEL_STYLE } from '@/components/register/panel-css';
import { clockTime } from '@/components/ui/clock';
import type { Desk } from '@/components/register/desk';
import type { PanelActions, PanelState } from '@/components/register/panel-state';
import { freeSide, topBarEdge } from '@/lib/arbor/free-side';
import { openSlideover } from '@/lib/arbor/note-field';
import type { PageReading, RegisterReading } from '@/lib/arbor/reading';
import type { RegisterHandle } from '@/lib/arbor/watch';
import { NeedsReload, Refused } from '@/lib/messages/failures';
import type { Ask } from '@/lib/messages/protocol';
import type { Settings } from '@/lib/messages/views';
import { callingForms } from './forms';
import { mount, type Mount } from './mount';
import { noteDoor } from './note-door';
import { RowChips } from './row-chips';

export interface GuestOptions {
  document: Document;
  view: Window;
  ask: Ask;
  signal: AbortSignal;
  newId(): string;
}

const ELEMENT = 'alongside-panel';
const PANEL_WIDTH = 372;
/** A slide-over takes a moment to come in; looked at once it has, and once more when it has settled. */
const SLIDEOVER_SETTLES_MS = 400;

const NOBODY_YET: Settings = { person: null, panel: 'open', reception: false, shortcutsOff: false };

export class Guest {
  readonly #options: GuestOptions;
  readonly #chips: RowChips;
  /** Counts the person's uses of the page: a slide-over may have opened or closed. */
  readonly #uses = signal(0);
  readonly #state = signal<PanelState>({
    page: { kind: 'reading' },
    settings: NOBODY_YET,
    trouble: null,
    side: null,
    top: 0,
  });
  #mount: Mount | null = null;
  #desk: Desk | null = null;
  #handle: RegisterHandle | null = null;
  #reading: RegisterReading | null = null;
  /** Opened by hand where it covers something: it gives way as soon as the page is used again. */
  #peeking = false;
  #turn = 0;
  #dismissed = new Set<string>();

  constructor(options: GuestOptions) {
    this.#options = options;
    this.#chips = new RowChips(
      (chip, opener) => void this.#why(chip.key, chip.spoken, opener),
      options.signal,
    );
    options.signal.addEventListener('abort', () => this.#leave(), { once: true });
  }

  /** The tenant whose pupils are on screen; null where nothing is. */
  get tenant(): string | null {
    return this.#reading?.tenant ?? null;
  }

  async onPage(page: PageReading, handle: RegisterHandle | null): Promise<void> {
    if (page.kind === 'register' && handle) {
      this.#handle = handle;
      this.#reading = page.reading;
      await this.#arrive();
      await this.#refresh();
      return;
    }
    this.#leave();
    if (page.kind !== 'unrecognised' || this.#dismissed.has(this.#options.view.location.href))
      return;
    this.#set({ page: { kind: 'unrecognised', why: page.why }, side: 'right', trouble: null });
    this.#show();
  }

  /** In the host's own mutation batch: chips are back before the rows are painted. */
  onRowsChanged(): void {
    this.#chips.putBack();
    this.#mount?.keep();
  }

  /** Something was stored elsewhere: another tab, the workspace, the popup. */
  async onRevision(): Promise<void> {
    if (!this.#reading) return;
    await this.#loadSettings();
    await this.#refresh();
  }

  #set(change: Partial<PanelState>): void {
    this.#state.value = { ...this.#state.peek(), ...change };
  }

  async #arrive(): Promise<void> {
    if (this.#mount) return this.#findPlace();
    const { signal, view, document } = this.#options;
    this.#set({ page: { kind: 'reading' }, trouble: null });
    await this.#loadSettings();
    if (signal.aborted || !this.#reading) return;
    this.#findPlace();
    this.#show();
    const whileHere = this.#here();
    view.addEventListener('resize', () => this.#findPlace(), { signal: whileHere });
    for (const type of ['click', 'keyup'] as const) {
      document.addEventListener(type, (event) => this.#onUseOfPage(event), {
        signal: whileHere,
        passive: true,
        capture: true,
      });
    }
  }

  #leaving = new AbortController();

  /** Ends with the register, or with the extension. */
  #here(): AbortSignal {
    this.#leaving = new AbortController();
    return AbortSignal.any([this.#leaving.signal, this.#options.signal]);
  }

  #leave(): void {
    this.#leaving.abort();
    this.#turn += 1;
    this.#chips.clear();
    if (this.#mount) {
      render(null, this.#mount.container);
      this.#mount.remove();
    }
    this.#mount = null;
    this.#desk = null;
    this.#handle = null;
    this.#reading = null;
    this.#peeking = false;
    this.#set({ page: { kind: 'reading' }, trouble: null, side: null });
  }

  #show(): void {
    if (this.#mount) return;
    const { document, ask, newId, signal } = this.#options;
    this.#mount = mount(document, ELEMENT, PANEL_STYLE, signal);
    render(
      <Panel
        state={this.#state}
        ask={ask}
        actions={this.#actions}
        newId={newId}
        forms={callingForms({
          note: noteDoor(document, this.#uses, () => this.#reading),
          newId,
          clock: () => clockTime(new Date()),
        })}
        onDesk={(desk) => {
          this.#desk = desk;
        }}
      />,
      this.#mount.container,
    );
  }

  /** Where the panel covers no control of the page (WCAG 2.4.11); nowhere means the slim tab. */
  #findPlace(): void {
    const { document, view } = this.#options;
    const top = topBarEdge(document, view);
    const within = openSlideover(document) ?? document.body;
    const free = freeSide(within, view, { width: PANEL_WIDTH, top });
    const side = free ?? (this.#peeking ? 'right' : null);
    this.#uses.value += 1;
    const { side: before, top: topBefore } = this.#state.peek();
    if (before !== side || topBefore !== top) this.#set({ side, top });
  }

  #onUseOfPage(event: Event): void {
    const ours = event.composedPath().some((node) => node === this.#mount?.host);
    if (ours) return;
    this.#peeking = false;
    const { view } = this.#options;
    view.requestAnimationFrame(() => view.requestAnimationFrame(() => this.#findPlace()));
    view.setTimeout(() => this.#mount && this.#findPlace(), SLIDEOVER_SETTLES_MS);
  }

  async #loadSettings(): Promise<void> {
    try {
      this.#set({ settings: await this.#options.ask('settings/get', {}) });
    } catch (error) {
      this.#fail(error);
    }
  }

  async #refresh(): Promise<void> {
    const { ask, signal } = this.#options;
    const reading = this.#reading;
    if (!reading) return;
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const view = await ask('register/view', { reading });
      // An answer for a page that is no longer there must not be shown on the next one.
      if (turn !== this.#turn || signal.aborted || !this.#handle) return;
      this.#set({ page: { kind: 'register', view }, trouble: null });
      this.#drawChips();
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  #drawChips(): void {
    const { page, settings } = this.#state.peek();
    if (!this.#handle) return;
    const rows = page.kind === 'register' && !settings.reception ? page.view.rows : [];
    this.#chips.show(this.#handle, rows);
  }

  #fail(error: unknown): void {
    if (error instanceof NeedsReload) {
      this.#chips.clear();
      this.#set({ trouble: { kind: 'needs-reload', sentence: error.sentence } });
      return;
    }
    const sentence = error instanceof Refused ? error.sentence : 'Alongside did not answer.';
    this.#set({ trouble: { kind: 'unanswered', sentence } });
  }

  async #why(key: string, title: string, opener: HTMLElement): Promise<void> {
    if (this.#state.peek().side === null) this.#peek();
    await this.#desk?.askWhy(key, title, opener);
  }

  #peek(): void {
    this.#peeking = true;
    this.#findPlace();
  }

  readonly #actions: PanelActions = {
    refresh: () => this.#refresh(),
    setSettings: async (change) => {
      if (change.panel === 'open') this.#peek();
      if (change.panel === 'tab') this.#peeking = false;
      this.#set({ settings: { ...this.#state.peek().settings, ...change } });
      this.#findPlace();
      this.#drawChips();
      try {
        this.#set({ settings: await this.#options.ask('settings/set', change) });
        if (change.person !== undefined) await this.#refresh();
      } catch (error) {
        this.#fail(error);
      }
    },
    dismissUnrecognised: () => {
      this.#dismissed.add(this.#options.view.location.href);
      this.#leave();
    },
    reloadPage: () => this.#options.view.location.reload(),
    openWorkspace: (page) => {
      void this.#options
        .ask('workspace/open', { tenant: this.tenant, page })
        .catch((error: unknown) => this.#fail(error));
    },
    loadDemonstration: async () => {
      const reading = this.#reading;
      if (!reading?.date) return;
      try {
        await this.#options.ask('demonstration/load', {
          tenant: reading.tenant,
          date: reading.date,
          session: reading.session ?? 'AM',
        });
        await this.#refresh();
      } catch (error) {
        this.#fail(error);
      }
    },
    showRow: (rowKey) => {
      this.#handle?.row(rowKey)?.scrollIntoView({ block: 'nearest' });
    },
  };
}
