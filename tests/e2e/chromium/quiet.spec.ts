/**
 * Where nothing of ours may be: pages that are no register, portals, log-ins, paper; and where the
 * page must not notice us on a register.
 */
import type { Page } from '@playwright/test';
import { chipsOf, panelOf } from './morning';
import { expect, switchTo, test, type SharedOffice } from './one-office';

const OAKFIELD = 'oakfield-demo.uk.arbor.sc';
const REGISTER = '/?/stand-in-register-ui/take/register-id/202609151100';

/** The page has drawn itself and answers have come: the host's own spinner is gone. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
}

async function expectNothingOfOurs(page: Page): Promise<void> {
  await expect(page.locator('alongside-panel, [data-alongside]')).toHaveCount(0);
}

const PLACES: { name: string; path: string; host?: string; switches?: Record<string, string> }[] = [
  { name: 'home', path: '/?/home-ui/index' },
  { name: 'Daily Attendance', path: '/?/stand-in-daily-attendance-ui/index' },
  { name: 'By date', path: '/?/student-ui/attendance-by-date/student-id/1396' },
  { name: 'a profile', path: '/?/student-ui/overview/id/1396' },
  { name: 'interventions', path: '/?/stand-in-intervention-ui/list' },
  { name: 'My Classroom', path: '/?/stand-in-my-classroom-ui/overview' },
  { name: 'a refused page', path: '/?/stand-in-refused-ui/index' },
  {
    name: 'guardian home',
    path: '/?/guardians/home-ui/dashboard',
    switches: { account: 'guardian' },
  },
  {
    name: 'guardian attendance',
    path: '/?/guardians/student-ui/attendance-by-date/student-id/1396',
    switches: { account: 'guardian' },
  },
  { name: 'student home', path: '/?/students/home-ui/dashboard', switches: { account: 'student' } },
  { name: 'the central log-in', path: '/', host: 'login.arbor.sc' },
  { name: 'a lost session', path: REGISTER, switches: { session: 'lost' } },
];

for (const { name, path, host = OAKFIELD, switches = {} } of PLACES) {
  test(`nothing at all: ${name}`, async ({ office }) => {
    const { page } = office;
    const said: string[] = [];
    const hear = (message: { text(): string }): void => void said.push(message.text());
    page.on('console', hear);
    await office.forgetReadings();
    await office.openWith(switches, `https://${host}${path}`);
    // A session that is lost keeps the host asking: its log-in page is all that can be waited for.
    if (name === 'a lost session')
      await expect(page.getByText('Your session has ended')).toBeVisible();
    else await settled(page);
    await expectNothingOfOurs(page);
    page.off('console', hear);
    expect(said).toEqual([]);
    expect(await office.readings()).toEqual([]);
  });
}

test('leaving a register leaves nothing', async ({ office }) => {
  const { page } = office;
  await office.openWith({});
  await expect(chipsOf(page).first()).toBeVisible();
  await page.getByText('Home', { exact: true }).first().click();
  await expectNothingOfOurs(page);
});

test('a register that cannot be read gets one line, and it can be dismissed', async ({
  office,
}) => {
  const { page } = office;
  await office.openWith({ view: 'profile', markDrawing: 'colour-only', markWords: 'none' });
  const ours = page.locator('alongside-panel');
  await expect(ours).toHaveCount(1);
  await expect(ours.getByText('This page is not recognised.')).toHaveCount(1);
  await expect(chipsOf(page)).toHaveCount(0);
  await ours.getByRole('button', { name: 'Dismiss' }).click();
  await expectNothingOfOurs(page);
});

test('a register that does not say which it is: it asks, and nothing is guessed meanwhile', async ({
  office,
}) => {
  const { page, panel } = office;
  await office.openWith({ heading: 'none' });
  const question = panel.getByRole('group', { name: 'Which register is this?' });
  await expect(question).toBeVisible();
  await expect(chipsOf(page)).toHaveCount(0);
  await question.getByLabel('Date').fill('2026-09-15');
  await question.getByRole('button', { name: 'AM register' }).click();
  await expect(panel.getByRole('heading', { level: 1 })).toContainText('Tue 15 Sep · AM');
  await expect(chipsOf(page).first()).toBeVisible();
  // What was said belongs to that page: the next one is asked about anew.
  await office.openWith({ heading: 'none' });
  await expect(question).toBeVisible();
  await expect(chipsOf(page)).toHaveCount(0);
});

for (const shortcuts of ['bubble', 'capture']) {
  test(`the host’s ${shortcuts} shortcuts hear nothing typed in the panel`, async ({ office }) => {
    const { page, panel } = office;
    await office.openWith({ shortcuts });
    await panel.getByRole('listitem').first().click();
    for (const key of ['r', 'p', 'l', 'n', 'i', 'j', 'k', '/', '?', 'Escape']) {
      await page.keyboard.press(key);
    }
    expect(await page.evaluate(() => window.standIn?.actions)).toEqual([]);
    // The same keys on the page itself are the host's.
    await page.locator('h1, h2').first().click();
    await page.keyboard.press('j');
    expect(await page.evaluate(() => window.standIn?.actions)).toEqual(['select']);
  });
}

test('nothing of ours on paper', async ({ office }) => {
  const { page } = office;
  await office.openWith({});
  await expect(chipsOf(page).first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  for (const each of await page.locator('[data-alongside]').all()) await expect(each).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await expect(chipsOf(page).first()).toBeVisible();
});

/** Words and every computed style but those of size and place, which a chip in the line may move. */
async function hostLook(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const places = /size|width|height|inset|top|left|right|bottom|origin|perspective/;
    const all = [...document.querySelectorAll('#app *')].filter(
      (element) => !element.closest('[data-alongside]') && element.checkVisibility(),
    );
    const step = Math.max(1, Math.floor(all.length / 30));
    return all
      .filter((_, at) => at % step === 0)
      .map((element) => {
        const style = getComputedStyle(element);
        const kept = [...style]
          .filter((name) => !places.test(name))
          .map((name) => `${name}:${style.getPropertyValue(name)}`);
        return `${element.tagName} ${element.textContent ?? ''} ${kept.join(';')}`;
      });
  });
}

test('the host looks and reads the same with us as without', async ({ office }) => {
  const { page } = office;
  await office.openWith({});
  await expect(chipsOf(page).first()).toBeVisible();
  const withUs = await hostLook(page);
  await page.evaluate(() => {
    for (const ours of document.querySelectorAll('alongside-panel, [data-alongside]'))
      ours.remove();
  });
  expect(withUs.length).toBeGreaterThanOrEqual(30);
  expect(await hostLook(page)).toEqual(withUs);
});

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
