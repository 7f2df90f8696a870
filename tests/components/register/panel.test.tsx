import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { plainDateOf } from '@/lib/attendance/plain-date';
import { expectNoAxeFindings } from '../ui/axe';
import { emulate } from '../ui/emulate';
import { button, find, focused, press } from '../ui/keyboard';
import { mountPanel, type PanelSample, type PanelSampleOptions } from '../ui/panel-sample';
import { ELLIS, KAI, longQueue, MARKUP, registerView, SAM, SCHOOL, SETTINGS } from '../ui/samples';

let panel: PanelSample;
function mount(options?: PanelSampleOptions): PanelSample {
  panel = mountPanel(options);
  return panel;
}
afterEach(async () => {
  panel.remove();
  if (vi.isFakeTimers()) vi.runOnlyPendingTimers();
  vi.useRealTimers();
  await emulate();
});

/**
 * Stops the clock once the effects of what was drawn before have run: Preact queues them for a
 * frame and a timeout, and a queue begun on one clock is never finished on the other.
 */
async function stopTheClock(): Promise<void> {
  await new Promise((drawn) => {
    requestAnimationFrame(() => setTimeout(drawn, 0));
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
}

const row = (pupilId: string) => find(panel.root, `[data-row="${pupilId}"]`);
const text = () => panel.root.textContent ?? '';
const recorded = () => panel.asked.filter(({ name }) => name === 'event/record');

describe('calls', () => {
  it('names the register and how old its reading is', () => {
    mount();
    expect(find(panel.root, 'h1').textContent).toBe('5B · Tue 15 Sep · AM');
    expect(text()).toContain('30 pupils read 09:14');
    expect(find(panel.root, '#al-tab-calls').textContent).toContain('4');
  });

  it('puts the worker card first and gives no way to dismiss it', () => {
    mount({
      view: registerView({
        queue: [
          { ...ELLIS, position: 1 },
          { ...KAI, position: 2 },
        ],
      }),
    });
    const names = [...panel.root.querySelectorAll('[data-pupil]')].map((each) =>
      each.getAttribute('data-pupil'),
    );
    expect(names).toEqual(['kai-morgan', 'ellis-wright']);
    const card = find(panel.root, '[data-pupil="kai-morgan"]');
    const actions = [...card.querySelectorAll('.alert button')].map(
      (each) => each.getAttribute('aria-label') ?? '',
    );
    expect(actions).toEqual([
      'Why? Kai Morgan comes first',
      'Record call for Kai Morgan',
      'Worker told about Kai Morgan',
    ]);
  });

  it('reads each row as a sentence', () => {
    mount();
    expect(row('ellis-wright').textContent?.replaceAll(/\s+/g, ' ').trim()).toBe(
      '2 of 4: Ellis Wright, 5B. N, by 22 Sep.',
    );
    const described = row('ellis-wright').getAttribute('aria-describedby') ?? '';
    expect(panel.root.getElementById(described)?.textContent).toContain('Sister in 2A also absent');
  });

  it('moves by J, K, arrows, Home and End, with one stop for Tab', async () => {
    mount();
    row('kai-morgan').focus();
    await press('j');
    expect(focused()).toBe(row('ellis-wright'));
    await press('{ArrowDown}');
    expect(focused()).toBe(row('sam-van-der-berg'));
    await press('k');
    expect(focused()).toBe(row('ellis-wright'));
    await press('{End}');
    expect(focused()).toBe(row(MARKUP.pupilId));
    await press('{Home}');
    expect(focused()).toBe(row('kai-morgan'));
    const stops = [...panel.root.querySelectorAll<HTMLElement>('[data-row]')].filter(
      (each) => each.tabIndex === 0,
    );
    expect(stops).toHaveLength(1);
  });

  it('records a call with R, gives the focus to the next pupil and can undo', async () => {
    mount({ after: () => registerView({ queue: [ELLIS, SAM] }) });
    row('kai-morgan').focus();
    await press('r');
    find<HTMLInputElement>(panel.root, 'input[name=note]').focus();
    await press('{Enter}');
    await expect.poll(() => focused()).toBe(row('ellis-wright'));
    expect(recorded()).toHaveLength(1);
    expect(recorded()[0]?.request).toMatchObject({
      tenant: 'oakfield-demo',
      id: 'id-1',
      pupilId: 'kai-morgan',
      about: { date: '2026-09-15', session: 'AM' },
      payload: { kind: 'call', comment: 'TC to mum, voicemail. JB 9:16' },
    });
    expect(find(panel.root, '[role=status]').textContent).toBe('Call saved for Kai Morgan.');

    button(panel.root, 'Undo').focus();
    await press('{Enter}');
    await expect.poll(() => recorded().length).toBe(2);
    expect(recorded()[1]?.request).toMatchObject({ payload: { kind: 'undo' } });
    await expect.poll(() => focused()?.hasAttribute('data-row')).toBe(true);
  });

  it('goes on to the next pupil although the one who was rung stays in the queue', async () => {
    mount({ after: () => registerView() });
    row('ellis-wright').focus();
    await press('r');
    find<HTMLFormElement>(panel.root, 'form').requestSubmit();
    await expect.poll(() => focused()).toBe(row('sam-van-der-berg'));
  });

  it('keeps what was typed when a record is refused, and stores a repeat under the same id', async () => {
    mount({ refuse: true });
    row('kai-morgan').focus();
    await press('r');
    const note = find<HTMLInputElement>(panel.root, 'input[name=note]');
    await userEvent.fill(note, 'half a line');
    await press('{Enter}');
    await expect.poll(() => text()).toContain('No answer to event/record.');
    expect(note.isConnected).toBe(true);
    expect(note.value).toBe('half a line');
    note.focus();
    await press('{Enter}');
    await expect.poll(() => recorded().length).toBe(2);
    const ids = recorded().map(({ request }) => (request as { id: string }).id);
    expect(ids[1]).toBe(ids[0]);
  });

  it('stores one record when the key is pressed twice', async () => {
    mount();
    row('kai-morgan').focus();
    await press('r');
    const form = find<HTMLFormElement>(panel.root, 'form');
    form.requestSubmit();
    form.requestSubmit();
    await expect.poll(() => panel.called).toContain('refresh()');
    expect(recorded()).toHaveLength(1);
  });

  it('offers undo for half a minute, then folds away', async () => {
    await stopTheClock();
    mount();
    row('kai-morgan').focus();
    button(panel.root, 'Worker told about Kai').click();
    await vi.waitFor(() => button(panel.root, 'Save told').click());
    await vi.waitFor(() => expect(panel.root.querySelector('.toast')).not.toBeNull());
    await vi.advanceTimersByTimeAsync(29_900);
    expect(panel.root.querySelector('.toast')).not.toBeNull();
    await vi.advanceTimersByTimeAsync(600);
    expect(panel.root.querySelector('.toast')).toBeNull();
  });

  it('shows a name with markup as text', () => {
    mount();
    expect(panel.root.querySelector('img')).toBeNull();
    expect(text()).toContain('<img src=x onerror=alert(1)> Quinn');
  });
});

describe('keys', () => {
  it('act on nothing while somebody types', async () => {
    mount();
    row('kai-morgan').focus();
    await press('r');
    await userEvent.fill(find(panel.root, 'input[name=note]'), '');
    find(panel.root, 'input[name=note]').focus();
    await press('j', 'u', '.', 'c', 'h');
    expect(find<HTMLInputElement>(panel.root, 'input[name=note]').value).toBe('ju.ch');
    expect(panel.called.filter((call) => call.startsWith('setSettings'))).toEqual([]);
  });

  it('act on nothing while the focus is in the page', async () => {
    mount();
    const field = document.createElement('button');
    document.body.append(field);
    field.focus();
    await press('r', '.', 'h');
    expect(panel.root.querySelector('form')).toBeNull();
    expect(panel.called).toEqual([]);
    field.remove();
  });

  it('can be switched off: letters do nothing, arrows and Enter still work', async () => {
    mount({ state: { settings: { ...SETTINGS, shortcutsOff: true } } });
    row('kai-morgan').focus();
    await press('r', '.', 'h');
    expect(panel.root.querySelector('form')).toBeNull();
    expect(panel.called).toEqual([]);
    expect(panel.root.querySelector('.legend')).toBeNull();
    await press('{ArrowDown}', '{Enter}');
    expect(find(panel.root, 'form').getAttribute('aria-label')).toContain('Ellis Wright');
  });

  it('leave combinations to the browser', async () => {
    mount();
    row('kai-morgan').focus();
    await press('{Control>}r{/Control}');
    expect(panel.root.querySelector('form')).toBeNull();
  });
});

describe('why', () => {
  it('opens with Y, names rule, source, facts and threshold, and gives the focus back', async () => {
    mount();
    row('kai-morgan').focus();
    await press('y');
    const dialog = await vi.waitFor(() => find(panel.root, '[role=dialog]'));
    await expect.poll(() => dialog.textContent).toContain('What clears it');
    expect(panel.asked.at(-1)).toEqual({
      name: 'duty/why',
      request: {
        tenant: 'oakfield-demo',
        key: KAI.chip.key,
        date: '2026-09-15',
        session: 'AM',
      },
    });
    expect(dialog.textContent).toContain('Standard 5; guidance paragraph 52');
    expect(dialog.textContent).toContain('Tue 15 Sep AM');
    expect(dialog.textContent).toContain('Example, not confirmed by the school');
    expect(dialog.contains(focused())).toBe(true);
    await expectNoAxeFindings(panel.host);
    await press('{Escape}');
    expect(panel.root.querySelector('[role=dialog]')).toBeNull();
    expect(focused()).toBe(row('kai-morgan'));
  });

  it('names the rule in words and keeps the focus where it can be seen', async () => {
    mount();
    row('kai-morgan').focus();
    await press('y');
    const dialog = await vi.waitFor(() => find(panel.root, '[role=dialog]'));
    await expect.poll(() => dialog.textContent).toContain('Day-3 contact: 3 school days');
    for (const keys of ['{Tab}', '{Tab}', '{Tab}', '{Shift>}{Tab}{/Shift}']) {
      await press(keys);
      expect(dialog.contains(focused())).toBe(true);
    }
  });

  it('opens from a chip', async () => {
    mount();
    button(panel.root, 'N, by 22 Sep').click();
    await vi.waitFor(() => find(panel.root, '[role=dialog]'));
    expect(panel.asked.at(-1)?.request).toMatchObject({ key: ELLIS.chip.key });
  });
});

describe('reception mode', () => {
  it('leaves no name, no detail and no explanation on screen, by one key and back', async () => {
    mount();
    row('kai-morgan').focus();
    await press('y');
    await vi.waitFor(() => find(panel.root, '[role=dialog]'));
    await press('.');
    expect(panel.called).toContain('setSettings({"reception":true})');
    for (const words of ['Kai', 'Morgan', 'worker', 'Ellis', 'Wright', 'case', 'explain', '5B.']) {
      expect(text()).not.toContain(words);
    }
    expect(row('kai-morgan').textContent).toContain('K.M.');
    expect(find(panel.root, '.legend').textContent).toContain('show names');
    expect(panel.root.querySelector('[role=dialog]')).toBeNull();
    await expectNoAxeFindings(panel.host);
    row('kai-morgan').focus();
    await press('.');
    expect(text()).toContain('Kai Morgan');
    expect(panel.root.querySelector('[role=dialog]')).toBeNull();
  });

  it('hides a record that is being written and keeps what was typed', async () => {
    mount();
    row('kai-morgan').focus();
    await press('r');
    const note = find<HTMLInputElement>(panel.root, 'input[name=note]');
    await userEvent.fill(note, 'at home with mum');
    row('kai-morgan').focus();
    await press('.');
    expect(note.offsetParent).toBeNull();
    await press('.');
    expect(note.value).toBe('at home with mum');
    expect(note.offsetParent).not.toBeNull();
  });

  it('hides the reasons for doubt, which hold names', () => {
    mount({
      view: registerView({ doubts: [{ rows: 2, why: 'two pupils called Ava Adams in 5B' }] }),
      state: { settings: { ...SETTINGS, reception: true } },
    });
    expect(text()).toContain('2 rows have no chip');
    expect(text()).not.toContain('Ava Adams');
  });
});

describe('states', () => {
  it('says how many rows have no chip and which marks could not be read', () => {
    mount({
      view: registerView({
        doubts: [{ rows: 2, why: '2 rows: two pupils called Ava Adams in 5B' }],
        unreadMarks: 1,
      }),
    });
    expect(text()).toContain('2 rows have no chip: not certain who it is');
    expect(text()).toContain('two pupils called Ava Adams in 5B');
    expect(text()).toContain('1 mark could not be read and counts as unknown');
  });

  it('does not call a register clear when marks could not be read', () => {
    mount({ view: registerView({ queue: [], unreadMarks: 2 }) });
    expect(text()).toContain('may hide an absence');
  });

  it('asks who is working here before anything is recorded', async () => {
    mount({ state: { settings: { ...SETTINGS, person: null } } });
    row('kai-morgan').focus();
    await press('r');
    expect(panel.root.querySelector('.dock')).toBeNull();
    expect(focused()).toBe(find(panel.root, 'input[name=initials]'));
    await press('jb1', '{Enter}');
    expect(text()).toContain('One to four letters');
    await userEvent.fill(find(panel.root, 'input[name=initials]'), 'jb');
    await press('{Enter}');
    expect(panel.called).toContain('setSettings({"person":{"initials":"JB","role":"office"}})');
  });

  it.each([
    ['takes the focus that its opener took away', true],
    ['leaves the focus to a person who works in Arbor’s page', false],
  ])('the question who is working here %s', (_, hasFocus) => {
    const asked = vi.spyOn(document, 'hasFocus').mockReturnValue(hasFocus);
    mount({ state: { settings: { ...SETTINGS, person: null } } });
    expect(focused() === find(panel.root, 'input[name=initials]')).toBe(hasFocus);
    asked.mockRestore();
  });

  it('shows one screen when nothing was imported; only a demonstration host loads it here', () => {
    mount({ view: registerView({ school: { ...SCHOOL, pupils: 0 } }) });
    button(panel.root, 'Load the demonstration school').click();
    expect(panel.called).toContain('loadDemonstration()');
    expect(panel.root.querySelector('[role=tablist]')).toBeNull();
    panel.remove();

    mount({
      view: registerView({ tenant: 'oakfield', school: { ...SCHOOL, pupils: 0 } }),
    });
    expect(text()).not.toContain('Load the demonstration');
    button(panel.root, 'Look at the demonstration school').click();
    button(panel.root, 'Bring in the pupil list').click();
    expect(panel.called).toEqual(['openWorkspace(start)', 'openWorkspace(import)']);
  });

  it('asks for a reload after an update and keeps what was typed', async () => {
    mount();
    row('kai-morgan').focus();
    await press('r');
    await userEvent.fill(find(panel.root, 'input[name=note]'), 'rang twice');
    panel.state.value = {
      ...panel.state.value,
      trouble: { kind: 'needs-reload', sentence: 'Alongside was updated.' },
    };
    await expect.poll(text).toContain('copy it before reloading');
    expect(find<HTMLInputElement>(panel.root, 'input[name=note]').value).toBe('rang twice');
    button(panel.root, 'Reload this page').click();
    expect(panel.called).toContain('reloadPage()');
  });

  it('offers another try when nobody answered', () => {
    mount({
      view: null,
      state: { trouble: { kind: 'unanswered', sentence: 'Alongside did not answer.' } },
    });
    button(panel.root, 'Try again').click();
    expect(panel.called).toEqual(['refresh()']);
  });

  it('asks which register a page is that does not say so, and leaves what it does say', async () => {
    const today = plainDateOf('2026-09-15');
    const sentence = 'This page does not say whether it is the AM or PM register.';
    mount({
      view: null,
      state: {
        trouble: { kind: 'which-register', sentence, date: null, session: null, today },
      },
    });
    const date = find<HTMLInputElement>(panel.root, 'input[type=date]');
    expect(date.value).toBe('2026-09-15');
    await userEvent.fill(date, '2026-09-14');
    button(panel.root, 'PM register').click();
    expect(panel.called).toEqual(['sayWhichRegister({"date":"2026-09-14","session":"PM"})']);
    await expectNoAxeFindings(panel.host);

    panel.state.value = {
      ...panel.state.value,
      trouble: { kind: 'which-register', sentence, date: today, session: 'AM', today },
    };
    await expect.poll(() => panel.root.querySelector('input[type=date]')).toBeNull();
    expect(() => button(panel.root, 'PM register')).toThrow();
  });

  it('says after a second that it is still reading, with a way out', async () => {
    await stopTheClock();
    mount({ view: null });
    await vi.advanceTimersByTimeAsync(900);
    expect(text()).not.toContain('Still reading');
    await vi.advanceTimersByTimeAsync(600);
    expect(text()).toContain('Still reading');
    expect(button(panel.root, 'Try again')).toBeDefined();
  });

  it('does not take the focus when an answer arrives', () => {
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    mount();
    panel.show(registerView({ queue: [ELLIS] }));
    expect(document.activeElement).toBe(field);
    field.remove();
  });

  it('is not printed', async () => {
    mount();
    await emulate({ media: 'print' });
    expect(getComputedStyle(panel.host).display).toBe('none');
  });
});

describe('everyone can use it', () => {
  it.each([
    ['light', {}],
    ['dark', { dark: true }],
    ['forced colours', { forcedColours: true }],
  ])('axe finds nothing in %s', async (_, system) => {
    await emulate(system);
    mount();
    await expectNoAxeFindings(panel.host);
    for (const tab of ['follow-ups', 'tracker']) {
      find(panel.root, `#al-tab-${tab}`).click();
      await expect.poll(() => find(panel.root, `#al-tab-${tab}`).ariaSelected).toBe('true');
      await expectNoAxeFindings(panel.host);
    }
  });

  it.each<[string, PanelSampleOptions]>([
    ['nothing to do', { view: registerView({ queue: [], followUps: [], tracker: [], done: [] }) }],
    ['first run', { view: registerView({ school: { ...SCHOOL, pupils: 0 } }) }],
    ['who is working here', { state: { settings: { ...SETTINGS, person: null } } }],
    ['trouble', { state: { trouble: { kind: 'needs-reload', sentence: 'Reload this page.' } } }],
    [
      'doubts',
      { view: registerView({ doubts: [{ rows: 1, why: 'no such pupil' }], unreadMarks: 3 }) },
    ],
  ])('axe finds nothing: %s', async (_, options) => {
    mount(options);
    await expectNoAxeFindings(panel.host);
  });

  it('reflows at 320 px without scrolling sideways', async () => {
    const { page } = await import('vitest/browser');
    await page.viewport(320, 640);
    mount();
    const body = find(panel.root, '.panel');
    expect(body.scrollWidth).toBeLessThanOrEqual(320);
    expect(body.getBoundingClientRect().left).toBeGreaterThanOrEqual(0);
    await page.viewport(1280, 800);
  });

  it('holds 300 pupils and draws again only the rows a key moves between', async () => {
    const drawn = new Map<string, number>();
    const queue = longQueue(300).map((item) => ({
      ...item,
      get detail() {
        drawn.set(item.pupilId, (drawn.get(item.pupilId) ?? 0) + 1);
        return 'no reason yet';
      },
    }));
    mount({ view: registerView({ queue }) });
    expect(panel.root.querySelectorAll('[data-row]')).toHaveLength(300);
    row('p0').focus();
    await expect.poll(() => panel.root.querySelector('[aria-current=true]')).not.toBeNull();
    drawn.clear();
    await press('{End}');
    expect(focused()).toBe(row('p299'));
    await expect
      .poll(() => panel.root.querySelector('[aria-current=true]')?.getAttribute('data-pupil'))
      .toBe('p299');
    expect([...drawn.keys()].sort()).toEqual(['p0', 'p299']);
  });
});
