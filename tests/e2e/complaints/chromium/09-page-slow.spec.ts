/**
 * That there is one observer, on the rows alone, and none elsewhere, is counted in
 * tests/door/watch.test.ts; how it compares with other scripts, in tests/bench/guest.
 */
import { chipsOf, expect, test } from '../around';
import { ourShare } from '../share';

test('1,500 rows of which one changes sixty times a second: most of the time is the host’s', async ({
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
});
