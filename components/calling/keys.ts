const BUTTON_LIKE = ['checkbox', 'radio', 'button', 'submit'];

export function isTextField(target: EventTarget | null): target is HTMLElement {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !BUTTON_LIKE.includes(target.type);
  return target.matches('textarea,select,[contenteditable]:not([contenteditable=false])');
}

/**
 * The key as pressed, or null while an input method composes (229 is what Chromium sends for the key
 * that ends a composition) and for the browser's own combinations.
 */
export function plainKey(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return null;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  return event.key;
}
