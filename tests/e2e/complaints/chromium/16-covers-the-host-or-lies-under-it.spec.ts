/** Every width and zoom at which a control could be covered: tests/e2e/chromium/room.spec.ts. */
import { expect, settledRegister, test } from '../around';

test('a dialog of the host lies above all that is ours', async ({ office }) => {
  const { page } = office;
  await office.openWith({});
  await settledRegister(page);
  const covered = await page.evaluate(() => {
    const dialog = document.createElement('dialog');
    dialog.style.cssText = 'width:96vw;max-width:96vw;height:80vh';
    for (let at = 0; at < 40; at += 1) {
      const button = document.createElement('button');
      button.textContent = `Confirm ${at}`;
      button.style.width = '150px';
      dialog.append(button);
    }
    document.querySelector('#app')?.append(dialog);
    dialog.showModal();
    return [...dialog.querySelectorAll('button')]
      .filter((button) => {
        const box = button.getBoundingClientRect();
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return top !== button;
      })
      .map((button) => button.textContent);
  });
  expect(covered).toEqual([]);
});
