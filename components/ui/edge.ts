/**
 * The two things Alongside draws in Arbor's page besides chips: the slim tab at the edge, and one
 * quiet line at the foot. Plain DOM, because the page of a guest should cost nothing.
 */
import { DARK, LIGHT } from './chip-css';

export const EDGE_CSS = `
:host{all:initial!important}
@media print{:host{display:none!important}}
.edge{${LIGHT}color-scheme:light}
@media (prefers-color-scheme:dark){.edge{${DARK}color-scheme:dark}}
.edge,.edge *{box-sizing:border-box;font:600 12px/1.4 system-ui,"Segoe UI",sans-serif;letter-spacing:0}
.edge [hidden]{display:none}
.frame{position:fixed;z-index:2147483000;top:var(--top,0);bottom:0;width:372px;max-width:100vw;border:0;padding:0;margin:0;height:calc(100% - var(--top,0px));background:var(--paper);box-shadow:0 0 24px #14202b24}
.tab{position:fixed;z-index:2147483000;top:calc(var(--top,0px) + 96px);width:40px;margin:0;padding:12px 0;border:1px solid var(--edge);background:var(--paper);color:var(--ink);display:flex;flex-direction:column;align-items:center;gap:8px;box-shadow:0 4px 18px #14202b24;cursor:pointer}
.right{right:0}.left{left:0}
.tab.right{border-right:0;border-radius:8px 0 0 8px}
.tab.left{border-left:0;border-radius:0 8px 8px 0}
.tab:hover{background:var(--wash)}
.tab:focus-visible,.line button:focus-visible{outline:2px solid var(--focus);outline-offset:-3px}
.tab .name{writing-mode:vertical-rl}
.tab .count{min-width:24px;padding:2px 5px;border:1px solid var(--now-e);border-radius:6px;background:var(--now-b);color:var(--now);text-align:center;font-variant-numeric:tabular-nums}
.line{position:fixed;z-index:2147483000;right:12px;bottom:12px;max-width:min(460px,calc(100vw - 24px));display:flex;align-items:center;gap:12px;padding:8px 12px;border:1px solid var(--line);border-radius:8px;background:var(--paper);color:var(--ink);box-shadow:0 4px 18px #14202b24}
.line p{margin:0;font-weight:400;color:var(--ink-2)}
.line b{color:var(--ink)}
.line button{flex:none;min-height:28px;padding:3px 10px;border:1px solid var(--edge);border-radius:6px;background:var(--paper);color:var(--ink);cursor:pointer}
.line button:hover{background:var(--wash)}
@media (forced-colors:active){.frame,.tab,.line,.line button,.tab .count{border:1px solid CanvasText}}
`;

export interface EdgeTab {
  readonly element: HTMLButtonElement;
  /** `now`: pupils somebody must act on this morning; null while it is not known. */
  show(now: number | null, trouble: boolean): void;
}

/** The panel folded away: 40 px, and still the one figure that matters. */
export function createEdgeTab(document: Document, onOpen: () => void): EdgeTab {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'tab right';
  const name = document.createElement('span');
  name.className = 'name';
  name.textContent = 'Alongside';
  const count = document.createElement('span');
  count.className = 'count';
  element.append(name, count);
  element.addEventListener('click', onOpen);
  const tab: EdgeTab = {
    element,
    show(now, trouble) {
      const some = now !== null && now > 0;
      count.hidden = !some && !trouble;
      count.textContent = some ? String(now) : '!';
      element.setAttribute(
        'aria-label',
        some
          ? `Alongside: ${now} ${now === 1 ? 'pupil needs' : 'pupils need'} someone now. Open`
          : 'Alongside: open',
      );
    },
  };
  tab.show(null, false);
  return tab;
}

export interface QuietLine {
  heading: string;
  words: string;
  /** Said on buttons, in this order; what each does. */
  actions: readonly (readonly [words: string, act: () => void])[];
}

export function createQuietLine(document: Document, line: QuietLine): HTMLElement {
  const element = document.createElement('aside');
  element.className = 'line';
  element.setAttribute('aria-label', 'Alongside');
  const text = document.createElement('p');
  const heading = document.createElement('b');
  heading.textContent = line.heading;
  text.append(heading, ` ${line.words}`);
  element.append(text);
  for (const [words, act] of line.actions) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = words;
    button.addEventListener('click', act);
    element.append(button);
  }
  return element;
}
