/**
 * The extension's own interface as the browser gives it. Manifest V3 answers with promises in Chrome,
 * Edge and Firefox, so that Arbor's page is spared the 10 KB of the polyfill; only the background
 * needs it, for listeners that answer later.
 */
import type { Browser } from 'webextension-polyfill';

const { browser: standard, chrome } = globalThis as { browser?: Browser; chrome?: Browser };

// A page has neither: what is here then is never used.
export const browser = (standard?.runtime?.id ? standard : chrome) as Browser;
