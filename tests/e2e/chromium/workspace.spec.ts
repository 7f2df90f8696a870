// The workspace, from a school about which nothing is known to its register with chips, and back.
import type { Page } from '@playwright/test';
import { demonstrationSchool } from '@/lib/demonstration/school';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { marksFile } from '../../arbor/exports/marks';
import { pupilListForAlongside } from '../../arbor/exports/pupil-list';
import {
  chipsOf,
  expect,
  loadDemonstration,
  panelOf,
  sayWhoIsWorking,
  test,
  type Office,
} from './morning';
import { storedRows, workerStopper } from './stored';

const NOW = { date: plainDateOf('2026-09-15'), session: 'AM' } as const;
const school = demonstrationSchool('riverside-demo', NOW);
const PUPILS = pupilListForAlongside(school);
const MARKS = marksFile(school, { from: '2026-09-07' });

const SCHOOL_TABLES_HOLD = (rows: Record<string, unknown[]>, tenant: string) =>
  Object.entries(rows)
    .map(([table, all]) => [
      table,
      all.filter((row) => (row as { tenant?: string }).tenant === tenant).length,
    ])
    .filter(([, count]) => count !== 0);

async function openWorkspace(
  { page, extensionId }: Office,
  to: string,
  tenant?: string,
): Promise<void> {
  const query = tenant === undefined ? '' : `?tenant=${tenant}`;
  await page.goto(`chrome-extension://${extensionId}/workspace.html${query}#${to}`);
}

async function choose(page: Page, name: string, text: string | Buffer): Promise<void> {
  const another = page.getByRole('button', { name: 'Another file' });
  if (await another.isVisible()) await another.click();
  await page.getByLabel('Choose an Excel or CSV file, or drop one here').setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  });
}

function figure(page: Page, name: string) {
  return page.locator('dl.sums > div').filter({ hasText: name }).locator('dd');
}

async function bringIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Brought in' })).toBeVisible({ timeout: 20_000 });
}

test('a school’s own exports, until its register shows chips', async ({ office }) => {
  const { page, context, extensionId, arbor } = office;
  await openWorkspace(office, 'start');
  await page.getByLabel('Its Arbor address').fill('https://riverside-demo.uk.arbor.sc/?/home');
  await page.getByRole('button', { name: 'Bring in the pupil list' }).click();

  await test.step('a column corrected by hand', async () => {
    await choose(
      page,
      'pupils.csv',
      PUPILS.replace('Registration form(s) this academic year', 'Set'),
    );
    const column = page.getByLabel('Set is taken for');
    await expect(column).toBeVisible();
    await column.selectOption({ label: 'Form' });
    await expect(figure(page, 'New pupils')).toHaveText('1,100');
    expect(SCHOOL_TABLES_HOLD(await storedRows(context, extensionId), 'riverside-demo')).toEqual(
      [],
    );
    await bringIn(page);
  });

  await test.step('the same file again: the columns as last time, nothing changes', async () => {
    await page.reload();
    await choose(
      page,
      'pupils.csv',
      PUPILS.replace('Registration form(s) this academic year', 'Set'),
    );
    await expect(page.getByText('The columns are taken as they were last time.')).toBeVisible();
    await expect(page.getByLabel('Set is taken for').locator('option:checked')).toHaveText('Form');
    await expect(figure(page, 'As before')).toHaveText('1,100');
    await expect(figure(page, 'New pupils')).toHaveText('0');
    await expect(figure(page, 'Changed')).toHaveText('0');
  });

  await test.step('bad files say where, and change nothing', async () => {
    const before = await storedRows(context, extensionId);
    const [head = '', first = '', second = ''] = MARKS.split('\r\n');
    const problems = page.getByRole('region', { name: 'Cells that could not be read' });
    const date = first.split(',').find((cell) => / Sep 2026/.test(cell)) ?? '';

    await choose(page, 'date.csv', [head, first.replace(date, '31 Feb 2026'), second].join('\r\n'));
    await expect(problems).toContainText('31 Feb 2026');
    await expect(problems.getByRole('row').nth(1)).toContainText(/^2Date/);
    await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();

    const [id = ''] = first.split(',');
    await choose(page, 'pupil.csv', [head, second, first.replace(id, '999999')].join('\r\n'));
    await expect(problems.getByRole('row').nth(1)).toContainText(/^3/);
    await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();

    await choose(page, 'quote.csv', [head, first, `"${second}`].join('\r\n'));
    await expect(page.getByRole('alert')).toContainText('quote.csv');
    await expect(page.getByRole('alert')).toContainText(/row 3/i);
    await expect(page.getByRole('alert')).toContainText('quotation mark');

    await choose(page, 'empty.csv', '');
    await expect(page.getByRole('alert')).toContainText('an empty file');

    await choose(page, 'list.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]));
    await expect(page.getByRole('alert')).toContainText(/cut off/);

    await choose(page, 'pupils.csv', PUPILS);
    await page.getByLabel('Read as').selectOption({ label: 'Marks' });
    await expect(page.getByText(/could (?:not )?be read/).first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
    expect(await storedRows(context, extensionId)).toEqual(before);
  });

  await test.step('the marks; then the register knows its pupils', async () => {
    await choose(page, 'marks.csv', MARKS);
    await expect(figure(page, 'New marks')).not.toHaveText('0', { timeout: 20_000 });
    await bringIn(page);
    const register = await context.newPage();
    await register.goto(arbor.registerUrlOf('riverside-demo', '10C'));
    const panel = panelOf(register);
    await expect(panel.getByRole('tab', { name: /Calls/ })).toBeVisible();
    await sayWhoIsWorking({ ...office, panel });
    await expect(chipsOf(register).first()).toBeVisible();
  });
});

test('rules: examples say so, a bad pack changes nothing, a good one is kept', async ({
  office,
}) => {
  const { page, context, extensionId, arbor } = office;
  await page.goto(arbor.registerUrl);
  await loadDemonstration(office);
  await openWorkspace(office, 'rules', 'oakfield-demo');
  const table = page.getByRole('region', { name: 'Rules in force' });
  const limit = table.getByRole('row', { name: /longest comment/ });
  await expect(limit).toContainText('250');
  await expect(limit).toContainText('Example, not confirmed by the school');

  const pack = (change: Record<string, unknown>) => ({
    schema: 1,
    id: 'oakfield-demo',
    version: '2026-1',
    origin: 'school',
    school: { tenant: 'oakfield-demo', name: 'Oakfield Primary' },
    values: {
      commentLimit: [
        {
          from: '2026-09-01',
          until: null,
          value: 180,
          source: { kind: 'school', paragraph: 'Office handbook 4', href: null, checkedOn: null },
          setBy: 'school',
          person: 'JB',
          reason: null,
          ...change,
        },
      ],
    },
  });
  const bring = async (text: string) =>
    page.getByLabel('Bring in a rules pack').setInputFiles({
      name: 'rules.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
  await bring('{ "schema": 1, ');
  await expect(page.getByRole('alert')).toContainText('rules.json');
  await expect(page.getByRole('alert')).toContainText('The rules before stay in force.');
  await bring(JSON.stringify(pack({ value: 'long' })));
  await expect(page.getByRole('alert')).toContainText('commentLimit');
  await expect(limit).toContainText('250');

  await bring(JSON.stringify(pack({})));
  await expect(limit).toContainText('250');
  await page.getByRole('button', { name: 'Use these rules' }).click();
  await expect(limit).toContainText('180');
  await expect(limit).not.toContainText('Example');
  await (
    await workerStopper(context, extensionId)
  )();
  await page.reload();
  await expect(limit).toContainText('180');
  await expect(page.getByText('Version 2026-1')).toBeVisible();
});

test('erasing a school leaves nothing of it', async ({ office }) => {
  const { page, context, extensionId, arbor } = office;
  await page.goto(arbor.registerUrl);
  await loadDemonstration(office);
  expect(
    SCHOOL_TABLES_HOLD(await storedRows(context, extensionId), 'oakfield-demo').length,
  ).toBeGreaterThan(5);
  await openWorkspace(office, 'privacy', 'oakfield-demo');
  const button = page.getByRole('button', { name: 'Erase this school' });
  await page.getByLabel('Type oakfield-demo to confirm').fill('oakfield');
  await expect(button).toBeDisabled();
  await page.getByLabel('Type oakfield-demo to confirm').fill('oakfield-demo');
  await button.click();
  await expect(page.getByText('Erased: oakfield-demo.')).toBeVisible();
  const rows = await storedRows(context, extensionId);
  expect(SCHOOL_TABLES_HOLD(rows, 'oakfield-demo')).toEqual([]);
  expect(JSON.stringify(rows)).not.toContain('Morgan');
  expect(await page.evaluate('chrome.storage.local.get(null)')).toEqual({});

  const register = await context.newPage();
  await register.goto(arbor.registerUrl);
  await expect(panelOf(register).getByText('Alongside knows no pupils of')).toBeVisible();
});
