import { join } from 'node:path';
import { expect } from '@playwright/test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findFirefox } from '../../../scripts/browser.mjs';
import type { Arbor } from '../../arbor/server/server';

const FIREFOX_BUILD = join(import.meta.dirname, '../../../.output/firefox-mv3');
const SCHOOLS = [
  'oakfield-demo.uk.arbor.sc',
  'riverside-demo.uk.arbor.sc',
  'oakfield-demo.uk.arbor.education',
];

/** Firefox with the production build installed; school addresses resolve to this machine. */
export async function launchFirefox(): Promise<Browser> {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('Firefox is not installed: run npm test, which installs it');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    acceptInsecureCerts: true,
    defaultViewport: { width: 1440, height: 900 },
    extraPrefsFirefox: { 'network.dns.localDomains': SCHOOLS.join(',') },
  });
  await browser.installExtension(FIREFOX_BUILD);
  return browser;
}

/** Firefox maps names to this machine but not to a port. */
export function withPort(arbor: Arbor, address: string): string {
  const url = new URL(address);
  url.port = String(arbor.port);
  return url.href;
}

export async function panelBox(page: Page): Promise<{ x: number; width: number } | null> {
  return page.evaluate(() => {
    const frame = document.querySelector('alongside-panel')?.shadowRoot?.querySelector('iframe');
    if (!frame || frame.hidden) return null;
    const { x, width } = frame.getBoundingClientRect();
    return { x, width };
  });
}

/** Empty space of the panel, then the first thing that can be done there. */
export async function loadDemonstrationByKeys(page: Page): Promise<void> {
  await expect.poll(() => panelBox(page)).not.toBeNull();
  const box = await panelBox(page);
  if (!box) throw new Error('the panel has gone');
  await expect
    .poll(
      async () => {
        await page.mouse.click(box.x + box.width / 2, 700);
        await page.keyboard.press('Enter');
        await page.keyboard.press('Enter');
        return page.evaluate(() => document.querySelectorAll('span[data-alongside]').length);
      },
      { timeout: 40_000, intervals: [1000, 5000] },
    )
    .toBeGreaterThan(0);
}
