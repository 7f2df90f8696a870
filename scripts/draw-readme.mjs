// The pictures of the README, taken from the production build on the demonstration school.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startArbor } from '../tests/arbor/start.mjs';
import { launchWithExtension } from './extension-browser.mjs';

const FOLDER = join(import.meta.dirname, '../docs/images');
mkdirSync(FOLDER, { recursive: true });

// Calls are made in the morning, whatever the hour here: the sign of Etc/GMT zones is turned round.
const hoursFromNine = 9 - new Date().getUTCHours();
const timeZone = `Etc/GMT${hoursFromNine > 0 ? '' : '+'}${-hoursFromNine}`;

const arbor = await startArbor({ date: '2026-10-13' });
try {
  for (const colorScheme of ['light', 'dark']) {
    const browser = await launchWithExtension({ port: arbor.port, colorScheme, timeZone });
    const page = browser.context.pages()[0];
    const panel = page.frameLocator('alongside-panel iframe');
    await page.goto(arbor.registerUrl);
    await panel.getByRole('button', { name: 'Load the demonstration school' }).click();
    await panel.getByLabel('Initials').fill('JB');
    await panel.getByLabel('Role').selectOption('attendance');
    await panel.getByRole('button', { name: 'Save' }).click();
    await panel.getByLabel('Initials').waitFor({ state: 'detached' });
    for (const key of ['r', 's', '1', 'i', 's', 'h', 't']) await page.keyboard.press(key);
    await panel.getByRole('textbox', { name: 'Comment line' }).waitFor();
    await page.screenshot({ path: join(FOLDER, `register-${colorScheme}.png`) });
    await browser.close();
  }
} finally {
  await arbor.close();
}
