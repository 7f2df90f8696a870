import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { answer } from '@/lib/messages/answer';
import { browserDesk } from './background/browser-desk';
import { handlersOf } from './background/handlers';

/** The owner of all data. The listener stands in the worker's first turn; nothing else is kept here. */
export default defineBackground(() => {
  answer(handlersOf(browserDesk()), browser.runtime);
});
