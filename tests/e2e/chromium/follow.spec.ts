// What follows from an absence, through the real pages: a provider confirms, and the route that had
// started ends on the register too.
import { expect, loadDemonstration, sayWhoIsWorking, test } from './morning';

test('not confirmed in time is followed up as an absence; one key on the board ends it everywhere', async ({
  office,
}) => {
  const { page, panel, context, arbor } = office;
  await page.goto(arbor.registerUrl);
  await loadDemonstration(office);
  await sayWhoIsWorking(office, 'JB', 'office');
  const sam = panel.getByRole('listitem').filter({ hasText: 'Sam van der Berg' });
  await expect(sam.first()).toContainText('Confirm off site');

  await panel.getByRole('tab', { name: /Follow-ups/ }).click();
  const opening = context.waitForEvent('page');
  await panel.getByRole('button', { name: 'Off site today' }).click();
  const board = await opening;
  const row = board.getByRole('listitem').filter({ hasText: 'Sam van der Berg' });
  await expect(row).toContainText('followed up as an absence until somebody does');
  await row.getByRole('button').first().focus();
  await board.keyboard.press('x');
  await expect(board.getByRole('heading', { name: /^Done/ })).toBeVisible();
  await expect(row).toContainText('Confirmed by Rowan at Forest provision');

  await panel.getByRole('tab', { name: /Calls/ }).click();
  await expect(sam).toHaveCount(0);

  await board.bringToFront();
  await board.keyboard.press('u');
  await expect(board.getByRole('heading', { name: /^Treated as absent/ })).toBeVisible();
});
