/**
 * A school office on one morning: the stand-in for Arbor, a Chromium with the production build, and
 * the few things a person does again and again. Every test gets a fresh browser profile.
 */
import {
  test as base,
  expect,
  type BrowserContext,
  type FrameLocator,
  type Page,
} from '@playwright/test';
import { launchWithExtension } from '../../../scripts/extension-browser.mjs';
import { startArbor } from '../../arbor/start.mjs';
import type { Arbor } from '../../arbor/server/server';

export interface Office {
  arbor: Arbor;
  context: BrowserContext;
  extensionId: string;
  page: Page;
  /** The panel beside the register in `page`. */
  panel: FrameLocator;
}

export function panelOf(page: Page): FrameLocator {
  return page.frameLocator('alongside-panel iframe');
}

/** Chips beside names, as a person sees them. */
export function chipsOf(page: Page) {
  return page.locator('span[data-alongside] button.chip');
}

/** From nothing imported to a register whose pupils are known. */
export async function loadDemonstration({ page, panel }: Office): Promise<void> {
  await panel.getByRole('button', { name: 'Load the demonstration school' }).click();
  await expect(panel.getByRole('tab', { name: /Calls/ })).toBeVisible({ timeout: 30_000 });
  await expect(chipsOf(page).first()).toBeVisible();
}

export async function sayWhoIsWorking(
  { panel }: Office,
  initials = 'JB',
  role = 'attendance',
): Promise<void> {
  await panel.getByLabel('Initials').fill(initials);
  await panel.getByLabel('Role').selectOption(role);
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByLabel('Initials')).toBeHidden();
}

export const test = base.extend<{
  switches: Readonly<Record<string, unknown>>;
  size: { width: number; height: number };
  scheme: 'light' | 'dark';
  office: Office;
}>({
  switches: [{}, { option: true }],
  size: [{ width: 1440, height: 900 }, { option: true }],
  scheme: ['light', { option: true }],
  office: async ({ switches, size, scheme }, use) => {
    const arbor = await startArbor({ switches });
    const browser = await launchWithExtension({
      port: arbor.port,
      viewport: size,
      colorScheme: scheme,
    });
    if (!browser.extensionId) throw new Error('the extension did not load');
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await use({
      arbor,
      context: browser.context,
      extensionId: browser.extensionId,
      page,
      panel: panelOf(page),
    });
    await browser.close();
    await arbor.close();
  },
});

export { expect };
