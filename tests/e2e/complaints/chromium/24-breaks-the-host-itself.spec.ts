import type { Page } from '@playwright/test';
import { switchTo } from '../../chromium/one-office';
import { complaints, expect, settledRegister, test } from '../around';

/** A morning's work in the host alone, and what it sent to its server. */
async function morningInTheHost(page: Page): Promise<void> {
  const row = page.getByRole('row', { name: /Patel, Dev/ });
  await row.getByRole('combobox').click();
  await page.getByRole('option', { name: 'Illness' }).first().click();
  await expect(row.getByRole('combobox')).toContainText('I');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Note').fill('rang at nine');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await row.getByRole('combobox').click();
  await page.getByRole('option', { name: 'Present' }).first().click();
  await expect(row.getByRole('combobox')).not.toContainText('I');
  await page.getByRole('link', { name: 'Home' }).first().click();
  await expect(row).toHaveCount(0);
  await page.goBack();
  await expect(row).toBeVisible();
}

test('the host does its own work and sends the same requests, with us and without', async ({
  office,
  bare,
}) => {
  const { page, arbor, context } = office;
  const sent = (): string[] =>
    arbor
      .recorded()
      .filter(({ path }) => !/favicon/.test(path))
      .map(({ method, path, body }) => `${method} ${path.replace(/_dc=\d+/, '')} ${body}`);
  const said = complaints(context);
  arbor.forget();
  await office.openWith({});
  await settledRegister(page);
  await morningInTheHost(page);
  await settledRegister(page);
  const withUs = sent();
  arbor.forget();
  await switchTo(bare, arbor.registerUrl, {});
  await bare.goto(arbor.registerUrl);
  await morningInTheHost(bare);
  expect(withUs).toEqual(sent());
  expect(withUs.some((line) => line.startsWith('POST'))).toBe(true);
  expect(said).toEqual([]);
});

test('the page hears nothing from us: no message, no event of its own kind, no global', async ({
  own,
}) => {
  const { page, context, panel, arbor } = own;
  await context.addInitScript(() => {
    const heard: string[] = [];
    Reflect.set(window, 'heard', heard);
    window.addEventListener('message', (event) => heard.push(JSON.stringify(event.data)), true);
    Reflect.set(window, 'before', Object.keys(window));
  });
  await page.goto(arbor.registerUrl);
  await panel.getByRole('button', { name: 'Load the demonstration school' }).click();
  await settledRegister(page);
  expect(
    await page.evaluate(() => ({
      heard: Reflect.get(window, 'heard') as string[],
      globals: Object.keys(window).filter(
        (key) => !(Reflect.get(window, 'before') as string[]).includes(key) && key !== 'before',
      ),
      stored: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
    })),
  ).toEqual({ heard: [], globals: ['standIn'], stored: [] });
});
