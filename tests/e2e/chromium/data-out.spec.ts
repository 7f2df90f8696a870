// What a school gives out and keeps: exported, backed up, erased, restored, and all found again.
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Download, Page } from '@playwright/test';
import { chipsOf, expect, loadDemonstration, panelOf, sayWhoIsWorking, test } from './morning';
import { recordedBy, storedRows, type Rows } from './stored';

const TENANT = 'oakfield-demo';

/** Rows of the school as they are compared: an amendment's number is the database's own. */
function ofSchool(rows: Rows): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(rows)
      .filter(([table]) => table !== 'settings')
      .map(([table, all]) => [
        table,
        all
          .filter((row) => Reflect.get(row as object, 'tenant') === TENANT)
          .map((row) =>
            JSON.stringify({ ...(row as object), ...(table === 'amendments' && { id: 0 }) }),
          )
          .sort(),
      ]),
  );
}

async function saved(
  page: Page,
  press: () => Promise<void>,
): Promise<{ name: string; bytes: Buffer }> {
  const [download]: [Download, void] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('a school is exported, backed up, erased and restored with nothing lost', async ({
  office,
}) => {
  const { page, context, extensionId, arbor, panel } = office;
  await page.goto(arbor.registerUrl);
  await loadDemonstration(office);
  await sayWhoIsWorking(office, 'DL', 'dsl');
  await panel.getByRole('button', { name: /: Kai Morgan/ }).focus();
  for (const key of ['r', 'v', '1']) await page.keyboard.press(key);
  await panel.getByRole('button', { name: 'Record only' }).click();
  await expect.poll(() => recordedBy('DL', context, extensionId)).toContain('call');
  const before = ofSchool(await storedRows(context, extensionId));

  const work = await context.newPage();
  const open = (to: string) =>
    work.goto(`chrome-extension://${extensionId}/workspace.html?tenant=${TENANT}#${to}`);
  const pressed = (name: string) => () => work.getByRole('button', { name }).click();

  await test.step('files for other programs, confidential only when asked for', async () => {
    await open('export');
    const csv = await saved(work, pressed('Pupils as CSV'));
    expect(csv.name).toMatch(/^oakfield-demo-pupils-\d{4}-\d{2}-\d{2}\.csv$/);
    expect(csv.bytes.toString('utf8')).toContain('"Morgan","Kai"');
    expect(csv.bytes.toString('utf8')).not.toContain('Social worker');
    await expect(work.getByRole('status').getByText(/^Saved .*: 4\d\d rows/)).toBeVisible();

    await work.getByLabel('Put them in').check();
    const full = await saved(work, pressed('Pupils as CSV'));
    expect(full.bytes.toString('utf8')).toContain('Social worker');

    const tracker = await saved(work, pressed('Tracker as Excel'));
    const sheet = strFromU8(
      unzipSync(tracker.bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array(),
    );
    expect(sheet).toContain('School intervention');
    expect(sheet).toContain('Letter from CSAWS');
    const calendar = await saved(work, pressed('Calendar as ICS'));
    expect(calendar.bytes.toString('utf8')).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(calendar.bytes.toString('utf8')).not.toContain('Morgan');
  });

  await open('backup');
  await work.getByLabel('Lock it with a passphrase').check();
  await work.getByLabel('Passphrase', { exact: true }).fill('seven purple otters');
  await work.getByLabel('The same again').fill('seven purple otters');
  const backup = await saved(work, pressed('Save a backup'));
  expect(backup.bytes.includes('Morgan')).toBe(false);

  await test.step('erased: no row is left', async () => {
    await open('privacy');
    await expect(work.getByRole('row', { name: /^Pupils/ })).toContainText('imported pupil lists');
    await work.getByLabel('Type erase everything to confirm').fill('erase everything');
    await work.getByRole('button', { name: 'Erase everything' }).click();
    await expect(work.getByText('Erased: oakfield-demo.')).toBeVisible();
    const rows = await storedRows(context, extensionId);
    expect(Object.values(rows).flat()).toEqual([]);
  });

  await test.step('a damaged file changes nothing', async () => {
    await open('backup');
    const damaged = Buffer.from(backup.bytes.subarray(0, backup.bytes.length - 5000));
    const choose = work.getByLabel('Choose a backup, or drop one here');
    await choose.setInputFiles({ name: 'half.zip', mimeType: 'application/zip', buffer: damaged });
    await expect(work.getByRole('alert')).toContainText('half.zip: This backup is damaged');
    expect(Object.values(await storedRows(context, extensionId)).flat()).toEqual([]);
  });

  await test.step('restored, and all is found again', async () => {
    await work
      .getByLabel('Choose a backup, or drop one here')
      .setInputFiles({ name: backup.name, mimeType: 'application/zip', buffer: backup.bytes });
    await work.getByLabel('Its passphrase').fill('seven purple otter');
    await work.getByRole('button', { name: 'Open it' }).click();
    await expect(work.getByRole('alert')).toContainText('does not open with that passphrase');
    await work.getByLabel('Its passphrase').fill('seven purple otters');
    await work.getByRole('button', { name: 'Open it' }).click();
    await expect(work.getByText('it becomes exactly what was saved')).toBeVisible();
    await work.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(work.getByRole('heading', { name: 'Restored' })).toBeVisible();
    expect(ofSchool(await storedRows(context, extensionId))).toEqual(before);

    await page.reload();
    await expect(chipsOf(page).first()).toBeVisible();
    await expect(panelOf(page).getByRole('tab', { name: /Calls/ })).toBeVisible();
  });

  await test.step('data health knows the school', async () => {
    await open('health');
    await expect(work.getByText(/4\d\d pupils on roll, looked at up to/)).toBeVisible();
  });
});
