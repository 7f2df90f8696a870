import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GlancePage } from '@/components/casework/GlancePage';
import { GLANCE_STYLE } from '@/components/casework/glance-css';
import type { GlanceView, Person, Settings } from '@/lib/messages/views';
import { expectNoAxeFindings } from '../ui/axe';
import { emulate } from '../ui/emulate';
import { button, find, press } from '../ui/keyboard';
import { fakeAsk, type Asked } from '../ui/panel-sample';
import { GLANCE, SCHOOL, SETTINGS } from '../ui/samples';

const DSL: Person = { initials: 'AB', role: 'dsl' };
let root: HTMLElement;
let style: HTMLStyleElement;
let opened: string[];

beforeEach(() => {
  style = document.createElement('style');
  style.textContent = GLANCE_STYLE;
  root = document.createElement('div');
  root.className = 'al';
  document.head.append(style);
  document.body.append(root);
  opened = [];
});
afterEach(async () => {
  render(null, root);
  root.remove();
  style.remove();
  await emulate();
});

async function show(glance: GlanceView | null, person: Person | null = DSL): Promise<Asked[]> {
  let settings: Settings = { ...SETTINGS, person };
  const { ask, asked } = fakeAsk({
    'settings/get': () => settings,
    'settings/set': (change) => {
      settings = { ...settings, ...(change as Partial<Settings>) };
      return settings;
    },
    'school/list': () => [SCHOOL],
    glance: () => glance,
  });
  render(
    <GlancePage ask={ask} onOpenWorkspace={(tenant, page) => opened.push(`${tenant} ${page}`)} />,
    root,
  );
  await expect.poll(() => root.querySelector('.popup-foot .btn')).not.toBeNull();
  await expect.poll(() => root.textContent).not.toContain('Looking…');
  return asked;
}

const words = () => root.textContent ?? '';

describe('the glance', () => {
  it('answers without a click: who, why, what was done, by whom, how old', async () => {
    await show(GLANCE);
    expect(words()).toContain('Tue 15 Sep AM · read 09:14');
    const figures = [...root.querySelectorAll('.figure')].map((figure) => figure.textContent);
    expect(figures).toEqual(['Open case1', 'No reason4', 'Day 31', 'Day 51']);
    const flags = [...root.querySelectorAll('.flag')].map((flag) => flag.textContent);
    expect(flags[0]).toContain('Kai Morgan');
    expect(flags[0]).toContain('09:05 Voicemail to mum JB');
    expect(flags[0]).toContain('untold for 42 minSocial worker, R Hale, 01632 960123');
    expect(flags[1]).toContain('08:40 Home visit, child seen MT');
    expect(flags[2]).toContain('Nothing recorded yet.');
    await expectNoAxeFindings(root);
  });

  it('says loudly when no register was read today', async () => {
    await show({ ...GLANCE, isToday: false });
    const alert = find(root, '[role=alert]');
    expect(alert.textContent).toContain('No register read today. Last: Tue 15 Sep AM');
    expect(words()).toContain('No reason at the last register');
    expect(words()).not.toContain('No reason now');
  });

  it('keeps to neutral words for everybody but the safeguarding lead', async () => {
    await show(GLANCE, { initials: 'JB', role: 'office' });
    expect(find(root, '.figure').textContent).toBe('First1');
    expect(words()).not.toContain('Open case');
  });

  it('says what to do next when there is no school', async () => {
    await show(null, null);
    expect(words()).toContain('Open a register in Arbor, or bring in a pupil list first.');
    button(root, 'Start here').click();
    expect(opened).toEqual(['null start']);
    await expectNoAxeFindings(root);
  });

  it('says what to do next when no register was read', async () => {
    await show({ ...GLANCE, on: null, readAt: null, flagged: [], isToday: false });
    expect(words()).toContain('No register read yet.');
  });

  it('goes neutral by one key, and stays so for the panel', async () => {
    const asked = await show(GLANCE);
    button(root, 'Open the workspace').focus();
    await press('.');
    await expect.poll(words).not.toContain('Kai Morgan');
    expect(words()).toContain('K.M.');
    expect(words()).not.toContain('Voicemail');
    expect(asked.at(-1)).toEqual({ name: 'settings/set', request: { reception: true } });
    await expectNoAxeFindings(root);
  });

  it('reads in the dark', async () => {
    await emulate({ dark: true });
    await show({ ...GLANCE, isToday: false });
    await expectNoAxeFindings(root);
  });
});
