import { describe, expect, it, vi } from 'vitest';
import { answer, type Handlers, type Sender } from '@/lib/messages/answer';
import { Refused } from '@/lib/messages/failures';
import { ASKED_FROM_ARBOR, requests, type RequestName } from '@/lib/messages/protocol';
import { tenantOfAddress } from '@/lib/messages/tenant';
import { PROTOCOL_VERSION } from '@/lib/messages/version';

const OWN = 'chrome-extension://alongside/';
const OAKFIELD: Sender = { id: 'alongside', url: 'https://oakfield.uk.arbor.sc/?/register' };
const WORKSPACE: Sender = { id: 'alongside', url: `${OWN}workspace.html` };

const names = Object.keys(requests) as RequestName[];

/** Every handler notes that it was reached. */
function background(overrides: Partial<Handlers> = {}) {
  const reached: string[] = [];
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      async () => {
        reached.push(name);
        return {};
      },
    ]),
  ) as unknown as Handlers;
  const listeners: ((message: unknown, sender: Sender) => Promise<unknown> | undefined)[] = [];
  answer(
    { ...handlers, ...overrides },
    {
      id: 'alongside',
      getURL: (path) => `${OWN}${path.replace(/^\//, '')}`,
      onMessage: { addListener: (listener) => listeners.push(listener) },
    },
  );
  const [listener] = listeners;
  if (!listener || listeners.length !== 1) throw new Error('one listener, at once');
  const say = (name: string, request: unknown, sender: Sender, v = PROTOCOL_VERSION) =>
    listener({ alongside: true, v, name, request }, sender);
  return { listener, say, reached };
}

describe('who may ask', () => {
  it.each([
    ['its own school', { tenant: 'oakfield' }, OAKFIELD, true],
    [
      'its own school on the other suffix',
      { tenant: 'oakfield' },
      { id: 'alongside', url: 'https://oakfield.uk.arbor.education/?/x' },
      true,
    ],
    ['another school', { tenant: 'riverside' }, OAKFIELD, false],
    ['any school, from the workspace', { tenant: 'riverside' }, WORKSPACE, true],
    [
      'its own school, from the panel in its frame',
      { tenant: 'oakfield' },
      { id: 'alongside', url: `${OWN}panel.html`, tab: { url: OAKFIELD.url } },
      true,
    ],
    [
      'another school, from the panel in its frame',
      { tenant: 'riverside' },
      { id: 'alongside', url: `${OWN}panel.html`, tab: { url: OAKFIELD.url } },
      false,
    ],
    [
      'a school, from a page that is no Arbor',
      { tenant: 'oakfield' },
      { id: 'alongside', url: 'https://example.org/' },
      false,
    ],
    [
      'a school, over http',
      { tenant: 'oakfield' },
      { id: 'alongside', url: 'http://oakfield.uk.arbor.sc/' },
      false,
    ],
    [
      'a school, from a look-alike host',
      { tenant: 'oakfield' },
      { id: 'alongside', url: 'https://oakfield.uk.arbor.sc.example.org/' },
      false,
    ],
    [
      'a school, as another extension',
      { tenant: 'oakfield' },
      { id: 'other', url: OAKFIELD.url },
      false,
    ],
    ['a school, from nowhere', { tenant: 'oakfield' }, { id: 'alongside' }, false],
  ] as const)('a page asks about %s', async (_story, request, sender, allowed) => {
    const { say, reached } = background();
    await expect(say('school/status', request, sender)).resolves.toMatchObject({ ok: allowed });
    expect(reached).toEqual(allowed ? ['school/status'] : []);
  });

  it('keeps lists, imports, rules and erasing for our own pages', () => {
    const kept = names.filter((name) => !ASKED_FROM_ARBOR.has(name));
    expect(kept.sort()).toEqual([
      'glance',
      'health/list',
      'import/commit',
      'import/list',
      'import/preview',
      'import/undo',
      'layout/list',
      'layout/remove',
      'mapping/get',
      'mapping/set',
      'pupil/find',
      'rules/amend',
      'rules/get',
      'rules/preview',
      'rules/set',
      'rules/simulate',
      'school/board',
      'school/changed',
      'school/erase',
      'school/late',
      'school/list',
      'school/pupils',
      'workspace/arrived',
    ]);
  });

  it('refuses those to a page of Arbor, even about its own school', async () => {
    const { say, reached } = background();
    await expect(say('school/erase', { tenant: 'oakfield' }, OAKFIELD)).resolves.toMatchObject({
      ok: false,
      code: 'own-pages-only',
    });
    expect(reached).toEqual([]);
  });

  it('holds a register to the school whose page it was read on', async () => {
    const { say, reached } = background();
    const reading = {
      tenant: 'riverside',
      host: 'riverside.uk.arbor.sc',
      view: 'list',
      date: '2026-09-15',
      session: 'AM',
      startsAt: null,
      endsAt: null,
      group: '5B',
      rows: [],
      readAt: '2026-09-15T08:14:00.000Z',
      recognisedBy: [],
    };
    await expect(say('register/view', { reading }, OAKFIELD)).resolves.toMatchObject({
      ok: false,
      code: 'another-school',
    });
    await expect(
      say('register/view', { reading: { ...reading, tenant: 'oakfield' } }, OAKFIELD),
    ).resolves.toMatchObject({ ok: true });
    expect(reached).toEqual(['register/view']);
  });
});

describe('what is asked', () => {
  it('leaves messages alone that are not ours', () => {
    const { listener } = background();
    expect(listener({ some: 'message' }, OAKFIELD)).toBeUndefined();
    expect(listener(null, OAKFIELD)).toBeUndefined();
  });

  it('names the place of a mistake and never the value', async () => {
    const { say } = background();
    const reply = await say(
      'duty/why',
      { tenant: 'oakfield', key: 'k', date: 'Kai Morgan', session: 'AM' },
      OAKFIELD,
    );
    expect(reply).toMatchObject({ ok: false, code: 'bad-request' });
    expect(JSON.stringify(reply)).toContain('date');
    expect(JSON.stringify(reply)).not.toContain('Kai');
  });

  it.each([
    ['a name it does not know', 'marks/write', {}, PROTOCOL_VERSION, 'unknown-request'],
    ['a name every object has', 'toString', {}, PROTOCOL_VERSION, 'unknown-request'],
    ['another version', 'settings/get', {}, PROTOCOL_VERSION + 1, 'other-version'],
  ])('refuses %s', async (_story, name, request, v, code) => {
    const { say } = background();
    await expect(say(name, request, OAKFIELD, v)).resolves.toMatchObject({ ok: false, code });
  });

  it('answers a failure of ours with a sentence that quotes nothing', async () => {
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { say } = background({
      'settings/get': async () => {
        throw new TypeError('Kai Morgan has no mark');
      },
    });
    const reply = await say('settings/get', {}, OAKFIELD);
    expect(reply).toMatchObject({ ok: false, code: 'unexpected' });
    expect(JSON.stringify([reply, quiet.mock.calls])).not.toContain('Kai');
    quiet.mockRestore();
  });

  it('passes on a refusal in its own words', async () => {
    const { say } = background({
      'settings/get': async () => {
        throw new Refused('no-person', 'Enter your initials first.');
      },
    });
    await expect(say('settings/get', {}, WORKSPACE)).resolves.toEqual({
      alongside: true,
      v: PROTOCOL_VERSION,
      ok: false,
      code: 'no-person',
      sentence: 'Enter your initials first.',
    });
  });
});

describe('the school of an address', () => {
  it.each([
    ['https://oakfield.uk.arbor.sc/?/home-ui/index', 'oakfield'],
    ['https://OAKFIELD.uk.arbor.sc', 'oakfield'],
    ['https://oakfield-demo.uk.arbor.education:8443/', 'oakfield-demo'],
    ['https://uk.arbor.sc/', null],
    ['https://login.arbor.sc/', null],
    ['https://oakfield.us.arbor.sc/', null],
    ['ftp://oakfield.uk.arbor.sc/', null],
    ['about:blank', null],
    ['', null],
  ])('%s', (address, tenant) => {
    expect(tenantOfAddress(address)).toBe(tenant);
  });
});
