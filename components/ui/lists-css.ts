/** Lists, tabs, explanations: used by the panel and by our own pages. */
export const LISTS_CSS = `
.al .tabs{display:flex;flex-wrap:wrap;gap:2px 14px;border-bottom:1px solid var(--line)}
.al .tabs button{display:flex;align-items:center;gap:5px;min-height:32px;padding:4px 1px 6px;border:0;border-bottom:2px solid transparent;margin-bottom:-1px;background:none;color:var(--ink-2);font-weight:600;cursor:pointer}
.al .tabs button:hover{color:var(--ink)}
.al .tabs [aria-selected=true]{color:var(--ink);border-color:var(--accent)}
.al .tabs .count{color:var(--ink-2)}
.al .sec{font-size:11px;font-weight:700;letter-spacing:.03em;color:var(--ink-2);margin:14px 0 5px}
.al section:first-child>.sec{margin-top:0}
.al .q{position:relative;display:grid;grid-template-columns:22px minmax(0,1fr) auto;gap:0 6px;align-items:start;padding:7px 8px;border-radius:7px;scroll-margin:12px}
.al .q.two{grid-template-columns:minmax(0,1fr) auto}
.al .rows:not(.cards)>.q:not(.on)+.q:not(.on){border-top-left-radius:0;border-top-right-radius:0;box-shadow:0 -1px 0 var(--line)}
.al .q.on{background:var(--pick);box-shadow:inset 0 0 0 1px var(--pick-e)}
.al .q.card{padding:9px 10px;margin-bottom:8px;background:var(--now-b);border-color:var(--now-e)}
.al .q.card.on{background:var(--now-b);box-shadow:inset 3px 0 0 var(--now)}
.al .q .num{color:var(--ink-2);line-height:24px}
.al .q .who{display:block;min-height:24px;padding:3px 0 0;border:0;background:none;text-align:left;cursor:pointer;line-height:1.4}
.al .q .who::after{content:"";position:absolute;inset:0;border-radius:7px}
.al .q .who:focus-visible{outline:none}
.al .q .who:focus-visible::after{outline:2px solid var(--focus);outline-offset:-1px}
.al .q button.chip,.al .q .acts,.al .q .more{position:relative;z-index:1}
.al .q b{font-weight:650;overflow-wrap:anywhere}
.al .q.two.with-card{grid-template-columns:minmax(0,1fr) auto auto}
.al .q.with-card>.card-link{grid-column:2;min-height:24px;line-height:18px}
.al .q.with-card>.chip{grid-column:3}
.al .q .m{grid-column:2/-1;color:var(--ink-2);font-size:12px;overflow-wrap:anywhere}
.al .q.two .m{grid-column:1/-1}
.al .q.two .m.short{grid-column:1}
.al .q>.link{justify-self:end;min-height:18px;padding:3px 2px}
.al .q .m b{color:var(--ink)}
.al .q .meanwhile{display:block}
.al .q .meanwhile.overdue{color:var(--today);font-weight:600}
.al .order ol{list-style:decimal;padding:0 0 4px 22px}
.al .order li{padding-left:2px}
.al .q .so-far{color:var(--ink)}
.al .q .alert{grid-column:2/-1;padding-top:3px}
.al .q .alert p{margin-bottom:6px}
.al .untold{color:var(--now)}
.al .ways{padding:8px 16px;background:var(--wash)}
.al .ways [aria-pressed=true]{border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.al .ways+.al-call{border-top:0}
.al .q .tell{grid-column:2/-1;padding-top:4px}
.al .q.two .tell{grid-column:1/-1}
.al .q .link{position:relative;z-index:1}
.al .q .more{grid-column:1/-1;padding-top:8px}
.al .card-link{min-height:24px;padding:3px 2px}
.al .m .card-link{min-height:0;margin:-3px 0}
.al .q:not(.on) .card-link kbd,.al th .card-link:not(:focus) kbd{display:none}
.al .nb{white-space:nowrap}
.al .status{display:inline-block;padding:0 5px;border:1px solid var(--line);border-radius:4px;color:var(--ink);font-size:11px;font-weight:650;line-height:16px}
.al .status.sa{border-color:var(--ink-2)}
.al .status i{font-style:normal;font-weight:400;color:var(--ink-2)}
.al .left-over{margin-top:8px}
.al .left-over li{padding:2px 0;overflow-wrap:anywhere}
.al .history{margin-top:8px;border-left:2px solid var(--line);padding-left:10px}
.al .history li{display:grid;grid-template-columns:76px minmax(0,1fr) auto;gap:8px;padding:2px 0;font-size:12px;align-items:baseline}
.al .history .acts{gap:2px 10px;justify-content:flex-end}
.al .empty{padding:18px 4px;color:var(--ink)}
.al .error{color:var(--now);font-size:12px;font-weight:600}
.al .pair{display:grid;grid-template-columns:80px minmax(0,1fr);gap:10px;margin-top:8px}
.al .whoami{margin-bottom:14px;border-color:var(--pick-e);background:var(--pick)}
.al .health{margin-bottom:12px;border:1px solid var(--line);border-radius:6px;background:var(--wash);padding:4px 10px;font-size:12px;color:var(--ink)}
.al .health summary{min-height:24px;padding:3px 0;cursor:pointer}
.al .health li{padding:0 0 4px 14px;color:var(--ink-2);overflow-wrap:anywhere}
.al .health p{padding:3px 0}
.al .why{background:var(--paper);color:var(--ink);border:1px solid var(--line);display:flex;flex-direction:column;min-height:0}
.al .why-head{display:flex;align-items:center;justify-content:space-between;gap:12px;padding:10px 16px;border-bottom:1px solid var(--line)}
.al .why-head h2{font-size:15px}
.al .why-body{overflow:auto;padding:14px 16px 20px;min-height:0}
.al .why-body .lead{font-size:14px;margin-bottom:12px}
.al .why-body section{margin-top:12px}
.al .why-body h3{font-size:11px;letter-spacing:.03em;color:var(--ink-2);margin-bottom:2px}
.al .facts{border-collapse:collapse;width:100%;font-size:12px}
.al .facts td{padding:3px 10px 3px 0;vertical-align:top;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
.al .facts td:first-child{white-space:nowrap;color:var(--ink-2)}
.al .facts .code{font:600 12px ui-monospace,Menlo,Consolas,monospace;min-width:26px}
.al .first h2{font-size:15px;margin:4px 0 8px}
.al .steps{counter-reset:s;margin:12px 0 16px;display:grid;gap:9px}
.al .steps li{counter-increment:s;position:relative;padding-left:30px}
.al .steps li::before{content:counter(s);position:absolute;left:0;top:0;width:20px;height:20px;border:1px solid var(--edge);border-radius:50%;text-align:center;font:600 11px/18px system-ui,sans-serif;color:var(--ink-2)}
`;
