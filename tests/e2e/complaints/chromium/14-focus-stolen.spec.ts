import { chipsByRow, expect, settledRegister, test } from '../around';

test('typing in the host’s field while panel and chips come and change', async ({ office }) => {
  const { page, context } = office;
  await office.openWith({ spinnerMs: 600 });
  // The host's own search stands before its register does.
  await page.evaluate(() => {
    const search = document.createElement('input');
    search.id = 'host-search';
    document.body.prepend(search);
    search.focus();
  });
  const words = 'Morgan, Kai: rang the office, will be in for lunch';
  let typed = '';
  let isThere = false;
  for (const letter of words) {
    await page.keyboard.type(letter);
    typed += letter;
    if (typed.length === 20) {
      await settledRegister(page);
      isThere = true;
      // Somebody else's change arrives: everything of ours is drawn again.
      const [worker] = context.serviceWorkers();
      await worker?.evaluate(async () => {
        const { chrome } = globalThis as unknown as {
          chrome: {
            storage: { local: { get(): Promise<object>; set(what: object): Promise<void> } };
          };
        };
        const keys = Object.keys(await chrome.storage.local.get());
        await chrome.storage.local.set(
          Object.fromEntries(keys.map((key) => [key, Date.now() + 1])),
        );
      });
    }
  }
  expect(isThere).toBe(true);
  expect(await chipsByRow(page)).not.toEqual([]);
  const search = page.locator('#host-search');
  await expect(search).toBeFocused();
  await expect(search).toHaveValue(words);
});
