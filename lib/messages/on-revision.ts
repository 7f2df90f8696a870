import browser from 'webextension-polyfill';
import { revisionKey } from './revision';

/** Calls back whenever something was stored, by whichever page; answers with how to stop. */
export function onRevision(changed: () => void): () => void {
  const hear = (changes: Record<string, unknown>, area: string) => {
    if (area !== 'local') return;
    if (Object.keys(changes).some((key) => key.startsWith(revisionKey('')))) changed();
  };
  browser.storage.onChanged.addListener(hear);
  return () => browser.storage.onChanged.removeListener(hear);
}
