import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectNoAxeFindings } from '../ui/axe';
import { emulate } from '../ui/emulate';
import { button, find, focused, press } from '../ui/keyboard';
import { mountPanel, type PanelSample } from '../ui/panel-sample';
import { registerView } from '../ui/samples';

let panel: PanelSample;
beforeEach(async () => {
  panel = mountPanel();
  find(panel.root, '#al-tab-tracker').click();
  await expect.poll(() => panel.root.querySelector('[data-item]')).not.toBeNull();
});
afterEach(() => panel.remove());

const recorded = () => panel.asked.filter(({ name }) => name === 'event/record');
const item = (pupilId: string) => find(panel.root, `[data-item="${pupilId}"]`);

describe('the tracker', () => {
  it('says attendance, status, last step and what comes next', () => {
    const words = item('tobi-bello').textContent ?? '';
    for (const part of [
      '88.2%',
      '22 of 186 sessions missed',
      'persistently absent',
      'provisional',
      'Letter Fri 4 Sep',
      'due by Wed 16 Sep',
    ]) {
      expect(words).toContain(part);
    }
    expect(item('dev-patel').textContent).toContain('No step taken yet');
    expect(panel.root.textContent).toContain('Marks up to Mon 14 Sep');
    expect(panel.root.textContent).toContain('Some thresholds are examples');
  });

  it('opens a pupil’s history with authors; what was undone stays in it', async () => {
    const row = find(panel.root, '[data-row="tobi-bello"]');
    row.click();
    await expect.poll(() => row.getAttribute('aria-expanded')).toBe('true');
    const history = find(item('tobi-bello'), '.history');
    expect(history.textContent).toContain('Letter sent, support offered JB');
    expect(find(history, 's').textContent).toBe('Letter sent');
    expect(history.textContent).toContain('AK · read from Arbor’s note · undone');
    await expectNoAxeFindings(panel.host);
    button(history, 'Undo: Letter sent, support').click();
    await expect.poll(() => recorded().length).toBe(1);
    expect(recorded()[0]?.request).toMatchObject({ payload: { kind: 'undo', of: 't2' } });
  });

  it('puts right what was recorded, from the history', async () => {
    find(panel.root, '[data-row="tobi-bello"]').click();
    const history = await expect
      .poll(() => item('tobi-bello').querySelector<HTMLElement>('.history'))
      .not.toBeNull()
      .then(() => find(item('tobi-bello'), '.history'));
    button(history, 'Correct: Letter sent, support').click();
    await expect.poll(() => panel.root.querySelector('.dock')).not.toBeNull();
    button(panel.root, 'Save correction').click();
    await expect.poll(() => recorded().length).toBe(1);
    expect(recorded()[0]?.request).toMatchObject({
      pupilId: 'tobi-bello',
      payload: { kind: 'correction', of: 't2' },
    });
  });

  it('records the step that is proposed, or another one', async () => {
    find(panel.root, '[data-row="tobi-bello"]').focus();
    await press('s');
    const choice = await expect
      .poll(() => panel.root.querySelector<HTMLSelectElement>('.dock select')?.value)
      .toBe('pupil-voice')
      .then(() => find<HTMLSelectElement>(panel.root, '.dock select'));
    expect(focused()).toBe(choice);
    await userEvent.selectOptions(choice, 'informal-meeting');
    await userEvent.fill(find(panel.root, '.dock input:not([type=checkbox])'), 'plan agreed');
    find<HTMLInputElement>(panel.root, '.dock [type=checkbox]').click();
    await expectNoAxeFindings(panel.host);
    button(panel.root, 'Save step').click();
    await expect.poll(() => recorded().length).toBe(1);
    expect(recorded()[0]?.request).toMatchObject({
      pupilId: 'tobi-bello',
      payload: {
        kind: 'step',
        step: 'informal-meeting',
        result: 'plan agreed',
        supportOffered: true,
      },
    });
  });

  it('proposes no step where none is known', async () => {
    find(panel.root, '[data-row="noor-haddad"]').focus();
    await press('s');
    await expect
      .poll(() => panel.root.querySelector<HTMLSelectElement>('.dock select')?.value)
      .toBe('');
    button(panel.root, 'Save step').click();
    expect(recorded()).toEqual([]);
  });

  it('takes a decision against the ladder only with its reason', async () => {
    find(panel.root, '[data-row="tobi-bello"]').focus();
    await press('d');
    await expect.poll(() => panel.root.querySelector('.dock form')).not.toBeNull();
    button(panel.root, 'Save decision').click();
    await expect.poll(() => panel.root.textContent).toContain('A decision needs its reason.');
    expect(recorded()).toEqual([]);
    await userEvent.fill(find(panel.root, '.dock input'), 'operation on Friday');
    await userEvent.fill(find(panel.root, '.dock [type=date]'), '2026-10-05');
    button(panel.root, 'Save decision').click();
    await expect.poll(() => recorded().length).toBe(1);
    expect(recorded()[0]?.request).toMatchObject({
      payload: {
        kind: 'deviation',
        from: 'pupil-voice',
        decision: 'hold',
        reason: 'operation on Friday',
        agreedWith: null,
        reviewOn: '2026-10-05',
      },
    });
  });

  it('closes a form with Escape and gives the focus back', async () => {
    find(panel.root, '[data-row="tobi-bello"]').focus();
    await press('d');
    await expect.poll(() => panel.root.querySelector('.dock form')).not.toBeNull();
    const reason = find(panel.root, '.dock input');
    await userEvent.fill(reason, 'half a reason');
    await press('{Escape}');
    await expect.poll(() => focused()?.getAttribute('data-row')).toBe('tobi-bello');
    expect(panel.root.querySelector('.dock')).toBeNull();
  });

  it('keeps the way to the card in the line of the name', () => {
    const row = item('tobi-bello');
    const middle = (element: Element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return (top + bottom) / 2;
    };
    const name = find(row, '.who');
    const card = find(row, '.card-link');
    expect(Math.abs(middle(card) - middle(name))).toBeLessThanOrEqual(2);
    expect(card.getBoundingClientRect().left).toBeGreaterThan(
      find(row, '.who b').getBoundingClientRect().right,
    );
  });

  it('proposes the step that is due, also where something else comes first', async () => {
    const view = registerView();
    const [first] = view.tracker;
    if (!first?.next) throw new Error('no tracker');
    const review = { ...first.next, id: 'review' as const, key: `review:${first.pupilId}:hold` };
    panel.show({ ...view, tracker: [{ ...first, next: review, stepDue: 'medical-evidence' }] });
    find(panel.root, `[data-row="${first.pupilId}"]`).focus();
    await press('s');
    await expect
      .poll(() => panel.root.querySelector<HTMLSelectElement>('.dock select')?.value)
      .toBe('medical-evidence');
  });

  it('says what a record was before it was put right, in light and dark', async () => {
    const view = registerView();
    const [first] = view.tracker;
    const [newest, ...older] = first?.history ?? [];
    if (!first || !newest) throw new Error('no history');
    const corrected = { ...newest, corrected: { by: 'RP', was: 'Letter handed over' } };
    panel.show({ ...view, tracker: [{ ...first, history: [corrected, ...older] }] });
    find(panel.root, '[data-row="tobi-bello"]').click();
    await expect.poll(() => panel.root.querySelector('.history')).not.toBeNull();
    expect(find(panel.root, '.history').textContent).toContain(
      'Letter sent, support offered JB · corrected by RP, was: Letter handed over',
    );
    await page.screenshot({ path: '../../../test-results/tracker/light.png' });
    await emulate({ dark: true });
    await expectNoAxeFindings(panel.host);
    await page.screenshot({ path: '../../../test-results/tracker/dark.png' });
    await emulate();
  });
});
