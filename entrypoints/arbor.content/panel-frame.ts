/**
 * The panel in a frame of its own. Its script never enters Arbor's page: what it shows cannot be
 * read by the page, its keys cannot be caught there, and its work is not the page's. WXT's helper
 * for in-page UI is not used: it loads styles by a request and loses the UI when the host swaps its
 * anchor in one batch (https://github.com/wxt-dev/wxt/issues/1562).
 */
import type { Runtime } from 'webextension-polyfill';
import { createEdgeTab, createQuietLine, EDGE_CSS, type QuietLine } from '@/components/ui/edge';
import { PANEL_PORT, type ToGuest, type ToPanel } from '@/entrypoints/panel/port';
import { channelWire, HANDSHAKE, type Wire } from '@/entrypoints/panel/wire';
import { browser } from '@/lib/messages/browser';

const ELEMENT = 'alongside-panel';
/** Firefox, and only there: see `entrypoints/panel/wire`. */
const FRAMED_PAGES_HAVE_NO_TABS = /^moz-extension:/;
/** How soon a page left alone says that the extension was updated under it. */
const LOOK_WHETHER_GONE_MS = 2000;

export interface PanelFrameOptions {
  document: Document;
  signal: AbortSignal;
  onOpen(): void;
  /** The panel in the frame is there and wants to know what to show. */
  onConnected(): void;
  onMessage(message: ToGuest): void;
  /** The extension went away under the page: updated, reloaded or removed. */
  onGone(): void;
}

export interface Layout {
  /** Null: folded to the slim tab. */
  open: 'right' | 'left' | null;
  top: number;
  now: number | null;
  trouble: boolean;
}

export class PanelFrame {
  readonly #options: PanelFrameOptions;
  readonly #host: HTMLElement;
  /** Holds everything of ours that lies over the page. */
  readonly box: HTMLElement;
  readonly #tab;
  readonly #ticket = crypto.randomUUID();
  readonly #ended: AbortSignal;
  readonly #end = new AbortController();
  #frame: HTMLIFrameElement | null = null;
  #wire: Wire<ToPanel> | null = null;
  #hangUp: () => void = () => undefined;
  #waiting: ToPanel[] = [];

  constructor(options: PanelFrameOptions) {
    this.#options = options;
    const { document, signal } = options;
    this.#ended = AbortSignal.any([signal, this.#end.signal]);
    for (const earlier of document.querySelectorAll(ELEMENT)) earlier.remove();
    this.#host = document.createElement(ELEMENT);
    this.#host.setAttribute('data-alongside', '');
    const shadow = this.#host.attachShadow({ mode: 'open' });
    const style = document.createElement('style');
    style.textContent = EDGE_CSS;
    this.box = document.createElement('div');
    this.box.className = 'edge';
    this.#tab = createEdgeTab(document, options.onOpen);
    shadow.append(style, this.box);
    this.keep();

    const connected = (port: Runtime.Port): void => this.#connect(port);
    browser.runtime.onConnect.addListener(connected);
    const look = setInterval(() => this.lookWhetherGone(), LOOK_WHETHER_GONE_MS);
    this.#ended.addEventListener(
      'abort',
      () => {
        clearInterval(look);
        browser.runtime?.onConnect.removeListener(connected);
        this.#hangUp();
        this.#host.remove();
      },
      { once: true },
    );
  }

  /** Puts the element back when the host has replaced its body. */
  keep(): void {
    if (!this.#host.isConnected && !this.#ended.aborted) {
      this.#options.document.body.append(this.#host);
    }
  }

  remove(): void {
    this.#end.abort();
  }

  hasFocus(): boolean {
    return this.#frame !== null && this.#options.document.activeElement === this.#host;
  }

  owns(target: EventTarget): boolean {
    return target === this.#host;
  }

  show({ open, top, now, trouble }: Layout): void {
    this.#host.style.setProperty('--top', `${top}px`);
    this.box.style.setProperty('--top', `${top}px`);
    this.#tab.show(now, trouble);
    if (open) {
      const frame = this.#openFrame();
      frame.hidden = false;
      frame.className = `frame ${open}`;
      this.#tab.element.remove();
      return;
    }
    // Hidden, not removed: what is being typed is still there when it opens again.
    const hadFocus = this.hasFocus();
    if (this.#frame) this.#frame.hidden = true;
    if (!this.#tab.element.isConnected) this.box.append(this.#tab.element);
    if (hadFocus) this.#tab.element.focus();
  }

  /** One quiet line instead of panel and tab. */
  say(line: QuietLine): void {
    this.box.replaceChildren(createQuietLine(this.#options.document, line));
    this.#frame = null;
  }

  tell(message: ToPanel): void {
    if (this.#wire) this.#wire.post(message);
    else if (message.kind !== 'state') this.#waiting.push(message);
  }

  /** Chrome tells a page nothing when its extension is reloaded, not even through an open port. */
  lookWhetherGone(): void {
    if (!this.#ended.aborted && !browser.runtime?.id) this.#options.onGone();
  }

  focus(): void {
    this.#frame?.focus();
    this.tell({ kind: 'focus' });
  }

  #openFrame(): HTMLIFrameElement {
    if (this.#frame) return this.#frame;
    const frame = this.#options.document.createElement('iframe');
    frame.src = `${browser.runtime.getURL('/panel.html')}#${this.#ticket}`;
    frame.title = 'Alongside';
    frame.allow = 'clipboard-write';
    this.#frame = frame;
    if (FRAMED_PAGES_HAVE_NO_TABS.test(frame.src)) {
      frame.addEventListener('load', () => this.#handOver(frame), { once: true });
    }
    this.box.append(frame);
    return frame;
  }

  #handOver(frame: HTMLIFrameElement): void {
    const { port1, port2 } = new MessageChannel();
    const [scheme, , host] = browser.runtime.getURL('/').split('/');
    frame.contentWindow?.postMessage({ [HANDSHAKE]: this.#ticket }, `${scheme}//${host}`, [port2]);
    this.#hangUp = () => port1.close();
    this.#use(channelWire(port1));
  }

  #connect(port: Runtime.Port): void {
    // A frame that the page made itself has no ticket of ours, and a ticket admits one panel.
    if (port.name !== PANEL_PORT + this.#ticket || this.#wire) return port.disconnect();
    port.onDisconnect.addListener(() => {
      this.#wire = null;
    });
    this.#hangUp = () => port.disconnect();
    this.#use({
      post: (message) => port.postMessage(message),
      listen: (hear) => port.onMessage.addListener(hear),
    });
  }

  #use(wire: Wire<ToPanel>): void {
    this.#wire = wire;
    wire.listen((message) => this.#options.onMessage(message as ToGuest));
    this.#options.onConnected();
    for (const message of this.#waiting.splice(0)) wire.post(message);
  }
}
