import { render } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { KeysSettings } from '@/components/settings/KeysSettings';
import { WORKSPACE_STYLE } from '@/components/settings/workspace-css';
import { takeOwnKeys, type OwnKeys } from '@/components/ui/keymap';
import { stage, unmount } from '../calling/harness';
import { expectNoAxeFindings } from '../ui/axe';
import { button, find, focused, press } from '../ui/keyboard';
import { mountPanel, type PanelSample } from '../ui/panel-sample';
import { SETTINGS } from '../ui/samples';

let panel: PanelSample | null = null;
let host: HTMLElement | null = null;
afterEach(() => {
  panel?.remove();
  panel = null;
  if (host) render(null, host);
  host?.remove();
  host = null;
  unmount();
  takeOwnKeys();
});

describe('own keys in the settings', () => {
  let kept: OwnKeys = {};

  function Page({ first }: { first: OwnKeys }) {
    const [keys, setKeys] = useState(first);
    kept = keys;
    return <KeysSettings keys={keys} initials="JB" onChange={setKeys} />;
  }
  function open(first: OwnKeys = {}): HTMLElement {
    host = document.createElement('main');
    host.className = 'al';
    const style = document.createElement('style');
    style.textContent = WORKSPACE_STYLE;
    document.body.append(host);
    const root = document.createElement('div');
    host.append(style, root);
    render(<Page first={first} />, root);
    find(host, 'summary').click();
    return host;
  }
  const field = (root: ParentNode, words: string) => {
    const label = [...root.querySelectorAll('label')].find((one) =>
      one.textContent?.includes(words),
    );
    if (!label) throw new Error(`no field for ${words}`);
    return find<HTMLInputElement>(label, 'input');
  };

  it('take the key that is pressed, and say so', async () => {
    const root = open();
    field(root, 'Worker told').focus();
    await press('m');
    await expect.poll(() => field(root, 'Worker told').value).toBe('M');
    expect(kept).toEqual({ 'list:told': 'M' });
    expect(find(root, '[role=status]').textContent).toBe('Worker told: M.');
    await expectNoAxeFindings(root);
    await press('w');
    await expect.poll(() => kept).toEqual({});
  });

  it('refuse a key that another action beside it has, and a digit, naming both', async () => {
    const root = open();
    field(root, 'Worker told').focus();
    await press('u');
    await expect
      .poll(() => root.querySelector('[role=alert]')?.textContent)
      .toBe('U is “Undo” already.');
    expect(field(root, 'Worker told').value).toBe('W');
    await press('1');
    await expect
      .poll(() => root.querySelector('[role=alert]')?.textContent)
      .toBe('1 cannot be used: take a letter or a sign.');
    expect(kept).toEqual({});
    await expectNoAxeFindings(root);
    // In the form of a call U means nothing, so it is free there.
    field(root, 'Voicemail').focus();
    await press('u');
    await expect.poll(() => kept).toEqual({ 'outcome:voicemail': 'U' });
  });

  it('are all put back at once', async () => {
    const root = open({ 'list:told': 'M' });
    button(root, 'Put all keys back').click();
    await expect.poll(() => kept).toEqual({});
    expect(field(root, 'Worker told').value).toBe('W');
  });
});

describe('own keys at work', () => {
  it('act and stand on the caps; the key that was given away is dead', async () => {
    panel = mountPanel({
      state: { settings: { ...SETTINGS, keys: { 'list:record': 'Q', 'list:next': 'N' } } },
    });
    const row = (id: string) => find(panel?.root ?? document, `[data-row="${id}"]`);
    row('kai-morgan').focus();
    await expect.poll(() => row('kai-morgan').getAttribute('aria-keyshortcuts')).toBe('Q');
    expect(find(panel.root, '.alert .btn.main kbd').dataset.key).toBe('Q');
    await press('n');
    expect(focused()).toBe(row('ellis-wright'));
    await press('j');
    expect(focused()).toBe(row('ellis-wright'));
    await press('r');
    expect(panel.root.querySelector('form')).toBeNull();
    await press('q');
    await expect.poll(() => panel?.root.querySelector('form')).not.toBeNull();
  });

  it('pick the outcome of a call', async () => {
    takeOwnKeys({ 'outcome:voicemail': 'Q' });
    const { press: type, saved, root } = stage();
    expect(find(root, '[data-option=voicemail] kbd').dataset.key).toBe('Q');
    await type('v');
    expect(root.querySelector('[data-line]')).toBeNull();
    await type('q', '{Enter}');
    expect(saved[0]?.call.outcome).toBe('voicemail');
    await userEvent.keyboard('{Escape}');
  });
});
