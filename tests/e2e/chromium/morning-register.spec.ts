import { chipsOf, expect, loadDemonstration, panelOf, sayWhoIsWorking, test } from './morning';

test('someone who has never seen Alongside takes a morning register', async ({ office }) => {
  const { page, panel, arbor } = office;
  await page.goto(arbor.registerUrl);

  await test.step('nothing is known yet, and one screen says what to do', async () => {
    await expect(panel.getByText('Alongside knows no pupils of')).toBeVisible();
    await expect(chipsOf(page)).toHaveCount(0);
  });

  await test.step('the demonstration school: whom to ring first stands first', async () => {
    await loadDemonstration(office);
    await sayWhoIsWorking(office);
    const first = panel.getByRole('listitem').first();
    await expect(first).toContainText('Kai Morgan');
    await expect(first).toContainText('a worker must be told of unexplained absence');
    await expect(
      page.getByRole('row', { name: /Morgan, Kai/ }).locator(chipsOf(page)),
    ).toContainText(['Call first']);
  });

  await test.step('why: the rule, its source, the sessions counted', async () => {
    await panel.getByRole('listitem').first().getByRole('button', { name: /^Why/ }).click();
    const why = panel.getByRole('dialog');
    await expect(why).toContainText('Standard 5');
    await expect(why).toContainText('Tue 15 Sep');
    await page.keyboard.press('Escape');
    await expect(why).toBeHidden();
  });

  await test.step('one call by keys alone, in a standard line', async () => {
    for (const key of ['r', 's', '1', 'n']) await page.keyboard.press(key);
    const form = panel.getByRole('region', { name: /Record a call about Kai Morgan/ });
    await expect(form.getByRole('textbox', { name: /line/i })).toHaveValue(/^TC to mum/);
  });
});

test('nothing is sent to Arbor by any of it', async ({ office }) => {
  const { page, panel, arbor } = office;
  await page.goto(arbor.registerUrl);
  await loadDemonstration(office);
  await sayWhoIsWorking(office);
  await expect(panel.getByRole('listitem').first()).toContainText('Kai Morgan');
  const withAlongside = arbor.recorded().map(({ method, path }) => `${method} ${path}`);
  expect(withAlongside.filter((line) => line.startsWith('POST'))).toEqual([]);
});

test('the panel of one page is not the panel of the next', async ({ office }) => {
  const { page, arbor } = office;
  await page.goto(arbor.registerUrl);
  await loadDemonstration(office);
  await page
    .getByRole('link', { name: 'Home' })
    .or(page.getByText('Home', { exact: true }))
    .first()
    .click();
  await expect(page.locator('alongside-panel')).toHaveCount(0);
  await expect(chipsOf(page)).toHaveCount(0);
  await page.goBack();
  await expect(panelOf(page).getByRole('listitem').first()).toContainText('Kai Morgan');
});
