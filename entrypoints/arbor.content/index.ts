import { browser } from '@/lib/messages/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { tenantOf } from '@/lib/arbor/tenant';
import { isLayout, type Layout } from '@/lib/arbor/layout';
import { layoutsKey } from '@/lib/arbor/layout-key';
import { watchPage } from '@/lib/arbor/watch';
import { ask } from '@/lib/messages/transport';
import { revisionKey } from '@/lib/messages/revision';
import { Guest } from './guest';

export default defineContentScript({
  matches: ['https://*.uk.arbor.sc/*', 'https://*.uk.arbor.education/*'],
  excludeMatches: ['https://login.arbor.sc/*'],
  main(ctx) {
    const tenant = tenantOf(new URL(location.href));
    if (tenant === null) return;
    // What a copy left behind that the browser ended without a word.
    for (const left of document.querySelectorAll('[data-alongside]')) left.remove();
    const guest = new Guest({
      document,
      view: window,
      ask,
      signal: ctx.signal,
    });
    let layouts: readonly Layout[] = [];
    const watcher = watchPage({
      document,
      view: window,
      signal: ctx.signal,
      onPage: (page, handle) => guest.onPage(page, handle),
      onRowsChanged: () => guest.onRowsChanged(),
      layouts: () => layouts,
    });
    // What the school taught is a list of places, read once and whenever it changes.
    const learn = (kept: unknown): void => {
      const before = layouts.length;
      layouts = Array.isArray(kept) ? kept.filter(isLayout) : [];
      if (before + layouts.length > 0) watcher.again();
    };
    const key = layoutsKey(tenant);
    void browser.storage.local.get(key).then((kept) => learn(kept[key]));
    // Another tab, the workspace or the popup stored something: ask again, never guess.
    const onStored = (changes: Record<string, { newValue?: unknown }>): void => {
      if (key in changes) learn(changes[key]?.newValue);
      const change = guest.tenant === null ? undefined : changes[revisionKey(tenant)];
      if (change) guest.onRevision(change.newValue);
    };
    browser.storage.local.onChanged.addListener(onStored);
    ctx.onInvalidated(() => browser.storage?.local?.onChanged.removeListener(onStored));
  },
});
