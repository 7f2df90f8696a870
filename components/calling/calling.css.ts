/**
 * Style of the forms about a call, with the colours of `components/ui/theme`. Sizes are px because
 * hosts change the root size; nothing is narrower than 24 px to the pointer (WCAG 2.5.8).
 */
export const CALLING_CSS = `
.al .al-call{border-top:1px solid var(--line);background:var(--wash);padding:10px 16px 14px;color:var(--ink)}
.al .al-call:focus{outline:none}
.al .dock .al-call>h2{position:sticky;top:0;z-index:2;margin:-10px -16px 2px;padding:10px 16px 2px;background:var(--wash)}
.al .al-call-row{display:grid;grid-template-columns:58px minmax(0,1fr);gap:8px;padding:2px 0 2px 6px;margin:0 0 3px -6px;border-left:3px solid transparent;border-radius:3px}
.al .al-call-open{border-left-color:var(--accent)}
.al .al-call-label{color:var(--ink-2);font-size:12px;line-height:24px}
.al .al-call-open>.al-call-label{color:var(--ink);font-weight:600}
.al .al-call-answer{min-width:0}
.al .al-call-options{display:flex;flex-wrap:wrap;gap:4px}
.al .al-call-option{display:inline-flex;align-items:center;gap:6px;min-height:26px;padding:1px 8px;border:1px solid var(--edge);border-radius:5px;background:var(--paper);color:var(--ink);font-size:12px;line-height:1.3;cursor:pointer;text-align:left;overflow-wrap:anywhere}
.al .al-call-option:hover{border-color:var(--ink)}
.al .al-call-option[aria-checked=true]{background:var(--ink);border-color:var(--ink);color:var(--paper);font-weight:600}
.al .al-call-option[aria-checked=true]::before{content:"";flex:none;width:5px;height:9px;margin:-3px 1px 0;border:solid;border-width:0 2px 2px 0;transform:rotate(42deg)}
.al .al-call-option kbd,.al .al-call-mend kbd{border:0;padding:2px 0;min-width:8px;opacity:.78}
.al .al-call-change,.al .al-call-mend{display:inline-flex;align-items:center;gap:6px;min-height:24px;min-width:24px;padding:0 4px;border:0;background:none;color:var(--accent);font-size:12px;font-weight:600;text-decoration:underline;text-underline-offset:2px;cursor:pointer;text-align:left}
.al .al-call-change{font-weight:400}
.al .al-call-free{margin-top:4px}
.al input.al-call-time[type=time]{width:auto;min-height:26px}
.al .al-call-quiet{color:var(--ink-2);font-size:12px}
.al .al-call-fig{font-variant-numeric:tabular-nums;padding-top:2px}
.al .al-call-time+.al-call-quiet{margin-left:8px}
.al .al-call-code{margin-top:2px}
.al .al-call-code label.tick{line-height:1.35}
.al .al-call-code b{line-height:24px}
.al .al-call-more{font-size:12px}
.al .al-call-more summary{display:inline-flex;align-items:center;min-height:24px;color:var(--accent);text-decoration:underline;text-underline-offset:2px;cursor:pointer}
.al .al-call-more li{padding:1px 0}
.al .al-call-line{margin:8px 0}
.al textarea.al-call-text{display:block;min-height:48px;resize:vertical;border-left:3px solid var(--accent);padding:7px 10px;line-height:1.45;field-sizing:content}
.al .al-call-meter{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 10px;margin-top:3px;color:var(--ink-2);font-size:12px}
.al .al-call-ticks{display:flex;flex-wrap:wrap;gap:0 8px}
.al .al-call-tick.al-call-yes{color:var(--done)}
.al .al-call-tick.al-call-no{color:var(--today);font-weight:600}
.al .al-call-count{font-variant-numeric:tabular-nums;margin-left:auto}
.al .al-call-over{color:var(--now);font-weight:600}
.al .al-call-state{display:flex;align-items:center;gap:6px;min-height:24px;font-size:12px;color:var(--ink-2)}
.al .al-call-findings li,.al .al-call-warning{margin-top:4px;padding:3px 8px;border-left:3px solid var(--today);border-radius:3px;background:var(--today-b);color:var(--ink);font-size:12px}
.al .al-call-findings .al-call-mend{margin-left:4px;color:var(--ink)}
.al .al-call-contacts{margin:2px 0 6px;font-size:12px}
.al .al-call-contacts li{display:grid;grid-template-columns:14px minmax(0,1fr) auto;gap:0 6px;padding:2px 0;align-items:baseline}
.al .al-call-contacts b{font-weight:600}
.al .al-call-phone{user-select:all;white-space:nowrap}
.al .al-call-tried{grid-column:2/-1}
.al .al-call-route{margin:0 0 6px}
.al .al-call-route li{display:grid;grid-template-columns:12px 36px minmax(0,1fr);gap:6px;color:var(--ink-2)}
.al .al-call-route .al-call-next{color:var(--ink);font-weight:600}
.al .al-call-sign.done{color:var(--done)}
.al .al-call-sign.overdue{color:var(--today);font-weight:700}
.al .al-call-own{padding:0 0 4px 22px;overflow-wrap:anywhere}
.al .al-call-siblings{margin:6px 0}
.al .al-call-acts{margin-top:8px}
.al .al-call-title{font-size:14px;font-weight:650;margin-bottom:8px}
.al .al-call-pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(130px,1fr));gap:0 10px}
.al .al-call fieldset{margin-bottom:10px}
.al .al-call .field .al-call-options,.al .al-call fieldset .al-call-options{margin-top:3px}
.al .al-call-radio{display:inline-flex;align-items:center;min-height:28px;padding:0 10px 0 6px;border:1px solid var(--edge);border-radius:6px;background:var(--paper);font-size:12px;cursor:pointer}
.al .al-call-radio:has(:checked){border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent);font-weight:600}
.al .al-call-radio input[type=radio]{margin:0 6px 0 0}
.al .al-call .field>span.al-call-trouble{color:var(--now)}
.al .al-tell{margin-bottom:10px;padding:6px 10px;border-left:3px solid var(--accent);border-radius:3px;background:var(--paper)}
.al .al-tell .acts{margin-top:6px}
.al .al-tell a.btn{text-decoration:none}
.al .al-tell-way{user-select:all;overflow-wrap:anywhere}
.al .al-tell-body{white-space:pre-line;overflow-wrap:anywhere;user-select:text}
.al .al-call-trouble{margin:0 0 8px;color:var(--now);font-weight:600}
@media (max-width:340px){.al .al-call{padding-left:12px;padding-right:12px}.al .al-call-row{grid-template-columns:minmax(0,1fr);gap:0}}
@media (forced-colors:active){.al .al-call-option[aria-checked=true]{forced-color-adjust:none;background:Highlight;color:HighlightText;border-color:Highlight}.al .al-call-row:not(.al-call-open){border-left-color:Canvas}.al .al-call-open{border-left-color:Highlight}.al .al-call-findings li,.al .al-call-warning{border:1px solid CanvasText}}
`;
