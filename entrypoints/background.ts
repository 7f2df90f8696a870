import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { answer } from '@/lib/messages/answer';
import { browserDesk } from './background/browser-desk';
import { handlersOf } from './background/handlers';
import { applyPolicy } from './background/policy';

/**
 * The owner of all data. Every listener stands in the worker's first turn; nothing is kept here from
 * one message to the next.
 */
export default defineBackground(() => {
  const desk = browserDesk();
  answer(handlersOf(desk), browser.runtime);
  browser.storage.onChanged.addListener((changes, area) => {
    if (area !== 'managed') return;
    const pack = changes['rulesPack'];
    void applyPolicy(desk, pack !== undefined && pack.newValue === undefined);
  });
  // Right after a forced installation the policy is still empty; the listener brings it when it comes.
  void applyPolicy(desk);
});
