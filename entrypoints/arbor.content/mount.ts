/**
 * One element of ours at the end of Arbor's document, with an open shadow root, and nothing else
 * of the host touched. WXT's own helper loads styles by `fetch` and loses the UI when the host
 * swaps its anchor in one batch (https://github.com/wxt-dev/wxt/issues/1562); this one has no
 * anchor and no request.
 */
export interface Mount {
  readonly host: HTMLElement;
  readonly container: HTMLElement;
  /** Puts the element back when the host has replaced its body. */
  keep(): void;
  remove(): void;
}

/** Key events stay with us while focus is in our panel: the host's own shortcuts must not fire. */
const OURS_ALONE = ['keydown', 'keyup', 'keypress', 'paste', 'copy', 'cut', 'input'] as const;

export function mount(document: Document, name: string, css: string, signal: AbortSignal): Mount {
  for (const earlier of document.querySelectorAll(name)) earlier.remove();
  const host = document.createElement(name);
  host.setAttribute('data-alongside', '');
  const shadow = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = css;
  const container = document.createElement('div');
  container.className = 'al';
  shadow.append(style, container);
  for (const type of OURS_ALONE) {
    container.addEventListener(type, (event) => event.stopPropagation(), { signal });
  }

  const mounted: Mount = {
    host,
    container,
    keep() {
      if (!host.isConnected && !signal.aborted) document.body.append(host);
    },
    remove: () => host.remove(),
  };
  mounted.keep();
  signal.addEventListener('abort', mounted.remove, { once: true });
  return mounted;
}
