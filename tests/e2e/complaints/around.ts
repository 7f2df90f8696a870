/**
 * What the tests of this folder share. Each file is one complaint that made people remove an
 * extension from the pages they work in, as a test that can fail; the threads behind it are in
 * docs/complaints.md.
 */
import type { BrowserContext, Page } from '@playwright/test';
import { launchWithExtension } from '../../../scripts/extension-browser.mjs';
import { startArbor } from '../../arbor/start.mjs';
import { chipsOf, panelOf, type Office } from '../chromium/morning';
import { expect, test as shared } from '../chromium/one-office';
import { chipsInPage } from './in-page';

export { chipsOf, expect, panelOf };
export const OURS = 'alongside-panel, span[data-alongside]';

/** Everything there: chips beside names, and a panel. */
export async function settledRegister(page: Page): Promise<void> {
  await expect(chipsOf(page).first()).toBeVisible();
  await expect(page.locator('alongside-panel').locator('iframe, button')).not.toHaveCount(0);
}

/** Each chip with the name it stands beside, top to bottom. */
export function chipsByRow(page: Page): Promise<string[]> {
  return page.evaluate(chipsInPage);
}

/** What the page or any page of ours complains of, from now on. */
export function complaints(context: BrowserContext): string[] {
  const said: string[] = [];
  context.on('console', (message) => {
    // The browser's own note that a self-signed certificate is in use is not ours.
    if (!/certificate/i.test(message.text())) said.push(message.text());
  });
  context.on('weberror', (error) => said.push(error.error().message));
  return said;
}

/** Runs in the page: a promise of the n-th frame from now. */
export async function frames(page: Page, count: number): Promise<void> {
  await page.evaluate(async (left) => {
    for (let at = 0; at < left; at += 1) await new Promise(requestAnimationFrame);
  }, count);
}

export const test = shared.extend<{
  /** A browser of its own, for what would spoil the shared one. */
  own: Office;
}>({
  own: async ({ browserName }, use) => {
    expect(browserName).toBe('chromium');
    const arbor = await startArbor();
    const browser = await launchWithExtension({ port: arbor.port });
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    const extensionId = browser.extensionId ?? '';
    await use({ arbor, context: browser.context, extensionId, page, panel: panelOf(page) });
    await browser.close();
    await arbor.close();
  },
});
