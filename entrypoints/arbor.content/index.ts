import { browser } from '@/lib/messages/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { tenantOf } from '@/lib/arbor/tenant';
import { watchPage } from '@/lib/arbor/watch';
import { ask } from '@/lib/messages/transport';
import { revisionKey } from '@/lib/messages/revision';
import { Guest } from './guest';

export default defineContentScript({
  matches: ['https://*.uk.arbor.sc/*', 'https://*.uk.arbor.education/*'],
  excludeMatches: ['https://login.arbor.sc/*'],
  main(ctx) {
    if (tenantOf(new URL(location.href)) === null) return;
    // What a copy left behind that the browser ended without a word.
    for (const left of document.querySelectorAll('[data-alongside]')) left.remove();
    const guest = new Guest({
      document,
      view: window,
      ask,
      signal: ctx.signal,
    });
    watchPage({
      document,
      view: window,
      signal: ctx.signal,
      onPage: (page, handle) => void guest.onPage(page, handle),
      onRowsChanged: () => guest.onRowsChanged(),
    });
    // Another tab, the workspace or the popup stored something: ask again, never guess.
    const onStored = (changes: Record<string, { newValue?: unknown }>): void => {
      const { tenant } = guest;
      const change = tenant === null ? undefined : changes[revisionKey(tenant)];
      if (change) guest.onRevision(change.newValue);
    };
    browser.storage.local.onChanged.addListener(onStored);
    ctx.onInvalidated(() => browser.storage?.local?.onChanged.removeListener(onStored));
  },
});
