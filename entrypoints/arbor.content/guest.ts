/**
 * The guest: keeps one panel and the chips in step with what the door reads. It holds the last
 * answer for the page in front of the person and nothing else; leaving a register empties it.
 */
import type { PanelState } from '@/components/register/panel-state';
import type { NoteOf, PutResult, ToGuest } from '@/entrypoints/panel/port';
import { freeSide, topBarEdge } from '@/lib/arbor/free-side';
import type { Layout } from '@/lib/arbor/layout';
import { openNote, openSlideover } from '@/lib/arbor/note-field';
import { readPage } from '@/lib/arbor/page';
import { routeOf, tenantOf } from '@/lib/arbor/tenant';
import type { PageReading, RegisterReading } from '@/lib/arbor/reading';
import type { RegisterHandle } from '@/lib/arbor/watch';
import { plainDateAt } from '@/lib/attendance/plain-date';
import type { Session } from '@/lib/attendance/session';
import { NeedsReload, Refused } from '@/lib/messages/failures';
import type { Ask } from '@/lib/messages/protocol';
import type { ChipView, RegisterView, Settings } from '@/lib/messages/views';
import { noteState, putInNote } from './note-door';
import { PanelFrame, type Layout as PanelLayout } from './panel-frame';
import { copyOfPage, TeachDoor } from './teach-door';
import { RowChips } from './row-chips';

export interface GuestOptions {
  document: Document;
  view: Window;
  ask: Ask;
  signal: AbortSignal;
}

/** Width of the open panel in px, as `components/ui/edge` draws it. */
const PANEL_WIDTH = 372;
/** Chips come first: the panel's frame waits for the first answer, but no longer than this. */
const FRAME_WAITS_MS = 500;
/** Marks that follow one another are asked about together, this often. */
const TOGETHER_MS = 300;
/** How long a page counts as measured while nobody uses it. */
const MEASURED_FOR_MS = 3000;
/** A slide-over takes a moment to come in; looked at once it has, and once more when it has settled. */
const SLIDEOVER_SETTLES_MS = 400;

const NOBODY_YET: Settings = { person: null, panel: 'open', reception: false, shortcutsOff: false };
const NOTHING_YET: PanelState = {
  page: { kind: 'reading' },
  settings: NOBODY_YET,
  trouble: null,
  side: 'right',
};

export class Guest {
  readonly #options: GuestOptions;
  readonly #chips: RowChips;
  readonly #dismissed = new Set<string>();
  #state = NOTHING_YET;
  #frame: PanelFrame | null = null;
  #handle: RegisterHandle | null = null;
  #reading: RegisterReading | null = null;
  /** Who was signed in when the page last said so. */
  #user: string | undefined;
  /** Which register the page at this address is, said by the person where the page does not say it. */
  #said: (Session & { href: string }) | null = null;
  #here = new AbortController();
  /** The chip that was asked about: it gets the focus back. */
  #opener: HTMLElement | null = null;
  #noteWatched: NoteOf | null = null;
  readonly #notesOpened = new WeakMap<Element, { rowKey: string; since: number }>();
  /** Where on the page somebody typed or pasted last: the field and all that it stands in. */
  #typedIn: readonly EventTarget[] = [];
  #lesson: TeachDoor | null = null;
  /** Opened by hand where it covers something: it gives way as soon as the page is used again. */
  #peeking = false;
  /** How the panel stands, and since when. */
  #shown: PanelLayout | null = null;
  #shownAt = 0;
  #turn = 0;
  #asking: Promise<void> | null = null;
  #mustAsk = false;
  #askedAt = 0;
  #askLater = 0;
  /** The revision raised by the marks of this page, and those heard while a question was open. */
  #raised: unknown = null;
  readonly #heard: unknown[] = [];
  /** The extension went away under this page: nothing of it can be asked or drawn any more. */
  #over = false;
  #settingsLoaded: Promise<void> = Promise.resolve();

  constructor(options: GuestOptions) {
    this.#options = options;
    this.#chips = new RowChips((chip, opener) => this.#why(chip, opener), options.signal);
    options.signal.addEventListener('abort', () => this.#leave(), { once: true });
  }

  /** The tenant whose pupils are on screen; null where nothing is. */
  get tenant(): string | null {
    return this.#reading?.tenant ?? null;
  }

  onPage(page: PageReading, handle: RegisterHandle | null): void {
    if (this.#over) return;
    if (page.kind === 'register' && handle) {
      const reading = this.#withSaid(page.reading);
      // Somebody else signed in under the open page: to them nothing was ever here.
      const { user = this.#user } = reading;
      const isOther = this.#user !== undefined && this.#user !== user;
      if (isOther) this.#state = NOTHING_YET;
      this.#user = user;
      const arriving = isOther || this.#reading === null;
      if (arriving) this.#leave();
      else if (!isSameRegister(reading, this.#reading)) this.#beginTurn();
      this.#handle = handle;
      this.#reading = reading;
      this.#chips.follow(handle);
      if (!arriving) return this.#refreshSoon();
      // Asked side by side; chips wait for both, so that none shows for a moment in reception mode.
      void this.#refresh();
      this.#settingsLoaded = this.#loadSettings();
      this.#arrive();
      return;
    }
    this.#leave();
    const { href } = this.#options.view.location;
    const tenantHere = tenantOf(new URL(href));
    if (page.kind !== 'unrecognised' || this.#dismissed.has(href) || tenantHere === null) return;
    this.#newFrame().say({
      heading: 'This page is not recognised.',
      words: `Alongside shows nothing here, so as not to guess: ${page.why}.`,
      actions: [
        ['Show it where to look', () => this.#teach(page.why)],
        [
          'Dismiss',
          () => {
            this.#dismissed.add(href);
            this.#leave();
          },
        ],
      ],
    });
    void this.#options.ask('health/say', { tenant: tenantHere, code: page.code }).catch(() => null);
  }

  /** In the host's own mutation batch: chips are back before the rows are painted. */
  onRowsChanged(): void {
    this.#chips.putBack();
    this.#frame?.keep();
  }

  /** Something was stored: by another tab, the workspace, the popup, or by this page's own marks. */
  onRevision(revision: unknown): void {
    if (this.#asking) this.#heard.push(revision);
    else if (revision !== this.#raised) this.#askAnew();
  }

  #askAnew(): void {
    if (!this.#reading || this.#over) return;
    void this.#refresh();
    void this.#loadSettings();
  }

  /** Nothing asked for the register before is shown on this one. */
  #beginTurn(): void {
    this.#turn += 1;
    this.#askedAt = 0;
    this.#asking = null;
    this.#mustAsk = false;
    this.#raised = null;
    this.#heard.length = 0;
    this.#chips.clear();
  }

  /** What the page says counts; what the person said fills the rest, at this address only. */
  #withSaid(reading: RegisterReading): RegisterReading {
    const said = this.#said;
    if (said?.href !== this.#options.view.location.href) return reading;
    return {
      ...reading,
      date: reading.date ?? said.date,
      session: reading.session ?? said.session,
      recognisedBy: [...reading.recognisedBy, 'said by a person'],
    };
  }

  #arrive(): void {
    const { view, document } = this.#options;
    this.#newFrame();
    const { signal } = this.#here;
    view.setTimeout(() => {
      if (!signal.aborted) this.#layOut();
    }, FRAME_WAITS_MS);
    view.addEventListener('resize', () => this.#layOut(), { signal });
    document.addEventListener('visibilitychange', () => this.#frame?.lookWhetherGone(), { signal });
    for (const type of ['click', 'keyup', 'input'] as const) {
      document.addEventListener(type, (event) => this.#onUseOfPage(event), {
        signal,
        passive: true,
        capture: true,
      });
    }
  }

  /** Leaving empties everything: nothing of one page can stand on the next. */
  #leave(): void {
    this.#here.abort();
    this.#here = new AbortController();
    this.#beginTurn();
    this.#lesson?.end();
    this.#lesson = null;
    this.#frame?.remove();
    this.#frame = null;
    this.#handle = null;
    this.#reading = null;
    this.#opener = null;
    this.#noteWatched = null;
    this.#peeking = false;
    this.#state = { ...NOTHING_YET, settings: this.#state.settings };
  }

  #newFrame(): PanelFrame {
    const { document, signal } = this.#options;
    this.#frame?.remove();
    this.#shown = null;
    this.#frame = new PanelFrame({
      document,
      signal,
      onOpen: () => {
        this.#peek();
        void this.#setSettings({ panel: 'open' });
        this.#frame?.focus();
      },
      onConnected: () => this.#tellState(),
      onMessage: (message) => void this.#onMessage(message),
      onGone: () => this.#gone(),
    });
    return this.#frame;
  }

  #set(change: Partial<PanelState>): void {
    this.#state = { ...this.#state, ...change };
    if (this.#state.page.kind === 'register' || this.#state.trouble) this.#layOut();
    this.#tellState();
  }

  #tellState(): void {
    this.#frame?.tell({ kind: 'state', state: this.#state });
  }

  /** Where the panel covers no control of the page (WCAG 2.4.11); nowhere means the slim tab. */
  #layOut(): void {
    if (this.#over) return;
    const { document, view } = this.#options;
    const { page, settings, trouble } = this.#state;
    const top = topBarEdge(document, view);
    const within = openSlideover(document) ?? document.body;
    const free = freeSide(within, view, { width: PANEL_WIDTH, top });
    // Chips can make the page wider: a panel somebody is typing in does not fold under their hands.
    if (this.#frame?.hasFocus()) this.#peeking = true;
    const open = settings.panel === 'open' ? (free ?? (this.#peeking ? 'right' : null)) : null;
    if (open && open !== this.#state.side) {
      this.#state = { ...this.#state, side: open };
      this.#tellState();
    }
    const now = page.kind === 'register' ? waitingNow(page.view) : null;
    this.#shown = { open, top, now, trouble: trouble !== null };
    this.#shownAt = view.performance.now();
    this.#frame?.show(this.#shown);
  }

  /**
   * Measuring the page and opening a frame take longer than chips do: they are painted first. A page
   * that was measured a moment ago is not measured again for a mark that changed.
   */
  #layOutAfterChips(): void {
    const { view } = this.#options;
    const { page } = this.#state;
    if (this.#shown && view.performance.now() - this.#shownAt < MEASURED_FOR_MS) {
      const now = page.kind === 'register' ? waitingNow(page.view) : null;
      if (now === this.#shown.now && !this.#shown.trouble) return;
      this.#shown = { ...this.#shown, now, trouble: false };
      this.#frame?.show(this.#shown);
      return;
    }
    const { signal } = this.#here;
    view.requestAnimationFrame(() =>
      view.setTimeout(() => {
        if (!signal.aborted) this.#layOut();
      }),
    );
  }

  #onUseOfPage(event: Event): void {
    if (event.type === 'input') {
      this.#typedIn = event.composedPath();
      return;
    }
    if (event.composedPath().some((node) => this.#frame?.owns(node))) return;
    this.#peeking = false;
    this.#frame?.lookWhetherGone();
    const { view } = this.#options;
    const look = (): void => {
      if (this.#reading === null || this.#over) return;
      this.#layOut();
      this.#tellNote();
      this.#readOpenNote();
    };
    view.requestAnimationFrame(() => view.requestAnimationFrame(look));
    view.setTimeout(look, SLIDEOVER_SETTLES_MS);
  }

  /** What Arbor had stored, not what is being typed: each open note is read only as it comes in. */
  #readOpenNote(): void {
    const { document, view } = this.#options;
    const reading = this.#reading;
    const open = reading && openNote(document, reading.rows);
    if (!reading || !open) return;
    const now = view.performance.now();
    const before = this.#notesOpened.get(open.slideover);
    const since = before?.rowKey === open.rowKey ? before.since : now;
    this.#notesOpened.set(open.slideover, { rowKey: open.rowKey, since });
    if (now - since > SLIDEOVER_SETTLES_MS * 2 || this.#typedIn.includes(open.slideover)) return;
    const { rowKey, text: note } = open;
    const row = reading.rows.find((each) => each.rowKey === rowKey);
    if (!row || note === null || row.note === note) return;
    const rows = reading.rows.map((each) => (each === row ? { ...row, note } : each));
    this.#reading = { ...reading, rows };
    void this.#refresh();
  }

  #tellNote(): void {
    const of = this.#noteWatched;
    if (of === null || this.#reading === null) return;
    const state = noteState(this.#options.document, of, this.#reading);
    this.#frame?.tell({ kind: 'note', of, state });
  }

  async #loadSettings(): Promise<void> {
    try {
      const settings = await this.#options.ask('settings/get', {});
      if (this.#reading) this.#set({ settings });
      this.#drawChips();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** The first of several marks at once; those that follow it within a moment together. */
  #refreshSoon(): void {
    const { view } = this.#options;
    if (this.#askLater) return;
    this.#askLater = view.setTimeout(
      () => {
        this.#askLater = 0;
        void this.#refresh();
      },
      this.#askedAt + TOGETHER_MS - view.performance.now(),
    );
  }

  /** One question at a time: what changes meanwhile is asked about once the answer is there. */
  #refresh(): Promise<void> {
    this.#mustAsk = true;
    this.#asking ??= this.#askInTurn(this.#turn);
    return this.#asking;
  }

  async #askInTurn(turn: number): Promise<void> {
    while (this.#mustAsk && turn === this.#turn) {
      this.#mustAsk = false;
      await this.#askOnce(turn);
    }
    if (turn === this.#turn) this.#asking = null;
  }

  async #askOnce(turn: number): Promise<void> {
    const { ask, signal } = this.#options;
    const reading = this.#reading;
    if (!reading) return;
    this.#askedAt = this.#options.view.performance.now();
    try {
      const { raised, ...view } = await ask('register/view', { reading });
      await this.#settingsLoaded;
      // An answer for a page that is no longer there must not be shown on the next one.
      if (turn !== this.#turn || signal.aborted || !this.#handle) return;
      this.#raised = raised;
      // The revision that this page's own marks brought about is no news to it.
      if (this.#heard.splice(0).some((revision) => revision !== raised)) this.#askAnew();
      this.#state = { ...this.#state, page: { kind: 'register', view }, trouble: null };
      this.#drawChips();
      this.#tellState();
      this.#layOutAfterChips();
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  #drawChips(): void {
    const { page, settings } = this.#state;
    if (!this.#handle || this.#over) return;
    const rows = page.kind === 'register' && !settings.reception ? page.view.rows : [];
    this.#chips.show(this.#handle, rows);
  }

  #fail(error: unknown): void {
    if (error instanceof NeedsReload) return this.#gone();
    if (error instanceof Refused && (error.code === 'no-date' || error.code === 'no-session')) {
      const { date = null, session = null } = this.#reading ?? {};
      const { sentence } = error;
      const today = plainDateAt(new Date());
      return this.#set({ trouble: { kind: 'which-register', sentence, date, session, today } });
    }
    const sentence = error instanceof Refused ? error.sentence : 'Alongside did not answer.';
    this.#set({ trouble: { kind: 'unanswered', sentence } });
  }

  /** Updated or reloaded under the page: what was typed is kept as a draft, and a reload brings it back. */
  #gone(): void {
    if (!this.#frame || this.#over) return;
    this.#over = true;
    this.#here.abort();
    this.#chips.clear();
    this.#frame.say({
      heading: 'Alongside was updated.',
      words: 'What you were typing is kept. Reload this page to go on.',
      actions: [['Reload this page', () => this.#options.view.location.reload()]],
    });
  }

  #why(chip: ChipView, opener: HTMLElement): void {
    this.#opener = opener;
    this.#peek();
    if (this.#state.settings.panel === 'tab') void this.#setSettings({ panel: 'open' });
    this.#frame?.focus();
    this.#frame?.tell({ kind: 'why', key: chip.key, title: chip.spoken });
  }

  #peek(): void {
    this.#peeking = true;
    this.#layOut();
  }

  async #setSettings(change: Partial<Settings>): Promise<void> {
    if (change.panel === 'tab') this.#peeking = false;
    this.#set({ settings: { ...this.#state.settings, ...change } });
    this.#drawChips();
    try {
      this.#set({ settings: await this.#options.ask('settings/set', change) });
      if (change.person !== undefined) await this.#refresh();
    } catch (error) {
      this.#fail(error);
    }
  }

  async #loadDemonstration(): Promise<void> {
    const { tenant, date, session } = this.#reading ?? {};
    if (!tenant || !date) return;
    try {
      await this.#options.ask('demonstration/load', { tenant, date, session: session ?? 'AM' });
      await this.#refresh();
    } catch (error) {
      this.#fail(error);
    }
  }

  async #onMessage(message: ToGuest): Promise<void> {
    switch (message.kind) {
      case 'refresh':
        await this.#refresh();
        return this.#answer(message.id, null);
      case 'set-settings':
        await this.#setSettings(message.change);
        return this.#answer(message.id, null);
      case 'load-demonstration':
        await this.#loadDemonstration();
        return this.#answer(message.id, null);
      case 'which-register':
        this.#said = { ...message.session, href: this.#options.view.location.href };
        if (this.#reading) this.#reading = this.#withSaid(this.#reading);
        await this.#refresh();
        return this.#answer(message.id, null);
      case 'put-note': {
        const { of, text, append, id } = message;
        if (!this.#reading) return this.#answer(id, null);
        const { document } = this.#options;
        return this.#answer(id, await putInNote(document, of, this.#reading, text, append));
      }
      case 'watch-note':
        this.#noteWatched = message.of;
        return this.#tellNote();
      case 'open-workspace':
        await this.#options
          .ask('workspace/open', { tenant: this.tenant, page: message.page })
          .catch((error: unknown) => this.#fail(error));
        return;
      case 'show-row':
        this.#handle?.row(message.rowKey)?.scrollIntoView({ block: 'nearest' });
        return;
      case 'teach':
        return this.#teach(null);
      case 'pick':
        return this.#lesson?.pick(message.on);
      case 'point':
        return this.#lesson?.point(message.path);
      case 'try-layout':
        return this.#frame?.tell({ kind: 'tried', page: this.#read(message.layout) });
      case 'teach-over':
        this.#lesson?.end();
        this.#lesson = null;
        if (!this.#reading) this.#leave();
        return;
      case 'reload-page':
        return this.#options.view.location.reload();
      case 'why-closed':
        if (this.#opener?.isConnected) this.#opener.focus();
        this.#opener = null;
    }
  }

  /** A copy of the page goes to our own page in the frame, which does the thinking. */
  #teach(why: string | null): void {
    const { document, view } = this.#options;
    const url = new URL(view.location.href);
    const tenant = tenantOf(url);
    if (tenant === null) return;
    if (!this.#reading) {
      const top = topBarEdge(document, view);
      this.#newFrame().show({ open: 'right', top, now: null, trouble: false });
    }
    this.#lesson?.end();
    const frame = this.#frame;
    if (!frame) return;
    this.#lesson = new TeachDoor({
      document,
      into: frame.box,
      onPicked: (path) => frame.tell({ kind: 'picked', path }),
    });
    const today = new Date().toISOString().slice(0, 10);
    const copy = copyOfPage(document);
    frame.tell({ kind: 'teach', tenant, route: routeOf(url), today, why, copy });
  }

  #read(layout: Layout): PageReading {
    const { document, view } = this.#options;
    const now = new Date().toISOString();
    return readPage(document, new URL(view.location.href), now, [layout]);
  }

  #answer(id: number, result: PutResult | null): void {
    this.#frame?.tell({ kind: 'answer', id, result });
  }
}

function isSameRegister(one: RegisterReading, other: RegisterReading | null): boolean {
  return (['tenant', 'date', 'session', 'startsAt', 'group'] as const).every(
    (key) => one[key] === other?.[key],
  );
}

function waitingNow(view: RegisterView): number {
  return view.queue.filter(({ alert, chip }) => alert !== null || chip.weight === 'now').length;
}
