// node tests/bench/calling/run.mjs [records]
// What a recorded call costs: the keys of the twelve common outcomes (played one by one in
// tests/e2e/chromium/calling.spec.ts), an estimate by the keystroke-level model against the path in
// Arbor itself, and the time from Enter to the call saved and the next pupil shown, in the
// production build, with 1,100 pupils and 20,000 events stored.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchWithExtension } from '../../../scripts/extension-browser.mjs';
import { startArbor } from '../../arbor/start.mjs';

const RECORDS = Number(process.argv[2] ?? 60);
const PUPILS = 1_100;
const EVENTS = 20_000;
const GOAL_MS = 100;

/**
 * Keystroke-level model, constants of Card, Moran and Newell: a key 0.28 s, pointing 1.1, a button
 * 0.2, the hand to the mouse 0.4, thinking 1.35. Of Arbor's path only what a person does is counted,
 * with a second for each page that loads.
 */
const MODEL = { key: 0.28, think: 1.35, choose: 0.72, read: 2.3 };
/** Open the register's slide-over, edit, find the pupil, choose a code, word and type 70 characters, save. */
const ARBOR = { seconds: 48, clicks: 6, keys: 75 };

/** Thinking before the outcome and the reason, less before each further choice, and reading the line. */
function seconds({ keys }) {
  const answers = keys.length - 3;
  const thinks = answers > 2 ? 2 : 1;
  const choices = Math.max(0, answers - (thinks - 1));
  return keys.length * MODEL.key + thinks * MODEL.think + choices * MODEL.choose + MODEL.read;
}

function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}
const median = (values) => (quantile(values, 0.5) + quantile([...values].reverse(), 0.5)) / 2;

const outcomes = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../e2e/chromium/twelve-outcomes.json'), 'utf8'),
);

/**
 * Runs in a page of the extension: the demonstration school grown to the size of a secondary, each
 * further pupil with the marks of one it has, and calls of earlier days, spread over all of them.
 */
async function fill({ tenant, people, count }) {
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await done(indexedDB.open('alongside'));
  const all = async (name) =>
    (await done(database.transaction(name).objectStore(name).getAll())).filter(
      (row) => row.tenant === tenant,
    );
  const pupils = await all('pupils');
  const marks = await all('marks');
  const contexts = await all('contexts');
  const transaction = database.transaction(['pupils', 'marks', 'contexts', 'events'], 'readwrite');
  for (let at = pupils.length; at < people; at += 1) {
    const like = pupils[at % 400];
    const id = `bench-${at}`;
    const own = { arborStudentId: null, upn: null, form: '9X', surname: `Bench${at}` };
    const pupil = { ...like, ...own, id };
    pupils.push(pupil);
    transaction.objectStore('pupils').put(pupil);
    for (const row of marks.filter(({ pupilId }) => pupilId === like.id))
      transaction.objectStore('marks').put({ ...row, pupilId: id });
    for (const row of contexts.filter(({ pupilId }) => pupilId === like.id))
      transaction.objectStore('contexts').put({ ...row, pupilId: id, familyKey: null });
  }
  const store = transaction.objectStore('events');
  const before = await done(store.count());
  for (let at = before; at < count; at += 1) {
    const pupil = pupils[at % pupils.length];
    const day = new Date(Date.UTC(2025, 8, 8 + (at % 300)));
    const date = day.toISOString().slice(0, 10);
    const id = `bench-${at}`;
    store.put({
      tenant,
      id,
      about: pupil.id,
      event: {
        id,
        tenant,
        pupilId: pupil.id,
        at: `${date}T09:20:00.000Z`,
        by: { initials: 'AM', role: 'attendance' },
        device: 'bench',
        about: { date, session: 'AM' },
        recovered: false,
        payload: {
          kind: 'call',
          comment: 'TC to mum, voicemail left. N stays. Try nan next. AM 09:20',
          call: {
            outcome: 'voicemail',
            channel: 'phone',
            direction: 'out',
            who: { relationship: 'mum', name: null },
            reason: null,
            whereabouts: null,
            back: null,
            codeFrom: 'N',
            codeTo: null,
            nextStep: 'Try nan next',
            minutesLate: null,
            initials: 'AM',
            time: '09:20',
          },
        },
      },
    });
  }
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onerror = () => reject(transaction.error);
  });
  const events = await done(database.transaction('events').objectStore('events').count());
  database.close();
  return { pupils: pupils.length, events };
}

/** Runs in the panel, whose keys come at the pace of the model: from Enter to the frame in which the next pupil has the focus. */
function watch() {
  globalThis.callingBench = [];
  globalThis.callingStored = [];
  const send = chrome.runtime.sendMessage;
  chrome.runtime.sendMessage = async (...message) => {
    const from = performance.now();
    const answer = await send.apply(chrome.runtime, message);
    if (message[0]?.name === 'event/record')
      globalThis.callingStored.push(performance.now() - from);
    return answer;
  };
  let pressed = null;
  addEventListener(
    'keydown',
    ({ key }) => {
      if (key === 'Enter') pressed = performance.now();
    },
    true,
  );
  addEventListener('focusin', ({ target }) => {
    if (pressed === null || !target.matches?.('[data-row]')) return;
    const from = pressed;
    pressed = null;
    requestAnimationFrame(() =>
      setTimeout(() => globalThis.callingBench.push(performance.now() - from), 0),
    );
  });
}

/** Calls in vain about whoever is first, one after another, by keys alone. */
async function recordCalls(page, frame) {
  await page.bringToFront();
  await frame.evaluate(watch);
  await frame.locator('[data-row]').first().focus();
  for (let turn = 0; turn < RECORDS; turn += 1) {
    for (const key of ['Home', 'r', 'v', 'Enter']) {
      await page.waitForTimeout(MODEL.key * 1000);
      await page.keyboard.press(key);
    }
    await frame.waitForFunction((count) => globalThis.callingBench.length > count, turn);
  }
  return frame.evaluate(() => ({
    times: globalThis.callingBench,
    untilStored: globalThis.callingStored,
  }));
}

const arbor = await startArbor();
const browser = await launchWithExtension({ port: arbor.port });
try {
  const page = browser.context.pages()[0];
  await page.goto(arbor.registerUrl);
  const panel = page.frameLocator('alongside-panel iframe');
  await panel.getByRole('button', { name: 'Load the demonstration school' }).click();
  await panel.getByLabel('Initials').fill('JB', { timeout: 60_000 });
  await panel.getByLabel('Role').selectOption('attendance');
  await panel.getByRole('button', { name: 'Save' }).click();
  const inside = await browser.context.newPage();
  await inside.goto(`chrome-extension://${browser.extensionId}/managed-policy.json`);
  const stored = await inside.evaluate(fill, {
    tenant: 'oakfield-demo',
    people: PUPILS,
    count: EVENTS,
  });
  await page.bringToFront();
  await page.reload();

  await panel.locator('[data-row]').first().waitFor({ timeout: 60_000 });
  const frame = page.frames().find((one) => one.url().startsWith('chrome-extension://'));
  const measured = [['panel', await recordCalls(page, frame)]];
  // The workspace lists the pupils of the whole school, so what it draws anew is more.
  const workspace = await browser.context.newPage();
  await workspace.goto(
    `chrome-extension://${browser.extensionId}/workspace.html?tenant=oakfield-demo#calls`,
  );
  await workspace.locator('[data-row]').first().waitFor({ timeout: 60_000 });
  measured.push(['workspace', await recordCalls(workspace, workspace.mainFrame())]);
  const after = await inside.evaluate(fill, { tenant: 'oakfield-demo', people: 0, count: 0 });
  if (after.events !== stored.events + RECORDS * measured.length)
    throw new Error('not every call was stored once');

  const counts = outcomes.map(({ keys }) => keys.length);
  const estimates = outcomes.map(seconds);
  console.log(`${'outcome'.padEnd(20)} keys  estimate`);
  outcomes.forEach(({ outcome, keys }, at) =>
    console.log(
      `${outcome.padEnd(20)} ${String(keys.length).padStart(4)}  ${estimates[at].toFixed(1)} s`,
    ),
  );
  const worst = Math.max(...counts);
  console.log(
    `keys: median ${median(counts)}, worst ${worst}, clicks 0; estimate: median ${median(estimates).toFixed(1)} s, worst ${Math.max(...estimates).toFixed(1)} s`,
  );
  console.log(`in Arbor itself: ${ARBOR.seconds} s, ${ARBOR.clicks} clicks, ${ARBOR.keys} keys`);
  const slowest = [];
  for (const [where, { times, untilStored }] of measured) {
    const p95 = quantile(times, 0.95);
    slowest.push(p95);
    console.log(
      `${where}: Enter to saved and next pupil shown, ${stored.pupils} pupils, ${stored.events} events, ${times.length} records: median ${quantile(times, 0.5).toFixed(0)} ms, 95th percentile ${p95.toFixed(0)} ms, worst ${Math.max(...times).toFixed(0)} ms (goal: 95th below ${GOAL_MS} ms)`,
    );
    console.log(
      `of that, asked until stored: median ${quantile(untilStored, 0.5).toFixed(0)} ms, 95th percentile ${quantile(untilStored, 0.95).toFixed(0)} ms`,
    );
  }
  process.exitCode = median(counts) <= 8 && worst <= 12 && Math.max(...slowest) < GOAL_MS ? 0 : 1;
} finally {
  await browser.close();
  await arbor.close();
}
