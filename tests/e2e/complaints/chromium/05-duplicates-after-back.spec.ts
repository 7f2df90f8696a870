import { chipsByRow, expect, OURS, settledRegister, test } from '../around';

for (const navigation of ['push-state', 'reload']) {
  test(`back and forward five times (${navigation}): one panel, and nothing where it was`, async ({
    office,
  }) => {
    const { page } = office;
    await office.openWith({ navigation, spinnerMs: 0, dataDelayMs: 0 });
    await settledRegister(page);
    const chips = await chipsByRow(page);
    await page.getByRole('link', { name: 'Home' }).first().click();
    for (let round = 0; round < 5; round += 1) {
      await page.goBack();
      await settledRegister(page);
      await expect(page.locator('alongside-panel')).toHaveCount(1);
      await expect.poll(() => chipsByRow(page)).toEqual(chips);
      await page.goForward();
      await expect(page.locator('h1', { hasText: /morning|home/i }).first()).toBeVisible();
    }
    await expect(page.locator(OURS)).toHaveCount(0);
  });
}

test('shown again out of the back-forward cache: read anew, once', async ({ office }) => {
  const { page } = office;
  await office.openWith({});
  await settledRegister(page);
  const chips = await chipsByRow(page);
  await office.forgetReadings();
  await page.evaluate(() => {
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  });
  await expect.poll(async () => (await office.readings()).length).toBe(1);
  await expect(page.locator('alongside-panel')).toHaveCount(1);
  await expect.poll(() => chipsByRow(page)).toEqual(chips);
});
