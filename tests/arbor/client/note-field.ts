/**
 * The note field in five makes. `text()` is what the framework holds and will save, which is not
 * always what the element shows.
 */
import type { Pen } from './dom';

export interface NoteField {
  /** The field with its name, as the page shows it. */
  element: HTMLElement;
  text(): string;
  /** Draws the framework's state over whatever the element shows. */
  render(): void;
}

type TextControl = HTMLInputElement | HTMLTextAreaElement;

function plain(control: TextControl, initial: string): NoteField {
  control.value = initial;
  return { element: control, text: () => control.value, render: () => {} };
}

/**
 * A controlled field as React makes it (ReactDOM, inputValueTracking.js and ReactDOMInput.js): the
 * element's own `value` property is overridden to note what scripts wrote, an input event whose
 * value is the one noted changes nothing, and the next render writes the state back.
 */
export function controlled(control: TextControl, initial: string, root: EventTarget): NoteField {
  const prototype =
    control instanceof HTMLInputElement
      ? HTMLInputElement.prototype
      : HTMLTextAreaElement.prototype;
  const inherited = Object.getOwnPropertyDescriptor(prototype, 'value');
  let noted = initial;
  let state = initial;
  control.value = initial;
  Object.defineProperty(control, 'value', {
    configurable: true,
    enumerable: inherited?.enumerable ?? true,
    get: () => inherited?.get?.call(control) as string,
    set: (value: unknown) => {
      noted = String(value);
      inherited?.set?.call(control, value);
    },
  });
  const render = (): void => {
    if (control.value !== state) control.value = state;
  };
  // React listens at its root, not at the element.
  const heard = (event: Event): void => {
    if (event.target !== control || control.value === noted) return;
    noted = control.value;
    state = control.value;
    render();
  };
  root.addEventListener('input', heard);
  root.addEventListener('change', heard);
  return { element: control, text: () => state, render };
}

function editable(pen: Pen, initial: string): NoteField {
  const max = pen.switches.noteMaxLength;
  const box = pen.component('mis-rich-text', 'div', 'mis-rich-text', {
    contenteditable: 'true',
    role: 'textbox',
    'aria-multiline': 'true',
  });
  box.textContent = initial;
  let state = initial;
  box.addEventListener('input', () => {
    if (max > 0 && box.innerText.length > max) box.textContent = box.innerText.slice(0, max);
    state = box.innerText;
  });
  return { element: box, text: () => state, render: () => {} };
}

function control(pen: Pen, kind: 'input' | 'textarea'): TextControl {
  const made =
    kind === 'input'
      ? pen.component('mis-textfield', 'input', 'x-form-text', { type: 'text' })
      : pen.component('mis-textarea', 'textarea', 'x-form-text', { rows: '4' });
  made.name = 'note';
  made.autocomplete = 'off';
  if (pen.switches.noteMaxLength > 0) made.maxLength = pen.switches.noteMaxLength;
  return made;
}

function makeField(pen: Pen, initial: string, root: EventTarget): NoteField {
  switch (pen.switches.noteField) {
    case 'input':
      return plain(control(pen, 'input'), initial);
    case 'textarea':
      return plain(control(pen, 'textarea'), initial);
    case 'controlled-input':
      return controlled(control(pen, 'input'), initial, root);
    case 'controlled-textarea':
      return controlled(control(pen, 'textarea'), initial, root);
    case 'editable':
      return editable(pen, initial);
  }
}

export function noteField(pen: Pen, initial: string, root: EventTarget): NoteField {
  const field = makeField(pen, initial, root);
  const words = pen.switches.noteLabel;
  const body = pen.draw('div', 'x-form-item-body', {}, field.element);
  const wrap = pen.component('mis-note', 'div', 'x-field mis-note-field');
  switch (pen.switches.noteNaming) {
    case 'label': {
      const label = pen.draw('label', 'x-form-item-label', {}, words);
      if (field.element.id) label.htmlFor = field.element.id;
      else if (field.element instanceof HTMLDivElement)
        field.element.setAttribute('aria-label', words);
      if (field.element.id || field.element instanceof HTMLDivElement) wrap.append(label, body);
      else {
        label.append(body);
        wrap.append(label);
      }
      // A label element names no div; the real association is by reference.
      if (field.element instanceof HTMLDivElement && field.element.id) {
        label.id = `${field.element.id}-labelEl`;
        field.element.setAttribute('aria-labelledby', label.id);
      }
      break;
    }
    case 'aria-label':
      field.element.setAttribute('aria-label', words);
      wrap.append(body);
      break;
    case 'placeholder':
      field.element.setAttribute(
        field.element instanceof HTMLDivElement ? 'data-placeholder' : 'placeholder',
        words,
      );
      wrap.append(body);
      break;
    case 'text-beside':
      wrap.append(pen.draw('div', 'x-form-item-label', {}, words), body);
      break;
    case 'none':
      wrap.append(body);
  }
  return { ...field, element: wrap };
}
