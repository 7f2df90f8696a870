import { CALLING_CSS } from '@/components/calling/calling.css';
import { CARD_CSS } from '@/components/pupil/pupil-css';
import { LISTS_CSS } from '@/components/ui/lists-css';
import { THEME } from '@/components/ui/theme';

/** Below the host's own dialogs' top layer, above everything it positions. */
const PANEL = `
.frame{--w:min(372px,100vw)}
.al .panel,.al .frame>.why{position:fixed;z-index:2147483000;top:0;bottom:0;width:var(--w);background:var(--paper)}
.al .panel{display:flex;flex-direction:column;min-height:0}
.al .right>.panel,.al .right>.why{right:0;border-left:1px solid var(--line);box-shadow:-6px 0 24px rgba(20,32,43,.09)}
.al .left>.panel,.al .left>.why{left:0;border-right:1px solid var(--line);box-shadow:6px 0 24px rgba(20,32,43,.09)}
.al .frame>.why{z-index:2147483001;border-width:0;border-style:solid}
.al .head{flex:none;padding:9px 16px 0;border-bottom:1px solid var(--line)}
.al .head .tabs{border:0;margin-top:1px}
.al .title:last-child{padding-bottom:8px}
.al .title{display:flex;align-items:center;justify-content:space-between;gap:8px}
.al .head h1{font-size:15px;letter-spacing:-.01em}
.al .tools{display:flex;flex:none;gap:2px;margin-right:-5px}
.al .tool{display:inline-flex;align-items:center;gap:4px;min-height:24px;padding:0 5px;border:1px solid transparent;border-radius:5px;background:none;color:var(--ink-2);font-size:12px;cursor:pointer}
.al .tool:hover{background:var(--wash);color:var(--ink)}
.al .tool.on{background:var(--ink);color:var(--paper)}
.al .tool kbd{opacity:.7}
.al .body{flex:1 1 auto;min-height:0;overflow:auto;padding:12px 16px;overscroll-behavior:contain}
.al .body .age{margin-bottom:8px}
.al .body .rows{margin:0 -8px}
.al .body .rows.cards{margin:0}
.al .which-register .field{margin-top:8px}
.al .body .rows>.q{content-visibility:auto;contain-intrinsic-size:auto 44px}
.al .teach .head{display:flex;align-items:center;justify-content:space-between;padding-bottom:9px}
.al .teach .steps{margin:0 0 12px;padding:0;list-style:none;display:grid;gap:12px}
.al .teach .steps h2,.al .teach .steps p{margin:0}
.al .teach .steps h2{font-size:13px}
.al .teach .acts{margin-top:6px;flex-wrap:wrap}
.al .teach select{max-width:100%}
.al .teach .understood{max-height:180px;overflow:auto;margin:6px 0 12px;padding:6px 10px;border:1px solid var(--line);border-radius:6px;list-style:none}
.al .trouble{flex:none;margin:12px 16px 0}
.al .trouble .acts{margin-top:6px}
/* The list gives way to the form, so that its buttons are seen; never the other way round. */
.al .dock{flex:0 0 auto;max-height:66%;overflow:auto;border-top:1px solid var(--line);background:var(--wash)}
.al .dock>form,.al p.dock,.al .dock>.acts{padding:12px 16px 14px}
.al .wait{margin-top:12px}
.al .dock h2{margin-bottom:8px;font-size:14px}
.al .toast{flex:none;display:flex;align-items:center;justify-content:space-between;gap:10px;padding:5px 16px;border-top:1px solid var(--done-e);background:var(--done-b);color:var(--ink);font-size:12px}
.al .legend{flex:none;display:flex;flex-wrap:wrap;gap:3px 12px;padding:6px 16px;border-top:1px solid var(--line);color:var(--ink-2);font-size:11px}
@media (max-height:520px){.al .panel{overflow:auto;display:block}.al .body,.al .dock{overflow:visible;max-height:none}}
@media (forced-colors:active){.al .panel,`;

/** Everything the panel's shadow root needs. */
export const PANEL_STYLE = THEME + LISTS_CSS + CALLING_CSS + CARD_CSS + PANEL;
