import browser from 'webextension-polyfill';
import { nowOf } from '@/lib/records/clock';
import { RecordsDatabase } from '@/lib/records/database';
import { revisionKey } from '@/lib/messages/revision';
import { layoutsKey } from '@/lib/arbor/layout-key';
import { healthKey } from './health';
import { userKey } from './user';
import type { Desk } from './desk';

/** Session storage is memory, closed to content scripts: a pupil's id never stands in an address. */
const HANDED_OVER = 'handed-over';

/** Grows with every change; pages listen to it. A number and the school's host name, no pupil data. */
async function raiseRevision(tenant: string): Promise<number> {
  const key = revisionKey(tenant);
  const { [key]: before } = await browser.storage.local.get(key);
  const after = Math.max(Date.now(), (typeof before === 'number' ? before : 0) + 1);
  await browser.storage.local.set({ [key]: after });
  return after;
}

export function browserDesk(): Desk {
  return {
    db: new RecordsDatabase(),
    now: () => nowOf(new Date()),
    // Firefox rejects when no policy is installed, instead of answering {}.
    policy: () => browser.storage.managed.get().catch(() => ({})),
    changed: raiseRevision,
    async forgotten(tenant) {
      await browser.storage.local.remove([
        revisionKey(tenant),
        layoutsKey(tenant),
        healthKey(tenant),
        userKey(tenant),
      ]);
      await browser.storage.session.remove(HANDED_OVER);
    },
    stored: {
      get: async (key) => (await browser.storage.local.get(key))[key],
      set: (key, value) => browser.storage.local.set({ [key]: value }),
    },
    async showCount(count) {
      await browser.action.setBadgeText({ text: count === 0 ? '' : String(count) });
    },
    async openPage(path) {
      await browser.tabs.create({ url: browser.runtime.getURL(path) });
    },
    handOver: (what) => browser.storage.session.set({ [HANDED_OVER]: what }),
    handedOver: async () => (await browser.storage.session.get(HANDED_OVER))[HANDED_OVER],
  };
}
