// The stand-in without the extension: a person can use it with the mouse, whatever its switches.
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { launchWithExtension } from '@/scripts/extension-browser.mjs';
import { startArbor } from '@/tests/arbor/start.mjs';
import type { Arbor } from '@/tests/arbor/server/server';
import { defaultSwitches } from '@/tests/arbor/switches';

// A page that cannot be used is found in seconds, not in the minute an extension may need.
test.setTimeout(15_000);

let arbor: Arbor;
let browser: { context: BrowserContext; close(): Promise<void> };

test.beforeAll(async () => {
  arbor = await startArbor();
  browser = await launchWithExtension({ port: arbor.port, extension: null });
});
test.afterAll(async () => {
  await browser.close();
  await arbor.close();
});

/** Problems of the page itself, such as a script the policy refused. */
const problems: string[] = [];
let page: Page;

test.beforeEach(async () => {
  arbor.set(defaultSwitches());
  problems.length = 0;
  page = await browser.context.newPage();
  page.on('pageerror', (problem) => problems.push(problem.message));
});
test.afterEach(async () => {
  await page.close();
});

async function openRegister(switches: Record<string, unknown> = {}, form = '5B'): Promise<void> {
  arbor.set(switches);
  arbor.forget();
  await page.goto(arbor.registerUrlOf('oakfield-demo', form));
}

const posts = (): string[] =>
  arbor
    .recorded()
    .filter(({ method }) => method === 'POST')
    .map(({ body }) => body);

function rowOf(name: string) {
  return page.getByRole('row', { name });
}

async function choose(name: string, words: string): Promise<void> {
  await rowOf(name).getByRole('combobox').click();
  await page.getByRole('option', { name: words }).first().click();
}

test.describe('taking a mark', () => {
  test('saves it at once and shows it', async () => {
    await openRegister();
    await choose('Bello, Tobi', 'Medical or dental appointment');
    await expect(rowOf('Bello, Tobi').getByRole('combobox')).toContainText('M');
    await expect(page.getByRole('status')).toHaveText('Register updated.');
    expect(posts()).toHaveLength(1);
    await page.reload();
    await expect(rowOf('Bello, Tobi').getByRole('combobox')).toContainText('M');
  });

  test('waits for the button where the school saves by button', async () => {
    await openRegister({ save: 'button', noteOpens: 'from-row' });
    await choose('Patel, Dev', 'Illness');
    await expect(rowOf('Patel, Dev').getByRole('combobox')).toContainText('I');
    expect(posts()).toHaveLength(0);
    await page.getByRole('button', { name: 'Save Register (1)' }).first().click();
    await expect(page.getByRole('status')).toHaveText('Register updated.');
    expect(posts()).toHaveLength(1);
  });

  test('marks all blanks as present and leaves what is marked', async () => {
    await openRegister({}, '3A');
    await expect(page.locator('.mis-register-row')).toHaveCount(30);
    await page.getByRole('button', { name: 'Mark All Blanks as Present' }).first().click();
    await expect(page.getByRole('status')).toHaveText('Register updated.');
    expect(posts().join('')).not.toContain('"mark":"N"');
    await expect(page.locator('.mis-mark-picker', { hasText: '-' })).toHaveCount(0);
  });

  for (const [saveAnswer, words] of [
    ['refused', 'The mark could not be saved.'],
    ['error-500', 'The server answered 500.'],
    ['dropped', 'The connection was lost.'],
  ] as const) {
    test(`says so when saving fails (${saveAnswer}) and shows the mark as it was`, async () => {
      await openRegister({ saveAnswer });
      await choose('Reid, Zoë', 'Holiday not granted');
      await expect(page.getByRole('alert')).toContainText(words);
      await expect(rowOf('Reid, Zoë').getByRole('combobox')).not.toContainText('G');
    });
  }

  test('ends at the log-in when the session was lost', async () => {
    await openRegister({ saveAnswer: 'session-lost' });
    await choose('Reid, Zoë', 'Illness');
    await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible();
    await expect(page.locator('.login-section')).toBeVisible();
  });
});

test.describe('the note', () => {
  test('is left out by Cancel; the mark stays', async () => {
    await openRegister();
    await choose('Wright, Ellis', 'Illness');
    await page.getByRole('dialog').getByLabel('Note').fill('never kept');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(rowOf('Wright, Ellis').getByRole('combobox')).toContainText('I');
    await expect(rowOf('Wright, Ellis')).not.toContainText('never kept');
    expect(posts().join('')).not.toContain('never kept');
  });

  for (const noteField of [
    'input',
    'textarea',
    'controlled-input',
    'controlled-textarea',
    'editable',
  ]) {
    test(`is kept from a ${noteField}`, async () => {
      await openRegister({ noteField });
      await choose('Nguyễn, Linh', 'Illness');
      await page.getByRole('dialog').getByRole('textbox', { name: 'Note' }).fill('TC to mum');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(page.getByRole('dialog')).toHaveCount(0);
      expect(posts().at(-1)).toContain('"note":"TC to mum"');
    });
  }

  test('in a controlled field forgets what a script wrote behind its back', async () => {
    await openRegister({ noteField: 'controlled-input' });
    await choose('Nguyễn, Linh', 'Illness');
    const field = page.getByRole('dialog').getByLabel('Note');
    const before = await field.inputValue();
    await field.evaluate((input: HTMLInputElement) => {
      input.value = 'written from outside';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await expect(field).toHaveValue(before);
    await field.evaluate((input: HTMLInputElement) => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(
        input,
        'heard',
      );
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(posts().at(-1)).toContain('"note":"heard"');
  });

  test('asks how late, and shows the minutes', async () => {
    await openRegister();
    await choose('Patel, Dev', 'Late (before');
    await page.getByLabel('Minutes late').fill('9');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(rowOf('Patel, Dev').getByRole('combobox')).toContainText('9');
  });
});

test.describe('profile view', () => {
  test('shows one pupil at a time, with Skip', async () => {
    await openRegister({ view: 'profile' }, '3B');
    await expect(page.locator('.mis-profile-count')).toHaveText('1 of 30');
    await page.getByRole('button', { name: 'Skip' }).click();
    await expect(page.locator('.mis-profile-count')).toHaveText('2 of 30');
    await page.getByRole('button', { name: 'Absent', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.locator('.mis-profile-mark')).toContainText('N');
    await page.getByRole('button', { name: 'List view' }).click();
    await expect(page.locator('.mis-register-row')).toHaveCount(30);
  });
});

test.describe('walking about', () => {
  test('from home to a register and back without a reload', async () => {
    await page.goto(arbor.url('oakfield-demo.uk.arbor.education'));
    const booted = () => page.evaluate(() => window.standIn?.booted);
    await expect(page.getByRole('heading', { name: 'Favourite Links' })).toBeVisible();
    const first = await booted();
    await page.getByRole('link', { name: 'Incomplete Registers' }).click();
    await page.getByRole('cell', { name: 'Reception: RB' }).click();
    await page.getByRole('button', { name: 'Open Register' }).click();
    await expect(page.getByRole('heading', { name: /Reception: RB/ })).toBeVisible();
    expect(page.url()).toContain('/?/stand-in-register-ui/take/register-id/');
    await page.goBack();
    await expect(page.getByRole('heading', { name: 'Incomplete Registers' })).toBeVisible();
    expect(await booted()).toBe(first);
  });

  test('renumbers its ids at each load', async () => {
    await openRegister();
    const idOf = () => page.locator('.mis-register').getAttribute('id');
    const first = await idOf();
    const seen = new Set([first]);
    for (let load = 0; load < 4; load += 1) {
      await page.reload();
      seen.add(await idOf());
    }
    expect(seen.size).toBeGreaterThan(2);
  });

  test('shows marks by date in words and icons', async () => {
    await openRegister({ studentLink: 'student-id' });
    await page.getByRole('link', { name: 'Morgan, Kai' }).click();
    const friday = page.locator('.mis-property-row', { hasText: '11 Sep 2026 AM' });
    await expect(friday).toContainText('No Reason');
    const thursday = page.locator('.mis-property-row', { hasText: '10 Sep 2026 AM' });
    await expect(thursday.locator('.mis-icon-tick')).toHaveCount(1);
  });

  test('leads a parent to a portal, not to a register', async () => {
    await page.goto(arbor.url('oakfield-demo.uk.arbor.sc', 'guardians/home-ui/dashboard'));
    await expect(page.getByRole('heading', { name: 'My children' })).toBeVisible();
  });
});

const COMBINATIONS: Record<string, unknown>[] = [
  { layout: 'div-grid', markDrawing: 'svg', markWords: 'title', heading: 'short' },
  { layout: 'cards', picker: 'buttons', nameOrder: 'forename-first', heading: 'date-elsewhere' },
  { picker: 'select', markDrawing: 'text', markWords: 'none', heading: 'slashes' },
  { classNames: 'hashed', ids: 'none', studentLink: 'none', markWords: 'aria-label' },
  { csp: 'strict', rerender: 'replace', rerenderEveryMs: 200 },
  { csp: 'trusted-types', rerender: 'inner-html', rerenderEveryMs: 200 },
  { rerender: 'move', rerenderEveryMs: 200, hostileCss: 'on', rootFontSize: '62.5%' },
  { rerender: 'text-only', rerenderEveryMs: 200, width: 'full', marksDelayMs: 400 },
  { virtualised: 'on', layout: 'div-grid', pastWeek: 'off', badges: 'off' },
  { markDrawing: 'colour-only', navigation: 'replace-state', secondRegister: 'on' },
];

test.describe('in any make', () => {
  for (const switches of COMBINATIONS) {
    test(`is usable with ${JSON.stringify(switches)}`, async () => {
      await openRegister({ noteOpens: 'from-row', ...switches }, '4A');
      const index = switches.classNames === 'hashed' ? 'data-i' : 'data-recordindex';
      const row = page.locator(`[${index}="3"]`).first();
      await expect(row).toBeVisible();
      switch (switches.picker) {
        case 'select':
          await row.locator('select').selectOption('I');
          break;
        case 'buttons':
          await row.getByRole('button', { name: 'Absent' }).click();
          break;
        default:
          await row.locator('[role="combobox"]').click();
          await page.getByRole('option', { name: 'Illness' }).first().click();
      }
      await expect.poll(() => posts().length).toBe(1);
      expect(problems).toEqual([]);
    });
  }

  test('scrolls through 1,500 virtual rows', async () => {
    arbor.set({ virtualised: 'on', rollCallRows: 1500 });
    await page.goto(arbor.url('oakfield-demo.uk.arbor.sc', 'stand-in-roll-call-ui/whole-school'));
    const rows = page.locator('.mis-register-row');
    await expect(rows.first()).toBeVisible();
    expect(await rows.count()).toBeLessThan(60);
    await page.locator('.mis-scroller').evaluate((box) => {
      box.scrollTop = box.scrollHeight;
    });
    await expect(page.locator('[data-recordindex="1499"]')).toBeVisible();
  });

  test('hears its own single keys, outside fields alone', async () => {
    await openRegister({ shortcuts: 'bubble', noteOpens: 'from-row' });
    await expect(page.locator('.mis-register-row')).toHaveCount(30);
    await page.keyboard.press('j');
    await page.keyboard.press('i');
    await expect.poll(() => posts().length).toBe(1);
    expect(await page.evaluate(() => window.standIn?.actions)).toEqual(['select', 'mark I']);
  });
});
