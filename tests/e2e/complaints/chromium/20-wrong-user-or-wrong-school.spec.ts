import type { Page } from '@playwright/test';
import { loadDemonstration, sayWhoIsWorking } from '../../chromium/morning';
import { switchTo, type SharedOffice } from '../../chromium/one-office';
import { chipsOf, expect, OURS, panelOf, settledRegister, test } from '../around';

const OAKFIELD = 'oakfield-demo.uk.arbor.sc';
const registerOn = ({ arbor }: SharedOffice, host: string): string =>
  arbor.registerUrl.replace(OAKFIELD, host);

test('one school on two addresses: the same pupils, the same calls', async ({ office }) => {
  await office.openWith({}, registerOn(office, 'oakfield-demo.uk.arbor.education'));
  await expect(office.panel.getByRole('listitem').first()).toContainText('Kai Morgan');
  await expect(chipsOf(office.page).first()).toBeVisible();
});

test('two schools in two tabs never mix', async ({ office }) => {
  const { page, context, arbor } = office;
  await office.openWith({});
  await expect(office.panel.getByRole('listitem').first()).toContainText('Kai Morgan');
  const other = await context.newPage();
  const url = arbor.registerUrlOf('riverside-demo', '10C');
  await switchTo(other, url, {});
  await other.goto(url);
  await expect(panelOf(other).getByText('Alongside knows no pupils of')).toBeVisible();
  await expect(chipsOf(other)).toHaveCount(0);
  await expect(panelOf(other).getByText('Kai Morgan')).toHaveCount(0);
  await expect(office.panel.getByRole('listitem').first()).toContainText('Kai Morgan');
  await expect(page.locator('alongside-panel')).toHaveCount(1);
  await other.close();
});

/** Frames from what the host does until nothing of ours is left on its page. */
function framesUntilEmpty(page: Page, what: string): Promise<number> {
  return page.evaluate(async (how) => {
    const app = document.querySelector('#app');
    const login = document.createElement('section');
    login.className = 'login-section';
    login.innerHTML = '<h1>Log in</h1><label>Password<input type="password"></label>';
    const dialog = document.createElement('div');
    dialog.setAttribute('role', 'alertdialog');
    dialog.textContent = 'Your session has expired. Please log in again.';
    switch (how) {
      case 'the page becomes the log-in':
        app?.replaceChildren(login);
        break;
      case 'a dialog says that the session is over':
        app?.append(dialog);
        break;
      case 'the log-in comes over the register':
        app?.append(login);
        break;
      case 'the address becomes a parent’s':
        history.pushState({}, '', '/?/guardians/home-ui/dashboard');
        break;
    }
    for (let frame = 1; frame < 300; frame += 1) {
      await new Promise(requestAnimationFrame);
      if (!document.querySelector('alongside-panel, span[data-alongside]')) return frame;
    }
    return Infinity;
  }, what);
}

for (const what of [
  'the page becomes the log-in',
  'a dialog says that the session is over',
  'the log-in comes over the register',
  'the address becomes a parent’s',
]) {
  test(`signed out or another user: ${what}, and everything of ours is gone at once`, async ({
    office,
  }) => {
    const { page } = office;
    await office.openWith({});
    await settledRegister(page);
    // Two frames, and one more in which the test itself looks.
    expect(await framesUntilEmpty(page, what)).toBeLessThanOrEqual(3);
    await expect(page.locator(OURS)).toHaveCount(0);
  });
}

test('the host’s own sign-out: a lost session while marks are saved', async ({ office }) => {
  const { page } = office;
  await office.openWith({ saveAnswer: 'session-lost' });
  await settledRegister(page);
  await page
    .getByRole('row', { name: /Reid, Zoë/ })
    .getByRole('combobox')
    .click();
  await page.getByRole('option', { name: 'Illness' }).first().click();
  await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible();
  await expect(page.locator(OURS)).toHaveCount(0, { timeout: 300 });
});

test('another user takes over under the open page: nothing of the first is left', async ({
  own,
}) => {
  const { page, panel, arbor } = own;
  await page.goto(arbor.registerUrl);
  await loadDemonstration(own);
  await sayWhoIsWorking(own);
  const frames = await page.evaluate(async () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && walker.currentNode.nodeValue !== 'Jo Bramley');
    const before = document.querySelector('alongside-panel');
    walker.currentNode.nodeValue = 'Sam Okafor';
    for (let frame = 1; frame < 300; frame += 1) {
      await new Promise(requestAnimationFrame);
      if (!before?.isConnected && !document.querySelector('span[data-alongside]')) return frame;
    }
    return Infinity;
  });
  expect(frames).toBeLessThanOrEqual(4);
  await expect(panel.getByLabel('Initials')).toHaveValue('');
  await expect(panel.getByRole('listitem').first()).toContainText('Kai Morgan');
});
