import { switchTo } from '../../chromium/one-office';
import { chipsByRow, expect, settledRegister, test } from '../around';

test('the old and the new make of a page, side by side in two tabs', async ({ office }) => {
  const { page, context, arbor } = office;
  await office.openWith({});
  await settledRegister(page);
  const newer = await context.newPage();
  await switchTo(newer, arbor.registerUrl, {
    classNames: 'hashed',
    ids: 'none',
    picker: 'select',
    markWords: 'aria-label',
    studentLink: 'student-id',
  });
  await newer.goto(arbor.registerUrl);
  await settledRegister(newer);
  expect(await chipsByRow(newer)).toEqual(await chipsByRow(page));
  // The old one is still followed while the new one is in front.
  await page.evaluate(() => {
    const rows = document.querySelector('tbody');
    rows?.replaceChildren(...[...rows.children].map((row) => row.cloneNode(true)));
  });
  await expect.poll(() => chipsByRow(page)).toEqual(await chipsByRow(newer));
  await newer.close();
});
