import { chipsOf, expect, settledRegister, test, chipsByRow } from '../around';

test('a new make of the page, without any name we know, is read as the old one was', async ({
  office,
}) => {
  const { page } = office;
  await office.openWith({});
  await settledRegister(page);
  const before = await chipsByRow(page);
  await office.openWith({
    classNames: 'hashed',
    ids: 'none',
    layout: 'div-grid',
    picker: 'buttons',
    markDrawing: 'svg',
    heading: 'date-elsewhere',
  });
  await settledRegister(page);
  expect(await chipsByRow(page)).toEqual(before);
});

test('the host is updated under an open page: chips move to the new markup or go', async ({
  office,
}) => {
  const { page } = office;
  await office.openWith({});
  await settledRegister(page);
  const before = await chipsByRow(page);
  await page.evaluate(() => {
    const table = document.querySelector('table');
    const grid = document.createElement('div');
    grid.setAttribute('role', 'table');
    for (const row of table?.rows ?? []) {
      const line = document.createElement('div');
      line.setAttribute('role', 'row');
      for (const cell of row.cells) {
        const part = document.createElement('div');
        part.setAttribute('role', cell.tagName === 'TH' ? 'columnheader' : 'cell');
        part.style.cssText = 'display:inline-block;width:150px';
        for (const node of cell.childNodes) {
          if (!(node instanceof Element) || !node.matches('[data-alongside]')) {
            part.append(node.cloneNode(true));
          }
        }
        line.append(part);
      }
      grid.append(line);
    }
    table?.replaceWith(grid);
  });
  await expect.poll(() => chipsByRow(page)).toEqual(before);
});

test('a page that cannot be read any more gets one quiet line, and works', async ({ office }) => {
  const { page } = office;
  await office.openWith({ view: 'profile', markDrawing: 'svg', markWords: 'none' });
  const ours = page.locator('alongside-panel');
  await expect(ours.getByText('This page is not recognised.')).toHaveCount(1);
  await expect(chipsOf(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Skip' }).click();
  await ours.getByRole('button', { name: 'Dismiss' }).click();
  await expect(ours).toHaveCount(0);
  // What can be read of it is taken up again.
  await page.getByRole('button', { name: 'List view' }).click();
  await settledRegister(page);
});
