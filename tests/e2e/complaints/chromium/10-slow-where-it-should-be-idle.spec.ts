/**
 * Observers, timers and listeners left on a page that is no register are counted in
 * tests/door/watch.test.ts: none.
 */
import { expect, OURS, test } from '../around';
import { ourShare } from '../share';

const OAKFIELD = 'oakfield-demo.uk.arbor.sc';
const REGISTER = '/?/stand-in-register-ui/take/register-id/202609151100';

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
    else await page.waitForLoadState('networkidle');
    await expect(page.locator(OURS)).toHaveCount(0);
    page.off('console', hear);
    expect(said).toEqual([]);
    expect(await office.readings()).toEqual([]);
  });
}

test('a busy page that is no register runs nothing of ours', async ({ office }) => {
  const { page } = office;
  await office.openWith({}, `https://${OAKFIELD}/?/home-ui/index`);
  await page.waitForLoadState('networkidle');
  // What makes it wait for a page to become a register is over after its first second.
  await page.waitForFunction(() => performance.now() > 2500);
  const { ours } = await ourShare(page, () =>
    page.evaluate(async () => {
      const app = document.querySelector('#app');
      for (let at = 0; at < 60; at += 1) {
        const note = document.createElement('div');
        note.textContent = `Adams, Ava ${at}`;
        app?.append(note);
        note.className = 'changed';
        await new Promise(requestAnimationFrame);
      }
    }),
  );
  expect(ours).toBe(0);
});

test('leaving a register leaves nothing', async ({ office }) => {
  const { page } = office;
  await office.openWith({});
  await expect(page.locator(OURS).first()).toBeVisible();
  await page.getByText('Home', { exact: true }).first().click();
  await expect(page.locator(OURS)).toHaveCount(0);
});
