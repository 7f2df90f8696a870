import { LISTS_CSS } from '@/components/ui/lists-css';
import { THEME } from '@/components/ui/theme';

export const GLANCE_STYLE = `${THEME}${LISTS_CSS}
.al .popup{box-sizing:border-box;padding:12px 16px 14px;background:var(--paper);min-height:180px;display:flex;flex-direction:column;gap:8px}
.al .popup-head{display:flex;align-items:center;justify-content:space-between;gap:12px}
.al .popup-head h1{font-size:15px}
.al .popup-head select{width:auto;min-width:0;font-weight:650}
.al .tool{display:inline-flex;align-items:center;gap:4px;min-height:24px;padding:0 5px;border:1px solid transparent;border-radius:5px;background:none;color:var(--ink-2);font-size:12px;cursor:pointer;flex:none}
.al .tool:hover{background:var(--wash);color:var(--ink)}
.al .tool.on{background:var(--ink);color:var(--paper)}
.al .stale{border:2px solid var(--today);border-radius:6px;background:var(--today-b);color:var(--ink);padding:8px 10px}
.al .figures{display:grid;grid-template-columns:repeat(4,1fr);border:1px solid var(--line);border-radius:8px}
.al .figure{display:flex;flex-direction:column-reverse;padding:7px 10px 8px}
.al .figure+.figure{border-left:1px solid var(--line)}
.al .figure dt{font-size:11px;color:var(--ink-2);line-height:1.25}
.al .figure dd{font-size:20px;font-weight:650;line-height:1.15}
.al .figure.loud{background:var(--now-b);border-radius:7px 0 0 7px}
.al .figure.loud dd,.al .figure.loud dt{color:var(--now)}
.al .flag{padding:6px 0}
.al .flag+.flag{border-top:1px solid var(--line)}
.al .flag-head{display:flex;justify-content:space-between;align-items:center;gap:10px}
.al .to-tell{display:block;overflow-wrap:anywhere}
.al .popup .sec{margin:6px 0 0}
.al .popup .whoami{margin:0}
.al .popup .empty{padding:10px 0;display:grid;gap:8px}
.al .popup-foot{border-top:1px solid var(--line);padding-top:10px;margin-top:auto}
`;
