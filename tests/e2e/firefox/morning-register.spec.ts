/**
 * The production build in Firefox, on the stand-in. WebDriver BiDi lets no test look into a frame of
 * the extension, so the panel is driven by mouse and keys and judged by what it does to the page
 * (docs/browsers.md).
 */
import { expect, test } from '@playwright/test';
import type { Browser, Page } from 'puppeteer-core';
import { startArbor } from '../../arbor/start.mjs';
import type { Arbor } from '../../arbor/server/server';
import { launchFirefox, loadDemonstrationByKeys, panelBox, withPort } from './firefox-browser';

let arbor: Arbor;
let browser: Browser;

test.beforeAll(async () => {
  arbor = await startArbor();
  browser = await launchFirefox();
});
test.afterAll(async () => {
  await browser.close();
  await arbor.close();
});

/** Chips by the pupil's row, as the page shows them. */
async function chipsOf(page: Page, name: string): Promise<string[]> {
  return page.evaluate((wanted) => {
    const rows = [...document.querySelectorAll('tr, [role=row]')];
    const row = rows.find((each) => each.textContent?.includes(wanted));
    return [...(row?.querySelectorAll('span[data-alongside]') ?? [])].flatMap(
      (chip) => chip.shadowRoot?.textContent ?? [],
    );
  }, name);
}

test('the demonstration school is loaded by keys in the panel, and chips stand by their names', async () => {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(withPort(arbor, arbor.registerUrl));

  await expect.poll(() => panelBox(page)).not.toBeNull();
  expect(await chipsOf(page, 'Morgan, Kai')).toEqual([]);

  await loadDemonstrationByKeys(page);
  await expect
    .poll(async () => (await chipsOf(page, 'Morgan, Kai')).join())
    .toContain('Call first');

  expect(arbor.recorded().filter(({ method }) => method === 'POST')).toEqual([]);
  expect(errors).toEqual([]);
});
