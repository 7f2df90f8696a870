import { cdp } from 'vitest/browser';

interface Emulated {
  media?: 'print' | 'screen';
  dark?: boolean;
  forcedColours?: boolean;
}

interface Cdp {
  send(method: string, params: object): Promise<unknown>;
}

/** How the system is set, until the next call; without anything, as it was. */
export async function emulate({ media, dark, forcedColours }: Emulated = {}): Promise<void> {
  const session = cdp() as unknown as Cdp;
  await session.send('Emulation.setEmulatedMedia', {
    media: media ?? '',
    features: [
      { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
      { name: 'forced-colors', value: forcedColours ? 'active' : 'none' },
    ],
  });
}
