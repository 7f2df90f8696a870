/** The documents: an almost empty shell that a script fills, and the login page. */
import type { Boot } from '../client/wire';
import { classNames } from '../class-names';
import type { Switches } from '../switches';
import { CONTROLLERS } from './routes';

const FAVICON =
  '<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E">';

/** `<` in JSON would let a pupil called `</script>` end the block. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

export function shell(boot: Boot): string {
  const named = (names: string): string => `class="${classNames(names, boot.switches)}"`;
  const rootClass = boot.switches.rootFontSize === '62.5%' ? ` ${named('small-root')}` : '';
  const hostile = boot.switches.hostileCss === 'on' ? ` ${named('hostile')}` : '';
  return `<!doctype html>
<html lang="en-GB"${rootClass}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${boot.schoolName}</title>
${FAVICON}
<link rel="stylesheet" href="/stand-in/app.css">
</head>
<body${hostile}>
<div ${named('loading-spinner')}><div ${named('loading-spinner__text')}>Loading…</div></div>
<div id="app"></div>
<script type="application/json" id="boot" data-mark-details="${CONTROLLERS.absenceSlideover}">${inScript(boot)}</script>
<script src="/stand-in/app.js"></script>
</body>
</html>
`;
}

/** Also what an expired session gets in answer to a data request: 200 and HTML (section 2.1). */
export function loginPage(): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>Log in</title>
${FAVICON}
<link rel="stylesheet" href="/stand-in/app.css">
</head>
<body>
<div id="react-container"><section class="login-section">
<h1>Log in</h1>
<form method="post" action="/auth/login?lang=en">
<label>Email<input type="email" name="email" autocomplete="username"></label>
<label>Password<input type="password" name="password" autocomplete="current-password"></label>
<button type="button">Log in</button>
</form>
</section></div>
</body>
</html>
`;
}

const STRICT = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

export function shellHeaders(switches: Switches): Record<string, string> {
  switch (switches.csp) {
    case 'none':
      return {};
    case 'strict':
      return { 'Content-Security-Policy': STRICT.join('; ') };
    case 'trusted-types':
      return {
        'Content-Security-Policy': [
          ...STRICT,
          'trusted-types host',
          "require-trusted-types-for 'script'",
        ].join('; '),
      };
  }
}
