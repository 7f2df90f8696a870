import type { FrameLocator } from '@playwright/test';
import { loadDemonstration, sayWhoIsWorking, type Office } from '../../chromium/morning';
import { insideExtension } from '../../chromium/stored';
import { chipsOf, expect, test } from '../around';

function line(panel: FrameLocator) {
  return panel.getByRole('textbox', { name: 'Comment line' });
}

async function openRegister(office: Office): Promise<void> {
  await office.page.goto(office.arbor.registerUrl);
  await loadDemonstration(office);
  await sayWhoIsWorking(office);
}

test('updated under an open page: it says so, takes its chips away, and reloads', async ({
  own,
}) => {
  const { page, panel, context, extensionId } = own;
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  await openRegister(own);
  await panel.getByRole('button', { name: /: Kai Morgan/ }).focus();
  for (const key of ['r', 'a', '1']) await page.keyboard.press(key);
  await expect(line(panel)).toHaveValue(/no answer/);

  const inside = await insideExtension(context, extensionId);
  await inside.evaluate('void setTimeout(() => chrome.runtime.reload(), 0)');
  await page.bringToFront();
  const notice = page.getByRole('complementary', { name: 'Alongside' });
  await expect(notice).toContainText('Alongside was updated.');
  await expect(chipsOf(page)).toHaveCount(0);
  await expect(page.locator('alongside-panel iframe')).toHaveCount(0);
  // The page works on as if nothing stood beside it.
  const row = page.getByRole('row', { name: /Reid, Zoë/ });
  await row.getByRole('combobox').click();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Home' }).click();
  await page.goBack();
  await expect(row).toBeVisible();
  await expect(chipsOf(page)).toHaveCount(0);
  expect(errors).toEqual([]);

  // A Chromium that loaded the extension by a switch does not load it again by itself; what is kept
  // over a restart is tried in kept.spec.ts.
  await Promise.all([
    page.waitForEvent('load'),
    notice.getByRole('button', { name: 'Reload this page' }).click(),
  ]);
  await expect(row).toBeVisible();
  await expect(notice).toHaveCount(0);
});

test('updated under a page whose panel is folded: it says so as soon as the page is used', async ({
  own,
}) => {
  const { page, panel, context, extensionId } = own;
  await openRegister(own);
  await panel.getByRole('button', { name: 'Hide the panel' }).click();
  await page.reload();
  await expect(page.getByRole('button', { name: /^Alongside: / })).toBeVisible();
  const inside = await insideExtension(context, extensionId);
  await Promise.all([
    inside.waitForEvent('close'),
    inside.evaluate('void setTimeout(() => chrome.runtime.reload(), 0)'),
  ]);
  await page.bringToFront();
  const notice = page.getByRole('complementary', { name: 'Alongside' });
  await expect(async () => {
    await page.getByRole('heading', { level: 1 }).click();
    await expect(notice).toContainText('Alongside was updated.', { timeout: 500 });
  }).toPass();
  await expect(chipsOf(page)).toHaveCount(0);
});
