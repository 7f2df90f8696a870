/**
 * The life of one copy of the guest, in place of WXT's own context, which carries a kilobyte of
 * things that are not used here and posts a message that Arbor's page can hear. The event is WXT's:
 * a copy from before an update retires as soon as the new one starts.
 */
import { browser } from '@/lib/messages/browser';

export class ContentScriptContext {
  readonly #end = new AbortController();
  readonly signal = this.#end.signal;

  constructor(contentScriptName: string) {
    const type = `${browser.runtime?.id}:${contentScriptName}:wxt:content-script-started`;
    const messageId = crypto.randomUUID();
    document.dispatchEvent(new CustomEvent(type, { detail: { contentScriptName, messageId } }));
    document.addEventListener(type, () => this.#end.abort(), { signal: this.signal });
  }

  onInvalidated(ended: () => void): void {
    this.signal.addEventListener('abort', ended, { once: true });
  }
}
