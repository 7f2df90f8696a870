/** axe on every component in every state is run in tests/components. */
import { expect, settledRegister, test } from '../around';

test('Tab goes from the page into the panel and out of it again', async ({ office }) => {
  const { page } = office;
  await office.openWith({});
  await settledRegister(page);
  await page.evaluate(() => {
    const last = document.createElement('button');
    last.id = 'last-of-the-host';
    last.textContent = 'Last';
    document.querySelector('#app')?.append(last);
    last.focus();
  });
  const where = (): Promise<string> =>
    page.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.closest('alongside-panel') ? 'panel' : (activeElement?.id ?? '');
    });
  const visited: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    visited.push(await where());
    if (visited.includes('panel') && visited.at(-1) !== 'panel') break;
  }
  expect(visited[0]).toBe('panel');
  expect(visited.at(-1)).not.toBe('panel');

  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Shift+Tab');
    if ((await where()) === 'last-of-the-host') break;
  }
  expect(await where()).toBe('last-of-the-host');
});

test('an answer is announced once', async ({ office }) => {
  const { page, panel } = office;
  await office.openWith({});
  await settledRegister(page);
  const status = panel.getByRole('status').first();
  await panel.getByRole('button', { name: /: Kai Morgan/ }).focus();
  const announced = await status.evaluateHandle((region) => {
    const said: string[] = [];
    new MutationObserver(() => {
      const words = region.textContent ?? '';
      if (words !== '' && said.at(-1) !== words) said.push(words);
      else if (words !== '') said.push('again');
    }).observe(region, { childList: true, characterData: true, subtree: true });
    return said;
  });
  await page.keyboard.press('.');
  await expect(panel.getByText('K.M.')).toBeVisible();
  await page.keyboard.press('.');
  await expect(panel.getByText('Kai Morgan').first()).toBeVisible();
  const said = await announced.jsonValue();
  expect(said.filter((words) => words === 'again')).toEqual([]);
});
