// The unit tests with many more random cases: 50,000 where `npm test` takes 2,000. For the night.
import { CHECKS } from './checks.mjs';
import { ensureDependencies, withPlainWords } from './setup.mjs';
import { runSteps } from './steps.mjs';

await withPlainWords(async () => {
  ensureDependencies();
  const long = CHECKS.filter((step) => step.counts === 'vitest').map((step) => ({
    ...step,
    command: [...step.command, '--testTimeout=7200000'],
    env: { ALONGSIDE_NIGHTLY: '1' },
  }));
  const { failed } = await runSteps([long]);
  if (failed.length > 0) process.exitCode = 1;
});
