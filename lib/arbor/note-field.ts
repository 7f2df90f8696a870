/**
 * The note field the person has open. It is found only when its slide-over belongs for certain to
 * one pupil; text is put in as the page's own framework notices it, read back, and left for the
 * person to save. Nothing here presses a button or moves the focus.
 */
import { studentIdsIn } from './identity';
import { nameKey, readName } from './names';
import type { PupilRowReading } from './reading';
import { signedNoteIn } from './signed-note';
import {
  classWords,
  isInput,
  isShown,
  isTextarea,
  plain,
  squeeze,
  textOf,
  tooltipsOf,
} from './text';

export interface ExpectedPupil {
  shownName: string;
  arborStudentId: string | null;
  /** Another pupil of the same name is in the register: only an id tells them apart. */
  nameIsShared?: boolean;
}

export type NoteField =
  | { found: true; element: HTMLElement; label: string; maxLength: number | null }
  | { found: false; why: NoteFieldMissing };

export type NoteFieldMissing =
  | 'no-slideover'
  | 'two-slideovers'
  | 'no-pupil-named'
  | 'other-pupil'
  | 'name-shared'
  | 'no-field'
  | 'two-fields'
  | 'field-locked';

const SLIDEOVERS =
  '.slideover-content, [role=dialog], dialog[open], aside, [class*=slideover i], [class*=slide-over i]';
const FIELDS =
  'textarea, input:not([type]), input[type=text], [contenteditable=""], [contenteditable=true], [contenteditable=plaintext-only], [role=textbox]';
const NOTE_LABEL =
  /\b(?:notes?|comments?|reason(?: for (?:the )?(?:absence|lateness))?|additional (?:text|information|details?)|further (?:details|information))\b/;
const NOT_A_NOTE = /\b(?:search|filter|minutes|date|time|find)\b/;

/** Elements that are a window for certain; a class name may as well belong to a part of one. */
const WINDOWS = '.slideover-content, [role=dialog], dialog[open]';

/**
 * From a part, such as the body between title and buttons, to the slide-over it belongs to: its
 * title stands in it.
 */
function windowOf(part: HTMLElement): HTMLElement {
  let at = part.closest<HTMLElement>(WINDOWS) ?? part;
  while (!at.querySelector(HEADINGS)) {
    const around = at.parentElement?.closest<HTMLElement>(SLIDEOVERS);
    if (!around || around === around.ownerDocument.body) break;
    at = around;
  }
  return at;
}

/** Open slide-overs and dialogs, the innermost of nested ones, last opened last. */
function openSlideovers(document: Document): HTMLElement[] {
  const open = [...document.querySelectorAll<HTMLElement>(SLIDEOVERS)].filter(
    (element) =>
      element !== document.body && !element.closest('[data-alongside]') && isShown(element),
  );
  const innermost = open.filter(
    (element) => !open.some((other) => other !== element && element.contains(other)),
  );
  return [...new Set(innermost.map(windowOf))];
}

/** The slide-over in front of the page, or null. An aside without fields is a side column, not one. */
export function openSlideover(document: Document): HTMLElement | null {
  const open = openSlideovers(document).filter(
    (element) =>
      element.tagName !== 'ASIDE' ||
      classWords(element).includes('slideover') ||
      element.querySelector(FIELDS),
  );
  return open.at(-1) ?? null;
}

const HEADINGS =
  'h1, h2, h3, h4, h5, [role=heading], header, [class*=title i], [class*=heading i], .x-title-text';

/** Names the slide-over shows as what it is about: its headings, its label, its pupil links. */
function namesIn(slideover: HTMLElement): Set<string> {
  const texts = tooltipsOf(slideover);
  for (const element of slideover.querySelectorAll(HEADINGS)) texts.push(textOf(element));
  for (const link of slideover.querySelectorAll('a'))
    if (studentIdsIn(link).size > 0) texts.push(textOf(link));
  for (const row of slideover.querySelectorAll('.mis-property-row, dl, tr, label')) {
    const text = textOf(row);
    const value = /^(?:student|pupil|name|child)(?: name)?\s*:?\s+(.{3,80})$/i.exec(text)?.[1];
    if (value) texts.push(value);
  }
  return new Set(texts.flatMap(namesOf));
}

/** `Absence note for Ava Adams`, `Ava Adams – Late`: the parts that read as a name. */
function namesOf(text: string): string[] {
  const parts = squeeze(text).split(/\s[-–—|·]\s|:\s|\b(?:for|about|of|marked|is|was|as)\b|\(/i);
  return [text, ...parts].flatMap((part) => {
    const name = readName(part);
    return name ? [nameKey(name.shown)] : [];
  });
}

/** What a slide-over says of whom it is about: read once, asked for each pupil. */
const aboutOf = (slideover: HTMLElement) => ({
  ids: studentIdsIn(slideover),
  names: namesIn(slideover),
  headings: [...slideover.querySelectorAll(HEADINGS)].map(
    (element) => ` ${nameKey(textOf(element))} `,
  ),
});

function belongsTo(
  { ids, names, headings }: ReturnType<typeof aboutOf>,
  pupil: ExpectedPupil,
): NoteFieldMissing | null {
  if (ids.size > 1) return 'other-pupil';
  const [id] = ids;
  if (id !== undefined && pupil.arborStudentId !== null)
    return id === pupil.arborStudentId ? null : 'other-pupil';
  if (pupil.nameIsShared) return 'name-shared';
  const expected = nameKey(pupil.shownName);
  if (names.size > 1) return 'other-pupil';
  if (names.has(expected)) return null;
  if (names.size === 1) return 'other-pupil';
  // A heading can hold the name within a sentence that does not divide.
  const isNamed =
    expected !== '' &&
    headings.some((text) => expected.split(' ').every((word) => text.includes(` ${word} `)));
  return isNamed ? null : 'no-pupil-named';
}

/** The words a person reads as the field's label. */
function labelOf(field: Element, within: Element): string {
  const id = field.getAttribute('id');
  const explicit =
    (id ? within.ownerDocument.querySelector(`label[for="${CSS.escape(id)}"]`) : null) ??
    field.closest('label');
  const texts = [
    explicit ? textOf(explicit) : '',
    ...tooltipsOf(field),
    field.getAttribute('placeholder') ?? '',
  ];
  const known = texts.find((text) => text !== '');
  if (known) return squeeze(texts.filter((text) => text !== '').join(' '));
  for (let at: Element | null = field; at && at !== within; at = at.parentElement) {
    const before = at.previousElementSibling;
    if (before && !before.matches(FIELDS) && !before.querySelector(FIELDS)) {
      const text = textOf(before);
      if (text !== '') return text.slice(-60);
    }
    const around = at.parentElement;
    if (around && around.querySelectorAll(FIELDS).length > 1) break;
  }
  return squeeze(field.getAttribute('name') ?? '').replace(/([a-z])([A-Z])/g, '$1 $2');
}

function isLocked(field: Element): boolean {
  return (
    field.matches(':disabled, [aria-disabled=true], [aria-readonly=true]') ||
    ((isInput(field) || isTextarea(field)) && field.readOnly)
  );
}

function maxLengthOf(field: Element, within: Element): number | null {
  const attribute = Number(
    field.getAttribute('maxlength') ?? field.getAttribute('data-maxlength') ?? Number.NaN,
  );
  if (Number.isInteger(attribute) && attribute > 0) return attribute;
  const hint = tooltipsOf(field).concat(
    field.parentElement && field.parentElement !== within ? textOf(field.parentElement) : '',
  );
  const said = hint.map((text) =>
    /\b(?:max(?:imum)?\.?(?: of)?|up to|limit:?)\s*(\d{2,5})\b|\b\d+\s*\/\s*(\d{2,5})\b/i.exec(
      text,
    ),
  );
  const found = said.find((match) => match !== null);
  return found ? Number(found[1] ?? found[2]) : null;
}

export function findNoteField(document: Document, pupil: ExpectedPupil): NoteField {
  const open = openSlideovers(document).filter((element) => element.querySelector(FIELDS) !== null);
  const [slideover, ...others] = open;
  if (!slideover)
    return { found: false, why: openSlideover(document) ? 'no-field' : 'no-slideover' };
  if (others.length > 0) return { found: false, why: 'two-slideovers' };
  const wrong = belongsTo(aboutOf(slideover), pupil);
  if (wrong) return { found: false, why: wrong };
  const fields = [...slideover.querySelectorAll<HTMLElement>(FIELDS)]
    .filter(
      (field) =>
        isShown(field) &&
        !field.matches('[role=combobox], [aria-haspopup]') &&
        !field.parentElement?.closest('[contenteditable=true], [contenteditable=""]'),
    )
    .map((element) => ({ element, label: labelOf(element, slideover) }))
    .filter(({ label }) => NOTE_LABEL.test(plain(label)) && !NOT_A_NOTE.test(plain(label)));
  const [field, ...more] = fields;
  if (!field) return { found: false, why: 'no-field' };
  if (more.length > 0) return { found: false, why: 'two-fields' };
  if (isLocked(field.element)) return { found: false, why: 'field-locked' };
  return { found: true, ...field, maxLength: maxLengthOf(field.element, slideover) };
}

/** The open slide-over that belongs for certain to one row of the register, with the signed note it shows. */
export function openNote(
  document: Document,
  rows: readonly Pick<PupilRowReading, 'rowKey' | 'shownName' | 'arborStudentId'>[],
): { slideover: Element; rowKey: string; text: string | null } | null {
  const [slideover, ...others] = openSlideovers(document);
  if (!slideover || others.length > 0) return null;
  const about = aboutOf(slideover);
  // An id says who it is; a second name beside it says that it may not be.
  const [row, ...more] = rows.filter(
    (one) => belongsTo(about, one) === null || about.names.has(nameKey(one.shownName)),
  );
  if (!row || more.length > 0) return null;
  return { slideover, rowKey: row.rowKey, text: signedNoteIn([slideover], null) };
}

export type FillResult =
  | { ok: true; readBack: string }
  /** Somebody's words are in the field: the person decides. Nothing was written. */
  | { ok: false; why: 'occupied'; text: string }
  | { ok: false; why: 'too-long'; length: number; maxLength: number }
  /** The page kept something else than was put in. */
  | { ok: false; why: 'not-taken'; readBack: string }
  | { ok: false; why: 'gone' };

export function noteText(field: HTMLElement): string {
  if (isInput(field) || isTextarea(field)) return field.value;
  return field.innerText.replace(/\n$/, '');
}

/** Frameworks that control a field watch the prototype's setter and the bubbling event, not the value. */
function setValue(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const prototype = Object.getPrototypeOf(field) as object;
  const setter = Object.getOwnPropertyDescriptor(prototype, 'value')?.set;
  if (setter) setter.call(field, text);
  else field.value = text;
}

function announce(field: HTMLElement, text: string): void {
  const view = field.ownerDocument.defaultView;
  if (!view) return;
  field.dispatchEvent(
    new view.InputEvent('input', {
      bubbles: true,
      composed: true,
      inputType: 'insertText',
      data: text,
    }),
  );
  field.dispatchEvent(new view.Event('change', { bubbles: true }));
}

/**
 * @param options.append the person chose to add to what is there; the separator is a new line in a
 *   field of several lines and `; ` in one of a single line
 */
export async function fillNoteField(
  field: { element: HTMLElement; maxLength: number | null },
  text: string,
  options: { append?: boolean } = {},
): Promise<FillResult> {
  const { element, maxLength } = field;
  const view = element.ownerDocument.defaultView;
  if (!element.isConnected || !view) return { ok: false, why: 'gone' };
  const present = noteText(element);
  if (present.trim() !== '' && !options.append)
    return { ok: false, why: 'occupied', text: present };
  const separator = isInput(element) ? '; ' : '\n';
  const whole = present.trim() === '' ? text : `${present.replace(/\s+$/, '')}${separator}${text}`;
  if (maxLength !== null && whole.length > maxLength) {
    return { ok: false, why: 'too-long', length: whole.length, maxLength };
  }
  if (isInput(element) || isTextarea(element)) setValue(element, whole);
  else element.innerText = whole;
  announce(element, text);
  // A framework that refuses the text puts its own back when it draws again: two frames, then read.
  await new Promise<void>((resolve) => {
    view.requestAnimationFrame(() => view.requestAnimationFrame(() => resolve()));
  });
  if (!element.isConnected) return { ok: false, why: 'gone' };
  const readBack = noteText(element);
  return readBack === whole ? { ok: true, readBack } : { ok: false, why: 'not-taken', readBack };
}
