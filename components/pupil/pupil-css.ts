/** The card in panel and workspace. A shape for each kind of mark: colour never carries one alone. */
const RIBBON = `
.al .leaves{display:flex;flex-wrap:wrap;gap:10px 12px;align-items:flex-start}
.al .leaves{--cw:17px;--ch:14px}
.al .leaf-box{width:calc(5*var(--cw) + 34px);content-visibility:auto;contain-intrinsic-height:auto calc(12*var(--ch) + 50px)}
.al .leaf{table-layout:fixed;width:100%;border-collapse:collapse;border-spacing:0}
.al .leaf thead td{width:17px}
.al .leaf thead th:nth-child(n+7){width:6px}
.al .leaf caption{padding-bottom:1px;font-size:11px;font-weight:650;text-align:left}
.al .leaf th{padding:0 3px 0 0;font-size:10px;line-height:14px;font-weight:400;color:var(--ink-2);text-align:right;vertical-align:top}
.al .leaf thead th{padding:0;text-align:center}
.al .leaf td{padding:0 1px 2px 0;vertical-align:top}
.al .leaf td.we::before,.al .leaf td.off::before{content:"";display:block;width:5px;height:calc(2*var(--ch) + 1px);background:var(--line);opacity:.6}
.al .leaf td.d{cursor:pointer}
.al .leaf td.d:focus{outline:2px solid var(--focus);outline-offset:0}
.al .leaf td.now-day{box-shadow:inset 0 -2px 0 var(--accent)}
.al .s{display:inline-block;box-sizing:border-box;flex:none;width:var(--cw,17px);height:var(--ch,14px);border:1px solid transparent;font:600 10px/calc(var(--ch,14px) - 2px) ui-monospace,Menlo,Consolas,monospace;font-style:normal;text-align:center;vertical-align:-2px;overflow:hidden;color:var(--ink)}
.al .s::before{content:attr(data-letter)}
.al .leaf .s{display:block}
.al .leaf .s+.s{margin-top:1px}
.al .s.long{font-size:8px}
.al .s.present{color:var(--ink-2);font-weight:400}
.al .s.late{border-color:var(--ink-2);border-left-width:4px}
.al .s.elsewhere{border-color:var(--ink-2);border-radius:7px}
.al .s.authorised{border-color:var(--ink)}
.al .s.unauthorised,.al .s.no-reason{background:var(--ink);color:var(--paper)}
.al .s.no-reason{clip-path:polygon(28% 0,72% 0,100% 50%,72% 100%,28% 100%,0 50%)}
.al .s.not-possible{border:1px dotted var(--ink-2);color:var(--ink-2)}
.al .s.unread{border:1px dashed var(--ink)}
.al .s.missing,.al .s.to-come{color:var(--ink-2);font-weight:400}
.al .s.holiday{background:var(--line)}
.al .s.day-off{background:repeating-linear-gradient(45deg,var(--edge) 0 1px,transparent 1px 4px)}
.al .s.closure{border-color:var(--edge);background:repeating-linear-gradient(45deg,var(--edge) 0 1px,transparent 1px 4px),repeating-linear-gradient(-45deg,var(--edge) 0 1px,transparent 1px 4px)}
.al .s.off-roll{background:linear-gradient(var(--edge),var(--edge)) center/100% 1px no-repeat}
.al .ribbon-legend{display:flex;flex-wrap:wrap;gap:3px 12px;margin-top:8px;font-size:11px;color:var(--ink-2)}
.al .ribbon-legend li{display:inline-flex;align-items:center;gap:5px}
.al .ribbon-says{position:sticky;bottom:0;margin:8px 0 0;padding:6px 8px;min-height:34px;border:1px solid var(--line);border-radius:6px;background:var(--wash)}
@media (forced-colors:active){.al .s{forced-color-adjust:none}.al .leaf,.al .ribbon-legend,.al .today-marks{--ink:CanvasText;--ink-2:CanvasText;--paper:Canvas;--edge:CanvasText;--line:GrayText}.al .leaf td.we::before{forced-color-adjust:none}}
`;

export const CARD_CSS = `${RIBBON}
.al .card-sheet{position:fixed;inset:0 0 0 auto;z-index:2147483002;margin:0;padding:0;width:min(372px,100vw);max-width:100vw;height:100%;max-height:100%;border:0;border-left:1px solid var(--line);background:var(--paper);color:var(--ink)}
.al .card-sheet[open]{display:flex;flex-direction:column}
.al .card-sheet::backdrop{background:rgba(12,20,27,.35)}
.al .left .card-sheet{inset:0 auto 0 0;border-width:0 1px 0 0;border-right:1px solid var(--line)}
.al .card-head{flex:none;display:flex;align-items:flex-start;justify-content:space-between;gap:12px;padding:10px 16px;border-bottom:1px solid var(--line)}
.al .card-head h2{font-size:16px;margin:0}
.al .card-body{flex:1 1 auto;min-height:0;overflow:auto;padding:0 16px 24px;container-type:inline-size;overscroll-behavior:contain}
.al .part{margin-top:14px}
.al .part h3.sec{margin:0 0 5px;font-size:12px}
.al .part h4{margin:10px 0 2px;font-size:12px}
.al .part p+p{margin-top:2px}
.al .today-marks li{padding:2px 0}
.al .done-today{margin-top:6px;border-left:2px solid var(--line);padding-left:10px}
.al .due li{display:flex;flex-wrap:wrap;align-items:center;gap:2px 8px;padding:3px 0}
.al .marks .years{width:auto;margin-bottom:8px}
.al .as-table summary,.al .to-meeting summary{min-height:24px;margin-top:6px;padding:3px 0;font-size:12px;cursor:pointer}
.al .as-table .scroll{overflow:auto;max-height:380px;border:1px solid var(--line);border-radius:6px}
.al .as-table table{border-collapse:collapse;width:100%;font-size:12px}
.al .as-table th,.al .as-table td{padding:3px 8px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400;overflow-wrap:anywhere}
.al .as-table tbody th{white-space:nowrap}
.al .counted div{padding:4px 0;border-bottom:1px solid var(--line)}
.al .counted dt{font-size:12px;color:var(--ink-2)}
.al .steps-taken li,.al .contact-list li{padding:5px 0;border-bottom:1px solid var(--line)}
.al .contact-list li li{padding:1px 0 1px 14px;border:0}
.al .trail li{display:grid;grid-template-columns:112px minmax(0,1fr);gap:8px;padding:4px 0;border-bottom:1px solid var(--line);font-size:12px;overflow-wrap:anywhere}
.al .trail .label,.al .steps-taken .label{margin-left:6px}
.al .part .choice{display:grid;gap:0;margin:0 0 8px}
@container (max-width:420px){.al .trail li{grid-template-columns:minmax(0,1fr);gap:0}}
@container (min-width:760px){.al .card-cols{display:grid;grid-template-columns:280px minmax(0,1fr);gap:0 32px}.al .leaves{--cw:19px;--ch:15px}}
.al .with-card .card-sheet{width:min(1040px,100vw)}
.al .card-layer{display:contents}
.al .print-sheet{display:none}
.al .find{position:relative}
.al .find input{padding-right:34px!important}
.al .find kbd{position:absolute;right:8px;top:8px}
.al .find ul{position:absolute;z-index:20;left:0;width:100%;margin-top:4px;padding:4px;border:1px solid var(--edge);border-radius:8px;background:var(--paper);box-shadow:0 8px 28px rgba(12,20,27,.22)}
.al .find li{display:block;padding:6px 8px;border-radius:5px;cursor:pointer}
.al .find li[aria-selected=true]{background:var(--pick);box-shadow:inset 3px 0 0 var(--accent)}
.al .find .hint{position:absolute;z-index:20;left:0;width:100%;margin-top:4px;padding:8px 12px;border:1px solid var(--edge);border-radius:8px;background:var(--paper);font-size:12px}
@media (forced-colors:active){.al .find li[aria-selected=true]{outline:2px solid Highlight}}
`;

/** Paper: the sheet alone, dark on white whatever the screen is set to. */
export const PRINT_CSS = `
@media print{
.al .with-card>:not(.card-layer),.al .card-sheet{display:none!important}
.al .with-card{display:block;min-height:0;background:#fff}
.al .print-sheet{display:block;--ink:#000;--ink-2:#333;--paper:#fff;--line:#ccc;--edge:#666;--wash:#fff;color:#000;background:#fff;font-size:10pt;line-height:1.35}
.al .print-sheet h1{font-size:15pt;margin:0 0 2pt}
.al .print-sheet h2{font-size:11pt;margin:10pt 0 4pt;break-after:avoid}
.al .print-sheet header{margin-bottom:8pt;padding-bottom:6pt;border-bottom:1pt solid #000}
.al .print-sheet .kicker{font-size:9pt;font-weight:650}
.al .print-sheet .s,.al .print-sheet .leaf td::before{-webkit-print-color-adjust:exact;print-color-adjust:exact}
.al .print-sheet .leaf-box{break-inside:avoid;content-visibility:visible}
.al .print-sheet .leaf td.now-day{box-shadow:none}
.al .print-sheet .events{width:100%;border-collapse:collapse}
.al .print-sheet .events thead{display:table-header-group}
.al .print-sheet .events tr{break-inside:avoid}
.al .print-sheet .events th,.al .print-sheet .events td{padding:3pt 8pt 3pt 0;border-bottom:.5pt solid #999;text-align:left;vertical-align:top;font-weight:400;overflow-wrap:anywhere}
.al .print-sheet .events th,.al .print-sheet .events td:nth-child(2),.al .print-sheet .events td:nth-child(4){white-space:nowrap}
.al .print-sheet .foot{margin-top:10pt;font-size:8pt;color:#333}
}
`;
