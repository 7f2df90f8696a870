// Everything: types, lint, boundaries, unit, components, and the production build end to end in
// Chromium and Firefox.
import { CHECKS } from './checks.mjs';
import { ensureChromium, ensureDependencies, ensureFirefox, withPlainWords } from './setup.mjs';
import { runSteps } from './steps.mjs';

await withPlainWords(async () => {
  ensureDependencies();
  ensureChromium();
  ensureFirefox();
  const started = performance.now();
  const { failed, passedTests, failedTests } = await runSteps([
    [{ name: 'build for Chromium and Edge', command: ['wxt', 'build'] }],
    [{ name: 'build for Firefox', command: ['wxt', 'build', '--browser', 'firefox'] }],
    [
      ...CHECKS,
      { name: 'built files', command: ['vitest', 'run', '--project', 'built'], counts: 'vitest' },
    ],
    [
      {
        name: 'components in Chromium',
        command: ['vitest', 'run', '--project', 'components'],
        counts: 'vitest',
      },
    ],
    [
      {
        name: 'end to end in Chromium and Firefox',
        command: ['playwright', 'test'],
        counts: 'playwright',
      },
    ],
  ]);
  console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s in all.`);
  if (failed.length > 0) {
    console.log(`Did not pass: ${failed.join('; ')}.`);
    process.exitCode = 1;
  }
  console.log(`${passedTests} passed, ${Math.max(failedTests, failed.length)} failed`);
});
