import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

/**
 * What a school's IT checks before it installs anything, held fast: one growth of the permission
 * list disables the extension on every computer until somebody consents
 * (https://github.com/w3c/webextensions/issues/711).
 */
const OUTPUT = join(import.meta.dirname, '../../.output');
const ARBOR = ['https://*.uk.arbor.education/*', 'https://*.uk.arbor.sc/*'];
/** design.md, Budgets: script and style injected in Arbor's page. */
const INJECTED_BUDGET_BYTES = 40 * 1024;

interface Manifest {
  manifest_version: number;
  permissions: string[];
  host_permissions: string[];
  content_scripts: { matches: string[]; exclude_matches: string[]; js: string[]; css?: string[] }[];
  [key: string]: unknown;
}

function manifestOf(build: string): Manifest {
  return JSON.parse(readFileSync(join(OUTPUT, build, 'manifest.json'), 'utf8')) as Manifest;
}

function filesOf(build: string): string[] {
  return readdirSync(join(OUTPUT, build), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(js|html|css)$/.test(name))
    .map((name) => join(OUTPUT, build, name));
}

describe.each(['chrome-mv3', 'firefox-mv3'])('the %s build', (build) => {
  it('has the manifest that was agreed, key by key', () => {
    const { version: _version, ...manifest } = manifestOf(build);
    expect(manifest).toMatchSnapshot();
  });

  it('asks for storage and the two Arbor hosts, and nothing that a person would be asked about', () => {
    const manifest = manifestOf(build);
    expect(manifest.permissions).toEqual(['storage']);
    expect([...manifest.host_permissions].sort()).toEqual(ARBOR);
    expect(manifest.content_scripts.map((script) => [...script.matches].sort())).toEqual([ARBOR]);
    expect(manifest.content_scripts.flatMap((script) => script.css ?? [])).toEqual([]);
    for (const absent of [
      'optional_permissions',
      'optional_host_permissions',
      'externally_connectable',
    ]) {
      expect(manifest[absent], absent).toBeUndefined();
    }
    // The panel's frame, which Arbor's pages alone may hold; nothing else can be reached from a page.
    expect(manifest['web_accessible_resources']).toEqual([
      { resources: ['panel.html'], matches: expect.arrayContaining(ARBOR) },
    ]);
    expect(manifest['content_security_policy']).toEqual({
      extension_pages: expect.stringContaining("connect-src 'none'"),
    });
  });

  it.each([
    ['eval', /\beval\s*\(/],
    ['new Function', /new\s+Function\s*\(/],
    [
      'markup out of text',
      /\.(?:innerHTML|outerHTML)\s*=(?!=)|insertAdjacentHTML|document\.write\(/,
    ],
    ['socket or beacon', /\b(?:WebSocket|EventSource|sendBeacon)\b/],
    ['fetch', /(?<![.\w])fetch\s*\(/],
    ['an address outside the package', /<script[^>]+src=["']https?:/],
  ])('holds no %s', (_what, pattern) => {
    const holders = filesOf(build).filter((file) => pattern.test(readFileSync(file, 'utf8')));
    expect(holders).toEqual([]);
  });

  it('puts no script in Arbor’s page that could ask a network or write markup', () => {
    for (const file of manifestOf(build).content_scripts.flatMap((script) => script.js)) {
      const script = readFileSync(join(OUTPUT, build, file), 'utf8');
      expect(script).not.toMatch(/\bXMLHttpRequest\b|\.innerHTML\s*=|indexedDB|localStorage/);
    }
  });

  it('stays within the budget of what is injected in Arbor’s page', () => {
    const bytes = manifestOf(build)
      .content_scripts.flatMap((script) => script.js)
      .map((file) => gzipSync(readFileSync(join(OUTPUT, build, file))).length)
      .reduce((sum, size) => sum + size, 0);
    console.log(`${build}: ${(bytes / 1024).toFixed(1)} KiB gzipped is injected`);
    expect(bytes).toBeLessThan(INJECTED_BUDGET_BYTES);
  });
});
