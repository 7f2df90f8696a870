// The walk a new user takes, by itself: for machines without a display, and for looking at.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const PATIENCE_MS = 30_000;

/** @param {{ browser: any, arbor: any, folder: string }} options `folder` is emptied first. */
export async function takeTheWalk({ browser, arbor, folder }) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { context, extensionId } = browser;
  const page = context.pages()[0] ?? (await context.newPage());
  const panel = page.frameLocator('alongside-panel iframe');
  page.setDefaultTimeout(PATIENCE_MS);
  let number = 0;

  async function shot(of, name, what) {
    number += 1;
    const file = `${String(number).padStart(2, '0')}-${name}.png`;
    await of.screenshot({ path: join(folder, file) });
    console.log(`${String(number).padStart(2)}. ${what}\n    ${file}`);
  }
  const first = () => panel.getByRole('listitem').first();
  const press = async (keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  await page.goto(arbor.registerUrl);
  await panel.getByRole('button', { name: 'Load the demonstration school' }).waitFor();
  await shot(
    page,
    'first-run',
    'Opened a morning register. Nothing is known yet; one screen says what to do.',
  );

  await panel.getByRole('button', { name: 'Load the demonstration school' }).click();
  await panel.getByLabel('Initials').fill('JB');
  await panel.getByLabel('Role').selectOption('attendance');
  await panel.getByRole('button', { name: 'Save' }).click();
  await panel.getByLabel('Initials').waitFor({ state: 'detached' });
  await shot(
    page,
    'register',
    'Loaded the demonstration school and gave initials. Whom to ring first stands first.',
  );

  await first().getByRole('button', { name: /^Why/ }).click();
  await panel
    .getByRole('dialog')
    .getByText(/Standard/)
    .first()
    .waitFor();
  await shot(page, 'why', 'Asked why: the rule, its source, the sessions counted, what clears it.');
  await press(['Escape']);

  await press(['r', 's', '1']);
  await shot(page, 'calling', 'Pressed R, S, 1: recording a call, spoke to mum.');
  await press(['i', 's', 'h', 't']);
  await panel.getByRole('textbox', { name: 'Comment line' }).waitFor();
  await shot(
    page,
    'line',
    'Illness, sickness, at home with mum, back tomorrow: the line is built and checked.',
  );
  await press(['Enter']);
  await panel
    .getByText(/^Recorded/)
    .first()
    .waitFor();
  await shot(page, 'recorded', 'Recorded and copied; the next pupil is picked. Undo is offered.');

  await press(['f']);
  await shot(page, 'follow-ups', 'Follow-ups: what else is due for the pupils of this register.');
  await press(['t']);
  await shot(page, 'tracker', 'Tracker: attendance, the step due and who did what.');
  await press(['.']);
  await shot(
    page,
    'reception',
    'Pressed the full stop: reception mode. Names are initials, chips are gone.',
  );
  await press(['.', 'c']);

  await page.reload();
  await first().waitFor();
  await shot(page, 'after-reload', 'Reloaded: all of it is still there.');

  const glance = await context.newPage();
  await glance.setViewportSize({ width: 420, height: 560 });
  await glance.goto(`chrome-extension://${extensionId}/popup.html`);
  await glance.getByText('Looking…').waitFor({ state: 'detached' });
  await shot(
    glance,
    'glance',
    'The toolbar popup: the safeguarding lead’s question, answered without a click.',
  );

  const workspace = await context.newPage();
  await workspace.goto(
    `chrome-extension://${extensionId}/workspace.html?tenant=oakfield-demo#tracker`,
  );
  await workspace.getByText('Looking…').waitFor({ state: 'detached' });
  await shot(workspace, 'workspace', 'The workspace: the tracker of the whole school.');
  console.log(`\nThe screenshots are in ${folder}`);
}
