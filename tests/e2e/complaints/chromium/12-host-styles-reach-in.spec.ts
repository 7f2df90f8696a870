/** That our styles hold no rem, which the host's root size would scale, is held in tests/built. */
import type { Page } from '@playwright/test';
import { chipsOf, expect, panelOf, settledRegister, test } from '../around';

async function look(page: Page) {
  const chip = await chipsOf(page)
    .first()
    .evaluate((button) => {
      const { font, color, backgroundColor, padding, display, textTransform } =
        getComputedStyle(button);
      const { width, height } = button.getBoundingClientRect();
      return {
        font,
        color,
        backgroundColor,
        padding,
        display,
        textTransform,
        width: Math.round(width),
        height: Math.round(height),
      };
    });
  const box = await page.locator('alongside-panel iframe').boundingBox();
  const heading = await panelOf(page)
    .getByRole('tab', { name: /Calls/ })
    .evaluate((tab) => getComputedStyle(tab).font);
  return { chip, panel: { x: box?.x, width: box?.width }, heading };
}

const HOSTILE =
  'body > * { display: block !important; position: static !important; width: 10px !important; opacity: .1 !important } ' +
  'alongside-panel { transform: rotate(3deg) !important } ' +
  'span, button, iframe { font-size: 40px !important; color: red !important; border: 9px solid red !important; text-transform: uppercase !important; margin: 20px !important } ' +
  'html { font-size: 62.5% !important }';

test('rules with !important on everything, and another root size: chip and panel look the same', async ({
  office,
}) => {
  const { page } = office;
  await office.openWith({});
  await settledRegister(page);
  await expect(panelOf(page).getByRole('tab', { name: /Calls/ })).toBeVisible();
  const ordinary = await look(page);

  await office.openWith({ hostileCss: 'on', rootFontSize: '62.5%' });
  await settledRegister(page);
  await page.addStyleTag({ content: HOSTILE });
  await expect(panelOf(page).getByRole('tab', { name: /Calls/ })).toBeVisible();
  expect(await look(page)).toEqual(ordinary);
});
