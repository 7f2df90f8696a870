// A pupil's card: from the morning's register by one key, then in the workspace on paper and as text.
import { expect, loadDemonstration, sayWhoIsWorking, test } from './morning';

test('from the register to a chronology for a meeting', async ({ office }) => {
  const { page, context, panel, arbor } = office;
  await page.goto(arbor.registerUrl);
  await loadDemonstration(office);
  await sayWhoIsWorking(office, 'KM', 'dsl');

  await test.step('the card of the picked pupil, by its key', async () => {
    const row = panel.locator('li', { hasText: 'Kai Morgan' }).locator('[data-row]');
    await row.focus();
    await page.keyboard.press('p');
    const card = panel.getByRole('dialog', { name: 'Kai Morgan' });
    await expect(card.getByRole('gridcell').first()).toBeVisible();
    await expect(card).toContainText('N, no reason yet; seen on the page');
    await expect(card).not.toContainText('Helen Croft');
    await card.getByRole('button', { name: 'Show workers and plans' }).click();
    await expect(card).toContainText('Helen Croft');
  });

  const [workspace] = await Promise.all([
    context.waitForEvent('page'),
    panel.getByRole('button', { name: 'Print in the workspace' }).click(),
  ]);

  await test.step('handed over without the pupil in the address', async () => {
    const card = workspace.getByRole('dialog', { name: 'Kai Morgan' });
    await expect(card.getByText('For a meeting')).toBeVisible();
    expect(decodeURIComponent(workspace.url())).not.toMatch(/kai|morgan/i);
  });

  await test.step('on paper: the sheet alone, and nothing confidential', async () => {
    const sheet = workspace.locator('.print-sheet');
    await workspace.emulateMedia({ media: 'print' });
    await expect(sheet).toBeVisible();
    await expect(workspace.getByRole('navigation')).toBeHidden();
    await expect(sheet).toContainText('Made by KM');
    await expect(sheet).toContainText('TC to mum, no answer. Ring nan next.');
    await expect(sheet).not.toContainText('Helen Croft');
    await workspace.emulateMedia({ media: 'screen' });
  });

  await test.step('another pupil by the search, without accents', async () => {
    await workspace.keyboard.press('Escape');
    await expect(workspace.getByRole('dialog')).toBeHidden();
    const find = workspace.getByRole('combobox', { name: 'Find a pupil by name or form' });
    await find.fill('nguyen linh');
    const found = workspace.getByRole('listbox', { name: 'Pupils found' });
    await expect(found).toContainText('Linh Nguyễn');
    await find.press('Enter');
    await expect(workspace.getByRole('dialog', { name: 'Linh Nguyễn' })).toContainText(
      'Absence line from mum, high temperature',
    );
  });
});
