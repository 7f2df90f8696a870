import { inflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { switchTo } from '../../chromium/one-office';
import { expect, OURS, settledRegister, test } from '../around';

/** All that is drawn on the sheets: the streams of the PDF without the date in its head. */
async function sheets(page: Page): Promise<string[]> {
  const pdf = await page.pdf({ format: 'A4', printBackground: true });
  const drawn: string[] = [];
  let from = 0;
  for (;;) {
    const start = pdf.indexOf('stream\n', from);
    if (start < 0) return drawn;
    const end = pdf.indexOf('endstream', start);
    try {
      const words = inflateSync(pdf.subarray(start + 7, end)).toString('latin1');
      // Drawing and text, not fonts.
      if (/\bTJ|\bTj|\bre\b/.test(words)) drawn.push(words);
    } catch {
      // A stream that is not compressed is a font or a profile.
    }
    from = end + 9;
  }
}

test('the printed register is, stroke for stroke, the one without us', async ({ office, bare }) => {
  const { page, arbor } = office;
  const switches = { ids: 'none' };
  await office.openWith(switches);
  await settledRegister(page);
  await bare.setViewportSize(page.viewportSize() ?? { width: 1440, height: 900 });
  await switchTo(bare, arbor.registerUrl, switches);
  await bare.goto(arbor.registerUrl);
  await expect(bare.locator('.mis-register-row')).toHaveCount(30);
  const without = await sheets(bare);
  expect(without.length).toBeGreaterThan(0);
  expect(await sheets(page)).toEqual(without);
});

test('nothing of ours on paper, and all of it on the screen afterwards', async ({ office }) => {
  const { page } = office;
  await office.openWith({});
  await settledRegister(page);
  await page.emulateMedia({ media: 'print' });
  for (const each of await page.locator(OURS).all()) await expect(each).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await settledRegister(page);
});
