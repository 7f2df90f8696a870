/**
 * In Firefox, what can be judged by the page alone: the panel's inside is closed to WebDriver BiDi
 * (docs/browsers.md). One browser and one demonstration school for all of it.
 */
import { expect, test } from '@playwright/test';
import type { Browser, Page } from 'puppeteer-core';
import { startArbor } from '../../arbor/start.mjs';
import type { Arbor } from '../../arbor/server/server';
import { defaultSwitches } from '../../arbor/switches';
import { chipsInPage } from '../complaints/in-page';
import { launchFirefox, loadDemonstrationByKeys, withPort } from './firefox-browser';

const HOST = 'oakfield-demo.uk.arbor.sc';
let arbor: Arbor;
let browser: Browser;
let page: Page;
let chips: string[];

test.beforeAll(async () => {
  arbor = await startArbor();
  browser = await launchFirefox();
  page = await browser.newPage();
  await page.goto(withPort(arbor, arbor.registerUrl));
  await loadDemonstrationByKeys(page);
  await page.goto(withPort(arbor, arbor.registerUrl));
  await expect.poll(chipsNow).toContain('Morgan, Kai: Call first');
  chips = await chipsNow();
});
test.afterAll(async () => {
  await browser.close();
  await arbor.close();
});
test.beforeEach(() => arbor.set(defaultSwitches()));

const chipsNow = (): Promise<string[]> => page.evaluate(chipsInPage);

const oursLeft = (): Promise<number> =>
  page.evaluate(() => document.querySelectorAll('alongside-panel, [data-alongside]').length);

async function openRegister(switches: Record<string, unknown> = {}): Promise<void> {
  arbor.set({ ...defaultSwitches(), ...switches });
  await page.goto(withPort(arbor, arbor.registerUrl));
}

const MAKES: Record<string, unknown>[] = [
  { layout: 'div-grid', classNames: 'hashed', ids: 'none', markDrawing: 'svg' },
  { layout: 'cards', markDrawing: 'svg', heading: 'date-elsewhere', studentLink: 'student-id' },
  { picker: 'select', markDrawing: 'text', heading: 'slashes', hostileCss: 'on' },
  { csp: 'trusted-types', rerender: 'replace', rerenderEveryMs: 200 },
  { rerender: 'move', rerenderEveryMs: 200, rootFontSize: '62.5%', navigation: 'replace-state' },
];
for (const switches of MAKES) {
  test(`the same chips beside the same names: ${Object.values(switches).join(', ')}`, async () => {
    await openRegister(switches);
    await expect.poll(async () => (await chipsNow()).toSorted()).toEqual(chips.toSorted());
  });
}

test('only rows near the view exist: each chip is one of those that are known', async () => {
  await openRegister({ virtualised: 'on' });
  await expect.poll(async () => (await chipsNow()).length).toBeGreaterThan(3);
  for (const chip of await chipsNow()) expect(chips).toContain(chip);
});

for (const path of [
  '/?/home-ui/index',
  '/?/stand-in-daily-attendance-ui/index',
  '/?/student-ui/overview/id/1396',
]) {
  test(`nothing at all on ${path}`, async () => {
    await page.goto(withPort(arbor, `https://${HOST}${path}`));
    // What makes it wait for a page to become a register is over by then.
    await page.waitForFunction(() => performance.now() > 2000);
    expect(await oursLeft()).toBe(0);
  });
}

test('drawn anew in one batch: chips are back in the same frame', async () => {
  await openRegister();
  await expect.poll(chipsNow).toEqual(chips);
  const back = await page.evaluate(async () => {
    const body = document.querySelector('tbody');
    body?.replaceChildren(
      ...[...body.children].map((row) => {
        const copy = row.cloneNode(true) as Element;
        for (const ours of copy.querySelectorAll('[data-alongside]')) ours.remove();
        return copy;
      }),
    );
    await new Promise(requestAnimationFrame);
    return document.querySelectorAll('tbody span[data-alongside]').length;
  });
  expect(back).toBe(chips.length);
});

test('signed out: everything of ours is gone at once', async () => {
  await openRegister();
  await expect.poll(chipsNow).toEqual(chips);
  const frames = await page.evaluate(async () => {
    const dialog = document.createElement('div');
    dialog.setAttribute('role', 'alertdialog');
    dialog.textContent = 'Your session has expired. Please log in again.';
    document.body.append(dialog);
    for (let frame = 1; frame < 300; frame += 1) {
      await new Promise(requestAnimationFrame);
      if (!document.querySelector('alongside-panel, span[data-alongside]')) return frame;
    }
    return Infinity;
  });
  expect(frames).toBeLessThanOrEqual(3);
});

test('from page to page and back: one panel, and none where it does not belong', async () => {
  await openRegister();
  for (let round = 0; round < 3; round += 1) {
    await expect.poll(chipsNow).toEqual(chips);
    expect(await page.evaluate(() => document.querySelectorAll('alongside-panel').length)).toBe(1);
    await page.evaluate(() => document.querySelector<HTMLElement>('a[href*="home-ui"]')?.click());
    await expect.poll(oursLeft).toBe(0);
    await page.evaluate(() => history.back());
  }
});

test('a page that cannot be read gets one line, and it can be dismissed', async () => {
  await openRegister({ view: 'profile', markDrawing: 'svg', markWords: 'none' });
  const line = (): Promise<string> =>
    page.evaluate(() => document.querySelector('alongside-panel')?.shadowRoot?.textContent ?? '');
  await expect.poll(line).toContain('This page is not recognised.');
  await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('alongside-panel') ?? {};
    for (const button of shadowRoot?.querySelectorAll('button') ?? []) {
      if (button.textContent === 'Dismiss') button.click();
    }
  });
  await expect.poll(oursLeft).toBe(0);
});

test('no focus is taken, no policy violated, nothing sent', async () => {
  await openRegister({ csp: 'strict', spinnerMs: 500 });
  arbor.forget();
  await page.evaluate(() => {
    const violations: string[] = [];
    Reflect.set(window, 'violations', violations);
    document.addEventListener('securitypolicyviolation', (event) => {
      violations.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
    const search = document.createElement('input');
    search.id = 'host-search';
    document.body.prepend(search);
    search.focus();
  });
  await page.keyboard.type('Morgan, Kai');
  await expect.poll(chipsNow).toEqual(chips);
  await page.keyboard.type(' rang');
  expect(
    await page.evaluate(() => {
      const { activeElement } = document;
      return [
        activeElement?.id,
        activeElement instanceof HTMLInputElement && activeElement.value,
        Reflect.get(window, 'violations'),
      ];
    }),
  ).toEqual(['host-search', 'Morgan, Kai rang', []]);
  expect(arbor.recorded().filter(({ method }) => method === 'POST')).toEqual([]);
});

test('another school knows nothing of this one', async () => {
  await page.goto(withPort(arbor, arbor.registerUrlOf('riverside-demo', '10C')));
  await expect
    .poll(() => page.evaluate(() => document.querySelectorAll('alongside-panel').length))
    .toBe(1);
  expect(await chipsNow()).toEqual([]);
});
