import { expect, test } from '../around';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz/?'];

for (const shortcuts of ['bubble', 'capture']) {
  test(`the host’s ${shortcuts} shortcuts hear nothing typed in the panel`, async ({ office }) => {
    const { page, panel } = office;
    await office.openWith({ shortcuts });
    await panel.getByRole('listitem').first().click();
    for (const key of ['r', 'p', 'l', 'n', 'i', 'j', 'k', '/', '?', 'Escape']) {
      await page.keyboard.press(key);
    }
    expect(await page.evaluate(() => window.standIn?.actions)).toEqual([]);
    // The same keys on the page itself are the host's.
    await page.locator('h1, h2').first().click();
    await page.keyboard.press('j');
    expect(await page.evaluate(() => window.standIn?.actions)).toEqual(['select']);
  });
}

test('every letter, Tab and a composed character in our field', async ({ office }) => {
  const { page, panel } = office;
  await office.openWith({ shortcuts: 'capture' });
  await panel.getByRole('button', { name: /: Kai Morgan/ }).focus();
  for (const key of ['r', 's', '1', 'n']) await page.keyboard.press(key);
  const line = panel.getByRole('textbox', { name: /line/i });
  await expect(line).toHaveValue(/^TC to mum/);
  await line.fill('');
  for (const letter of LETTERS) await page.keyboard.type(letter);
  // A composed character, as an input method sends it.
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', {
    text: 'ë',
    selectionStart: 1,
    selectionEnd: 1,
  });
  await session.send('Input.insertText', { text: 'ë' });
  await expect(line).toHaveValue(`${LETTERS.join('')}ë`);
  await page.keyboard.press('Tab');
  await expect(line).not.toBeFocused();
  expect(await page.evaluate(() => window.standIn?.actions)).toEqual([]);
  await page.keyboard.press('Escape');
});

test('a key on a chip opens our explanation and nothing of the host’s', async ({ office }) => {
  const { page, panel } = office;
  await office.openWith({ shortcuts: 'bubble' });
  await page.locator('span[data-alongside] button.chip').first().focus();
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('dialog')).toBeVisible();
  expect(await page.evaluate(() => window.standIn?.actions)).toEqual([]);
});
