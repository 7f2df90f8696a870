import { defineConfig } from 'wxt';
import { smallGuest } from './scripts/small-guest';

// Arbor tenants answer on both suffixes; the central login page is no register and is left out.
export const ARBOR_MATCHES = ['https://*.uk.arbor.sc/*', 'https://*.uk.arbor.education/*'];

/**
 * WXT tells older copies of a content script to retire by an event, and once more by a message that
 * every listener of the host's page hears. The event is enough. Its watcher of addresses is not used
 * either: `lib/arbor/watch` has its own, which waits until a navigation is done.
 */
const silentStart = {
  name: 'silent-start',
  transform(code: string, id: string): string | undefined {
    if (!id.includes('content-script-context')) return undefined;
    return code
      .replace(/window\.postMessage\(\{[^}]*\}, "\*"\);/, '')
      .replace('createLocationWatcher(this)', '{ run() {} }');
  },
};

/**
 * Preact's own door for markup out of text. Nobody here uses it, and Mozilla's linter warns of it:
 * text stays text.
 */
const noMarkupFromText = {
  name: 'no-markup-from-text',
  transform(code: string, id: string): string | undefined {
    if (!/preact\/dist\/preact\./.test(id)) return undefined;
    return code.replaceAll(/\.innerHTML\s*=(?!=)/g, '.textContent=');
  },
};

/** Styles are written a rule a line; the lines need not be shipped. */
const stylesInOneLine = {
  name: 'styles-in-one-line',
  enforce: 'pre' as const,
  transform: (code: string, id: string) =>
    /components\/.*(?:css|edge)\.ts$/.test(id) ? code.replaceAll(/\n(?=[.:@])/g, '') : undefined,
};

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: 'Alongside',
    short_name: 'Alongside',
    description: 'The next right thing to do about an absence, beside your registers in Arbor.',
    permissions: ['storage'],
    host_permissions: ARBOR_MATCHES,
    // The browser itself holds our own pages to what is promised: no connection to anywhere.
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; connect-src 'none'; form-action 'none'; base-uri 'none'",
    },
    // The panel's own frame, for Arbor's pages alone: its script stays out of the page. No other file
    // can be reached from a page.
    web_accessible_resources: [{ resources: ['panel.html'], matches: ARBOR_MATCHES }],
    storage: browser === 'firefox' ? undefined : { managed_schema: 'managed-policy.json' },
    browser_specific_settings:
      browser === 'firefox'
        ? {
            gecko: {
              id: 'alongside@prosper-together.example',
              // The first that knows `data_collection_permissions`, on every device.
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          }
        : undefined,
  }),
  vite: () => ({
    plugins: [silentStart, noMarkupFromText, stylesInOneLine, smallGuest],
    esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
    resolve: {
      alias: {
        'wxt/utils/content-script-context': `${import.meta.dirname}/entrypoints/arbor.content/context.ts`,
      },
    },
    // WXT's own runtime is small; keep the injected script readable for the people who review it.
    build: { sourcemap: false, modulePreload: { polyfill: false } },
  }),
});
