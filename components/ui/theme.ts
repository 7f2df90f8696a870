/**
 * The look of everything Alongside draws. Sizes are px because hosts change the root size
 * (https://github.com/wxt-dev/wxt/issues/678); `:host` is reset with `!important`, which inside a
 * shadow root outranks even the host page's own `!important`.
 */
import { CHIP_CSS, DARK, LIGHT } from './chip-css';

/** Beyond what chips and the edge need, which is injected in Arbor's page and kept small. */
const LIGHT_PANEL = `${LIGHT}--accent:#0b5d66;--on-accent:#fff;--pick:#eaf4f5;--pick-e:#b9d9dc;color-scheme:light;`;
export const DARK_PANEL = `${DARK}--accent:#63c3cd;--on-accent:#06262a;--pick:#15323a;--pick-e:#2b5a63;color-scheme:dark;`;

const BASE = `
:host{all:initial!important}
.al{${LIGHT_PANEL}font:13px/1.45 system-ui,"Segoe UI",sans-serif;color:var(--ink);text-align:left;-webkit-text-size-adjust:none}
@media (prefers-color-scheme:dark){.al{${DARK_PANEL}}}
.al *,.al *::before,.al *::after{box-sizing:border-box}
.al h1,.al h2,.al h3,.al p,.al ul,.al ol,.al dl,.al dd,.al fieldset{margin:0;padding:0;border:0}
.al ul,.al ol{list-style:none}
.al h1,.al h2,.al h3{font-size:13px;line-height:1.35;font-weight:650;overflow-wrap:anywhere}
:where(.al) :where(button,input,select,textarea){font:inherit;color:inherit;letter-spacing:inherit}
.al p{overflow-wrap:anywhere}
.al a{color:var(--accent);text-underline-offset:2px}
.al [hidden]{display:none!important}
.al :focus{outline:none}
.al :focus-visible{outline:2px solid var(--focus);outline-offset:1px}
.sr{position:absolute!important;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.al .quiet{color:var(--ink-2)}
.al .small{font-size:12px}
.al .fig{font-variant-numeric:tabular-nums}
`;

const CONTROLS = `
.al .btn{display:inline-flex;align-items:center;justify-content:center;gap:7px;min-height:28px;padding:3px 10px;border:1px solid var(--edge);border-radius:6px;background:var(--paper);color:var(--ink);font-weight:600;font-size:12px;line-height:1.3;cursor:pointer;text-align:center;text-decoration:none}
.al .btn:hover{background:var(--wash);border-color:var(--ink-2)}
.al .btn.main{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
.al .btn.main:hover{filter:brightness(1.08)}
.al .btn.grave{border-color:var(--now);color:var(--now)}
.al .btn[disabled],.al .btn[aria-disabled=true]{opacity:.55;cursor:default}
.al .link{display:inline-flex;align-items:center;min-height:24px;padding:0 2px;border:0;background:none;color:var(--accent);font-size:12px;text-decoration:underline;text-underline-offset:2px;cursor:pointer;text-align:left}
.al p .link{display:inline;min-height:0;padding:0}
.al .link{gap:5px}
.al .link:hover{text-decoration-thickness:2px}
.al kbd[data-key]::before{content:attr(data-key)}
.al kbd{font:600 10px/1 ui-monospace,Menlo,Consolas,monospace;display:inline-block;min-width:15px;padding:2px 3px;border:1px solid color-mix(in srgb,currentColor 40%,transparent);border-radius:3px;text-align:center}
.al .field{display:grid;gap:3px;margin-bottom:10px}
.al .field>span,.al .field>label,.al legend{font-size:12px;font-weight:600;color:var(--ink-2);padding:0}
.al input:not([type=checkbox],[type=radio],[type=file]),.al select,.al textarea{min-height:30px;width:100%;padding:4px 8px;border:1px solid var(--edge);border-radius:6px;background:var(--paper)}
.al input[aria-invalid=true]{border-color:var(--now);border-width:2px}
.al input[type=checkbox],.al input[type=radio]{width:16px;height:16px;margin:4px 8px 4px 0;accent-color:var(--accent);flex:none}
.al label.tick{display:flex;align-items:center;min-height:24px}
.al label.tick+.acts{margin-top:8px}
.al .acts{display:flex;flex-wrap:wrap;align-items:center;gap:6px}
.al .acts .end{margin-left:auto}
.al .note{border:1px solid var(--line);border-left:3px solid var(--edge);border-radius:6px;background:var(--wash);padding:7px 10px}
.al .note.now{border-left-color:var(--now)}
.al .note.today{border-left-color:var(--today)}
.al .card{border:1px solid var(--line);border-radius:8px;background:var(--paper);padding:10px 12px}
.al .card.now{border-color:var(--now-e);background:var(--now-b)}
.al .label{display:inline-block;padding:0 6px;border:1px solid var(--today-e);border-radius:4px;background:var(--today-b);color:var(--today);font-size:11px;font-weight:600;line-height:18px}
.al .bar{height:3px;border-radius:2px;background:var(--line);overflow:hidden}
.al .bar::before{content:"";display:block;width:35%;height:100%;background:var(--accent);animation:al-slide 1.2s ease-in-out infinite alternate}
@keyframes al-slide{to{transform:translateX(186%)}}
`;

const MEDIA = `
@media (prefers-reduced-motion:reduce){.al *,.al *::before{animation:none!important;transition:none!important}.al .bar::before{width:100%}}
@media (forced-colors:active){.al .tabs button:not([aria-selected=true]){border-bottom-color:Canvas}.al .btn.main{border-width:2px}.al .card.now{border:2px solid CanvasText}.al [aria-current=true],.al [aria-selected=true]{outline:2px solid Highlight}}
@media print{:host{display:none!important}}
`;

export const THEME = BASE + CONTROLS + CHIP_CSS + MEDIA;
