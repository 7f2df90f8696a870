// Data in, data kept: whatever stops, closes or is reloaded, nothing accepted is lost or shown twice.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from '@playwright/test';
import { launchWithExtension } from '../../../scripts/extension-browser.mjs';
import { startArbor } from '../../arbor/start.mjs';
import {
  chipsOf,
  expect,
  loadDemonstration,
  panelOf,
  sayWhoIsWorking,
  test,
  type Office,
} from './morning';
import { insideExtension, recordedBy, workerStopper } from './stored';

const ME = 'TL';

function kaiIn(panel: FrameLocator) {
  return panel.getByRole('listitem').filter({ hasText: 'Kai Morgan' });
}

function kaisChip(page: Page) {
  return page.getByRole('row', { name: /Morgan, Kai/ }).locator(chipsOf(page));
}

function line(panel: FrameLocator) {
  return panel.getByRole('textbox', { name: 'Comment line' });
}

async function openRegister(office: Office): Promise<void> {
  await office.page.goto(office.arbor.registerUrl);
  await loadDemonstration(office);
  await sayWhoIsWorking(office, ME);
  await expect(kaiIn(office.panel)).toContainText('worker must be told');
}

/** As far as the line: a voicemail for the first contact. */
async function beginCall(page: Page, panel: FrameLocator): Promise<void> {
  await panel.getByRole('button', { name: /: Kai Morgan/ }).focus();
  for (const key of ['r', 'v', '1']) await page.keyboard.press(key);
  await expect(line(panel)).toHaveValue(/^TC to mum, voicemail left/);
}

async function recordCall(page: Page, panel: FrameLocator): Promise<void> {
  await beginCall(page, panel);
  await panel.getByRole('button', { name: 'Record only' }).click();
  await expect(kaiIn(panel)).toContainText(`(${ME})`);
}

async function tellWorker(panel: FrameLocator, who: string): Promise<void> {
  await panel.getByRole('button', { name: 'Worker told about Kai Morgan' }).click();
  const form = panel.getByRole('form', { name: /told about Kai Morgan/i });
  await form.getByRole('textbox', { name: /^Who was told/ }).fill(who);
  await form.getByRole('radio', { name: 'Phone' }).check();
  await form.getByRole('button', { name: 'Record' }).click();
  await expect(form).toBeHidden();
}

test('all that was recorded is there after the browser was closed and opened again', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'alongside-kept-'));
  const arbor = await startArbor();
  const open = async () => {
    const browser = await launchWithExtension({ port: arbor.port, profile });
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    const extensionId = browser.extensionId ?? '';
    return { browser, page, panel: panelOf(page), arbor, context: browser.context, extensionId };
  };
  const before = await open();
  await openRegister(before);
  await recordCall(before.page, before.panel);
  await tellWorker(before.panel, 'Duty desk');
  await before.panel.getByRole('tab', { name: /Tracker/ }).click();
  await before.panel
    .getByRole('button', { name: /^Kai Morgan/ })
    .first()
    .click();
  await before.panel.getByRole('button', { name: 'Step taken for Kai Morgan' }).click();
  const step = before.panel.getByRole('form', { name: 'Step taken for Kai Morgan' });
  await step.getByRole('combobox').selectOption('Letter');
  await step.getByRole('textbox').fill('posted first class');
  await step.getByRole('button', { name: 'Save step' }).click();
  await expect(step).toBeHidden();
  await before.browser.close();

  const after = await open();
  await after.page.goto(arbor.registerUrl);
  const { panel } = after;
  await expect(kaiIn(panel)).toContainText(`Letter: posted first class (${ME})`);
  await expect(kaiIn(panel)).not.toContainText('worker must be told');
  await panel.getByRole('tab', { name: /Tracker/ }).click();
  await panel
    .getByRole('button', { name: /^Kai Morgan/ })
    .first()
    .click();
  await expect(panel.getByRole('tabpanel')).toContainText('posted first class');
  await expect(panel.getByRole('tabpanel')).toContainText('TC to mum, voicemail left');
  await expect(panel.getByRole('tabpanel')).toContainText('Duty desk');
  expect(await recordedBy(ME, after.context, after.extensionId)).toEqual([
    'call',
    'notification',
    'step',
  ]);
  await after.browser.close();
  await arbor.close();
  rmSync(profile, { recursive: true, force: true });
});

test('the worker may stop between any two steps of a recording', async ({ office }) => {
  const { page, panel, context, extensionId } = office;
  const stopWorker = await workerStopper(context, extensionId);
  await page.bringToFront();
  await openRegister(office);
  await panel.getByRole('button', { name: /1 of \d+: Kai Morgan/ }).focus();
  for (const key of ['r', 'v', '1', 'n']) {
    await stopWorker();
    await page.keyboard.press(key);
  }
  await expect(line(panel)).toHaveValue(/^TC to mum, voicemail left/);
  await stopWorker();
  // Stopped again while the record is on its way.
  await Promise.all([panel.getByRole('button', { name: 'Record only' }).click(), stopWorker()]);
  await expect(kaiIn(panel)).toContainText(`(${ME})`);
  await stopWorker();
  await tellWorker(panel, 'Duty desk');
  await stopWorker();
  await page.reload();
  await expect(kaiIn(panel)).toContainText(`(${ME})`);
  expect(await recordedBy(ME, context, extensionId)).toEqual(['call', 'notification']);
});

test('a tab closed in the middle of a record: the draft is back', async ({ office }) => {
  const { page, panel, context, arbor, extensionId } = office;
  await openRegister(office);
  await beginCall(page, panel);
  await line(panel).press('End');
  await line(panel).pressSequentially(' Ring nan.');
  const written = await line(panel).inputValue();
  expect(written).toContain('Ring nan.');
  const next = await context.newPage();
  await page.close();
  await next.goto(arbor.registerUrl);
  await panelOf(next).getByRole('button', { name: 'Record call for Kai Morgan' }).click();
  await expect(line(panelOf(next))).toHaveValue(written);
  expect(await recordedBy(ME, context, extensionId)).toEqual([]);

  await panelOf(next).getByRole('button', { name: 'Record only' }).click();
  await expect(kaiIn(panelOf(next))).toContainText('Ring nan.');
  await panelOf(next).getByRole('button', { name: 'Record call for Kai Morgan' }).click();
  await expect(
    panelOf(next).getByRole('region', { name: /Record a call about Kai Morgan/ }),
  ).toBeVisible();
  await expect(line(panelOf(next))).toHaveCount(0);
});

test('two tabs on one register show the same, and undo takes it back in both', async ({
  office,
}) => {
  const { page, panel, context, arbor, extensionId } = office;
  await openRegister(office);
  const other = await context.newPage();
  await other.goto(arbor.registerUrl);
  await expect(kaiIn(panelOf(other))).toContainText('worker must be told');
  await page.bringToFront();
  await recordCall(page, panel);
  await tellWorker(panel, 'Duty desk');
  await expect(kaiIn(panelOf(other))).toContainText('TC to mum, voicemail left');
  await expect(kaiIn(panelOf(other))).not.toContainText('worker must be told');

  await panel.getByRole('button', { name: 'Undo' }).click();
  for (const each of [panel, panelOf(other)]) {
    await expect(kaiIn(each)).toContainText('worker must be told');
    await expect(kaiIn(each)).toContainText('TC to mum, voicemail left');
  }
  await expect(kaisChip(other)).toContainText(['Still to tell', 'PA']);
  expect(await recordedBy(ME, context, extensionId)).toEqual(['call', 'notification', 'undo']);
});

test.describe('the worker alert', () => {
  test('outlasts hiding, reloading and calls, and ends once each worker was told', async ({
    office,
  }) => {
    const { page, panel, context, extensionId } = office;
    await openRegister(office);
    await giveKaiSecondWorker(office);
    await page.reload();
    await expect(kaiIn(panel)).toContainText('worker must be told');

    await panel.getByRole('button', { name: 'Hide the panel' }).click();
    const tab = page.getByRole('button', { name: /^Alongside: \d+ pupils? needs? someone now/ });
    await expect(tab).toBeVisible();
    await page.reload();
    await expect(tab).toBeVisible();
    await tab.click();
    await expect(kaiIn(panel)).toContainText('worker must be told');

    await recordCall(page, panel);
    await expect(kaiIn(panel)).toContainText('worker must be told');

    await tellWorker(panel, 'Duty desk');
    await expect(panel.getByRole('button', { name: 'Worker told about Kai Morgan' })).toBeVisible();
    await expect(kaiIn(panel)).toContainText('Duty desk');
    await tellWorker(panel, 'Youth service desk');
    await expect(panel.getByRole('button', { name: 'Worker told about Kai Morgan' })).toHaveCount(
      0,
    );
    expect(await recordedBy(ME, context, extensionId)).toEqual([
      'call',
      'notification',
      'notification',
    ]);
  });

  test('does not let an office that may not read whom to tell say that it was told', async ({
    office,
  }) => {
    const { page, panel, context, extensionId } = office;
    await page.goto(office.arbor.registerUrl);
    await loadDemonstration(office);
    await sayWhoIsWorking(office, ME, 'office');
    await expect(panel.locator('body')).not.toContainText(/social|youth/i);
    await tellWorker(panel, 'Kate, in person');
    await expect(panel.getByRole('status')).toContainText(['DSL told: recorded for Kai Morgan']);
    await expect(kaiIn(panel)).toContainText('worker must be told');
    expect(await recordedBy(ME, context, extensionId)).toEqual(['notification']);
  });

  test('ends when the reason arrives as a mark in Arbor', async ({ office }) => {
    const { page, panel } = office;
    await openRegister(office);
    const row = page.getByRole('row', { name: /Morgan, Kai/ });
    await row.getByRole('combobox').click();
    await page.getByRole('option', { name: 'Illness' }).first().click();
    await expect(row.getByRole('combobox')).toContainText('I');
    await expect(kaisChip(page).filter({ hasText: 'Call first' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(panel.getByRole('tab', { name: /Calls/ })).toBeVisible();
    await expect(panel.getByRole('button', { name: 'Worker told about Kai Morgan' })).toHaveCount(
      0,
    );
  });
});

async function giveKaiSecondWorker({ context, extensionId }: Office): Promise<void> {
  const inside = await insideExtension(context, extensionId);
  await inside.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('not stored'));
      });
    const database = await done(indexedDB.open('alongside'));
    const transaction = database.transaction(['contexts', 'pupils'], 'readwrite');
    const pupils: { id: string; surname: string; forename: string }[] = await done(
      transaction.objectStore('pupils').getAll(),
    );
    const kai = pupils.find(({ surname, forename }) => `${forename} ${surname}` === 'Kai Morgan');
    const contexts: { pupilId: string; workers: { kind: string; name: string }[] }[] = await done(
      transaction.objectStore('contexts').getAll(),
    );
    const context = contexts.find(({ pupilId }) => pupilId === kai?.id);
    const [worker] = context?.workers ?? [];
    if (!context || !worker) throw new Error('Kai Morgan has no open case');
    context.workers.push({ ...worker, kind: 'youth-offending', name: 'Sol Hart' });
    await done(transaction.objectStore('contexts').put(context));
    database.close();
  });
  await inside.close();
}

test('reception mode: one key there, the same key back, remembered', async ({ office }) => {
  const { page, panel } = office;
  await openRegister(office);
  await panel.getByRole('button', { name: /: Kai Morgan/ }).focus();
  await page.keyboard.press('.');
  await expect(panel.getByText('K.M.')).toBeVisible();
  await expect(panel.getByText('Kai Morgan')).toHaveCount(0);
  await expect(chipsOf(page)).toHaveCount(0);
  await expect(panel.locator('body')).not.toContainText(/worker|social|case/i);
  await page.reload();
  await expect(panel.getByText('K.M.')).toBeVisible();
  await expect(chipsOf(page)).toHaveCount(0);
  await panel.getByRole('button', { name: /: K\.M\./ }).focus();
  await page.keyboard.press('.');
  await expect(kaiIn(panel)).toContainText('worker must be told');
  await expect(kaisChip(page)).toContainText(['Call first']);
});
