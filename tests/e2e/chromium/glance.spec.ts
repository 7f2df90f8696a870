// The toolbar popup: five seconds between two meetings, answered without a click.
import type { Page } from '@playwright/test';
import { expect, loadDemonstration, sayWhoIsWorking, test, type Office } from './morning';
import { startArbor } from '../../arbor/start.mjs';
import { launchWithExtension } from '../../../scripts/extension-browser.mjs';
import { panelOf } from './morning';

const HOUR_MS = 3_600_000;

/** A time zone in which it is noon now: the extension takes the computer's clock, at night too. */
function whereItIsNoon(): { zone: string; today: string } {
  const now = new Date();
  const ahead = 12 - now.getUTCHours();
  return {
    // The sign of these names is the other way round: GMT-3 is three hours ahead (IANA, etcetera).
    zone: `Etc/GMT${ahead > 0 ? `-${ahead}` : `+${-ahead}`}`,
    today: new Date(now.getTime() + ahead * HOUR_MS).toISOString().slice(0, 10),
  };
}

async function openPopup({ context, extensionId }: Office): Promise<Page> {
  const popup = await context.newPage();
  await popup.setViewportSize({ width: 400, height: 600 });
  await popup.goto(`chrome-extension://${extensionId}/popup.html`);
  return popup;
}

async function tellWorker({ panel }: Office, who: string): Promise<void> {
  await panel.getByRole('button', { name: 'Worker told about Kai Morgan' }).click();
  const form = panel.getByRole('form', { name: /told about Kai Morgan/i });
  await form.getByRole('textbox', { name: /^Who was told/ }).fill(who);
  await form.getByRole('radio', { name: 'Phone' }).check();
  await form.getByRole('button', { name: 'Record' }).click();
  await expect(form).toBeHidden();
}

test('nothing imported: it says where to begin', async ({ office }) => {
  const popup = await openPopup(office);
  await expect(popup.getByText('No school yet.')).toBeVisible();
  await expect(popup.getByRole('button', { name: 'Start here' })).toBeVisible();
});

test('the lead sees who and what was done; the office sees neutral words; an old register says so', async ({
  office,
}) => {
  await office.page.goto(office.arbor.registerUrl);
  await loadDemonstration(office);
  await sayWhoIsWorking(office, 'KM', 'dsl');
  await tellWorker(office, 'Duty desk');

  const popup = await openPopup(office);
  const stale = popup.getByRole('alert');
  await expect(stale).toContainText('No register read today.');
  await expect(stale).toContainText('Tue 15 Sep AM');
  const kai = popup
    .locator('li.flag')
    .filter({ hasText: 'Kai Morgan' })
    .filter({ hasText: /Told \d/ });
  await expect(kai).toContainText('Told');
  await expect(kai).toContainText('Duty desk');
  await expect(kai).toContainText('KM');
  await expect(popup.getByText('No reason now')).toHaveCount(0);

  await popup.getByRole('button', { name: /change$/ }).click();
  await popup.getByLabel('Role').selectOption('office');
  await popup.getByRole('button', { name: 'Save' }).click();
  await expect(popup.getByLabel('Role')).toBeHidden();
  await expect(popup.locator('li.flag').filter({ hasText: 'Kai Morgan' }).first()).toBeVisible();
  await expect(popup.locator('body')).not.toContainText(/social|youth|open case|Duty desk|Croft/i);

  await popup.getByRole('button', { name: 'Reception' }).press('.');
  await expect(popup.getByText('K.M.').first()).toBeVisible();
  await expect(popup.getByText('Kai Morgan')).toHaveCount(0);
});

test('a register of today is today’s; one of an earlier day never is', async () => {
  const { zone, today } = whereItIsNoon();
  const arbor = await startArbor({ date: today });
  const browser = await launchWithExtension({ port: arbor.port, timeZone: zone });
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  const office: Office = {
    arbor,
    context: browser.context,
    extensionId: browser.extensionId ?? '',
    page,
    panel: panelOf(page),
  };
  await page.goto(arbor.registerUrl);
  await loadDemonstration(office);
  await sayWhoIsWorking(office, 'KM', 'dsl');
  const popup = await openPopup(office);
  await expect(popup.locator('li.flag').filter({ hasText: 'Kai Morgan' }).first()).toContainText(
    'Nothing recorded yet.',
  );
  const stale = popup.getByText('No register read today.');
  // At weekends and in holidays the stand-in shows the last school day before.
  if (arbor.now.date === today) {
    await expect(stale).toHaveCount(0);
    await expect(popup.getByRole('heading', { name: 'No reason now' })).toBeVisible();
  } else {
    await expect(stale).toBeVisible();
    await expect(
      popup.getByRole('heading', { name: 'No reason at the last register' }),
    ).toBeVisible();
  }
  await browser.close();
  await arbor.close();
});
