import type { Page } from '@playwright/test';
import { chipsOf, expect, loadDemonstration, sayWhoIsWorking, test } from './morning';

/** Names of the host's controls whose centre point is under something of ours (WCAG 2.4.11). */
function coveredControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const slideover = document.querySelector('.slideover-content');
    const within = slideover ?? document;
    const controls = within.querySelectorAll<HTMLElement>(
      'button, a[href], input, select, textarea, [role=button], [role=combobox]',
    );
    return [...controls]
      .filter((control) => !control.closest('[data-alongside]'))
      .filter((control) => {
        const box = control.getBoundingClientRect();
        const x = box.left + box.width / 2;
        const y = box.top + box.height / 2;
        if (box.width === 0 || x < 0 || y < 0 || x > innerWidth || y > innerHeight) return false;
        return document.elementFromPoint(x, y)?.closest('alongside-panel') !== null;
      })
      .map((control) => control.textContent?.trim() || control.outerHTML.slice(0, 60));
  });
}

const sizes: [string, { width: number; height: number }, Record<string, unknown>][] = [
  ['1440 px, content in a column', { width: 1440, height: 900 }, {}],
  ['1440 px, content as wide as the window', { width: 1440, height: 900 }, { width: 'full' }],
  ['1024 px', { width: 1024, height: 768 }, {}],
  ['1024 px, content as wide as the window', { width: 1024, height: 768 }, { width: 'full' }],
  ['200 % zoom of 1440 px', { width: 720, height: 450 }, {}],
];

for (const [name, size, switches] of sizes) {
  test.describe(name, () => {
    test.use({ size, switches });

    test('no control of the page is covered, and a panel opened by hand gives way', async ({
      office,
    }) => {
      const { page, panel, arbor } = office;
      await page.goto(arbor.registerUrl);
      const tab = page.locator('alongside-panel button.tab');
      const frame = page.locator('alongside-panel iframe');
      await expect(tab.or(frame).first()).toBeVisible();
      const opensByItself = await frame.isVisible();
      if (!opensByItself) await tab.click();
      await loadDemonstration(office);

      if (opensByItself) {
        expect(await coveredControls(page)).toEqual([]);
        return;
      }
      await expect(frame).toBeVisible();
      // The person goes back to the page: the panel folds to its tab, and what it held is kept.
      await page.mouse.click(8, size.height - 8);
      await expect(frame).toBeHidden();
      await expect(tab).toBeVisible();
      expect(await coveredControls(page)).toEqual([]);
      await expect(chipsOf(page).first()).toBeVisible();
      await tab.click();
      await expect(panel.getByRole('tab', { name: /Calls/ })).toBeVisible();
    });
  });
}

test.describe('1280 px, where the panel has room until the chips stand', () => {
  test.use({ size: { width: 1280, height: 860 }, switches: {} });

  test('a panel in use stays until the person goes back to the page', async ({ office }) => {
    const { page, arbor } = office;
    await page.goto(arbor.registerUrl);
    const frame = page.locator('alongside-panel iframe');
    await expect(frame).toBeVisible();
    await loadDemonstration(office);
    await sayWhoIsWorking(office);
    await expect(frame).toBeVisible();
    await page.mouse.click(8, 850);
    await expect(frame).toBeHidden();
    expect(await coveredControls(page)).toEqual([]);
  });
});
