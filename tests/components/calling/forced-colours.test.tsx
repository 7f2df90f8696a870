import { afterEach, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { picture, stage, troubles, unmount } from './harness';

interface Emulation {
  send(
    method: 'Emulation.setEmulatedMedia',
    params: { features: { name: string; value: string }[] },
  ): Promise<unknown>;
}

const isEmulation = (session: object): session is Emulation => 'send' in session;

async function media(features: { name: string; value: string }[]): Promise<void> {
  const session = cdp();
  if (!isEmulation(session)) throw new Error('no session with the browser');
  await session.send('Emulation.setEmulatedMedia', { features });
}

afterEach(async () => {
  unmount();
  await media([]);
});

it('tells a picked answer from the others where the system forces its colours', async () => {
  await media([{ name: 'forced-colors', value: 'active' }]);
  const { press, root } = stage();
  await press('s', '2');
  const [other, picked] = ['contact-0', 'contact-1'].map((id) => {
    const option = root.querySelector(`[data-option=${id}]`);
    return option === null ? null : getComputedStyle(option).backgroundColor;
  });
  expect(matchMedia('(forced-colors: active)').matches).toBe(true);
  expect(picked).not.toBe(other);
  expect(await troubles(root)).toEqual([]);
  await picture('call-forced-colours', 372, 620);
});
