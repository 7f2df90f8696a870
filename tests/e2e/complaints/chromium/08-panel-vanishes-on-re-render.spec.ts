import type { Page } from '@playwright/test';
import { chipsByRow, chipsOf, expect, panelOf, settledRegister, test } from '../around';

/** Chips in the frame after the host drew anew, counted before anything else can happen. */
function chipsInNextFrame(page: Page, redraw: string): Promise<number> {
  return page.evaluate(async (how) => {
    const table = document.querySelector('table');
    const body = document.querySelector('tbody');
    if (!table || !body) throw new Error('no register');
    for (const ours of document.querySelectorAll('span[data-alongside]'))
      ours.setAttribute('data-earlier', '');
    const host = (element: Element): Element => {
      const copy = element.cloneNode(true) as Element;
      for (const ours of copy.querySelectorAll('[data-alongside]')) ours.remove();
      return copy;
    };
    switch (how) {
      case 'replaceWith of every row':
        for (const row of Array.from(body.children)) row.replaceWith(host(row));
        break;
      case 'replaceWith of the list':
        table.replaceWith(host(table));
        break;
      case 'innerHTML':
        body.innerHTML = host(body).innerHTML;
        break;
      case 'a move of every row':
        body.append(...body.children);
        break;
      case 'the list moved elsewhere':
        document.querySelector('#app')?.append(table);
        break;
    }
    await new Promise(requestAnimationFrame);
    return document.querySelectorAll('table span[data-alongside]').length;
  }, redraw);
}

for (const redraw of [
  'replaceWith of every row',
  'replaceWith of the list',
  'innerHTML',
  'a move of every row',
]) {
  test(`${redraw}: chips are back in the same frame`, async ({ office }) => {
    const { page } = office;
    await office.openWith({});
    await settledRegister(page);
    const chips = await chipsByRow(page);
    expect(await chipsInNextFrame(page, redraw)).toBe(chips.length);
    expect((await chipsByRow(page)).toSorted()).toEqual(chips.toSorted());
  });
}

test('the whole body drawn anew: the panel is back, and what it said', async ({ office }) => {
  const { page } = office;
  await office.openWith({});
  await settledRegister(page);
  const backInFrames = await page.evaluate(async () => {
    document.body.replaceChildren(
      ...[...document.body.children].filter((child) => !child.matches('alongside-panel')),
    );
    for (let frame = 1; frame < 60; frame += 1) {
      await new Promise(requestAnimationFrame);
      if (document.querySelector('alongside-panel')) return frame;
    }
    return Infinity;
  });
  expect(backInFrames).toBeLessThanOrEqual(1);
  await expect(panelOf(page).getByRole('listitem').first()).toContainText('Kai Morgan');
});

test('focus and scroll of the panel outlast the host’s drawing', async ({ office }) => {
  const { page, panel } = office;
  await office.openWith({ rerender: 'replace', rerenderEveryMs: 100 });
  await settledRegister(page);
  const item = panel.getByRole('button', { name: /: Kai Morgan/ });
  await page.bringToFront();
  await item.focus();
  await expect(item).toBeFocused();
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let drawn = 0;
        const observer = new MutationObserver(() => {
          drawn += 1;
          if (drawn < 10) return;
          observer.disconnect();
          resolve();
        });
        const body = document.querySelector('tbody');
        if (body) observer.observe(body, { childList: true });
      }),
  );
  await expect(item).toBeFocused();
  await expect(chipsOf(page).first()).toBeVisible();
});
