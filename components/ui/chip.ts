/**
 * Chips among the host's rows: plain DOM, one button in a shadow root. What happens on a chip stays
 * on it, so that the host's row neither opens nor answers a key.
 */
import type { ChipView } from '@/lib/messages/views';
import { CHIP_CSS, LIGHT } from './chip-css';
import { nameWith } from './names';

export type OnWhy = (chip: ChipView, opener: HTMLElement) => void;

/** The host's page is light whatever the system says: a chip belongs to the row it stands in. */
const CSS = `:host{all:initial!important;display:inline-block!important;margin:-2px 0 -2px 6px!important;vertical-align:middle!important}
@media print{:host{display:none!important}}
button{${LIGHT}}${CHIP_CSS}`;

const KEPT_FROM_THE_HOST = [
  'click',
  'dblclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'touchstart',
  'touchend',
  'keydown',
  'keyup',
  'keypress',
] as const;

interface Shown {
  view: ChipView;
  onWhy: OnWhy;
  button: HTMLButtonElement;
}
const shown = new WeakMap<EventTarget, Shown>();
const sheets = new WeakMap<Document, CSSStyleSheet>();

function style(shadow: ShadowRoot): void {
  const document = shadow.ownerDocument;
  try {
    let sheet = sheets.get(document);
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(CSS);
      sheets.set(document, sheet);
    }
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox refuses a sheet made by another compartment (bug 1751346).
    const element = document.createElement('style');
    element.textContent = CSS;
    shadow.append(element);
  }
}

function keep(event: Event): void {
  event.stopPropagation();
  if (event.type !== 'click' || event.currentTarget === null) return;
  const chip = shown.get(event.currentTarget);
  chip?.onWhy(chip.view, chip.button);
}

function draw({ view, button }: Shown): void {
  button.className = `chip ${view.weight}`;
  button.textContent = view.label;
  button.setAttribute('aria-label', nameWith(view.label, view.spoken));
}

/** A chip for a row of the host. `opener` gets the focus back when the explanation closes. */
export function createChip(
  view: ChipView,
  onWhy: OnWhy,
  document: Document = globalThis.document,
): HTMLElement {
  const host = document.createElement('span');
  host.setAttribute('data-alongside', '');
  const shadow = host.attachShadow({ mode: 'open' });
  style(shadow);
  const button = document.createElement('button');
  button.type = 'button';
  shadow.append(button);
  const chip = { view, onWhy, button };
  shown.set(host, chip);
  draw(chip);
  for (const type of KEPT_FROM_THE_HOST) host.addEventListener(type, keep, { passive: true });
  return host;
}

/** Draws only what is different: an unchanged chip is not touched. */
export function updateChip(host: HTMLElement, view: ChipView): void {
  const chip = shown.get(host);
  if (!chip) return;
  const { weight, label, spoken } = chip.view;
  chip.view = view;
  if (weight !== view.weight || label !== view.label || spoken !== view.spoken) draw(chip);
}
