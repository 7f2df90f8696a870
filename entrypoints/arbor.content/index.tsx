import { defineContentScript } from 'wxt/utils/define-content-script';

export default defineContentScript({
  matches: ['https://*.uk.arbor.sc/*', 'https://*.uk.arbor.education/*'],
  excludeMatches: ['https://login.arbor.sc/*'],
  cssInjectionMode: 'ui',
  main(ctx) {
    console.log(ctx.isValid);
  },
});
