import { defineConfig } from 'wxt';

// Arbor tenants answer on both suffixes; the central login page is no register and is left out.
export const ARBOR_MATCHES = ['https://*.uk.arbor.sc/*', 'https://*.uk.arbor.education/*'];

/**
 * WXT tells older copies of a content script to retire by an event, and once more by a message that
 * every listener of the host's page hears. The event is enough.
 */
const silentStart = {
  name: 'silent-start',
  transform(code: string, id: string): string | undefined {
    if (!id.includes('content-script-context')) return undefined;
    return code.replace(/window\.postMessage\(\{[^}]*\}, "\*"\);/, '');
  },
};

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: 'Alongside',
    short_name: 'Alongside',
    description: 'The next right thing to do about an absence, beside your registers in Arbor.',
    // `scripting` puts an update into registers that are open; it reaches the hosts below and no others.
    permissions: browser === 'firefox' ? ['storage'] : ['storage', 'scripting'],
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
              strict_min_version: '128.0',
              data_collection_permissions: { required: ['none'] },
            },
          }
        : undefined,
  }),
  vite: () => ({
    plugins: [silentStart],
    esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
    // WXT's own runtime is small; keep the injected script readable for the people who review it.
    build: { sourcemap: false, modulePreload: { polyfill: false } },
  }),
});
