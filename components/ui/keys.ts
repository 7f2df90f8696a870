import { meantBy } from './keymap';

const TEXT_FIELDS = 'textarea, select, [contenteditable=""], [contenteditable=true]';
const BUTTON_LIKE = ['checkbox', 'radio', 'button', 'submit', 'file'];

function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target instanceof HTMLInputElement) return !BUTTON_LIKE.includes(target.type);
  return target.matches(TEXT_FIELDS);
}

/**
 * The single key a person pressed for us, as it ships and in lower case, or null: someone is typing, a form answers
 * keys itself, or the key belongs to the browser. Letters can be switched off (WCAG 2.1.4).
 */
export function ownKey(event: KeyboardEvent, lettersOff: boolean): string | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.isComposing) return null;
  // Escape types nothing: it leaves a form from any of its fields.
  if (event.key !== 'Escape' && takesText(event.target)) return null;
  if (event.target instanceof Element && event.target.closest('[data-own-keys]')) return null;
  if (lettersOff && event.key.length === 1) return null;
  return event.key.length === 1 ? meantBy(event.key) : event.key;
}
