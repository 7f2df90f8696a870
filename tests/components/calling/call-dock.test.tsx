import { signal } from '@preact/signals';
import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CallDock } from '@/entrypoints/panel/CallDock';
import type { FormSurroundings } from '@/components/register/forms';
import { fakeAsk } from '../ui/panel-sample';
import { KAI, registerView } from '../ui/samples';
import { mount, unmount } from './harness';

afterEach(unmount);

const { tenant, session, comment, registerTimes, ringAgainMinutes } = registerView();

function dock(over: Partial<FormSurroundings>): HTMLElement {
  const { ask } = fakeAsk({
    'draft/load': () => ({ draft: null }),
    'draft/save': () => ({ savedAt: '2026-09-15T08:40:00.000Z' }),
  });
  const surroundings: FormSurroundings = {
    ask,
    tenant,
    session,
    person: { initials: 'JB', role: 'attendance' },
    comment,
    registerTimes,
    ringAgainMinutes,
    otherNames: [],
    featuresOff: [],
    keysOff: false,
    saving: false,
    refused: null,
    onSave: () => undefined,
    onSaveFor: () => undefined,
    onClose: () => undefined,
    ...over,
  };
  const note = {
    watch: () => undefined,
    seen: signal(null),
    put: () => Promise.resolve({ put: false as const, why: 'no note' }),
    copy: () => Promise.resolve(true),
  };
  return mount(
    <CallDock surroundings={surroundings} item={KAI} note={note} clock={() => '09:40'} />,
  );
}

async function arrivedLate(root: HTMLElement): Promise<string> {
  root.querySelector<HTMLElement>('form')?.focus();
  await userEvent.keyboard('l');
  return root.textContent ?? '';
}

it('a late arrival is told L or U by the school’s own register times', async () => {
  await expect(arrivedLate(dock({}))).resolves.toContain('after the register closed at 09:15');
  unmount();
  const later = { ...registerTimes, AM: { opens: '08:45', closes: '10:00' } };
  await expect(arrivedLate(dock({ registerTimes: later }))).resolves.toContain(
    'before the register closed at 10:00',
  );
});

it('without register times no code is told', async () => {
  const words = await arrivedLate(dock({ registerTimes: undefined }));
  expect(words).toContain('Arrived late');
  expect(words).not.toContain('Suggested code');
});

it.each([
  [['copy-comment'] as const, ['Record', 'Back', 'Close']],
  [['fill-note'] as const, ['Record and copy', 'Record only', 'Back', 'Close']],
])('policy that switches off %s leaves the other ways to record', async (featuresOff, ways) => {
  const root = dock({ featuresOff });
  await arrivedLate(root);
  const buttons = [...root.querySelectorAll('.al-call-acts button')];
  const names = buttons.map((each) => each.firstChild?.textContent);
  expect(names).toEqual(ways);
});
