// A Chromium with the production extension loaded, for the demonstration and for the tests alike.
// Arbor's host names are mapped to the stand-in by the browser itself, so that the extension that
// runs here is, byte for byte, the one that schools get.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumLaunchOptions } from './browser.mjs';

export const CHROMIUM_BUILD = join(import.meta.dirname, '../.output/chrome-mv3');

/** Arguments that send every school's address to the stand-in at `port`. */
export function arborHosts(port) {
  const hosts = ['*.uk.arbor.sc', '*.uk.arbor.education', 'login.arbor.sc'];
  return [
    `--host-resolver-rules=${hosts.map((host) => `MAP ${host} 127.0.0.1:${port}`).join(', ')}`,
    '--ignore-certificate-errors',
  ];
}

/**
 * @param {{ port: number, headless?: boolean, profile?: string, extension?: string | null,
 *   viewport?: { width: number, height: number } | null, colorScheme?: 'light' | 'dark', timeZone?: string }} options
 *   `timeZone` is an IANA name. `profile` keeps data between launches; without it a fresh one is made and removed.
 *   `extension: null` starts without Alongside.
 */
export async function launchWithExtension({
  port,
  headless = true,
  profile,
  extension = CHROMIUM_BUILD,
  viewport = { width: 1440, height: 900 },
  colorScheme = 'light',
  waitForWorker = true,
  timeZone,
  args = [],
}) {
  const folder = profile ?? mkdtempSync(join(tmpdir(), 'alongside-profile-'));
  const options = chromiumLaunchOptions();
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: options.executablePath,
    headless,
    viewport,
    colorScheme,
    ignoreHTTPSErrors: true,
    // For the whole browser: Playwright's own `timezoneId` does not reach the extension's worker.
    ...(timeZone ? { env: { ...process.env, TZ: timeZone } } : {}),
    args: [
      ...options.args,
      ...arborHosts(port),
      // Branded Chrome ignores --load-extension unless this is off.
      '--disable-features=DisableLoadExtensionCommandLineSwitch',
      ...(extension
        ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`]
        : []),
      ...args,
    ],
  });
  let extensionId = null;
  if (extension && waitForWorker) {
    const worker =
      context.serviceWorkers()[0] ??
      (await context.waitForEvent('serviceworker', { timeout: 15_000 }).catch(() => null));
    extensionId = worker ? new URL(worker.url()).host : null;
  }
  return {
    context,
    extensionId,
    async close() {
      await context.close();
      if (!profile) rmSync(folder, { recursive: true, force: true });
    },
  };
}
