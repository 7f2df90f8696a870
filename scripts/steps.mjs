// Runs commands of node_modules/.bin in stages; the steps of one stage run side by side and each
// prints its output whole, so that two reports never interleave.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ROOT } from './setup.mjs';

const REPORTERS = {
  vitest: (file) => ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
  playwright: () => [],
};

function readCounts(kind, file) {
  if (!kind || !existsSync(file)) return { passed: 0, failed: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  if (kind === 'vitest') return { passed: report.numPassedTests, failed: report.numFailedTests };
  return { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky };
}

function runStep(step, folder) {
  const report = join(folder, `${step.name.replaceAll(/\W+/g, '-')}.json`);
  const [command, ...args] = step.command;
  const started = performance.now();
  const child = spawn(
    join(ROOT, 'node_modules', '.bin', command),
    [...args, ...(step.counts ? REPORTERS[step.counts](report) : [])],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        PATH: `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        ...step.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => {
    child.on('error', (problem) => resolve({ step, ok: false, output: String(problem) }));
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const ok = code === 0;
      console.log(`${ok ? '✓' : '✗'} ${step.name} (${seconds} s)`);
      if (!ok || step.showOutput) console.log(output.trimEnd());
      resolve({ step, ok, ...readCounts(step.counts, report) });
    });
  });
}

/** `stages` is a list of lists of steps. A failed stage does not stop the next: one run tells all. */
export async function runSteps(stages) {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-'));
  const results = [];
  try {
    for (const stage of stages) {
      results.push(...(await Promise.all(stage.map((step) => runStep(step, folder)))));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const sum = (key) => results.reduce((total, result) => total + (result[key] ?? 0), 0);
  return {
    failed: results.filter((result) => !result.ok).map((result) => result.step.name),
    passedTests: sum('passed'),
    failedTests: sum('failed'),
  };
}
