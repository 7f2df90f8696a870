import { chipsByRow, expect, frames, OURS, settledRegister, test } from '../around';

test('a navigation that is cancelled leaves panel and chips alone', async ({ office }) => {
  const { page } = office;
  await office.openWith({});
  await settledRegister(page);
  const chips = await chipsByRow(page);
  await office.forgetReadings();
  await page
    .locator(OURS)
    .first()
    .evaluate((ours) => ours.setAttribute('data-kept', ''));
  await page.evaluate(async () => {
    const { navigation } = window as unknown as {
      navigation: EventTarget & { navigate(to: string): { finished: Promise<unknown> } };
    };
    navigation.addEventListener('navigate', (event) => event.preventDefault(), { once: true });
    await navigation.navigate('/?/home-ui/index').finished.catch(() => undefined);
  });
  await frames(page, 5);
  expect(await chipsByRow(page)).toEqual(chips);
  await expect(page.locator('[data-kept]')).toHaveCount(1);
  expect(await office.readings()).toEqual([]);
});

test('until the host has drawn the new page nothing is read for it', async ({ office }) => {
  const { page, arbor } = office;
  await office.openWith({});
  await settledRegister(page);
  await office.forgetReadings();
  const other = new URL(arbor.registerUrlOf('oakfield-demo', '3A')).search;
  // The host answers late: the old rows stand under the new address, with its spinner over them.
  await page.route(/stand-in-register-ui\/take.*format\/json/, async (route) => {
    await expect(page.locator('.loading-spinner').first()).toBeVisible();
    await frames(page, 30);
    expect(await office.readings()).toEqual([]);
    await route.continue();
  });
  await page.evaluate((to) => {
    const link = document.createElement('a');
    link.href = `/${to}`;
    document.querySelector('#app')?.append(link);
    link.click();
  }, other);
  await expect.poll(async () => (await office.readings()).length).toBeGreaterThan(0);
  await page.unrouteAll();
  const names = new Set(await page.locator('.mis-register-row a').allTextContents());
  for (const { rows } of await office.readings()) {
    for (const { shownName } of rows) expect([...names].join()).toContain(shownName);
  }
});
