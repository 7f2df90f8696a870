/**
 * The production build in Firefox, on the stand-in. WebDriver BiDi lets no test look into a frame of
 * the extension, so the panel is driven by mouse and keys and judged by what it does to the page
 * (docs/browsers.md).
 */
import { expect, test } from '@playwright/test';
import type { Browser, Page } from 'puppeteer-core';
import { startArbor } from '../../arbor/start.mjs';
import type { Arbor } from '../../arbor/server/server';
import { launchFirefox } from './firefox-browser';

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

async function panelBox(page: Page): Promise<{ x: number; y: number; width: number } | null> {
  return page.evaluate(() => {
    const frame = document.querySelector('alongside-panel')?.shadowRoot?.querySelector('iframe');
    if (!frame || frame.hidden) return null;
    const { x, y, width } = frame.getBoundingClientRect();
    return { x, y, width };
  });
}

test('the demonstration school is loaded by keys in the panel, and chips stand by their names', async () => {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  // Firefox maps names to this machine but not to a port.
  const register = new URL(arbor.registerUrl);
  register.port = String(arbor.port);
  await page.goto(register.href);

  await expect.poll(() => panelBox(page)).not.toBeNull();
  expect(await chipsOf(page, 'Morgan, Kai')).toEqual([]);

  const box = await panelBox(page);
  if (!box) throw new Error('the panel has gone');
  // Empty space of the panel, then the first thing that can be done there.
  await expect
    .poll(
      async () => {
        await page.mouse.click(box.x + box.width / 2, box.y + 700);
        await page.keyboard.press('Enter');
        await page.keyboard.press('Enter');
        return (await chipsOf(page, 'Morgan, Kai')).join();
      },
      { timeout: 40_000, intervals: [1000, 5000] },
    )
    .toContain('Call first');

  expect(arbor.recorded().filter(({ method }) => method === 'POST')).toEqual([]);
  expect(errors).toEqual([]);
});
