/** That the manifest injects no style sheet is held in tests/built. */
import type { Page } from '@playwright/test';
import { switchTo } from '../../chromium/one-office';
import { expect, settledRegister, test } from '../around';

/** Every computed style of a sample of the host's elements, but sizes and places: a chip takes room. */
function hostLook(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const places = /size|width|height|inset|top|left|right|bottom|origin|perspective/;
    const all = [...document.querySelectorAll('html, body, #app *')].filter(
      (element) => !element.closest('[data-alongside]') && element.checkVisibility(),
    );
    const step = Math.max(1, Math.floor(all.length / 60));
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

/** The host's markup, attributes and all, without what we added. */
function hostMarkup(page: Page): Promise<string> {
  return page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as Element;
    for (const ours of copy.querySelectorAll('[data-alongside]')) ours.remove();
    copy.normalize();
    // Counters of the host's own ids start elsewhere at each load.
    return copy.outerHTML.replaceAll(/-\d{3,}(?=["\s-])/g, '-n');
  });
}

test('computed styles, words and markup of the host are what they are without us', async ({
  office,
  bare,
}) => {
  const { page, arbor } = office;
  const switches = { ids: 'none' };
  await office.openWith(switches);
  await settledRegister(page);
  await bare.setViewportSize(page.viewportSize() ?? { width: 1440, height: 900 });
  await switchTo(bare, arbor.registerUrl, switches);
  await bare.goto(arbor.registerUrl);
  await expect(bare.locator('.mis-register-row')).toHaveCount(30);
  for (const each of [page, bare]) await each.mouse.move(2, 300);
  const without = await hostLook(bare);
  expect(without.length).toBeGreaterThan(50);
  expect(await hostLook(page)).toEqual(without);
  expect(await hostMarkup(page)).toBe(await hostMarkup(bare));
});
