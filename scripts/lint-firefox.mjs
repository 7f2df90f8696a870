// Mozilla's own linter over the Firefox build: `npm run lint:firefox` after `npm run build`. It is
// fetched once into the cache of node_modules: 86 MB for one check are no dependency. What it has
// complained of so far is held by tests/built, without a network.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './setup.mjs';

const VERSION = '10.7.0';
const CACHE = join(ROOT, 'node_modules', '.cache', 'alongside', 'web-ext');
const WEB_EXT = join(CACHE, 'node_modules', 'web-ext', 'bin', 'web-ext.js');

if (!existsSync(WEB_EXT)) {
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(join(CACHE, 'package.json'), JSON.stringify({ private: true }));
  execFileSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', `web-ext@${VERSION}`],
    { cwd: CACHE, stdio: 'inherit', shell: process.platform === 'win32' },
  );
}
execFileSync(
  process.execPath,
  [
    WEB_EXT,
    'lint',
    '--no-config-discovery',
    '--warnings-as-errors',
    '--source-dir',
    join(ROOT, '.output/firefox-mv3'),
  ],
  { stdio: 'inherit' },
);
