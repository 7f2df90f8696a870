import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findFirefox } from '../../../scripts/browser.mjs';

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
