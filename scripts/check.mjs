// The quick part: types, lint and boundaries, formatting, unit tests, side by side.
import { CHECKS } from './checks.mjs';
import { ensureDependencies, withPlainWords } from './setup.mjs';
import { runSteps } from './steps.mjs';

await withPlainWords(async () => {
  ensureDependencies();
  const quick = CHECKS.map((step) => ({ ...step, env: { ALONGSIDE_QUICK: '1' } }));
  const { failed } = await runSteps([quick]);
  if (failed.length > 0) process.exitCode = 1;
});
