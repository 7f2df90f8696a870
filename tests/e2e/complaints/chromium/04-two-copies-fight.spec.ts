import { chipsByRow, complaints, expect, OURS, settledRegister, test } from '../around';

interface Adopting {
  chrome: {
    tabs: { query(of: object): Promise<{ id?: number }[]> };
    scripting: { executeScript(what: object): Promise<unknown> };
    runtime: {
      getManifest(): { content_scripts: { js: string[]; matches: string[] }[] };
      onInstalled: { dispatch(details: { reason: string }): void };
    };
  };
}

test('after an update the new copy adopts open tabs, and the old one retires', async ({
  office,
}) => {
  const { page, context, panel } = office;
  await office.openWith({});
  await settledRegister(page);
  const chips = await chipsByRow(page);
  const said = complaints(context);
  await page.evaluate(() => {
    for (const ours of document.querySelectorAll('alongside-panel, span[data-alongside]'))
      ours.setAttribute('data-of', 'the old copy');
  });
  const [worker] = context.serviceWorkers();
  await worker?.evaluate(() => {
    const { chrome } = globalThis as unknown as Adopting;
    chrome.runtime.onInstalled.dispatch({ reason: 'update' });
  });
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
  const { page, context } = office;
  await office.openWith({});
  await settledRegister(page);
  const chips = await chipsByRow(page);
  const [worker] = context.serviceWorkers();
  await worker?.evaluate(async () => {
    const { chrome } = globalThis as unknown as Adopting;
    const { js, matches } = chrome.runtime.getManifest().content_scripts[0] ?? {
      js: [],
      matches: [],
    };
    const tabs = await chrome.tabs.query({ url: matches });
    for (const { id } of [...tabs, ...tabs]) {
      await chrome.scripting.executeScript({ target: { tabId: id }, files: js });
    }
  });
  await settledRegister(page);
  await expect(page.locator('alongside-panel')).toHaveCount(1);
  await expect.poll(() => chipsByRow(page)).toEqual(chips);
});
