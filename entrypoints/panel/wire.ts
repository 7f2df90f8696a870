/**
 * One line between the guest and its panel. Chromium gives a framed page of ours `tabs`, so the
 * panel connects to the content script of its own tab, vouched for by the browser. Firefox gives it
 * what a content script has (bug 1443253), so there the guest hands the frame one end of a channel,
 * with the ticket that only the two of them know.
 */
import { browser } from '@/lib/messages/browser';
import { PANEL_PORT } from './port';

export interface Wire<Out> {
  post(message: Out): void;
  /** Messages come from our own other end only. */
  listen(hear: (message: unknown) => void): void;
}

export const HANDSHAKE = 'alongside-ticket';

export function channelWire<Out>(port: MessagePort): Wire<Out> {
  return {
    post: (message) => port.postMessage(message),
    listen: (hear) => {
      port.addEventListener('message', (event) => hear(event.data));
      port.start();
    },
  };
}

function handedOver(ticket: string): Promise<MessagePort> {
  return new Promise((resolve) => {
    addEventListener('message', function taken(event: MessageEvent) {
      const data: unknown = event.data;
      const [port] = event.ports;
      const isOurs =
        typeof data === 'object' &&
        data !== null &&
        HANDSHAKE in data &&
        data[HANDSHAKE] === ticket;
      if (!isOurs || !port) return;
      removeEventListener('message', taken);
      resolve(port);
    });
  });
}

/** The panel's end. Null: this frame was not made by the content script of its tab. */
export async function panelWire<Out>(ticket: string): Promise<Wire<Out> | null> {
  // The types know extension pages only; in a frame of a page Firefox leaves `tabs` out.
  const tabs = browser.tabs as typeof browser.tabs | undefined;
  if (!tabs) return channelWire(await handedOver(ticket));
  const tab = await tabs.getCurrent();
  if (tab?.id === undefined) return null;
  const port = tabs.connect(tab.id, { name: PANEL_PORT + ticket, frameId: 0 });
  return {
    post: (message) => port.postMessage(message),
    listen: (hear) => port.onMessage.addListener(hear),
  };
}
