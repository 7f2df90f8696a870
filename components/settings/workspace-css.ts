import { CALLING_CSS } from '@/components/calling/calling.css';
import { CARD_CSS, PRINT_CSS } from '@/components/pupil/pupil-css';
import { LISTS_CSS } from '@/components/ui/lists-css';
import { THEME } from '@/components/ui/theme';

export const WORKSPACE_STYLE = `${THEME}${LISTS_CSS}${CALLING_CSS}${CARD_CSS}
.al .work{display:grid;grid-template-columns:212px minmax(0,1fr);min-height:100vh;background:var(--paper);font-size:14px}
.al .nav{position:sticky;top:0;align-self:start;height:100vh;display:flex;flex-direction:column;gap:14px;padding:20px 14px;background:var(--wash);border-right:1px solid var(--line);overflow:auto}
.al .brand{display:flex;align-items:center;gap:9px;padding:0 8px;font-size:16px;font-weight:650;letter-spacing:-.01em}
.al .brand .mark{position:relative;width:20px;height:20px;border-radius:5px;background:#0b5d66;flex:none}
.al .brand .mark::before{content:"";position:absolute;left:4px;top:4px;width:3px;height:12px;border-radius:1px;background:#fff}
.al .brand .mark::after{content:"";position:absolute;left:9px;top:5.5px;width:9px;height:9px;background:#ffd27d;clip-path:polygon(50% 0,100% 50%,50% 100%,0 50%)}
.al .nav a{display:flex;align-items:center;min-height:32px;padding:3px 8px;border-radius:6px;color:var(--ink);text-decoration:none}
.al .nav a:hover{background:var(--line)}
.al .nav [aria-current=page]{background:var(--pick);box-shadow:inset 3px 0 0 var(--accent);font-weight:650}
.al .nav .foot{margin-top:auto;padding:0 8px}
.al .page{padding:26px 32px 60px;max-width:820px;min-width:0}
.al .page.wide{max-width:1120px}
.al .page:focus{outline:none}
.al .page h1{font-size:22px;line-height:1.25;letter-spacing:-.015em;margin-bottom:6px}
.al .page h2{font-size:14px;margin-bottom:5px}
.al .page .sec{font-size:12px;margin:18px 0 6px}
.al .block{margin-top:18px}
.al .page p+p{margin-top:6px}
.al .page p.acts{margin-top:12px}
.al .bullets{list-style:disc;padding-left:20px}
.al .bullets li{padding:2px 0}
.al .schools{display:grid;gap:12px;margin-top:14px}
.al .school-head{display:flex;align-items:center;gap:10px;flex-wrap:wrap}
.al .page .card{padding:14px 16px}
.al .sums{display:flex;flex-wrap:wrap;gap:6px 28px;margin:8px 0}
.al .sums div{display:flex;flex-direction:column-reverse}
.al .sums dt{font-size:12px;color:var(--ink-2)}
.al .sums dd{font-size:18px;font-weight:650}
.al .choice{margin-top:14px;display:flex;flex-wrap:wrap;gap:2px 22px}
.al .choice legend{margin-bottom:2px}
.al .note .choice{margin:0}
.al .two-ways{display:grid;grid-template-columns:repeat(auto-fit,minmax(260px,1fr));gap:16px;align-items:start}
.al .drop{border:1.5px dashed var(--edge);border-radius:8px;padding:22px 18px;background:var(--wash)}
.al .drop.over{border-color:var(--accent);background:var(--pick)}
.al progress{display:block;width:100%;max-width:460px;height:8px;accent-color:var(--accent)}
.al summary{cursor:pointer}
.al .grid th details{font-weight:400}
.al input[type=file]{font-size:13px;max-width:100%}
.al textarea{font:12px/1.4 ui-monospace,Menlo,Consolas,monospace}
.al .page .bullets+p,.al .page .bullets+.link+p{margin-top:6px}
.al .exports li{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:4px 20px;align-items:center;padding:11px 0;border-top:1px solid var(--line)}
.al .exports h2{margin-bottom:1px}
.al .exports p.acts{margin:0}
.al .page h3:focus{outline:none}
.al .scroll{overflow:auto;max-height:420px;border:1px solid var(--line);border-radius:8px;margin-top:8px}
.al .scroll.tall{max-height:none}
.al .grid{border-collapse:collapse;width:100%;font-size:13px}
.al .grid th,.al .grid td{padding:6px 12px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400;overflow-wrap:break-word}
.al .grid thead th{position:sticky;top:0;background:var(--wash);color:var(--ink-2);font-size:12px;font-weight:600;z-index:1}
.al .grid tbody th{font-weight:600}
.al .grid tbody tr:last-child>*{border-bottom:0}
.al .grid select{min-width:150px}
.al .grid td.code{font-family:ui-monospace,Menlo,Consolas,monospace}
.al .rule-parts{border:0;padding:0;margin:10px 0;display:grid;gap:8px}
.al .rule-parts legend{font-size:12px;font-weight:600;padding:0;margin-bottom:4px}
.al .rule-list{display:grid;gap:4px;list-style:decimal;padding-left:22px}
.al .rule-list li{display:list-item}
.al .rule-list li span{display:inline-block;min-width:180px;margin-right:8px}
.al .rule-editor .pair{grid-template-columns:170px minmax(0,1fr)}
.al .rule-editor .grid th,.al .rule-editor .grid td{padding:6px 6px}
.al .rule-editor .grid input:not([type=checkbox]){width:100%;min-width:62px}
.al .rule-editor .grid [data-part=label] input{min-width:190px}
.al .page .card h3{margin-top:10px}
.al .rules .value{min-width:220px;overflow-wrap:anywhere}
.al .rules .value div+div{margin-top:3px}
.al .rules .source{min-width:200px;width:34%}
.al .page .whoami{max-width:460px;background:var(--paper);border-color:var(--line)}
.al .indent{padding-left:24px;margin-bottom:10px}
.al .page .field{max-width:460px}
.al .keys{max-width:680px;margin:4px 0 16px}
.al .keys>summary{min-height:24px;cursor:pointer;font-weight:600}
.al .keys fieldset{margin:10px 0}
.al .key-fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(230px,1fr));gap:4px 16px;margin-top:4px}
.al .key-field{display:grid;grid-template-columns:34px minmax(0,1fr);gap:0 8px;align-items:center;font-size:13px}
.al .key-field input{width:34px;min-height:26px;padding:0;text-align:center;font-weight:600}
.al .key-field .error{grid-column:2}
.al .page .card .quiet+.field{margin-top:10px}
.al .two-ways .field,.al .grid .field,.al .dock .field{max-width:none}
.al .page .rows{margin:0 -8px}
.al .page .rows.cards{margin:0}
.al .rows>.q{content-visibility:auto;contain-intrinsic-size:auto 48px}
.al .board{display:grid;grid-template-columns:minmax(0,1fr);gap:24px;margin-top:16px;max-width:760px}
.al .board.with-dock{grid-template-columns:minmax(0,1fr) minmax(0,400px);max-width:none}
.al .page .dock{align-self:start;position:sticky;top:20px;max-height:calc(100vh - 40px);overflow:auto;border:1px solid var(--line);border-radius:8px;background:var(--wash)}
.al .page .dock>form{padding:14px 16px}
.al .sheet{position:fixed;inset:0 0 0 auto;width:min(420px,100vw);display:grid;z-index:10}
.al .sheet .why{border-width:0 0 0 1px;box-shadow:-6px 0 24px rgba(20,32,43,.12)}
.al .page .toast{position:fixed;bottom:16px;left:50%;transform:translateX(-50%);display:flex;align-items:center;gap:16px;padding:7px 16px;border:1px solid var(--done-e);border-radius:8px;background:var(--done-b);z-index:9}
@media (max-width:760px){.al .work{grid-template-columns:minmax(0,1fr);align-content:start}.al .nav{position:static;height:auto;flex-direction:row;flex-wrap:wrap;align-items:center;padding:10px 14px;gap:6px 12px;border-right:0;border-bottom:1px solid var(--line)}.al .nav ul{display:flex;flex-wrap:wrap}.al .nav select{width:auto}.al .nav .foot{margin:0}.al .nav [aria-current=page]{box-shadow:inset 0 -3px 0 var(--accent)}.al .page{padding:18px 16px 48px}.al .board.with-dock{grid-template-columns:minmax(0,1fr)}.al .page .dock{position:static;max-height:none}}
@media print{.al .nav,.al .toast,.al .acts{display:none}}
${PRINT_CSS}`;
