import { expect, settledRegister, test } from '../around';

const heard = (): void => {
  const violations: string[] = [];
  Reflect.set(globalThis, 'violations', violations);
  document.addEventListener('securitypolicyviolation', (event) => {
    violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
  });
};

test('no policy is violated, in the page or in ours, under the strictest that a host can set', async ({
  own,
}) => {
  const { page, context, panel, arbor, extensionId } = own;
  await context.addInitScript(heard);
  const said: string[] = [];
  context.on('console', (message) => {
    if (/policy|refused|violat|trusted/i.test(message.text())) said.push(message.text());
  });
  await page.goto(arbor.registerUrl);
  await panel.getByRole('button', { name: 'Load the demonstration school' }).click();
  await settledRegister(page);
  for (const csp of ['strict', 'trusted-types']) {
    arbor.set({ csp });
    await page.goto(arbor.registerUrl);
    await settledRegister(page);
    await page.locator('span[data-alongside] button.chip').first().click();
    await expect(panel.getByRole('dialog')).toBeVisible();
    for (const frame of page.frames()) {
      expect(await frame.evaluate(() => Reflect.get(globalThis, 'violations')), csp).toEqual([]);
    }
  }
  for (const name of ['popup', 'workspace']) {
    const ours = await context.newPage();
    await ours.goto(`chrome-extension://${extensionId}/${name}.html`);
    await expect(ours.locator('main, h1').first()).toBeVisible();
    expect(await ours.evaluate(() => Reflect.get(globalThis, 'violations')), name).toEqual([]);
    await ours.close();
  }
  expect(said).toEqual([]);
});
