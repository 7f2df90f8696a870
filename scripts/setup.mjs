// What must be on the machine before anything runs. Only Node's own modules: on a bare machine
// nothing is installed yet when this file is read.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, findFirefox } from './browser.mjs';

export const ROOT = join(import.meta.dirname, '..');
const STAMP = join(ROOT, 'node_modules', '.cache', 'alongside-lock');
const isRoot = process.getuid?.() === 0;
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

export class SetupProblem extends Error {}

function run(command, args, options = {}) {
  return spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', ...options }).status === 0;
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetupProblem(
    `Alongside needs Node 20.19 or newer; this is Node ${process.versions.node}. Install it from https://nodejs.org and run the command again.`,
  );
}

/** Installs the locked dependencies when they are missing or the lock file has changed. */
export function ensureDependencies() {
  requireNode();
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  console.log('Installing dependencies (npm ci) …');
  if (!run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'])) {
    throw new SetupProblem(
      'npm ci did not succeed. Is there a network, and is the folder writable? What npm printed stands above.',
    );
  }
  mkdirSync(join(ROOT, 'node_modules', '.cache'), { recursive: true });
  writeFileSync(STAMP, lock);
}

function aptInstall(packageName) {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return false;
  console.log(`Installing ${packageName} with apt-get …`);
  const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'ignore' };
  return (
    run('apt-get', ['update', '-qq'], quiet) &&
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', packageName], quiet)
  );
}

function playwrightDownload() {
  console.log('No Chrome, Chromium or Edge found; trying Playwright’s own download …');
  const installed = spawnSync('npx', ['--no-install', 'playwright', 'install', 'chromium'], {
    cwd: ROOT,
    stdio: 'ignore',
    timeout: 300_000,
  });
  if (installed.status !== 0) return null;
  const found = spawnSync(
    process.execPath,
    [
      '-e',
      "import('@playwright/test').then(({ chromium }) => console.log(chromium.executablePath()))",
    ],
    { cwd: ROOT, encoding: 'utf8' },
  );
  const path = found.stdout.trim();
  return found.status === 0 && existsSync(path) ? path : null;
}

/** Path of a Chromium-family browser: an installed one, else Playwright's, else Debian's. */
export function ensureChromium() {
  const path =
    findChromium() ?? playwrightDownload() ?? (aptInstall('chromium') ? findChromium() : null);
  if (!path) {
    throw new SetupProblem(
      'No Chrome, Chromium or Edge was found and none could be installed. Install one of them, or set ALONGSIDE_CHROMIUM to its path, and run the command again.',
    );
  }
  process.env.ALONGSIDE_CHROMIUM = path;
  return path;
}

/** Path of Firefox: an installed one, else Debian's. */
export function ensureFirefox() {
  const path = findFirefox() ?? (aptInstall('firefox-esr') ? findFirefox() : null);
  if (!path) {
    throw new SetupProblem(
      'Firefox was not found and could not be installed; the tests run in Firefox too. Install it, or set ALONGSIDE_FIREFOX to its path, and run the command again.',
    );
  }
  process.env.ALONGSIDE_FIREFOX = path;
  return path;
}

/** Runs `main`, turning a missing piece into one plain sentence instead of a stack trace. */
export async function withPlainWords(main) {
  try {
    await main();
  } catch (problem) {
    if (!(problem instanceof SetupProblem)) throw problem;
    console.error(`\n${problem.message}`);
    process.exitCode = 1;
  }
}
