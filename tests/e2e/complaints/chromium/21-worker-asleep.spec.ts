/**
 * A whole recording over a stopped worker: tests/e2e/chromium/kept.spec.ts. Every message answered
 * by a worker that has just begun: tests/unit/records/background.test.ts.
 */
import { workerStopper } from '../../chromium/stored';
import { chipsOf, complaints, expect, settledRegister, test } from '../around';

test('at each step the worker is asleep, and each step is answered', async ({ office }) => {
  const { page, panel, context, extensionId } = office;
  const stop = await workerStopper(context, extensionId);
  await page.bringToFront();
  const said = complaints(context);
  await stop();
  await office.openWith({});
  await settledRegister(page);

  await stop();
  await page
    .getByRole('row', { name: /Morgan, Kai/ })
    .locator(chipsOf(page))
    .first()
    .click();
  await expect(panel.getByRole('dialog')).toContainText('Standard 5');
  await page.keyboard.press('Escape');

  await stop();
  await panel.getByRole('button', { name: /: Kai Morgan/ }).focus();
  await page.keyboard.press('.');
  await expect(chipsOf(page)).toHaveCount(0);
  await stop();
  await page.keyboard.press('.');
  await expect(chipsOf(page).first()).toBeVisible();

  await stop();
  await page.evaluate(() => {
    const rows = document.querySelector('tbody');
    rows?.append(rows.firstElementChild ?? '');
  });
  await expect(chipsOf(page).first()).toBeVisible();

  const popup = await context.newPage();
  await stop();
  await popup.goto(`chrome-extension://${extensionId}/popup.html`);
  await expect(popup.getByText('Kai Morgan').first()).toBeVisible();
  await popup.close();
  expect(said).toEqual([]);
});
