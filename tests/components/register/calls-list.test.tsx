import { afterEach, describe, expect, it, vi } from 'vitest';
import { expectNoAxeFindings } from '../ui/axe';
import { button, find, focused, press } from '../ui/keyboard';
import { mountPanel, type PanelSample, type PanelSampleOptions } from '../ui/panel-sample';
import { ELLIS, KAI, queueItem, registerView, SAM, ZOE } from '../ui/samples';

let panel: PanelSample;
function mount(options?: PanelSampleOptions): PanelSample {
  panel = mountPanel(options);
  return panel;
}
afterEach(() => {
  panel.remove();
  vi.useRealTimers();
});

const row = (pupilId: string) => find(panel.root, `[data-row="${pupilId}"]`);
const item = (pupilId: string) => find(panel.root, `[data-pupil="${pupilId}"]`).textContent ?? '';
const claims = () =>
  panel.asked.filter(({ name }) => name === 'call/claim').map(({ request }) => request);

const LATER = { ...SAM, again: { at: '09:31', isDue: false } };
const DUE = { ...ELLIS, again: { at: '09:05', isDue: true } };
const overdue = {
  id: 'text',
  label: 'Text to contact 1',
  role: 'attendance',
  at: '09:30',
} as const;

describe('a call to be tried again', () => {
  it('waits apart from the others, says until when, and stands out once it is due', async () => {
    mount({ view: registerView({ queue: [DUE, LATER] }) });
    expect(item('sam-van-der-berg')).toContain('again at 09:31');
    expect(item('ellis-wright')).toContain('Ring again: due 09:05');
    const headings = [...panel.root.querySelectorAll('h2.sec')].map((each) => each.textContent);
    expect(headings).toEqual(['Next', 'To ring again later']);
    await expectNoAxeFindings(panel.host);
  });

  it('asks again by itself when its time has come, and not before', () => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'Date'],
      now: new Date(2026, 8, 15, 9, 30, 50),
    });
    mount({ view: registerView({ queue: [KAI, LATER] }) });
    const refreshed = () => panel.called.filter((call) => call === 'refresh()').length;
    // Preact runs effects after the next frame, which the stopped clock holds back.
    vi.advanceTimersByTime(200);
    return new Promise(requestAnimationFrame).then(() => {
      vi.advanceTimersByTime(9_000);
      expect(refreshed()).toBe(0);
      vi.advanceTimersByTime(2_000);
      expect(refreshed()).toBe(1);
    });
  });

  it('is passed over when the next pupil is shown', async () => {
    const last = queueItem({ name: 'Ines Costa', position: 4 });
    const taken = {
      ...ELLIS,
      onIt: { by: 'AM', since: '09:14', until: '09:29', holder: 'another' },
    };
    const view = registerView({ queue: [KAI, taken, LATER, last] });
    mount({ view, after: () => view });
    row('kai-morgan').focus();
    await press('r');
    find<HTMLFormElement>(panel.root, 'form').requestSubmit();
    await expect.poll(() => focused()).toBe(row('ines-costa'));
  });
});

describe('somebody on it', () => {
  const by = (holder: string) => ({
    ...ELLIS,
    onIt: { by: 'AM', since: '09:14', until: '09:29', holder },
  });

  it('is said of a colleague, never of this desk', () => {
    mount({ view: registerView({ queue: [by('another')] }) });
    expect(item('ellis-wright')).toContain('AM is on it since 09:14');
    panel.show(registerView({ queue: [by('this desk')] }));
    return expect.poll(() => item('ellis-wright')).not.toContain('is on it');
  });

  it('is told when a call is opened, left for another, and closed', async () => {
    mount();
    row('kai-morgan').focus();
    await press('r');
    await press('{Escape}');
    const about = (pupilId: string, on: boolean) =>
      expect.objectContaining({ pupilId, on, holder: 'this desk' });
    expect(claims()).toEqual([about('kai-morgan', true), about('kai-morgan', false)]);
  });

  it('ends with the record, which the background takes care of', async () => {
    mount({ after: () => registerView({ queue: [ELLIS] }) });
    row('kai-morgan').focus();
    await press('r');
    find<HTMLFormElement>(panel.root, 'form').requestSubmit();
    await expect.poll(() => focused()).toBe(row('ellis-wright'));
    expect(claims()).toHaveLength(1);
  });
});

describe('a correction', () => {
  async function saveCorrection(): Promise<void> {
    await expect.poll(() => panel.root.querySelector('.dock button')).not.toBeNull();
    button(panel.root, 'Save correction').click();
  }
  const corrected = () =>
    panel.asked.flatMap(({ name, request }) =>
      name === 'event/record' && JSON.stringify(request).includes('"correction"') ? [request] : [],
    );

  it('is one key away right after saving, and from the row later', async () => {
    mount({ after: () => registerView({ queue: [ELLIS, SAM] }) });
    row('kai-morgan').focus();
    await press('r');
    find<HTMLFormElement>(panel.root, 'form').requestSubmit();
    await expect.poll(() => focused()).toBe(row('ellis-wright'));
    expect(button(panel.root, 'Correct').getAttribute('aria-keyshortcuts')).toBe('E');
    await press('e');
    await saveCorrection();
    await expect.poll(() => corrected().length).toBe(1);
    expect(corrected()[0]).toMatchObject({ pupilId: 'kai-morgan', payload: { of: 'event-2' } });
  });

  it('corrects the last call of the picked row, and offers none where there was no call', async () => {
    const call = { eventId: 'e7', time: '09:05', line: 'Voicemail to mum', by: 'JB', isCall: true };
    mount({ view: registerView({ queue: [{ ...KAI, soFar: [call] }, ELLIS] }) });
    row('ellis-wright').focus();
    await press('e');
    expect(panel.root.querySelector('.dock')).toBeNull();
    button(panel.root, 'Correct the call about Kai Morgan').click();
    await saveCorrection();
    await expect.poll(() => corrected().length).toBe(1);
    expect(corrected()[0]).toMatchObject({ payload: { kind: 'correction', of: 'e7' } });
  });

  it('is offered for a call that settled a duty', async () => {
    const done = { ...ZOE, state: 'settled' as const, settledByEvent: 'e9', settledByCall: true };
    mount({ view: registerView({ done: [done] }) });
    find(panel.root, '#al-tab-follow-ups').click();
    await expect.poll(() => panel.root.textContent).toContain('Done');
    button(panel.root, `Correct the call about ${ZOE.name}`).click();
    await saveCorrection();
    await expect.poll(() => corrected().length).toBe(1);
    await expectNoAxeFindings(panel.host);
  });
});

describe('the school’s clock and order', () => {
  it('shows the next step of each pupil nobody has explained, overdue ones named', () => {
    const next = { ...overdue, state: 'overdue' as const };
    mount({
      view: registerView({
        queue: [{ ...ELLIS, route: { steps: [next], next, reached: null, decided: null } }],
      }),
    });
    expect(item('ellis-wright')).toContain('Next: text to contact 1, due since 09:30');
  });

  it('says on request why each stands where they stand, and nothing at reception', async () => {
    const order = {
      reasons: [
        { words: 'open case', names: ['Kai Morgan'] },
        { words: 'no answer yesterday', names: [] },
        { words: 'no reason yet', names: ['Ellis Wright'] },
      ],
      isExample: true,
    };
    mount({ view: registerView({ order }) });
    find(panel.root, '.order summary').click();
    const lines = [...panel.root.querySelectorAll('.order li')].map((each) => each.textContent);
    expect(lines).toEqual([
      'Open case: Kai Morgan',
      'No answer yesterday',
      'No reason yet: Ellis Wright',
    ]);
    expect(find(panel.root, '.order').textContent).toContain('Example, not confirmed');
    await expectNoAxeFindings(panel.host);
    button(panel.root, 'Reception').click();
    await expect.poll(() => panel.root.querySelector('.order')).toBeNull();
  });
});

describe('a reason that arrives', () => {
  const cleared = {
    ...ZOE,
    key: KAI.alert?.dutyKey ?? '',
    id: 'notify-worker' as const,
    pupilId: 'kai-morgan',
    name: 'Kai Morgan',
    state: 'settled' as const,
    clearedByReason: true,
  };
  const without = { ...KAI, alert: null };

  it('clears the worker card within a second and says so in the live region', async () => {
    mount({ view: registerView() });
    const live = find(panel.root, '[aria-live="polite"]');
    expect(live.textContent).toBe('');
    const from = performance.now();
    panel.show(registerView({ queue: [without, ELLIS], done: [cleared] }));
    await expect
      .poll(() => live.textContent, { interval: 10 })
      .toBe('Kai Morgan: the reason is known, nobody need be told.');
    expect(performance.now() - from).toBeLessThan(1000);
    expect(item('kai-morgan')).not.toContain('worker must be told');
    expect(find(panel.root, '.toast').textContent).toContain('the reason is known');
  });

  it('is said of a mark that Arbor has changed, as long as the pupil is looked at', async () => {
    const row = { rowKey: 'row-1', pupilId: 'kai-morgan', chips: [] };
    mount({ view: registerView({ rows: [row] }) });
    const live = find(panel.root, '[aria-live="polite"]');
    panel.show(registerView({ rows: [], queue: [ELLIS] }));
    await expect.poll(() => panel.root.textContent).not.toContain('worker must be told');
    expect(live.textContent).toBe('');
    panel.show(registerView({ rows: [row] }));
    await expect.poll(() => panel.root.textContent).toContain('worker must be told');
    panel.show(registerView({ rows: [row], queue: [ELLIS] }));
    await expect
      .poll(() => live.textContent)
      .toBe('Kai Morgan: no longer absent without a reason, nobody need be told.');
  });

  it('is said of no card that went for another cause, and of none on another register', async () => {
    mount({ view: registerView() });
    panel.show(registerView({ queue: [without], done: [{ ...cleared, clearedByReason: false }] }));
    await expect.poll(() => item('kai-morgan')).not.toContain('worker must be told');
    panel.show(registerView());
    const { session } = registerView();
    panel.show(
      registerView({ queue: [without], done: [cleared], session: { ...session, session: 'PM' } }),
    );
    await expect.poll(() => panel.root.textContent).toContain('PM');
    expect(find(panel.root, '[aria-live="polite"]').textContent).toBe('');
  });
});
