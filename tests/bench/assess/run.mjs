// node tests/bench/assess/run.mjs
// Builds the measurement as the extension is built (one bundled file), then runs it in a process of
// its own, so that "cold" is cold.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../../..');
const outDir = mkdtempSync(join(tmpdir(), 'assess-'));
try {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': root } },
    build: {
      outDir,
      emptyOutDir: true,
      ssr: join(import.meta.dirname, 'measure.ts'),
      rollupOptions: { output: { entryFileNames: 'measure.mjs' } },
    },
    ssr: { noExternal: true },
  });
  execFileSync(process.execPath, [join(outDir, 'measure.mjs')], { stdio: 'inherit' });
} finally {
  rmSync(outDir, { recursive: true });
}
