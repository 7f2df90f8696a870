import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Arbor } from '@/tests/arbor/server/server';
import type { PageEnvelope, WireRegister } from '@/tests/arbor/client/wire';
import {
  defaultSwitches,
  SWITCH_CHOICES,
  UnknownSwitch,
  withSwitches,
} from '@/tests/arbor/switches';
import { startArbor } from '@/tests/arbor/start.mjs';
import { ask, type Answer } from './ask';

const OAKFIELD = 'oakfield-demo.uk.arbor.sc';
const REGISTER_5B = '202609151111';

let arbor: Arbor;
beforeAll(async () => {
  arbor = await startArbor({ switches: { dataDelayMs: 0, saveDelayMs: 0 } });
});
afterAll(() => arbor.close());
beforeEach(() => {
  arbor.set({ ...defaultSwitches(), dataDelayMs: 0, saveDelayMs: 0 });
  arbor.forget();
});

async function rowsOf(host: string, register = REGISTER_5B): Promise<WireRegister> {
  const { body } = await ask(
    arbor.port,
    host,
    `/stand-in-register/rows/register-id/${register}/format/json`,
  );
  return (JSON.parse(body) as { items: WireRegister }).items;
}

function save(fields: object, host = OAKFIELD): Promise<Answer> {
  return ask(
    arbor.port,
    host,
    `/stand-in-register/save-marks/register-id/${REGISTER_5B}/?format=json`,
    { method: 'POST', body: JSON.stringify({ fields: { marks: { value: [fields] } } }) },
  );
}

describe('hosts', () => {
  it.each([
    'oakfield-demo.uk.arbor.sc',
    'oakfield-demo.uk.arbor.education',
    'riverside-demo.uk.arbor.sc',
    'OAKFIELD-demo.uk.arbor.sc:8443',
  ])('%s answers with a shell that a script fills', async (host) => {
    const answer = await ask(arbor.port, host, '/?/home-ui/index');
    expect(answer.status).toBe(200);
    expect(answer.type).toContain('text/html');
    expect(answer.body).toContain('loading-spinner');
    expect(answer.body).not.toContain('Adams');
  });

  it('login.arbor.sc is a login page, and an unknown school is none', async () => {
    expect((await ask(arbor.port, 'login.arbor.sc', '/')).body).toContain('login-section');
    expect((await ask(arbor.port, 'elsewhere.uk.arbor.sc', '/')).status).toBe(404);
  });

  it('the two schools never mix', async () => {
    const oakfield = await rowsOf(OAKFIELD);
    const riverside = await rowsOf('riverside-demo.uk.arbor.sc');
    expect(oakfield.rows).toHaveLength(30);
    expect(riverside.heading.title).toContain('Year 8');
    expect(oakfield.heading.title).toBe('Year 5: 5B · Tuesday 15 September 2026 · AM');
  });
});

describe('routes', () => {
  it('answers a route with a component tree and the route in the query string with the shell', async () => {
    const route = `stand-in-register-ui/take/register-id/${REGISTER_5B}`;
    const tree = await ask(arbor.port, OAKFIELD, `/${route}?format=javascript&_dc=1`);
    const page = JSON.parse(tree.body) as PageEnvelope;
    expect(page.type).toBe('page');
    expect(page.content[0]?.xtype).toBe('mis-layoutcolumn');
    const shell = await ask(arbor.port, OAKFIELD, `/?/${route}&format=javascript`);
    expect(shell.type).toContain('text/html');
  });

  it('refuses in words what a person may not do', async () => {
    const { body } = await ask(
      arbor.port,
      OAKFIELD,
      '/stand-in-refused-ui/index?format=javascript',
    );
    expect(JSON.parse(body)).toMatchObject({
      success: false,
      message: expect.stringContaining('User is not allowed to access mvc:default/'),
    });
  });

  it('has a whole-school page of 300 rows, and of 1,500 where asked', async () => {
    expect((await rowsOf(OAKFIELD, 'rollcall-2026-09-15-AM-300')).rows).toHaveLength(300);
    const many = await rowsOf(OAKFIELD, 'rollcall-2026-09-15-AM-1500');
    expect(new Set(many.rows.map(({ studentId }) => studentId)).size).toBe(1500);
  });
});

describe('the register', () => {
  it.each([
    ['surname-first', 'Nguyễn, Linh'],
    ['forename-first', 'Linh Nguyễn'],
  ])('writes names %s', async (nameOrder, name) => {
    arbor.set({ nameOrder });
    expect((await rowsOf(OAKFIELD)).rows.map((row) => row.name)).toContain(name);
  });

  it.each([
    ['overview-id', '/?/student-ui/overview/id/2002'],
    ['student-id', '/?/student-ui/attendance-by-date/student-id/2002'],
    ['none', null],
  ])('links a name by %s', async (studentLink, link) => {
    arbor.set({ studentLink });
    const kai = (await rowsOf(OAKFIELD)).rows.find(({ name }) => name === 'Morgan, Kai');
    expect(kai?.link === null ? null : kai?.link.replace(/\d+$/, '2002')).toBe(link);
  });

  it('holds some staff to present, late and N', async () => {
    arbor.set({ codes: 'restricted' });
    expect((await rowsOf(OAKFIELD)).codes.map(({ code }) => code)).toEqual(['/', 'L', 'N']);
  });

  it('shows a pupil who is not in the list only when asked to', async () => {
    const robin = async (): Promise<boolean> =>
      (await rowsOf(OAKFIELD)).rows.some(({ name }) => name === 'Fenwick, Robin');
    expect(await robin()).toBe(false);
    arbor.set({ unlistedPupil: 'on' });
    expect(await robin()).toBe(true);
  });
});

describe('saving', () => {
  it('keeps a mark, its minutes and its note, and shows them to the next person', async () => {
    const [ava] = (await rowsOf(OAKFIELD)).rows;
    const answer = await save({
      student_id: ava?.studentId,
      mark: 'L',
      minutes_late: 7,
      note: 'Bus',
    });
    expect(JSON.parse(answer.body)).toMatchObject({ success: true });
    const row = (await rowsOf('oakfield-demo.uk.arbor.education')).rows[0];
    expect(row).toMatchObject({ note: 'Bus', mark: { code: 'L', minutesLate: 7, icon: 'clock' } });
  });

  it.each([
    ['refused', 200, '"success":false'],
    ['error-500', 500, 'Internal Server Error'],
    ['session-lost', 200, 'login-section'],
  ])('can fail with %s, and then nothing is kept', async (saveAnswer, status, words) => {
    const second = (await rowsOf(OAKFIELD)).rows[1];
    arbor.set({ saveAnswer });
    const answer = await save({ student_id: second?.studentId, mark: 'G' });
    expect(answer.status).toBe(status);
    expect(answer.body).toContain(words);
    expect((await rowsOf(OAKFIELD)).rows[1]?.mark.code).not.toBe('G');
  });
});

describe('who is signed in', () => {
  it.each(['staff', 'guardian', 'student'])('says %s', async (account) => {
    arbor.set({ account });
    const { body } = await ask(arbor.port, OAKFIELD, '/auth/current-user-settings/format/json');
    expect(JSON.parse(body)).toMatchObject({ user_type: account });
  });

  it('answers data requests of a lost session with 200 and the log-in page', async () => {
    arbor.set({ session: 'lost' });
    const answer = await ask(arbor.port, OAKFIELD, '/home-ui/index?format=javascript');
    expect(answer.status).toBe(200);
    expect(answer.type).toContain('text/html');
    expect(answer.body).toContain('login-section');
  });
});

describe('what was sent', () => {
  it('is kept with method, host, path and body, and its own controls are not', async () => {
    await ask(arbor.port, OAKFIELD, '/__switches', { method: 'POST', body: '{"badges":"off"}' });
    await ask(arbor.port, OAKFIELD, '/elsewhere', { method: 'POST', body: 'secret' });
    expect(arbor.recorded()).toEqual([
      { method: 'POST', host: OAKFIELD, path: '/elsewhere', body: 'secret' },
    ]);
    const { badges } = JSON.parse((await ask(arbor.port, OAKFIELD, '/__switches')).body) as {
      badges: string;
    };
    expect(badges).toBe('off');
  });
});

describe('switches', () => {
  it('come from a cookie for one browser alone', async () => {
    const cookie = `stand-in-switches=${encodeURIComponent('{"csp":"strict"}')}`;
    const mine = await ask(arbor.port, OAKFIELD, '/?/home-ui/index', { cookie });
    const other = await ask(arbor.port, OAKFIELD, '/?/home-ui/index');
    expect(mine.headers['content-security-policy']).toContain("default-src 'none'");
    expect(other.headers['content-security-policy']).toBeUndefined();
  });

  it.each([
    ['an unknown switch', { nameOrdre: 'surname-first' }],
    ['an unknown value', { nameOrder: 'backwards' }],
    ['a delay that is no number', { saveDelayMs: 'soon' }],
  ])('refuses %s', (_, changes) => {
    expect(() => withSwitches(defaultSwitches(), changes)).toThrow(UnknownSwitch);
  });

  it('answers a wrong cookie with a plain sentence', async () => {
    const cookie = `stand-in-switches=${encodeURIComponent('{"csp":"lax"}')}`;
    const answer = await ask(arbor.port, OAKFIELD, '/?/home-ui/index', { cookie });
    expect(answer.status).toBe(400);
    expect(answer.body).toBe('switch csp is one of none, strict, trusted-types, not lax');
  });

  it('renames every class of the style sheet in the hashed build', async () => {
    arbor.set({ classNames: 'hashed' });
    const { body } = await ask(arbor.port, OAKFIELD, '/stand-in/app.css');
    expect(body).not.toMatch(/\.(mis|x|top|slideover)-/);
  });

  it('are all documented', async () => {
    const { readFileSync } = await import('node:fs');
    const readme = readFileSync('tests/arbor/README.md', 'utf8');
    const undocumented = Object.keys(SWITCH_CHOICES).filter(
      (name) => !readme.includes(`| \`${name}\``),
    );
    expect(undocumented).toEqual([]);
  });
});
