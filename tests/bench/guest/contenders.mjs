// Who is measured, each as an extension folder. What is not ours is fetched from npm once, into the
// cache of node_modules: nothing of it is part of the product or of its dependencies.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { CHROMIUM_BUILD } from '../../../scripts/extension-browser.mjs';

const ROOT = join(import.meta.dirname, '../../..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'alongside', 'bench');
const PACKAGES = { hypothesis: '1.1766.0', darkreader: '4.9.133' };

function fetchPackages() {
  if (Object.keys(PACKAGES).every((name) => existsSync(join(CACHE, 'node_modules', name)))) return;
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(join(CACHE, 'package.json'), JSON.stringify({ private: true }));
  const wanted = Object.entries(PACKAGES).map(([name, version]) => `${name}@${version}`);
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...wanted], {
    cwd: CACHE,
    stdio: 'ignore',
  });
}

/** @param {string} name @param {{ file: string, text?: string, from?: string }[]} scripts */
function extension(name, scripts) {
  const folder = join(CACHE, name);
  mkdirSync(folder, { recursive: true });
  for (const { file, text, from } of scripts) {
    if (from) copyFileSync(from, join(folder, file));
    else writeFileSync(join(folder, file), text ?? '');
  }
  const matches = ['https://*.uk.arbor.sc/*'];
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: `${name}, for comparison`,
      version: '1',
      content_scripts: [{ matches, js: scripts.map(({ file }) => file) }],
    }),
  );
  return folder;
}

/** A badge per row by Preact: a root on each row, put back when rows are drawn anew. */
async function preactBadges() {
  const bundled = await build({
    stdin: {
      resolveDir: ROOT,
      contents: `
        import { h, render } from 'preact';
        const Badge = () => h('span', { style: 'margin-left:6px;padding:0 7px;border:1px solid #d8dfe5;border-radius:5px;font:600 12px system-ui' }, 'PA 88.2%');
        const observer = new MutationObserver(() => {
          for (const row of document.querySelectorAll('table tr')) {
            const name = row.querySelector('td');
            if (!name || row.querySelector('[data-badge]')) continue;
            const root = document.createElement('span');
            root.dataset.badge = '';
            const shadow = root.attachShadow({ mode: 'open' });
            name.append(root);
            render(h(Badge), shadow);
          }
        });
        observer.observe(document.body, { childList: true, subtree: true });`,
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
  });
  return extension('preact', [{ file: 'badge.js', text: bundled.outputFiles[0].text }]);
}

function hypothesis() {
  const from = join(CACHE, 'node_modules/hypothesis/build/scripts/annotator.bundle.js');
  // What its own boot script leaves in the page; the sidebar's address answers with an error here.
  const before = `
    const link = document.createElement('link');
    Object.assign(link, { rel: 'sidebar', type: 'application/annotator+html', href: location.origin + '/none' });
    const config = document.createElement('script');
    config.type = 'application/json';
    config.className = 'js-hypothesis-config';
    config.textContent = '{"openSidebar":false,"showHighlights":"always"}';
    document.head.append(link, config);`;
  return extension('hypothesis', [
    { file: 'before.js', text: before },
    { file: 'annotator.js', from },
  ]);
}

function darkReader() {
  return extension('dark-reader', [
    { file: 'darkreader.js', from: join(CACHE, 'node_modules/darkreader/darkreader.js') },
    { file: 'go.js', text: 'DarkReader.enable({ brightness: 100, contrast: 90 });' },
  ]);
}

/** `chip`: what stands on a row; null where the contender puts nothing there. */
export async function contenders() {
  fetchPackages();
  return [
    { name: 'nothing', folder: null, chip: null },
    {
      name: 'empty script',
      folder: extension('empty', [{ file: 'empty.js', text: '' }]),
      chip: null,
    },
    {
      name: 'badge script',
      folder: join(import.meta.dirname, 'badge-script'),
      chip: '[data-badge]',
    },
    { name: 'Preact badges', folder: await preactBadges(), chip: '[data-badge]' },
    { name: 'Alongside', folder: CHROMIUM_BUILD, chip: 'span[data-alongside]' },
    { name: 'Hypothesis', folder: hypothesis(), chip: null },
    { name: 'Dark Reader', folder: darkReader(), chip: null },
  ];
}

export function injectedKiB(folder) {
  if (folder === null) return 0;
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const files = manifest.content_scripts.flatMap((script) => [...script.js, ...(script.css ?? [])]);
  return (
    files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0) / 1024
  );
}
