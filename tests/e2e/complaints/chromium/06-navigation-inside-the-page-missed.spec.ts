import { expect, OURS, settledRegister, test } from '../around';

for (const navigation of ['push-state', 'replace-state']) {
  test(`from a page that is no register to one that is, and back (${navigation})`, async ({
    office,
  }) => {
    const { page, arbor } = office;
    const { host } = new URL(arbor.registerUrl);
    await office.openWith({ navigation }, `https://${host}/?/home-ui/index`);
    await page.waitForLoadState('networkidle');
    await expect(page.locator(OURS)).toHaveCount(0);
    const route = new URL(arbor.registerUrl).search.slice(2);
    await page.evaluate((to) => {
      const link = document.createElement('a');
      link.href = `/?/${to}`;
      link.textContent = 'the register';
      document.querySelector('#app')?.append(link);
      link.click();
    }, route);
    await settledRegister(page);
    await page.getByRole('link', { name: 'Home' }).first().click();
    await expect(page.locator(OURS)).toHaveCount(0);
  });
}
