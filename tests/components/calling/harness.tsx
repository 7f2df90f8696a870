import { render, type ComponentChild } from 'preact';
import axe from 'axe-core';
import { page, userEvent } from 'vitest/browser';
import { CALLING_CSS } from '@/components/calling/calling.css';
import { CallForm, type CallFormProps, type SavedHow } from '@/components/calling/CallForm';
import { DARK_PANEL, THEME } from '@/components/ui/theme';
import type { CallRecord } from '@/lib/attendance/call-record';
import { plainDateOf } from '@/lib/attendance/plain-date';

export interface Saved {
  call: CallRecord;
  comment: string;
  how: SavedHow;
}

export interface Stage {
  root: HTMLElement;
  saved: Saved[];
  drafts: unknown[];
  closed: number;
  siblings: { pupilId: string; comment: string }[];
  /** Presses keys one at a time and counts them. */
  press(...keys: string[]): Promise<number>;
  show(over?: Partial<CallFormProps>): void;
}

export const SCHOOL_DAY = plainDateOf('2026-09-15');

export const PROPS = {
  pupil: { id: 'kai', name: 'Kai Morgan', form: '5B' },
  contacts: [
    { priority: 1, relationship: 'mum', name: 'Sarah', phone: '01632 960001', triedToday: null },
    { priority: 2, relationship: 'dad', name: null, phone: '01632 960002', triedToday: null },
    { priority: 3, relationship: 'nan', name: 'Rose', phone: '01632 960003', triedToday: null },
  ],
  siblings: [],
  session: { date: SCHOOL_DAY, session: 'AM' },
  markShown: 'N',
  now: () => '09:16',
  initials: 'JB',
  limit: 255,
  ringAgainMinutes: 15,
  abbreviations: { TC: 'telephone call', HV: 'home visit', VM: 'voicemail' },
  otherNames: ['Ava Adams', 'Tobi Bello', 'Linh Nguyễn'],
  registerTimes: {
    AM: { opens: '08:50', closes: '09:20' },
    PM: { opens: '13:00', closes: '13:20' },
  },
  noteState: 'ready',
  draft: null,
  shortcutsOff: false,
} satisfies Partial<CallFormProps>;

let host: HTMLElement | null = null;

export function unmount(): void {
  if (host) render(null, host);
  host?.remove();
  document.querySelectorAll('[data-stage]').forEach((node) => node.remove());
  host = null;
}

export function mount(content: ComponentChild, dark = false): HTMLElement {
  unmount();
  const style = document.createElement('style');
  style.dataset.stage = '';
  style.textContent = `${THEME}${CALLING_CSS}${dark ? `.al{${DARK_PANEL}}` : ''}body{margin:0}`;
  host = document.createElement('div');
  host.className = 'al';
  host.dataset.stage = '';
  document.head.append(style);
  document.body.append(host);
  render(content, host);
  return host;
}

export function stage(over: Partial<CallFormProps> = {}, dark = false): Stage {
  const state: Stage = {
    root: document.body,
    saved: [],
    drafts: [],
    closed: 0,
    siblings: [],
    async press(...keys) {
      for (const key of keys) await userEvent.keyboard(key);
      return keys.length;
    },
    show(more = {}) {
      state.root = mount(<CallForm {...props} {...more} />, dark);
    },
  };
  const props: CallFormProps = {
    ...PROPS,
    onDraft: (draft) => state.drafts.push(draft),
    onSave: (call, comment, how) => state.saved.push({ call, comment, how }),
    onClose: () => (state.closed += 1),
    ...over,
  };
  state.show();
  return state;
}

export async function troubles(root: HTMLElement): Promise<string[]> {
  const { violations } = await axe.run(root, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

export async function picture(name: string, width = 372, height = 620): Promise<void> {
  await page.viewport(width, height);
  await page.screenshot({ path: `../../../test-results/calling/${name}.png` });
}
