/**
 * One browser for all tests of a file, its demonstration school loaded once: pages change by the
 * stand-in's switches. What the page read is overheard where it arrives, in the background.
 */
import { test as base, expect, type Page, type Worker } from '@playwright/test';
import { launchWithExtension } from '../../../scripts/extension-browser.mjs';
import { startArbor } from '../../arbor/start.mjs';
import { loadDemonstration, panelOf, sayWhoIsWorking, type Office } from './morning';

export interface RowRead {
  shownName: string;
  arborStudentId: string | null;
  mark: { status: 'read' | 'blank' | 'unknown'; code?: string; minutesLate?: number | null };
}
export interface Reading {
  tenant: string;
  host: string;
  view: string;
  date: string | null;
  session: string | null;
  rows: RowRead[];
}

export interface SharedOffice extends Office {
  /** Every reading that reached the background since `forgetReadings`, oldest first. */
  readings(): Promise<Reading[]>;
  forgetReadings(): Promise<void>;
  /** Switches of this page alone; all others stand at their defaults. */
  openWith(switches: Readonly<Record<string, unknown>>, url?: string): Promise<void>;
}

interface Ear {
  heard?: Reading[];
  chrome: { runtime: { onMessage: { addListener(hear: (message: unknown) => void): void } } };
}

/** A worker that was stopped in between begins with nothing heard. */
async function overhear(worker: Worker): Promise<void> {
  await worker.evaluate(() => {
    const here = globalThis as unknown as Ear;
    if (here.heard) return;
    here.heard = [];
    here.chrome.runtime.onMessage.addListener((message) => {
      const { name, request } = message as { name?: string; request?: { reading?: Reading } };
      if (name === 'register/view' && request?.reading) here.heard?.push(request.reading);
    });
  });
}

/** A cookie carries the switches, so that a test leaves the stand-in as it was. */
export async function switchTo(
  page: Page,
  url: string,
  switches: Readonly<Record<string, unknown>>,
): Promise<void> {
  await page.context().clearCookies();
  await page
    .context()
    .addCookies([
      { name: 'stand-in-switches', value: encodeURIComponent(JSON.stringify(switches)), url },
    ]);
}

export const test = base.extend<object, { office: SharedOffice; bare: Page }>({
  office: [
    async ({ browserName }, use) => {
      expect(browserName).toBe('chromium');
      const arbor = await startArbor();
      const browser = await launchWithExtension({ port: arbor.port });
      const [worker] = browser.context.serviceWorkers();
      if (!browser.extensionId || !worker) throw new Error('the extension did not load');
      const page = browser.context.pages()[0] ?? (await browser.context.newPage());
      const office: Office = {
        arbor,
        context: browser.context,
        extensionId: browser.extensionId,
        page,
        panel: panelOf(page),
      };
      await page.goto(arbor.registerUrl);
      await loadDemonstration(office);
      await sayWhoIsWorking(office);
      const workerNow = async (): Promise<Worker> => {
        const now = browser.context.serviceWorkers().at(-1) ?? worker;
        await overhear(now);
        return now;
      };
      await workerNow();
      await use({
        ...office,
        readings: async () =>
          (await workerNow()).evaluate(() => (globalThis as unknown as Ear).heard ?? []),
        forgetReadings: async () =>
          (await workerNow()).evaluate(() => {
            (globalThis as unknown as Ear).heard = [];
          }),
        async openWith(switches, url = arbor.registerUrl) {
          await switchTo(page, url, switches);
          await page.goto(url);
        },
      });
      await browser.close();
      await arbor.close();
    },
    { scope: 'worker' },
  ],
  /** The same stand-in in a browser without Alongside: what the page is when nobody stands beside it. */
  bare: [
    async ({ office }, use) => {
      const browser = await launchWithExtension({ port: office.arbor.port, extension: null });
      await use(browser.context.pages()[0] ?? (await browser.context.newPage()));
      await browser.close();
    },
    { scope: 'worker' },
  ],
});

export { expect };
