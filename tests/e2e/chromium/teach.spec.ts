/**
 * A page nobody foresaw: two columns that could be the mark, under a strict policy. It is not
 * guessed; a person points at a name and its mark, and from then on it is read.
 */
import type { Route } from '@playwright/test';
import { expect, test } from './morning';

const PEOPLE = ['Ava Adams', 'Leo Brown', 'Mei Chen', 'Rosa Diaz'];
const ODD = `<!doctype html><html lang="en"><head><title>Arbor</title></head><body>
  <h1>5B Register</h1><p>Tuesday 15 September 2026, 08:50</p>
  <table><thead><tr><th>Name</th><th>AM</th><th>PM</th></tr></thead><tbody>${PEOPLE.map(
    (name, at) =>
      `<tr><td>${name}</td><td>${['/', 'N', 'L', '/'][at]}</td><td>${['\\', '\\', 'N', 'I'][at]}</td></tr>`,
  ).join('')}</tbody></table></body></html>`;

const odd = (route: Route) =>
  route.fulfill({
    contentType: 'text/html',
    headers: { 'content-security-policy': "default-src 'none'" },
    body: ODD,
  });

test('a page that is not recognised is taught by pointing, and is read from then on', async ({
  office,
}) => {
  const { page, panel, arbor } = office;
  const address = new URL('/?/odd-register-ui/list/id/7', arbor.registerUrl);
  await page.route((url) => url.search.startsWith('?/odd-register-ui'), odd);
  await page.goto(address.href);
  const line = page.getByText('This page is not recognised.');
  await expect(line).toBeVisible();

  await page.getByRole('button', { name: 'Show it where to look' }).click();
  await expect(panel.getByRole('heading', { name: 'Show Alongside this page' })).toBeVisible();
  await page.evaluate(() => {
    document.addEventListener('click', () => document.body.setAttribute('data-felt', 'a click'));
  });
  const [toName, toMark] = [0, 1].map((at) =>
    panel.getByRole('button', { name: 'Point at it' }).nth(at),
  );
  await toName?.click();
  const clickOn = async (text: string, nth = 0) => {
    const box = await page.getByRole('cell', { name: text, exact: true }).nth(nth).boundingBox();
    if (!box) throw new Error(`no ${text}`);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  };
  await clickOn('Leo Brown');
  await expect(panel.getByText('Shown: Leo Brown')).toBeVisible();
  await toMark?.click();
  await clickOn('N');
  await expect(panel.getByText('4 pupils, every mark read.')).toBeVisible();
  await expect(panel.getByText('Leo Brown N (read from text)')).toBeVisible();
  // The host felt none of it.
  expect(await page.evaluate(() => document.body.getAttribute('data-felt'))).toBeNull();

  await panel.getByLabel('What this page is called').fill('Odd register');
  await panel.getByRole('button', { name: 'Save for this school' }).click();
  // The page is read at once, and on every later visit.
  const readAsRegister = panel.getByRole('button', { name: 'Load the demonstration school' });
  await expect(readAsRegister).toBeVisible();
  await page.reload();
  await expect(readAsRegister).toBeVisible();
  await expect(line).toBeHidden();
});
