/** What the extension holds, read from its own database as no page of Arbor could. */
import type { BrowserContext, Page } from '@playwright/test';

export type Rows = Record<string, unknown[]>;

/** A file of the extension that runs no script: a place to look from, which asks nothing itself. */
export async function insideExtension(context: BrowserContext, id: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${id}/managed-policy.json`);
  return page;
}

/** Every row of every table. */
export async function storedRows(context: BrowserContext, id: string): Promise<Rows> {
  const page = await insideExtension(context, id);
  const rows = await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('the database cannot be read'));
      });
    const database = await done(indexedDB.open('alongside'));
    const tables = [...database.objectStoreNames];
    const transaction = database.transaction(tables, 'readonly');
    const found = await Promise.all(
      tables.map(
        async (name) => [name, await done(transaction.objectStore(name).getAll())] as const,
      ),
    );
    database.close();
    return Object.fromEntries(found.map(([name, all]) => [name, all as unknown[]]));
  });
  await page.close();
  return rows;
}

interface StoredEvent {
  pupilId: string | null;
  by: { initials: string };
  payload: { kind: string };
}

/** Kinds of what one person recorded, in the order of recording: `['call', 'notification']`. */
export async function recordedBy(
  initials: string,
  context: BrowserContext,
  id: string,
): Promise<string[]> {
  const { events = [] } = await storedRows(context, id);
  return (events as { event: StoredEvent & { at: string } }[])
    .map(({ event }) => event)
    .filter(({ by }) => by.initials === initials)
    .sort((a, b) => a.at.localeCompare(b.at))
    .map(({ payload }) => payload.kind);
}

interface Versions {
  versions: { runningStatus: string }[];
}

/**
 * Stops the service worker, as the browser does when it is idle or short of memory, and resolves
 * once it has stopped. Playwright's own `close` of a worker comes only with the browser's end.
 */
export async function workerStopper(
  context: BrowserContext,
  id: string,
): Promise<() => Promise<void>> {
  const page = await insideExtension(context, id);
  const session = await context.newCDPSession(page);
  let running = true;
  let onStopped = (): void => undefined;
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }: Versions) => {
    for (const { runningStatus } of versions) running = runningStatus !== 'stopped';
    if (!running) onStopped();
  });
  await session.send('ServiceWorker.enable');
  return async () => {
    const stopped = new Promise<void>((resolve) => {
      onStopped = resolve;
    });
    await session.send('ServiceWorker.stopAllWorkers');
    if (running) await stopped;
  };
}
