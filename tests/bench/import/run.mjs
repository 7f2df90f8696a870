// node tests/bench/import/run.mjs
// 380,000 marks (1,000 pupils, 380 sessions) from a file to stored and assessed, in a real Chromium,
// against the parser alone on the same file in the same run.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import writeXlsx from 'write-excel-file/node';
import { chromiumLaunchOptions } from '../../../scripts/browser.mjs';

const root = resolve(import.meta.dirname, '../../..');
const PUPILS = 1000;
const DAYS = 190;
const REPEATS = Number(process.env.REPEATS ?? 5);

const days = [];
for (let day = new Date('2025-09-03T00:00:00Z'); days.length < DAYS;) {
  if (day.getUTCDay() % 6 !== 0) days.push(day.toISOString().slice(0, 10));
  day = new Date(day.getTime() + 86_400_000);
}
const pupils = Array.from({ length: PUPILS }, (_, i) => ({
  tenant: 'bench',
  id: String(10_000 + i),
  arborStudentId: String(10_000 + i),
  upn: null,
  forename: `Kai${i}`,
  surname: 'Morgan',
  preferredForename: null,
  form: `${1 + (i % 11)}B`,
  yearGroup: null,
  dateOfBirth: '2014-03-04',
  startDate: null,
  leavingDate: null,
}));
const CODES = ['N', 'I', 'L', 'O', 'M', 'C', 'B'];
const codeAt = (pupil, session) =>
  (pupil * 7919 + session * 104_729) % 23 === 0
    ? CODES[(pupil + session) % 7]
    : session % 2
      ? '\\'
      : '/';
const british = (date) => date.split('-').reverse().join('/');

function longFile() {
  const rows = ['Arbor Student ID,Student,Registration form,Date,Session,Mark,Minutes late'];
  pupils.forEach(({ id, forename, surname, form }, p) => {
    days.forEach((date, d) => {
      for (const half of [0, 1]) {
        const session = half ? 'PM' : 'AM';
        rows.push(
          `${id},"${surname}, ${forename}",${form},${british(date)},${session},${codeAt(p, d * 2 + half)},`,
        );
      }
    });
  });
  return Buffer.from(rows.join('\r\n'));
}

async function gridFile() {
  const text = (value) => ({ value, type: String });
  const head = ['Arbor Student ID', 'Student'];
  for (const date of days) head.push(`${british(date)} AM`, `${british(date)} PM`);
  const rows = pupils.map(({ id, forename, surname }, p) => [
    text(id),
    text(`${surname}, ${forename}`),
    ...days.flatMap((_, d) => [text(codeAt(p, d * 2)), text(codeAt(p, d * 2 + 1))]),
  ]);
  return writeXlsx([head.map(text), ...rows]).toBuffer();
}

async function bundle(entry, outDir) {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': root } },
    build: {
      outDir,
      emptyOutDir: false,
      lib: { entry: join(import.meta.dirname, `${entry}.ts`), formats: ['iife'], name: 'bench' },
      rollupOptions: { output: { entryFileNames: `${entry}.js` } },
    },
  });
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
const shown = (name, value, unit, more = '') =>
  console.log(`${name.padEnd(46)}${value.toFixed(1).padStart(9)} ${unit}${more}`);

const outDir = mkdtempSync(join(tmpdir(), 'import-bench-'));
const files = { '/long.csv': longFile(), '/grid.xlsx': await gridFile() };
await bundle('worker', outDir);
await bundle('page', outDir);
const server = createServer((request, response) => {
  const path = request.url ?? '/';
  if (path === '/') {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><script src="/page.js"></script>');
  } else if (files[path]) response.end(files[path]);
  else if (/^\/(page|worker)\.js$/.test(path)) {
    response.setHeader('content-type', 'text/javascript; charset=utf-8');
    response.end(readFileSync(join(outDir, path)));
  } else response.writeHead(404).end();
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const options = chromiumLaunchOptions();
const browser = await chromium.launch({
  ...options,
  args: [...options.args, '--enable-precise-memory-info'],
});
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error.message));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const cdp = await page.context().newCDPSession(page);
  const measure = (path, kind, how = 'measure') =>
    page.evaluate(
      async ([path, kind, pupils, last, how]) => {
        const blob = await window.blobOf(path);
        return window[how]({ kind, blob, name: path.slice(1), pupils, last });
      },
      [path, kind, pupils, days.at(-1), how],
    );
  /** On the page itself, from a swept heap. */
  const heapOf = async (path, kind) => {
    await cdp.send('HeapProfiler.collectGarbage');
    return (await measure(path, kind, 'measureHeap')).peak;
  };
  for (const [path, alone, limit] of [
    ['/long.csv', 'parser', 2],
    ['/grid.xlsx', 'reader', 1.5],
  ]) {
    const reference = [];
    const ours = [];
    for (let i = 0; i < REPEATS; i += 1) {
      reference.push(await measure(path, alone));
      ours.push(await measure(path, 'import'));
    }
    const [bare, whole] = [median(reference.map((r) => r.ms)), median(ours.map((r) => r.ms))];
    console.log(
      `\n${path.slice(1)}, ${(files[path].length / 1e6).toFixed(1)} MB, ${ours[0].marks} marks, median of ${REPEATS}`,
    );
    shown(`${alone} alone`, bare, 'ms');
    shown(
      'file to stored and assessed',
      whole,
      'ms',
      `${(whole / bare).toFixed(2).padStart(8)} x (goal ${limit})`,
    );
    const least = Math.min(...ours.map((r) => r.ms)) / Math.min(...reference.map((r) => r.ms));
    shown('fastest run to fastest reference', least, 'x');
    for (const part of Object.keys(ours[0].parts))
      shown(`  ${part}`, median(ours.map((r) => r.parts[part])), 'ms');
    const heaps = { bare: await heapOf(path, alone), import: await heapOf(path, 'import') };
    shown(`heap above the start: ${alone}`, heaps.bare, 'MB');
    shown('heap above the start: import', heaps.import, 'MB');
  }
} finally {
  await browser.close();
  server.close();
  rmSync(outDir, { recursive: true });
}
