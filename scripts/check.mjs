// The quick part: types, lint and boundaries, formatting, unit tests, side by side.
import { CHECKS } from './checks.mjs';
import { ensureDependencies, withPlainWords } from './setup.mjs';
import { runSteps } from './steps.mjs';

/** Stories that build a whole school take seconds each: `npm test` has them. */
const WITHOUT_WHOLE_SCHOOLS = [
  'tests/unit/records/exports.test.ts',
  'tests/unit/records/backup.test.ts',
  'tests/unit/records/kept.test.ts',
  'tests/unit/records/import-fuzz.test.ts',
  'tests/unit/records/imports.test.ts',
  'tests/unit/records/export-files.test.ts',
  'tests/unit/demonstration/**',
  'tests/unit/stand-in/**',
]
  .flatMap((path) => ['--exclude', path])
  // Threads start sooner than processes, and files that share one thread load a module once, which
  // halves the wait. `npm test` gives each file a process of its own, so nothing leans on another.
  .concat('--pool=threads', '--no-isolate');

await withPlainWords(async () => {
  ensureDependencies();
  const quick = CHECKS.map((step) => ({
    ...step,
    command: step.counts === 'vitest' ? [...step.command, ...WITHOUT_WHOLE_SCHOOLS] : step.command,
    env: { ALONGSIDE_QUICK: '1' },
  }));
  const { failed } = await runSteps([quick]);
  if (failed.length > 0) process.exitCode = 1;
});
