/**
 * Controls that hold a mark: native lists, text fields with a list, buttons with a label, and
 * groups of buttons of which one is chosen (arbor.md section 3.1: List view, Profile view).
 */
import {
  glyphMeaning,
  iconMeaning,
  offersPresence,
  textMeaning,
  tooltipMeaning,
  type Meaning,
} from './mark-vocabulary';
import { classWords, OURS, squeeze, textOf, tooltipsOf, wordsOf, isInput } from './text';

export type Chosen = 'chosen' | 'not-chosen' | 'does-not-say';

const CLICKABLE =
  'button, input[type=button], input[type=radio], [role=button], [role=radio], [role=menuitemradio], [role=option], [role=tab], [role=checkbox], label, a[role], .x-btn';
const LISTBOX_FIELD =
  'input[role=combobox], input[aria-haspopup], input[list], input[aria-autocomplete], [role=combobox], [aria-haspopup=listbox], [aria-haspopup=menu], [aria-haspopup=true], .x-form-text, input[readonly]';
export const CONTROLS = `select, ${LISTBOX_FIELD}, ${CLICKABLE}, input[type=text], input:not([type])`;

export function isClickable(element: Element): boolean {
  return element.matches(CLICKABLE);
}

export function isListField(element: Element): boolean {
  return element.matches(LISTBOX_FIELD) || (isTextInput(element) && looksLikeMarkField(element));
}

export function isTextInput(element: Element): element is HTMLInputElement {
  return (
    element.tagName === 'INPUT' &&
    ['text', '', 'search'].includes((element.getAttribute('type') ?? '').toLowerCase())
  );
}

function looksLikeMarkField(element: Element): boolean {
  const words = wordsOf(
    ['name', 'aria-label', 'placeholder', 'data-field']
      .map((attribute) => element.getAttribute(attribute) ?? '')
      .join(' '),
  );
  return (
    words.some((word) => ['mark', 'code', 'attendance'].includes(word)) && !words.includes('search')
  );
}

/** At least two choices, most of which read as marks. */
export function isMarkList(select: HTMLSelectElement): boolean {
  let read = 0;
  let other = 0;
  const all: (Meaning | null)[] = [];
  for (const option of select.options) {
    const said = textMeaning(squeeze(option.textContent ?? ''));
    all.push(said);
    if (said?.code !== null && said?.code !== undefined) read += 1;
    else if (said?.family) read += 1;
    else if (!said && squeeze(option.textContent ?? '') !== '') other += 1;
  }
  return read >= 2 && read > other && offersPresence(all);
}

/** Pictures in an element: class words, sprite links, file names, titles, drawn signs. */
export function picturesIn(element: Element): { meaning: Meaning; element: Element }[] {
  const found: { meaning: Meaning; element: Element }[] = [];
  const look = (candidate: Element) => {
    const said = pictureOf(candidate);
    if (said) found.push({ meaning: said, element: candidate });
  };
  look(element);
  for (const child of element.querySelectorAll('*')) {
    if (!child.closest(OURS)) look(child);
  }
  return found;
}

const PICTURE_ATTRIBUTES = ['data-icon', 'icon', 'xlink:href', 'data-testid', 'data-icon-name'];

export function pictureOf(element: Element): Meaning | null {
  const tag = element.tagName.toLowerCase();
  const byClass = iconMeaning(classWords(element));
  if (byClass) return byClass;
  for (const name of PICTURE_ATTRIBUTES) {
    const value = element.getAttribute(name);
    const said = value ? iconMeaning(wordsOf(value)) : null;
    if (said) return said;
  }
  if (tag === 'use') return iconMeaning(wordsOf(element.getAttribute('href') ?? ''));
  if (tag === 'img') {
    const alt = element.getAttribute('alt');
    return (
      (alt && (tooltipMeaning(squeeze(alt)) ?? iconMeaning(wordsOf(alt)))) ||
      iconMeaning(wordsOf((element.getAttribute('src') ?? '').split('/').at(-1) ?? ''))
    );
  }
  if (tag === 'title' && element.closest('svg')) {
    const text = squeeze(element.textContent ?? '');
    return tooltipMeaning(text) ?? iconMeaning(wordsOf(text));
  }
  if (element.childElementCount === 0) return glyphMeaning(element.textContent ?? '');
  return null;
}

function labelOf(input: Element): string {
  const id = input.getAttribute('id');
  const label =
    input.closest('label') ??
    (id ? input.ownerDocument.querySelector(`label[for="${CSS.escape(id)}"]`) : null);
  return label ? textOf(label) : '';
}

/** Round buttons in columns headed Present, Late and Absent. */
function headAbove(input: Element): string {
  const cell = input.closest('td');
  const heads = cell?.closest('table')?.querySelector('tr');
  const head = cell && heads && !heads.contains(cell) ? heads.children[cell.cellIndex] : undefined;
  return head ? textOf(head) : '';
}

/** What choosing this button would enter; null when it has nothing to do with marks. */
export function choiceMeaning(element: Element): Meaning | null {
  if (element.tagName === 'INPUT') {
    return (
      textMeaning(labelOf(element)) ??
      tooltipsOf(element)
        .map(tooltipMeaning)
        .find((said) => said !== null) ??
      textMeaning((element as HTMLInputElement).value) ??
      textMeaning(headAbove(element))
    );
  }
  if (element.tagName === 'LABEL' && element.querySelector('input')) return null;
  const text = textOf(element);
  const byText = textMeaning(text) ?? (text === '' ? null : glyphMeaning(text));
  if (byText) return byText;
  if (text.length > 24) return null;
  const tips = tooltipsOf(element);
  for (const tip of tips) {
    const said = tooltipMeaning(tip);
    if (said) return said;
  }
  // A button that says what it does, and means no mark: its cross removes, its tick saves.
  if (text !== '' || tips.length > 0) return null;
  return picturesIn(element)[0]?.meaning ?? null;
}

const CHOSEN_WORDS = new Set([
  'selected',
  'active',
  'checked',
  'pressed',
  'current',
  'chosen',
  'on',
]);
const NEGATIONS = new Set(['not', 'un', 'no', 'non', 'in']);

function saysChosenByClass(element: Element): boolean {
  return (element.getAttribute('class') ?? '').split(/\s+/).some((token) => {
    const words = wordsOf(token);
    return (
      words.some((word) => CHOSEN_WORDS.has(word)) && !words.some((word) => NEGATIONS.has(word))
    );
  });
}

const STATES = [
  'aria-pressed',
  'aria-checked',
  'aria-selected',
  'aria-current',
  'data-selected',
  'data-checked',
  'data-active',
];

/** Whether a button of a group is the chosen one. A class can say yes; only an attribute can say no. */
export function chosenState(element: Element): Chosen {
  const input =
    element.tagName === 'INPUT'
      ? (element as HTMLInputElement)
      : (element.querySelector('input') ??
        (element.tagName === 'LABEL' ? (element as HTMLLabelElement).control : null));
  if (isInput(input) && (input.type === 'radio' || input.type === 'checkbox')) {
    return input.checked ? 'chosen' : 'not-chosen';
  }
  let says: Chosen = 'does-not-say';
  for (const name of STATES) {
    const value = element.getAttribute(name);
    if (value === null) continue;
    if (value === 'false') says = 'not-chosen';
    else if (value !== 'mixed') return 'chosen';
  }
  const state = element.getAttribute('data-state');
  if (state) {
    if (['on', 'checked', 'active', 'selected', 'pressed'].includes(state)) return 'chosen';
    says = 'not-chosen';
  }
  return saysChosenByClass(element) ? 'chosen' : says;
}
