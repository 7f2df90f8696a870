// A rule changed on screen, from the example to whom it moves, to the register it changes.
import { expect, loadDemonstration, sayWhoIsWorking, test } from './morning';

test('a school confirms an example and makes a rule stricter, and sees whom it moves first', async ({
  office,
}) => {
  const { page, panel, context, extensionId, arbor } = office;
  await page.goto(arbor.registerUrl);
  await loadDemonstration(office);
  await sayWhoIsWorking(office, 'KM', 'head');
  const rules = await context.newPage();
  await rules.goto(`chrome-extension://${extensionId}/workspace.html?tenant=oakfield-demo#rules`);

  await test.step('an example is confirmed as it stands', async () => {
    const row = rules.getByRole('row').filter({ hasText: 'case stuck without action' });
    await expect(row).toContainText('Example, not confirmed by the school');
    await row.getByRole('button', { name: /^Confirm/ }).click();
    await rules.getByLabel('Where the school says so').fill('Attendance policy 2026, page 4');
    await rules.getByRole('button', { name: 'Confirm: see what it does' }).click();
    await expect(rules.getByText('Example confirmed')).toBeVisible();
    await expect(rules.getByText(/0 pupils of 420 would move/)).toBeVisible();
    await rules.getByRole('button', { name: 'Use these rules' }).click();
    await expect(row).toContainText('Attendance policy 2026, page 4');
    await expect(row).not.toContainText('Example');
  });

  await test.step('day 3 becomes day 2 only after it was seen whom that moves', async () => {
    await rules.getByRole('button', { name: 'Change day-3 contact' }).click();
    await rules.getByRole('spinbutton', { name: 'Day-3 contact' }).fill('2');
    await rules.getByLabel('Holds from').fill('2026-09-01');
    await rules.getByLabel('Where the school says so').fill('Attendance policy 2026, page 5');
    await rules.getByRole('button', { name: 'See what it does' }).click();
    await expect(rules.getByText('Stricter')).toBeVisible();
    await expect(rules.getByRole('region', { name: 'Pupils moved' })).toContainText(
      'Day 3 contact',
    );
    await expect(page.locator('button.chip', { hasText: 'Day 2 contact' })).toHaveCount(0);
    await rules.getByRole('button', { name: 'Use these rules' }).click();
    await expect(rules.getByText('The new rules hold from now on.')).toBeVisible();
  });

  await page.bringToFront();
  await expect(page.locator('button.chip', { hasText: 'Day 2 contact' }).first()).toBeVisible();
  await expect(panel.getByRole('tab', { name: /Calls/ })).toBeVisible();
});
