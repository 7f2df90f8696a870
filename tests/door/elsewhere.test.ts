import { describe, expect, it } from 'vitest';
import { read } from './frame';
import { ELSEWHERE } from './pages/elsewhere';

describe('a page that is no register is left alone', () => {
  it.each(ELSEWHERE.map((fixture) => [fixture.name, fixture] as const))(
    '%s',
    (_, { html, url }) => {
      expect(read(html, url)).toEqual({ kind: 'elsewhere' });
    },
  );
});

const REGISTER = `<h1>5B AM Register</h1><h2>15 September 2026</h2>${[
  'Adams, Ava',
  'Brown, Leo',
  'Chen, Mei',
]
  .map((name) => `<div><span>${name}</span><span title="Present AM">/</span></div>`)
  .join('')}`;

describe('where nobody may be shown anything there is silence', () => {
  it.each([
    [
      'guardian portal',
      'https://oakfield.uk.arbor.sc/?/guardians/student-ui/recent-attendance/student-id/7',
      REGISTER,
      'portal',
    ],
    [
      'student portal',
      'https://oakfield.uk.arbor.sc/?/students/home-ui/dashboard',
      REGISTER,
      'portal',
    ],
    ['central login', 'https://login.arbor.sc/', REGISTER, 'login'],
    [
      'login form',
      'https://oakfield.uk.arbor.sc/',
      '<section class="login-section"><input type="password"></section>',
      'login',
    ],
    [
      'login form where a register was',
      'https://oakfield.uk.arbor.sc/?/register-ui/view/id/7',
      '<div id="react-container"><input type="password"></div>',
      'session-lost',
    ],
    [
      'the shell and nothing in it',
      'https://oakfield.uk.arbor.sc/?/register-ui/view/id/7',
      '<div id="react-container"></div>',
      'session-lost',
    ],
    [
      'a refusal',
      'https://oakfield.uk.arbor.sc/?/register-ui/view/id/7',
      `${REGISTER}<div role="dialog"><h3>It seems like you can’t do this</h3><div class="system-modal-id">ID: 4</div></div>`,
      'refused',
    ],
    [
      'an expired session over a register',
      'https://oakfield.uk.arbor.sc/?/register-ui/view/id/7',
      `${REGISTER}<div role="alertdialog">Your session has expired. Please log in again.</div>`,
      'session-lost',
    ],
  ])('%s', (_, url, html, why) => {
    expect(read(html, url)).toEqual({ kind: 'silent', why });
  });

  it.each(['https://example.org/?/register-ui/view', 'https://uk.arbor.sc/?/register-ui/view'])(
    '%s is no school',
    (url) => {
      expect(read(REGISTER, url)).toEqual({ kind: 'elsewhere' });
    },
  );
});

describe('what looks like a register and is not certain is not guessed', () => {
  const rows = (mark: string) =>
    ['Adams, Ava', 'Brown, Leo', 'Chen, Mei']
      .map((name) => `<tr><td>${name}</td>${mark}</tr>`)
      .join('');
  it.each([
    [
      'two dates',
      `<h1>5B AM Register 15 September 2026</h1><h2>16 September 2026</h2><table>${rows('<td>/</td>')}</table>`,
      'two dates',
    ],
    [
      'a weekday that is not the date’s',
      `<h1>5B AM Register Monday 15 September 2026</h1><table>${rows('<td>/</td>')}</table>`,
      'weekday',
    ],
    [
      'AM and PM at once',
      `<h1>5B AM Register 15 September 2026</h1><h2>PM</h2><table>${rows('<td>/</td>')}</table>`,
      'both AM and PM',
    ],
    [
      'two columns of marks and no session',
      `<h1>5B Register 15 September 2026</h1><table><tr><th>Name</th><th>AM</th><th>PM</th></tr>${rows('<td>/</td><td>N</td>')}</table>`,
      'two columns',
    ],
    [
      'a landmark without rows',
      '<h1>Register</h1><button>Mark All Blanks as Present</button><p>Something else</p>',
      'no rows',
    ],
    [
      'the controls and what they say, which are one sign',
      `<h1>5B</h1>${['Adams, Ava', 'Brown, Leo'].map((name) => `<div><span>${name}</span><button aria-pressed="true">Present</button><button aria-pressed="false">Late</button></div>`).join('')}`,
      'only one sign',
    ],
  ])('%s', (_, html, why) => {
    const page = read(html);
    expect(page.kind).toBe('unrecognised');
    expect(page).toHaveProperty('why', expect.stringContaining(why));
  });

  it('reads a register without pupils as an empty one', () => {
    const page = read(
      '<h1>5B AM Register, 15 September 2026</h1><button>Mark All Blanks as Present</button><p>There are no students in this register</p>',
    );
    expect(page).toMatchObject({
      kind: 'register',
      reading: { rows: [], session: 'AM', date: '2026-09-15' },
    });
  });
});
