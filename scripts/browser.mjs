// Where a browser is on this machine. Browsers are found, never assumed: schools' and reviewers'
// machines have Chrome, Edge or Chromium in different places.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const CHROMIUM_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const CHROMIUM_PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const FIREFOX_NAMES = ['firefox-esr', 'firefox'];
const FIREFOX_PLACES = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

function onPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    if (folder && existsSync(join(folder, name))) return join(folder, name);
  }
  return null;
}

function firstFound(override, names, places) {
  if (override) return existsSync(override) ? override : null;
  for (const name of names) {
    const path = onPath(name);
    if (path) return path;
  }
  return places.find((place) => existsSync(place)) ?? null;
}

/** Path of an installed Chromium, Chrome or Edge, or null. `ALONGSIDE_CHROMIUM` overrides. */
export function findChromium() {
  return firstFound(process.env.ALONGSIDE_CHROMIUM, CHROMIUM_NAMES, CHROMIUM_PLACES);
}

/** Path of an installed Firefox, or null. `ALONGSIDE_FIREFOX` overrides. */
export function findFirefox() {
  return firstFound(process.env.ALONGSIDE_FIREFOX, FIREFOX_NAMES, FIREFOX_PLACES);
}

/** Launch options that work as root and as an ordinary person, on a machine without a network. */
export function chromiumLaunchOptions() {
  const executablePath = findChromium() ?? undefined;
  const args = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return { executablePath, args };
}
