/**
 * That there is one observer, on the rows alone, and none elsewhere, is counted in
 * tests/door/watch.test.ts; how it compares with other scripts, in tests/bench/guest.
 */
import { chipsOf, expect, test } from '../around';
import { ourShare } from '../share';

test('1,500 rows, one changing sixty times a second: most of the time is the host’s', async ({
  office,
}) => {
  const { page, arbor } = office;
  const { host } = new URL(arbor.registerUrl);
  await office.openWith({}, `https://${host}/?/stand-in-roll-call-ui/whole-school/rows/1500`);
  await expect(chipsOf(page).first()).toBeVisible({ timeout: 20_000 });
  const { ours, longest } = await ourShare(page, () =>
    page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const marks = [...document.querySelectorAll('.mis-mark-picker')];
          let changed = 0;
          const change = (): void => {
            const mark = marks[(changed * 7) % marks.length];
            mark?.setAttribute('data-state', String(changed));
            changed += 1;
            if (changed < 180) requestAnimationFrame(change);
            else resolve();
          };
          requestAnimationFrame(change);
        }),
    ),
  );
  // The budget: a tenth of the time for all that is ours, and no long task.
  expect(ours).toBeLessThan(0.1);
  expect(longest).toBeLessThan(50);

  // Chips stand on rows in or near the view alone, and keep up with a fast scroll.
  const chips = () =>
    page.evaluate(() => {
      const all = [...document.querySelectorAll('span[data-alongside]')].map((chip) =>
        chip.getBoundingClientRect(),
      );
      return {
        inView: all.filter(({ top, bottom }) => bottom > 0 && top < innerHeight).length > 0,
        farAway: all.filter(
          ({ top, bottom }) => bottom < -1.5 * innerHeight || top > 2.5 * innerHeight,
        ).length,
      };
    });
  expect(await chips()).toEqual({ inView: true, farAway: 0 });
  await page.evaluate(async () => {
    const rows = document.querySelectorAll('.mis-register-row');
    // Down to the end and back to the rows it began with.
    for (let at = 0; at < 3000; at += 60) {
      rows[at < 1500 ? at : 3000 - at - 60]?.scrollIntoView();
      await new Promise(requestAnimationFrame);
    }
  });
  await expect.poll(chips).toEqual({ inView: true, farAway: 0 });
});
