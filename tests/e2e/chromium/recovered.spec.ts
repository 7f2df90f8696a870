/**
 * What a colleague wrote into Arbor's note on another computer is a record here again, and the alert
 * it answers ends: the words are read where a row shows them, or when the note is opened.
 */
import type { Locator } from '@playwright/test';
import { expect, loadDemonstration, sayWhoIsWorking, test, type Office } from './morning';
import { switchTo } from './one-office';
import { recordedBy } from './stored';

async function openNote({ page }: Office, name: string): Promise<Locator> {
  await page
    .getByRole('row', { name })
    .getByRole('button', { name: /^(?:Add|Edit) note$/ })
    .click();
  const slideover = page.locator('.slideover');
  await expect(slideover).toBeVisible();
  return slideover;
}

/** Words typed into the host's own field and saved by the host's own button. */
async function writeNote(office: Office, name: string, line: string): Promise<void> {
  const slideover = await openNote(office, name);
  await slideover.locator('[name=note]').fill(line);
  await slideover.getByRole('button', { name: 'Save' }).click();
  await expect(slideover).toBeHidden();
}

/** The host's own list of marks. */
async function chooseMark({ page }: Office, name: string, mark: RegExp): Promise<void> {
  await page.getByRole('row', { name }).getByRole('combobox').click();
  await page.getByRole('option', { name: mark }).click();
}

test('a mark changed in Arbor ends the alert within a second, and the panel says so', async ({
  office,
}) => {
  const { page, panel, arbor } = office;
  await switchTo(page, arbor.registerUrl, { noteOpens: 'from-row' });
  await page.goto(arbor.registerUrl);
  await loadDemonstration(office);
  await sayWhoIsWorking(office);
  await expect(panel.getByRole('button', { name: 'Worker told' })).toBeVisible();
  // Begun, not awaited: it ends with the announcement.
  const saidAt = panel.locator(':root').evaluate(
    (root) =>
      new Promise<number>((said) => {
        new MutationObserver(() => {
          const words = [...root.querySelectorAll('[role=status]')].map((each) => each.textContent);
          if (words.some((text) => text?.includes('no longer absent without a reason')))
            said(Date.now());
        }).observe(root, { childList: true, characterData: true, subtree: true });
      }),
  );
  const enteredAt = page.evaluate(
    () =>
      new Promise<number>((entered) => {
        addEventListener(
          'click',
          ({ target }) => {
            if (target instanceof Element && target.closest('[role=option]')) entered(Date.now());
          },
          { capture: true },
        );
      }),
  );
  await chooseMark(office, 'Morgan, Kai', /^I\b/);
  const announcement = panel
    .getByRole('status')
    .filter({ hasText: 'no longer absent without a reason' });
  await expect(announcement).toContainText('Kai Morgan');
  await expect(panel.getByRole('button', { name: 'Worker told' })).toBeHidden();
  const took = (await saidAt) - (await enteredAt);
  expect(took).toBeLessThan(1000);
});

test('a colleague’s line in Arbor’s note becomes a record, and the alert it answers ends', async ({
  office,
}) => {
  const { page, panel, context, extensionId, arbor } = office;
  const queued = (name: string) => panel.getByRole('button', { name: new RegExp(`: ${name}`) });
  await page.goto(arbor.registerUrl);
  await loadDemonstration(office);
  await sayWhoIsWorking(office);

  await test.step('read from the row that shows it', async () => {
    await expect(queued('Ellis Wright')).toBeVisible();
    await writeNote(
      office,
      'Wright, Ellis',
      'TC to mum, poorly – temperature, at home with mum, back Wed 16 Sep. N→I. AK 09:02',
    );
    await expect(queued('Ellis Wright')).toBeHidden();
    await expect.poll(() => recordedBy('AK', context, extensionId)).toEqual(['call']);
  });

  await test.step('read when the note is opened, and not while words are typed into it', async () => {
    await switchTo(page, arbor.registerUrl, { noteShown: 'slideover' });
    await page.goto(arbor.registerUrl);
    await expect(queued('Kai Morgan')).toBeVisible();
    await writeNote(
      office,
      'Morgan, Kai',
      'TC to nan, poorly – sickness, at home with nan, back Wed 16 Sep. N→I. AK 09:05',
    );
    await page.reload();
    await expect(queued('Kai Morgan')).toBeVisible();
    expect(await recordedBy('AK', context, extensionId)).toEqual(['call']);
    await openNote(office, 'Morgan, Kai');
    await expect.poll(() => recordedBy('AK', context, extensionId)).toEqual(['call', 'call']);
    await page.locator('.slideover').getByRole('button', { name: 'Cancel' }).click();
    await expect(queued('Kai Morgan')).toBeHidden();
  });
});
