/**
 * A note on the page is known by how it is signed: initials and a time, at its end or its start.
 * Nothing is assumed about the element it stands in: a cell, a button's title, a field.
 */
import { OURS, squeeze, textOf, TOOLTIPS, tooltipsOf } from './text';

const SIGNED =
  /(?<![^\s.,;])[\p{Lu}\p{N}]{1,12} \d{1,2}:\d\d\.?$|^(?:\p{L}+:? )?\d{1,2}:\d\d [\p{Lu}\p{N}]{1,12}: /u;
const HAS_TIME = /\d:\d\d/;
/** Shorter is a signature and no note. */
const SHORTEST = 12;
const LONGEST = 4000;
const WITH_TIME = TOOLTIPS.map((name) => `[${name}*=":"]`).join();

const CONTROLS = 'button,[role=button],a,select';

/** A note beside the button that edits it does not end in the button's words. */
function wordsIn(element: Element): string {
  if (!element.querySelector(CONTROLS)) return textOf(element);
  const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
  return squeeze(own.map(({ nodeValue }) => nodeValue).join(' '));
}

/** The longest signed text within, apart from what holds the name as well. */
export function signedNoteIn(parts: readonly Element[], name: Element | null): string | null {
  let note: string | null = null;
  const look = (text: string): void => {
    const least = note?.length ?? SHORTEST;
    if (text.length > least && text.length < LONGEST && SIGNED.test(text)) note = text;
  };
  for (const part of parts) {
    for (const field of part.querySelectorAll<HTMLInputElement>('textarea,input[type=text]')) {
      look(squeeze(field.value));
    }
    for (const element of part.querySelectorAll(WITH_TIME)) {
      if (!element.closest(OURS)) tooltipsOf(element).forEach(look);
    }
    if (!HAS_TIME.test(part.textContent ?? '')) continue;
    for (const element of [part, ...part.querySelectorAll('*')]) {
      if (!HAS_TIME.test(element.textContent ?? '') || element.closest(OURS)) continue;
      if (!name || !element.contains(name)) look(wordsIn(element));
    }
  }
  return note;
}
