// Each of the twelve common outcomes by keyboard alone, in the production build, keys counted; a
// call for a whole family; a correction; the worker stopped between any two keys.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './one-office';
import { insideExtension, workerStopper } from './stored';

interface StoredCall {
  id: string;
  at: string;
  about: { date: string; session: string };
  by: { initials: string };
  pupilId: string;
  payload: {
    kind: string;
    of?: string;
    comment?: string;
    againAt?: string;
    call?: { outcome: string; codeTo: string | null; nextStep: string | null };
  };
}

/** All that this desk has recorded, oldest first. */
async function recorded(inside: Page): Promise<StoredCall[]> {
  const rows = await inside.evaluate(
    () =>
      new Promise<unknown[]>((resolve, reject) => {
        const open = indexedDB.open('alongside');
        open.onerror = () => reject(open.error ?? new Error('the database cannot be opened'));
        open.onsuccess = () => {
          const all = open.result.transaction('events').objectStore('events').getAll();
          all.onsuccess = () => {
            open.result.close();
            resolve(all.result);
          };
        };
      }),
  );
  return (rows as { event: StoredCall }[])
    .map(({ event }) => event)
    .filter(({ by }) => by.initials === 'JB')
    .sort((a, b) => a.at.localeCompare(b.at));
}

interface Played {
  outcome: string;
  pupil: string;
  keys: string[];
  /** The line, without the initials and the time at its end. */
  line: string;
  /** `*`: by the time of the day. */
  codeTo: string | null;
}

const ELLIS = /: Ellis Wright/;
const SAM = /: Sam van der Berg/;

/** Every key, from the pupil picked to the next one: `r` opens the form, Enter records. */
const TWELVE = JSON.parse(
  readFileSync(join(import.meta.dirname, 'twelve-outcomes.json'), 'utf8'),
) as Played[];

test('each of the twelve outcomes by keyboard, the worker stopped before every key: stored once, undone, at most eight keys at the median', async ({
  office,
}) => {
  const { page, panel, context, extensionId, arbor } = office;
  const inside = await insideExtension(context, extensionId);
  const stopWorker = await workerStopper(context, extensionId);
  await page.bringToFront();
  await page.goto(arbor.registerUrl);
  const counts: number[] = [];
  for (const { outcome, pupil, keys, line, codeTo } of TWELVE) {
    await test.step(outcome, async () => {
      const before = (await recorded(inside)).length;
      const row = panel.getByRole('button', { name: new RegExp(`: ${pupil}`) });
      await row.focus();
      for (const key of keys.slice(0, -1)) {
        await stopWorker();
        await page.keyboard.press(key);
      }
      // Stopped again while the record is on its way.
      await Promise.all([page.keyboard.press('Enter'), stopWorker()]);
      counts.push(keys.length);
      await expect(panel.getByRole('status').first()).toContainText('Recorded');
      // What a provider says is kept twice: as the call, and as its word on where the pupil is.
      const records = outcome === 'provider-reported' ? 2 : 1;
      await expect.poll(async () => (await recorded(inside)).length).toBe(before + records);
      const call = (await recorded(inside)).findLast(({ payload }) => payload.call)?.payload;
      expect(call?.call?.outcome).toBe(outcome);
      expect(call?.comment).toContain(line);
      expect(call?.comment).toMatch(/ JB \d\d:\d\d$/);
      if (codeTo !== '*') expect(call?.call?.codeTo).toBe(codeTo);
      const again = /Ring again (\d\d:\d\d)/.exec(call?.call?.nextStep ?? '')?.[1];
      expect(call?.againAt).toBe(again);
      // The next pupil has the focus, so the same keys go on; `u` takes it back.
      await expect(panel.locator('[data-row]:focus')).toHaveCount(1);
      await stopWorker();
      await page.keyboard.press('u');
      await expect.poll(async () => (await recorded(inside)).length).toBe(before + 2 * records);
      await expect(row).toBeVisible();
    });
  }
  const sorted = counts.toSorted((a, b) => a - b);
  expect(sorted).toHaveLength(12);
  expect(((sorted[5] ?? 0) + (sorted[6] ?? 0)) / 2).toBeLessThanOrEqual(8);
  expect(sorted.at(-1)).toBeLessThanOrEqual(12);
  await inside.close();
});

test('a family in one call, the worker stopped between any two keys: nothing lost, nothing twice', async ({
  office,
}) => {
  const { page, panel, context, extensionId, arbor } = office;
  const inside = await insideExtension(context, extensionId);
  const stopWorker = await workerStopper(context, extensionId);
  await page.bringToFront();
  // Her mark stands on another page: it was read there.
  await page.goto(arbor.registerUrlOf('oakfield-demo', '2A'));
  await expect(panel.getByRole('button', { name: /: Isla Wright/ })).toBeVisible();
  await page.goto(arbor.registerUrl);
  const before = (await recorded(inside)).length;
  await panel.getByRole('button', { name: ELLIS }).focus();
  for (const key of ['r', 's', '1', 'i', 's', 'h', 't', 'b']) {
    await stopWorker();
    await page.keyboard.press(key);
  }
  await expect(panel.getByRole('checkbox', { name: 'Isla Wright, 2A' })).toBeChecked();
  // Stopped again while the two records are on their way.
  await Promise.all([page.keyboard.press('Enter'), stopWorker()]);
  await expect(panel.getByRole('button', { name: ELLIS })).toHaveCount(0);
  const family = (await recorded(inside)).slice(before);
  expect(family.map(({ payload }) => payload.kind)).toEqual(['call', 'call']);
  expect(new Set(family.map(({ pupilId }) => pupilId)).size).toBe(2);
  for (const { payload } of family) {
    expect(payload.comment).toMatch(
      /^TC to mum, poorly – sickness, at home with mum, back Wed 16 Sep\. N→I\. JB/,
    );
    expect(payload.comment).not.toMatch(/Ellis|Isla/);
  }

  await test.step('one key takes both back', async () => {
    await stopWorker();
    await page.keyboard.press('u');
    await expect(panel.getByRole('button', { name: ELLIS })).toBeVisible();
    const kinds = (await recorded(inside)).slice(before).map(({ payload }) => payload.kind);
    expect(kinds).toEqual(['call', 'call', 'undo', 'undo']);
  });
  await inside.close();
});

test('a call recorded wrongly is put right in its form; the record stays', async ({ office }) => {
  const { page, panel, context, extensionId, arbor } = office;
  const inside = await insideExtension(context, extensionId);
  await page.bringToFront();
  await page.goto(arbor.registerUrl);
  const before = (await recorded(inside)).length;
  await panel.getByRole('button', { name: ELLIS }).focus();
  for (const key of ['r', 'v', 'Enter']) await page.keyboard.press(key);
  await expect(panel.getByRole('status').first()).toContainText('Recorded');
  await expect(panel.locator('[data-row]:focus')).toHaveCount(1);
  await page.keyboard.press('e');
  const form = panel.getByRole('region', { name: /Correct the call of .* about Ellis Wright/ });
  const line = form.getByRole('textbox', { name: 'Comment line' });
  await expect(line).toHaveValue(/^TC to mum, voicemail left\. N stays\. Try dad next\./);
  // It was dad, and nobody answered.
  await form.getByRole('button', { name: 'Change: What happened' }).click();
  for (const key of ['a', '2', 'Enter']) await page.keyboard.press(key);
  await expect(panel.getByRole('status').first()).toContainText('Corrected');
  await expect(
    panel
      .getByRole('listitem')
      .filter({ has: page.locator('[data-row]'), hasText: 'Ellis Wright' }),
  ).toContainText('TC to dad, no answer.');
  const made = (await recorded(inside)).slice(before);
  expect(made.map(({ payload }) => payload.kind)).toEqual(['call', 'correction']);
  expect(made[1]?.payload.of).toBe(made[0]?.id);
  expect(made[0]?.payload.comment).toContain('voicemail left');
  await inside.close();
});

test('two tabs: the other sees who is on a call, until it is recorded', async ({ office }) => {
  const { page, panel, context, arbor } = office;
  await page.goto(arbor.registerUrl);
  await expect(panel.getByRole('button', { name: SAM })).toBeVisible();
  const other = await context.newPage();
  await other.goto(arbor.registerUrl);
  const elsewhere = other
    .frameLocator('alongside-panel iframe')
    .getByRole('listitem')
    .filter({ hasText: 'Sam van der Berg' });
  await expect(elsewhere).toBeVisible();
  await page.bringToFront();
  await panel.getByRole('button', { name: SAM }).focus();
  await page.keyboard.press('r');
  await expect(elsewhere).toContainText('JB is on it since');
  for (const key of ['p', 'p', 'n', 'Enter']) await page.keyboard.press(key);
  await expect(elsewhere).toContainText('Provider report, not arrived.');
  await expect(elsewhere).not.toContainText('is on it');
  await other.close();
});
