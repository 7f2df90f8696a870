import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Left, type OutlookAnswer } from '@/components/tracker/Left';
import { PANEL_STYLE } from '@/components/register/panel-css';
import { expectNoAxeFindings } from '../ui/axe';
import { find } from '../ui/keyboard';
import { mountPanel } from '../ui/panel-sample';
import { TOBI } from '../ui/samples';

let host: HTMLElement;
beforeEach(() => {
  host = document.createElement('main');
  host.className = 'al';
  document.body.append(host);
});
afterEach(() => {
  render(null, host);
  host.remove();
});

function open(answer: OutlookAnswer): void {
  render(
    <>
      <style>{PANEL_STYLE}</style>
      <h1>Tracker</h1>
      <Left item={TOBI} ask={() => Promise.resolve(answer)} />
    </>,
    host,
  );
}

describe('what is left', () => {
  it('is a list of sentences under its heading', async () => {
    open({
      lines: [
        { about: 'persistent', text: 'Persistent absence after 16 more.', isExample: false },
        { about: 'lateness', text: 'Late once.', isExample: true },
      ],
    });
    await expect.poll(() => host.querySelectorAll('li').length).toBe(2);
    expect(find(host, 'h2').textContent).toBe('What is left');
    expect([...host.querySelectorAll('li')].map((line) => line.textContent.trim())).toEqual([
      'Persistent absence after 16 more.',
      'Late once. Example day length',
    ]);
    await expectNoAxeFindings(host);
  });

  it('says that there is nothing to count yet', async () => {
    open({ lines: [] });
    await expect.poll(() => host.textContent).toContain('nothing to count');
    await expectNoAxeFindings(host);
  });

  it('says what went wrong', async () => {
    open({ trouble: 'Alongside knows no such pupil.' });
    await expect
      .poll(() => host.querySelector('[role=alert]')?.textContent)
      .toBe('Alongside knows no such pupil.');
    await expectNoAxeFindings(host);
  });

  it('is asked for only when a pupil is opened', async () => {
    const panel = mountPanel();
    const asked = () => panel.asked.filter(({ name }) => name === 'pupil/outlook');
    find(panel.root, '#al-tab-tracker').click();
    await expect.poll(() => panel.root.querySelector('[data-row="tobi-bello"]')).not.toBeNull();
    expect(asked()).toEqual([]);
    find(panel.root, '[data-row="tobi-bello"]').click();
    await expect.poll(() => asked().length).toBe(1);
    expect(asked()[0]?.request).toMatchObject({ pupilId: 'tobi-bello', session: 'AM' });
    await expect.poll(() => panel.root.textContent).toContain('nothing to count');
    panel.remove();
  });
});
