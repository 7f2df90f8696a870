import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { CHROMIUM_BUILD } from '../../../../scripts/extension-browser.mjs';
import { chipsByRow, complaints, expect, OURS, settledRegister, test } from '../around';

const SCRIPT = readFileSync(join(CHROMIUM_BUILD, 'content-scripts/arbor.js'), 'utf8');

/** Starts one more copy where the first one runs: in the extension's own world of the page. */
async function startAnotherCopy(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const worlds: { id: number; origin: string }[] = [];
  devtools.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await devtools.send('Runtime.enable');
  const ours = worlds.find(({ origin }) => origin.startsWith('chrome-extension://'));
  expect(ours).toBeDefined();
  await devtools.send('Runtime.evaluate', { expression: SCRIPT, contextId: ours?.id ?? 0 });
  await devtools.detach();
}

test('a new copy takes over, and the old one retires without a trace', async ({ office }) => {
  const { page, context, panel } = office;
  await office.openWith({});
  await settledRegister(page);
  const chips = await chipsByRow(page);
  const said = complaints(context);
  await page.evaluate(() => {
    for (const ours of document.querySelectorAll('alongside-panel, span[data-alongside]'))
      ours.setAttribute('data-of', 'the old copy');
  });
  await startAnotherCopy(page);
  await expect(page.locator('[data-of]')).toHaveCount(0);
  await settledRegister(page);
  await expect(page.locator('alongside-panel')).toHaveCount(1);
  await expect.poll(() => chipsByRow(page)).toEqual(chips);
  await expect(panel.getByRole('listitem').first()).toContainText('Kai Morgan');
  expect(said).toEqual([]);

  // Whatever is drawn from now on is drawn by one copy alone.
  await page.evaluate(() => {
    const rows = document.querySelector('tbody');
    rows?.replaceChildren(...[...rows.children].map((row) => row.cloneNode(true)));
  });
  await expect.poll(() => chipsByRow(page)).toEqual(chips);
  await page.getByRole('link', { name: 'Home' }).first().click();
  await expect(page.locator(OURS)).toHaveCount(0);
});

test('put in twice by accident: one panel, one chip for each reason', async ({ office }) => {
  const { page } = office;
  await office.openWith({});
  await settledRegister(page);
  const chips = await chipsByRow(page);
  await startAnotherCopy(page);
  await startAnotherCopy(page);
  await settledRegister(page);
  await expect(page.locator('alongside-panel')).toHaveCount(1);
  await expect.poll(() => chipsByRow(page)).toEqual(chips);
});
