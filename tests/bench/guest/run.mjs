// A guest's cost on the host's page: Alongside beside an empty script, a hand-written badge script, a
// Preact badge per row, Hypothesis' annotator and Dark Reader, interleaved in one run, every sample
// traced. Thread time of the page's own thread, medians and ranges, less what the page costs alone.
//
//   node tests/bench/guest/run.mjs [--repeats 9] [--seconds 10] [--rows 35,300,1500] [--only Alongside]
import { launchWithExtension } from '../../../scripts/extension-browser.mjs';
import { startArbor } from '../../arbor/start.mjs';
import { contenders, injectedKiB } from './contenders.mjs';
import { bustle, watchFrames } from './in-page.mjs';
import { costOf, startTrace, stopTrace } from './trace.mjs';

function flag(name, otherwise) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
}
const REPEATS = Number(flag('repeats', 9));
const SECONDS = Number(flag('seconds', 10));
const ROWS = flag('rows', '35,300,1500').split(',').map(Number);
const ONLY = flag('only', null)?.split(',') ?? null;

/** How long after the rows a page is still counted as loading. */
const LOAD_MS = 1500;

const sorted = (values) => [...values].sort((a, b) => a - b);
const median = (values) => sorted(values)[Math.floor(values.length / 2)] ?? NaN;

async function sample({ context, chip }, url) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await page.addInitScript(watchFrames, chip);
  await startTrace(session);
  await page.goto(url);
  await page.waitForFunction(
    (wanted) =>
      globalThis.bench.rowsAt !== null && (wanted === null || globalThis.bench.chipAt !== null),
    chip,
    { timeout: 30_000 },
  );
  await page.waitForFunction((ms) => performance.now() > globalThis.bench.rowsAt + ms, LOAD_MS);
  const load = costOf(await stopTrace(session), 'bench-page');

  // A heading does nothing when it is pressed; a link of the top bar would leave the page.
  const { x, y } = await page.locator('h1').first().boundingBox();
  await startTrace(session);
  const bustling = page.evaluate(bustle, { seconds: SECONDS, chip });
  for (let at = 0; at < SECONDS - 1; at += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await page.mouse.click(x + 2, y + 2);
  }
  const clicks = await bustling;
  const activity = costOf(await stopTrace(session), 'bench-bustle');
  await session.send('Performance.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize').value / 2 ** 20;
  const seen = await page.evaluate(() => globalThis.bench);
  if (!(await page.evaluate(() => document.querySelector('tr.mis-register-row')))) {
    throw new Error('the register was left while it was measured');
  }
  await page.close();
  return {
    load: load.script,
    loadLayout: load.layout,
    activity: activity.script,
    activityLayout: activity.layout,
    longTasks: load.longTasks + activity.longTasks,
    theirLongTasks: load.theirLongTasks + activity.theirLongTasks,
    click: median(clicks.length > 0 ? clicks : [16]),
    heap,
    firstMs: seen.chipAt === null ? null : seen.chipAt - seen.rowsAt,
    firstFrames: seen.chipAt === null ? null : seen.firstFrames,
    backFrames: seen.backFrames.length > 0 ? Math.max(...seen.backFrames) : null,
  };
}

/** The demonstration school is loaded once: what is measured is a morning, not an import. */
async function know(context, url) {
  const page = await context.newPage();
  await page.goto(url);
  const panel = page.frameLocator('alongside-panel iframe');
  await panel.getByRole('button', { name: 'Load the demonstration school' }).click();
  await page.locator('span[data-alongside]').first().waitFor({ timeout: 30_000 });
  await page.close();
}

const arbor = await startArbor({ switches: { markDrawing: 'text', virtualised: 'off' } });
const everyone = (await contenders()).filter(
  ({ name }) => name === 'nothing' || !ONLY || ONLY.includes(name),
);
const browsers = [];
try {
  for (const one of everyone) {
    const { context, close } = await launchWithExtension({
      port: arbor.port,
      extension: one.folder,
      waitForWorker: one.name === 'Alongside',
    });
    browsers.push({ ...one, context, close });
    if (one.name === 'Alongside') await know(context, arbor.registerUrl);
  }
  const { host } = new URL(arbor.registerUrl);
  console.log(
    `${REPEATS} repeats, interleaved; ${SECONDS} s of 20 mark changes a second and a full re-render every two`,
  );
  for (const rows of ROWS) {
    const url = `https://${host}/?/stand-in-roll-call-ui/whole-school/rows/${rows}`;
    const samples = new Map(browsers.map(({ name }) => [name, []]));
    for (let round = 0; round < REPEATS; round += 1) {
      for (const one of browsers) samples.get(one.name).push(await sample(one, url));
    }
    const of = (name, key) =>
      samples
        .get(name)
        .map((each) => each[key])
        .filter((value) => value !== null);
    const alone = (key) => median(of('nothing', key));
    /** What the contender adds to the page alone, and the range of it. */
    const added = (name, key, digits = 0) => {
      const values = of(name, key).map((value) => value - alone(key));
      return `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)})`;
    };
    const plain = (name, key, digits = 0) => {
      const values = of(name, key);
      return values.length === 0
        ? ''
        : `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)})`;
    };
    console.log(`\n${rows} rows`);
    console.table(
      browsers.map(({ name, folder }) => ({
        guest: name,
        KiB: injectedKiB(folder).toFixed(1),
        'script, load (ms)': added(name, 'load'),
        'script, activity': added(name, 'activity'),
        'layout, load': added(name, 'loadLayout'),
        'layout, activity': added(name, 'activityLayout'),
        'long tasks': plain(name, 'longTasks'),
        'of these theirs': plain(name, 'theirLongTasks'),
        'click to paint (ms)': plain(name, 'click'),
        'heap (MiB)': added(name, 'heap', 2),
        'first chip (ms)': plain(name, 'firstMs'),
        'first (frames)': plain(name, 'firstFrames'),
        'back (frames)': plain(name, 'backFrames'),
      })),
    );
    const script = (name) =>
      median(of(name, 'load')) + median(of(name, 'activity')) - alone('load') - alone('activity');
    if (samples.has('Alongside') && samples.has('badge script')) {
      const ratio = script('Alongside') / script('badge script');
      console.log(
        `script of Alongside: ${ratio.toFixed(2)} times the badge script (load ${((median(of('Alongside', 'load')) - alone('load')) / (median(of('badge script', 'load')) - alone('load'))).toFixed(2)})`,
      );
    }
  }
} finally {
  for (const { close } of browsers) await close();
  await arbor.close();
}
