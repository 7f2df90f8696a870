// How much later than the host's rows the first chip stands, and how much is injected for it: ours
// against a hand-written badge script and an empty browser, interleaved in one run on one page.
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { launchWithExtension, CHROMIUM_BUILD } from '../../../scripts/extension-browser.mjs';
import { startArbor } from '../../arbor/start.mjs';

const REPEATS = Number(process.argv[2] ?? 9);
const BADGE_SCRIPT = join(import.meta.dirname, 'badge-script');
const CHIPS = { alongside: 'span[data-alongside]', badges: '[data-badge]' };

/** Runs in the page: counts frames and time from the first frame with rows to the first with a chip. */
function watchFrames(chipSelector) {
  const seen = { rowsAt: null, chipAt: null, frames: 0 };
  globalThis.alongsideBench = seen;
  const look = () => {
    const now = performance.now();
    const rows = document.querySelectorAll('[role=row], tr').length >= 20;
    if (rows && seen.rowsAt === null) seen.rowsAt = now;
    else if (rows && seen.chipAt === null) seen.frames += 1;
    if (seen.rowsAt !== null && seen.chipAt === null && document.querySelector(chipSelector)) {
      seen.chipAt = now;
      return;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function injectedBytes(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  return manifest.content_scripts
    .flatMap((script) => [...script.js, ...(script.css ?? [])])
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
}

async function measure(context, url, chipSelector) {
  const page = await context.newPage();
  await page.addInitScript(watchFrames, chipSelector);
  await page.goto(url);
  await page.waitForFunction(() => globalThis.alongsideBench.chipAt !== null, null, {
    timeout: 20_000,
  });
  const { rowsAt, chipAt, frames } = await page.evaluate(() => globalThis.alongsideBench);
  await page.close();
  return { ms: chipAt - rowsAt, frames };
}

const arbor = await startArbor();
const ours = await launchWithExtension({ port: arbor.port });
const badges = await launchWithExtension({
  port: arbor.port,
  extension: BADGE_SCRIPT,
  waitForWorker: false,
});
try {
  // Once, so that the school is known: what is measured is an ordinary morning, not the import.
  const first = await ours.context.newPage();
  await first.goto(arbor.registerUrl);
  await first
    .frameLocator('alongside-panel iframe')
    .getByRole('button', { name: 'Load the demonstration school' })
    .click();
  await first.locator(CHIPS.alongside).first().waitFor({ timeout: 30_000 });
  await first.close();

  const samples = { alongside: [], badges: [] };
  for (let round = 0; round < REPEATS; round += 1) {
    samples.badges.push(await measure(badges.context, arbor.registerUrl, CHIPS.badges));
    samples.alongside.push(await measure(ours.context, arbor.registerUrl, CHIPS.alongside));
  }

  const report = (name, folder) => {
    const ms = samples[name].map((sample) => sample.ms);
    const frames = samples[name].map((sample) => sample.frames);
    return {
      script: name,
      'injected (KiB gzipped)': (injectedBytes(folder) / 1024).toFixed(1),
      'first chip after rows (ms, median)': median(ms).toFixed(1),
      'range (ms)': `${Math.min(...ms).toFixed(1)} to ${Math.max(...ms).toFixed(1)}`,
      'frames later (median)': median(frames),
      'frames (worst)': Math.max(...frames),
    };
  };
  console.log(`${REPEATS} rounds, interleaved, one register of ${arbor.registerUrl}`);
  console.table([report('badges', BADGE_SCRIPT), report('alongside', CHROMIUM_BUILD)]);
} finally {
  await ours.close();
  await badges.close();
  await arbor.close();
}
