/** Teaching in the panel: three steps, what is understood in words, by pointer or by keyboard. */
import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PANEL_STYLE } from '@/components/register/panel-css';
import { Teach, type TeachProps } from '@/components/register/Teach';
import type { PageReading } from '@/lib/arbor/reading';
import { expectNoAxeFindings } from '../ui/axe';
import { button, find } from '../ui/keyboard';

const TRIED: PageReading = {
  kind: 'register',
  reading: {
    tenant: 'oakfield',
    host: 'oakfield.uk.arbor.sc',
    view: 'list',
    date: null,
    session: 'AM',
    startsAt: null,
    endsAt: null,
    group: '5B',
    readAt: '2026-09-15T09:14:00.000Z',
    recognisedBy: ['heading-register'],
    rows: [
      ['Ava Adams', { status: 'read', code: '/', by: ['icon', 'tooltip'], minutesLate: null }],
      ['Leo Brown', { status: 'read', code: 'L', by: ['text'], minutesLate: 8 }],
      ['Mei Chen', { status: 'blank' }],
      ['Rosa Diaz', { status: 'unknown', why: 'only a colour is shown' }],
    ].map(([shownName, mark]) => ({
      rowKey: String(shownName),
      shownName,
      arborStudentId: null,
      form: null,
      note: null,
      mark,
    })) as never,
  },
};

let root: HTMLElement;
let style: HTMLStyleElement;
const calls: unknown[][] = [];
const call =
  (name: string) =>
  (...given: unknown[]) =>
    void calls.push([name, ...given]);

function mount(change: Partial<TeachProps> = {}): void {
  root = document.createElement('div');
  root.className = 'al';
  style = document.createElement('style');
  style.textContent = PANEL_STYLE;
  document.head.append(style);
  document.body.append(root);
  render(
    <div class="frame right">
      <Teach
        why="two columns could hold the mark (AM, PM)"
        choices={(step) => (step === 'name' ? [{ key: '1.2', words: 'Ava Adams' }] : [])}
        pointed={{ name: null, mark: null, heading: null }}
        tried={null}
        trouble={null}
        pointing={null}
        onPoint={call('point')}
        onShow={call('show')}
        onChoose={call('choose')}
        onSave={(name) => {
          calls.push(['save', name]);
          return Promise.resolve(null);
        }}
        onExport={call('export')}
        onClose={call('close')}
        {...change}
      />
    </div>,
    root,
  );
}
afterEach(() => {
  render(null, root);
  root.remove();
  style.remove();
  calls.length = 0;
});
const DONE = { pointed: { name: 'Ava Adams', mark: '/', heading: null }, tried: TRIED };

describe('teaching', () => {
  it('says why, begins at the heading, and wants a name before a mark', async () => {
    mount();
    await expect.poll(() => document.activeElement?.textContent).toBe('Show Alongside this page');
    expect(root.textContent).toContain('two columns could hold the mark (AM, PM)');
    const [name, mark] = [...root.querySelectorAll('button')].filter(({ textContent }) =>
      textContent.startsWith('Point at it'),
    );
    expect([name?.disabled, mark?.disabled]).toEqual([false, true]);
    expect(button(root, 'Save for this school').disabled).toBe(true);
    name?.click();
    expect(calls).toEqual([['point', 'name']]);
  });

  it('takes a name from a list by keyboard, and shows it on the page first', async () => {
    mount();
    const list = find<HTMLSelectElement>(root, 'select');
    await userEvent.selectOptions(list, '1.2');
    expect(calls).toContainEqual(['show', 'name', '1.2']);
    expect(calls).toContainEqual(['choose', 'name', '1.2']);
  });

  it('says in words what is understood of every row, and what is not', () => {
    mount(DONE);
    const rows = [...root.querySelectorAll('.understood li')].map(({ textContent }) => textContent);
    expect(rows).toEqual([
      'Ava Adams /, present (read from icon and tooltip)',
      'Leo Brown L, late, 8 minutes (read from text)',
      'Mei Chen no mark yet',
      'Rosa Diaz not sure: only a colour is shown',
    ]);
    expect(root.textContent).toContain('4 pupils, 1 of their marks not sure. No date, AM, 5B.');
  });

  it('saves under a name, and says so', async () => {
    mount(DONE);
    await userEvent.fill(find(root, 'input'), 'Roll call');
    button(root, 'Save for this school').click();
    await expect.poll(() => root.textContent).toContain('Saved for this school');
    expect(calls).toContainEqual(['save', 'Roll call']);
  });

  it('has nothing that axe objects to', async () => {
    mount(DONE);
    await expectNoAxeFindings(root);
  });
});
