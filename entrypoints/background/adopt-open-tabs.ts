/**
 * After an installation or update Chrome leaves registers that are open already without the new
 * content script, and the old one without an extension. The new copy is put in, and the old one
 * retires when it hears of it. Firefox does this by itself, and gives no `scripting` to ask with.
 */
import browser from 'webextension-polyfill';

export async function adoptOpenTabs(): Promise<void> {
  const { content_scripts: [script] = [] } = browser.runtime.getManifest();
  const scripting = browser.scripting as typeof browser.scripting | undefined;
  if (!scripting || !script?.js) return;
  const tabs = await browser.tabs.query({ url: script.matches });
  for (const { id, discarded } of tabs) {
    if (id === undefined || discarded) continue;
    // A tab that is just being closed, or shows an error page, cannot be adopted.
    await scripting.executeScript({ target: { tabId: id }, files: script.js }).catch(() => {});
  }
}
