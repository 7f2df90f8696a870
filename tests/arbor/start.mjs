// Starts the stand-in for Arbor: alone (`node tests/arbor/start.mjs --port 8443`), or from tests
// and scripts through `startArbor`. The TypeScript is bundled first, so that Node can run it.
import { build } from 'esbuild';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(import.meta.dirname, '../..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'alongside');

let ready = null;

async function bundle() {
  const common = {
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    logLevel: 'silent',
    charset: 'utf8',
    tsconfig: join(ROOT, 'tsconfig.json'),
    outdir: CACHE,
  };
  const [server, client, style] = await Promise.all([
    build({
      ...common,
      entryPoints: [join(import.meta.dirname, 'server/server.ts')],
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
    }),
    build({
      ...common,
      entryPoints: [join(import.meta.dirname, 'client/main.ts')],
      platform: 'browser',
      format: 'iife',
      target: 'es2022',
    }),
    build({ ...common, entryPoints: [join(import.meta.dirname, 'client/app.css')] }),
  ]);
  mkdirSync(CACHE, { recursive: true });
  // One file per process: two test runs at a time must not overwrite each other's.
  const file = join(CACHE, `stand-in-${process.pid}.mjs`);
  writeFileSync(file, server.outputFiles[0].text);
  const { serve, writeExports } = await import(pathToFileURL(file).href).finally(() =>
    rmSync(file),
  );
  return {
    serve,
    writeExports,
    assets: { script: client.outputFiles[0].text, style: style.outputFiles[0].text },
  };
}

/** @param {import('./server/server').ArborOptions} [options] */
export async function startArbor(options = {}) {
  ready ??= bundle();
  const { serve, assets } = await ready;
  return serve(options, assets);
}

function optionsFrom(words) {
  const options = { switches: {} };
  for (let at = 0; at < words.length; at += 2) {
    const name = words[at].replace(/^--/, '');
    const value = words[at + 1];
    if (value === undefined) throw new Error(`--${name} needs a value`);
    if (name === 'port') options.port = Number(value);
    else if (name === 'exports') options.exports = value;
    else if (name === 'date' || name === 'session') options[name] = value;
    else options.switches[name] = value;
  }
  return options;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { exports: folder, ...options } = optionsFrom(process.argv.slice(2));
  const arbor = await startArbor({ port: 8443, ...options });
  if (folder) {
    const { writeExports } = await ready;
    for (const tenant of ['oakfield-demo', 'riverside-demo']) {
      console.log(writeExports(folder, tenant, arbor.now).join('\n'));
    }
  }
  console.log(`The stand-in listens on 127.0.0.1:${arbor.port}. Open a browser with`);
  console.log(
    `  --ignore-certificate-errors --host-resolver-rules="MAP *.uk.arbor.sc 127.0.0.1:${arbor.port}, MAP *.uk.arbor.education 127.0.0.1:${arbor.port}, MAP login.arbor.sc 127.0.0.1:${arbor.port}"`,
  );
  console.log(`and go to ${arbor.registerUrl}`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void arbor.close().then(() => process.exit(0)));
  }
}
