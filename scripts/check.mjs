// The quick part: types, lint and boundaries, formatting, unit tests, side by side.
import { CHECKS } from './checks.mjs';
import { ensureDependencies, withPlainWords } from './setup.mjs';
import { runSteps } from './steps.mjs';

await withPlainWords(async () => {
  ensureDependencies();
  const { failed } = await runSteps([CHECKS]);
  if (failed.length > 0) process.exitCode = 1;
});
