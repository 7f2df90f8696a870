import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { button, find, focused, press } from '../ui/keyboard';
import { mountPanel, type PanelSample } from '../ui/panel-sample';
import { DEV, LINH, NOOR, registerView, ZOE } from '../ui/samples';

let panel: PanelSample;
beforeEach(async () => {
  panel = mountPanel({
    view: registerView({ followUps: [DEV, NOOR, LINH], done: [ZOE] }),
  });
  find(panel.root, '#al-tab-follow-ups').click();
  await expect.poll(() => panel.root.querySelector('[data-duty]')).not.toBeNull();
});
afterEach(() => panel.remove());

const recorded = () => panel.asked.filter(({ name }) => name === 'event/record');

describe('follow-ups', () => {
  it('stand as due, cannot tell, coming up, done, each with owner and date', () => {
    const sections = [...panel.root.querySelectorAll('section')].map((section) => [
      section.querySelector('h2')?.textContent,
      section.querySelector('b')?.textContent,
    ]);
    expect(sections).toEqual([
      ['Due', 'Linh Nguyễn'],
      ['Cannot tell yet', 'Noor Haddad'],
      ['Coming up', 'Dev Patel'],
      ['Done', 'Zoë Reid'],
    ]);
    expect(find(panel.root, `[data-duty="${LINH.key}"] .m > span`).textContent).toBe(
      'Ill since Fri 11 Sep · due today · Attendance officer',
    );
  });

  it('count what is open, not what is done', () => {
    expect(find(panel.root, '#al-tab-follow-ups').textContent).toBe('Follow-ups, 3');
  });

  it('bring their form into a low window, where list and form scroll as one', async () => {
    await page.viewport(372, 402);
    find(panel.root, `[data-row="${LINH.key}"]`).focus();
    await press('r');
    await expect.poll(() => panel.root.querySelector('.dock')).not.toBeNull();
    const save = button(panel.root, 'Save settle').getBoundingClientRect();
    expect(save.top).toBeGreaterThanOrEqual(0);
    expect(Math.floor(save.bottom)).toBeLessThanOrEqual(402);
    await page.viewport(1280, 800);
  });

  it('are settled by R and recorded for the pupil they are about', async () => {
    find(panel.root, `[data-row="${LINH.key}"]`).focus();
    await press('r');
    await expect.poll(() => panel.root.querySelector('.dock')).not.toBeNull();
    button(panel.root, 'Save settle').click();
    await expect.poll(() => recorded().length).toBe(1);
    expect(recorded()[0]?.request).toMatchObject({
      pupilId: LINH.pupilId,
      payload: { kind: 'procedure', duty: 'day-three-contact' },
    });
    await expect.poll(() => focused()?.getAttribute('data-row')).toBe(LINH.key);
  });

  it('open the settling of what is done nowhere, but can undo it', async () => {
    find(panel.root, `[data-row="${ZOE.key}"]`).click();
    expect(panel.root.querySelector('.dock')).toBeNull();
    button(panel.root, 'Undo Reason given').click();
    await expect.poll(() => recorded().length).toBe(1);
    expect(recorded()[0]?.request).toMatchObject({
      pupilId: ZOE.pupilId,
      payload: { kind: 'undo', of: 'e7' },
    });
  });

  it('explain themselves', async () => {
    find(panel.root, `[data-row="${NOOR.key}"]`).focus();
    await press('?');
    await expect.poll(() => panel.asked.at(-1)?.name).toBe('duty/why');
    expect(panel.asked.at(-1)?.request).toMatchObject({ key: NOOR.key });
  });
});
