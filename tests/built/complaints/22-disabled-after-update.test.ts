/**
 * A browser switches an extension off until somebody consents when an update brings a permission
 * with a warning (https://github.com/w3c/webextensions/issues/711). What the manifests hold, key by
 * key, is in tests/built/extension.test.ts; here is what may never grow.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const OUTPUT = join(import.meta.dirname, '../../../.output');

/** Permissions that bring no warning in Chrome and Edge (developer.chrome.com, permission warnings). */
const WITHOUT_WARNING = new Set(['storage']);
const HOSTS = new Set(['https://*.uk.arbor.sc/*', 'https://*.uk.arbor.education/*']);

/** Keys that Chrome and Edge take in a policy-installed package; any other is a mistake or a warning. */
const KNOWN_KEYS = new Set([
  'action',
  'background',
  'content_scripts',
  'content_security_policy',
  'description',
  'host_permissions',
  'icons',
  'manifest_version',
  'minimum_chrome_version',
  'name',
  'permissions',
  'short_name',
  'storage',
  'version',
  'web_accessible_resources',
]);

interface Manifest {
  name: string;
  description: string;
  version: string;
  permissions: string[];
  host_permissions: string[];
  content_scripts: { matches: string[]; css?: string[] }[];
  background: Record<string, unknown>;
  icons: Record<string, string>;
  storage?: { managed_schema: string };
}

const manifestOf = (build: string): Manifest =>
  JSON.parse(readFileSync(join(OUTPUT, build, 'manifest.json'), 'utf8')) as Manifest;

describe.each(['chrome-mv3', 'firefox-mv3'])('an update to this %s build', (build) => {
  it('asks nobody for anything new', () => {
    const { permissions, host_permissions, content_scripts } = manifestOf(build);
    expect(permissions.filter((name) => !WITHOUT_WARNING.has(name))).toEqual([]);
    const hosts = [...host_permissions, ...content_scripts.flatMap(({ matches }) => matches)];
    expect(hosts.filter((host) => !HOSTS.has(host))).toEqual([]);
  });

  it('ships no host of a developer’s machine', () => {
    const text = readFileSync(join(OUTPUT, build, 'manifest.json'), 'utf8');
    expect(text).not.toMatch(/localhost|127\.0\.0\.1|ws:|http:\/\//);
  });

  it('injects no style sheet, and no size that the host’s root would scale', () => {
    const { content_scripts } = manifestOf(build);
    expect(content_scripts.flatMap(({ css }) => css ?? [])).toEqual([]);
    const files = readdirSync(join(OUTPUT, build), { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.css$|content-scripts.*\.js$|chunks.*\.js$/.test(file),
    );
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      expect(readFileSync(join(OUTPUT, build, file), 'utf8'), file).not.toMatch(/[\d.]rem\b/);
    }
  });
});

describe('Edge, which takes the Chromium package', () => {
  const manifest = manifestOf('chrome-mv3');

  it('finds only keys it knows', () => {
    expect(Object.keys(manifest).filter((key) => !KNOWN_KEYS.has(key))).toEqual([]);
  });

  // learn.microsoft.com, "Publish a Microsoft Edge extension" and "Manifest file format".
  it('takes its name, version and icons', () => {
    expect(manifest.name.length).toBeLessThanOrEqual(45);
    expect(manifest.description.length).toBeLessThanOrEqual(132);
    expect(manifest.version).toMatch(/^\d{1,5}(?:\.\d{1,5}){1,3}$/);
    expect(Object.keys(manifest.icons)).toEqual(expect.arrayContaining(['16', '48', '128']));
    expect(Object.keys(manifest.background)).toEqual(['service_worker']);
  });

  /** Chromium refuses to load a package whose policy schema it cannot read. */
  it('can read the schema of its policy', () => {
    const name = manifest.storage?.managed_schema ?? '';
    const schema = JSON.parse(readFileSync(join(OUTPUT, 'chrome-mv3', name), 'utf8')) as {
      type: string;
    };
    expect(schema.type).toBe('object');
    expect(schema).not.toHaveProperty('additionalProperties');
  });
});
