// From a bare machine to a morning register with Alongside beside it.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import {
  ensureChromium,
  ensureDependencies,
  ROOT,
  SetupProblem,
  withPlainWords,
} from './setup.mjs';

const headless =
  process.argv.includes('--headless') ||
  (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY);

/** By then the demonstration school's morning register is closed, and calls are due. */
const REGISTER_CLOSED_HOUR = 10;

/** The last day with a closed morning register; the stand-in goes back further over a holiday. */
function lastMorning() {
  const now = new Date();
  if (now.getHours() < REGISTER_CLOSED_HOUR) now.setDate(now.getDate() - 1);
  const two = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function buildExtension() {
  console.log('Building the extension …');
  const built = spawnSync(join(ROOT, 'node_modules/.bin/wxt'), ['build'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (built.status !== 0) {
    throw new SetupProblem(`The extension did not build:\n${built.stdout}\n${built.stderr}`);
  }
}

await withPlainWords(async () => {
  ensureDependencies();
  ensureChromium();
  buildExtension();

  // Imported only now: before this line there may have been no node_modules.
  const { startArbor } = await import('../tests/arbor/start.mjs');
  const { launchWithExtension } = await import('./extension-browser.mjs');
  const { takeTheWalk } = await import('./walk.mjs');

  console.log('Starting the stand-in for Arbor …');
  const arbor = await startArbor({ date: lastMorning() });
  let browser = null;
  const stop = async () => {
    await browser?.close().catch(() => {});
    await arbor.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void stop().then(() => process.exit(0)));
  }

  try {
    browser = await launchWithExtension({
      port: arbor.port,
      headless,
      viewport: headless ? { width: 1440, height: 900 } : null,
    });
    if (!browser.extensionId) {
      throw new SetupProblem(
        'This browser did not load the extension from the command line (Google’s own Chrome no longer does). Install Chromium or Edge, or load it by hand: README, “Use it in a real browser”.',
      );
    }
    if (headless) {
      await takeTheWalk({ browser, arbor, folder: join(ROOT, 'walk') });
    } else {
      const page = browser.context.pages()[0] ?? (await browser.context.newPage());
      await page.goto(arbor.registerUrl);
      console.log(`\nThe demonstration school’s morning register is open: ${arbor.registerUrl}`);
      console.log('Press “Load the demonstration school” in the panel on the right.');
      console.log('Ctrl-C here, or closing the browser, ends everything.');
      await new Promise((resolve) => browser.context.once('close', resolve));
    }
  } finally {
    await stop();
  }
});
