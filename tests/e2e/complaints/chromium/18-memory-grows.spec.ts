import type { CDPSession, Page } from '@playwright/test';
import { chipsOf, expect, OURS, settledRegister, test } from '../around';

/** Nodes, listeners and heap of the page that outlast a collection. */
async function kept(session: CDPSession) {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return {
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
    heap: of('JSHeapUsedSize'),
  };
}

async function redraw(page: Page, times: number): Promise<void> {
  await page.evaluate(async (left) => {
    const body = document.querySelector('tbody');
    const clean = body?.cloneNode(true) as Element;
    for (const ours of clean.querySelectorAll('[data-alongside]')) ours.remove();
    for (let at = 0; at < left; at += 1) {
      body?.replaceChildren(...[...clean.children].map((row) => row.cloneNode(true)));
      await Promise.resolve();
      if (at % 10 === 9) await new Promise(requestAnimationFrame);
    }
  }, times);
  await expect(chipsOf(page).first()).toBeVisible();
}

test('500 re-renders leave nothing behind', async ({ office }) => {
  const { page, context } = office;
  await office.openWith({});
  await settledRegister(page);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await redraw(page, 40);
  const before = await kept(session);
  await redraw(page, 500);
  const after = await kept(session);
  await session.detach();
  // One row that was replaced has some twenty nodes: 500 re-renders would leave 300,000.
  expect(after.nodes - before.nodes).toBeLessThan(300);
  expect(after.listeners - before.listeners).toBeLessThan(60);
  expect(after.heap - before.heap).toBeLessThan(400_000);
});

test('50 times there and away leave nothing behind', async ({ office }) => {
  const { page, context } = office;
  await office.openWith({});
  await settledRegister(page);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  /** Signed out and shown again, as often as a person can in a term. */
  const cycle = async (times: number): Promise<void> => {
    await page.evaluate(async (left) => {
      const until = async (is: () => boolean): Promise<void> => {
        while (!is()) await new Promise(requestAnimationFrame);
      };
      const ours = (): Element | null => document.querySelector('alongside-panel');
      for (let at = 0; at < left; at += 1) {
        const lost = document.createElement('div');
        lost.setAttribute('role', 'alertdialog');
        lost.textContent = 'Your session has expired. Please log in again.';
        document.body.append(lost);
        await until(() => ours() === null);
        lost.remove();
        window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        await until(
          () => ours() !== null && document.querySelector('span[data-alongside]') !== null,
        );
      }
    }, times);
  };
  await cycle(5);
  const before = await kept(session);
  await cycle(50);
  const after = await kept(session);
  await session.detach();
  await expect(page.locator(OURS).first()).toBeVisible();
  expect(after.nodes - before.nodes).toBeLessThan(300);
  expect(after.listeners - before.listeners).toBeLessThan(60);
  expect(after.heap - before.heap).toBeLessThan(600_000);
});
