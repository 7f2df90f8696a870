import { describe, expect, it } from 'vitest';
import {
  fillNoteField,
  findNoteField,
  noteText,
  openSlideover,
  type NoteField,
} from '@/lib/arbor/note-field';
import { show } from './frame';

const AVA = { shownName: 'Adams, Ava', arborStudentId: '101' };
const slideover = (heading: string, body: string) =>
  `<main><h1>5B Register</h1><p>Adams, Ava</p><p>Brown, Leo</p></main><div class="slideover-content">${heading}${body}<button class="save">Save</button><button class="arbor-cancel-button">Cancel</button></div>`;
const NOTE = '<label for="n1">Note</label><textarea id="n1"></textarea>';

function found(field: NoteField) {
  if (!field.found) throw new Error(field.why);
  return field;
}

describe('the note field is found only for the pupil it belongs to', () => {
  it.each([
    ['the name in the other order', '<h2>Ava Adams</h2>', NOTE, 'Note'],
    ['the name in a sentence', '<h2>Absence note for Ava Adams</h2>', NOTE, 'Note'],
    ['the name and a mark', '<h2>Ava Adams – Late</h2>', NOTE, 'Note'],
    ['a link with the id', '<a href="/?/student-ui/overview/id/101">profile</a>', NOTE, 'Note'],
    [
      'a label by position',
      '<h2>Ava Adams</h2>',
      '<div class="mis-property-row"><span>Notes</span><div><input></div></div>',
      'Notes',
    ],
    [
      'a placeholder, minutes beside it',
      '<h2>Ava Adams</h2>',
      '<input aria-label="Minutes late"><textarea placeholder="Add a comment"></textarea>',
      'Add a comment',
    ],
    [
      'an editable box',
      '<h2>Adams, Ava</h2>',
      '<div contenteditable="true" aria-label="Reason for absence"></div>',
      'Reason for absence',
    ],
    [
      'a property row with the name',
      '<div class="mis-property-row"><label>Student</label><div>Ava Adams</div></div>',
      NOTE,
      'Note',
    ],
  ])('%s', (_, heading, body, label) => {
    const field = findNoteField(show(slideover(heading, body)), AVA);
    expect(field).toMatchObject({ found: true, label });
  });

  it.each([
    ['another pupil’s name', '<h2>Leo Brown</h2>', NOTE, AVA, 'other-pupil'],
    [
      'another pupil’s id',
      '<h2>Ava Adams</h2><a href="?/student-ui/overview/id/102">profile</a>',
      NOTE,
      AVA,
      'other-pupil',
    ],
    ['two pupils', '<h2>Ava Adams</h2><h3>Leo Brown</h3>', NOTE, AVA, 'other-pupil'],
    ['nobody’s name', '<h2>Late</h2>', NOTE, AVA, 'no-pupil-named'],
    [
      'a name two pupils share, and no id',
      '<h2>Ava Adams</h2>',
      NOTE,
      { ...AVA, nameIsShared: true },
      'name-shared',
    ],
    [
      'a longer name with the same words in it',
      '<h2>Ava Adams Brown</h2>',
      NOTE,
      AVA,
      'other-pupil',
    ],
    [
      'two notes',
      '<h2>Ava Adams</h2>',
      `${NOTE}<textarea aria-label="Comment"></textarea>`,
      AVA,
      'two-fields',
    ],
    ['no note', '<h2>Ava Adams</h2>', '<input aria-label="Minutes late">', AVA, 'no-field'],
    [
      'a locked note',
      '<h2>Ava Adams</h2>',
      '<textarea aria-label="Note" readonly></textarea>',
      AVA,
      'field-locked',
    ],
  ])('refuses %s', (_, heading, body, pupil, why) => {
    expect(findNoteField(show(slideover(heading, body)), pupil)).toEqual({ found: false, why });
  });

  it('tells two pupils of one name apart by id', () => {
    const page = show(
      slideover('<h2><a href="?/student-ui/overview/id/101">Ava Adams</a></h2>', NOTE),
    );
    expect(findNoteField(page, { ...AVA, nameIsShared: true }).found).toBe(true);
    expect(findNoteField(page, { ...AVA, arborStudentId: '102', nameIsShared: true })).toEqual({
      found: false,
      why: 'other-pupil',
    });
  });

  it('refuses two open slide-overs, a closed one, and none', () => {
    const two = `${slideover('<h2>Ava Adams</h2>', NOTE)}<div role="dialog"><h2>Ava Adams</h2><textarea aria-label="Note"></textarea></div>`;
    expect(findNoteField(show(two), AVA)).toEqual({ found: false, why: 'two-slideovers' });
    const closed = show(
      `<div class="slideover-content" style="display:none"><h2>Ava Adams</h2>${NOTE}</div>`,
    );
    expect(findNoteField(closed, AVA)).toEqual({ found: false, why: 'no-slideover' });
    expect(openSlideover(closed)).toBeNull();
  });

  it.each([
    ['<textarea aria-label="Note" maxlength="250"></textarea>', 250],
    ['<div><textarea aria-label="Note"></textarea><small>0 / 500</small></div>', 500],
    ['<textarea aria-label="Note"></textarea>', null],
  ])('knows the limit of %s', (html, limit) => {
    expect(found(findNoteField(show(slideover('<h2>Ava Adams</h2>', html)), AVA)).maxLength).toBe(
      limit,
    );
  });
});

/**
 * A field as React controls it: an own `value` property keeps the last value seen, events that bring
 * nothing new are ignored, and the field is set back to the state after each event
 * (https://github.com/facebook/react/blob/v18.2.0/packages/react-dom/src/client/inputValueTracking.js).
 */
function control(
  field: HTMLInputElement | HTMLTextAreaElement,
  accept: (text: string) => string = (text) => text,
) {
  const prototype = Object.getPrototypeOf(field) as object;
  const native = Object.getOwnPropertyDescriptor(prototype, 'value');
  const state = { value: '' };
  let tracked = field.value;
  Object.defineProperty(field, 'value', {
    configurable: true,
    get: () => native?.get?.call(field) as string,
    set: (text: string) => {
      tracked = text;
      native?.set?.call(field, text);
    },
  });
  field.ownerDocument.addEventListener('input', (event) => {
    if (event.target !== field) return;
    const now = native?.get?.call(field) as string;
    if (now !== tracked) {
      tracked = now;
      state.value = accept(now);
    }
    field.ownerDocument.defaultView?.queueMicrotask(() => {
      field.value = state.value;
    });
  });
  return state;
}

const LINE = '15/09 09:20 LB: rang mother, no answer, message left';

describe('text is put in as the page’s own framework notices it', () => {
  const open = (html: string) => {
    const page = show(slideover('<h2>Ava Adams</h2>', html));
    return { page, field: found(findNoteField(page, AVA)) };
  };

  it.each([
    ['a plain input', '<input aria-label="Note">'],
    ['a text area', '<textarea aria-label="Note"></textarea>'],
    ['an editable box', '<div contenteditable="true" aria-label="Note"></div>'],
  ])('%s', async (_, html) => {
    const { page, field } = open(html);
    const heard: string[] = [];
    page.addEventListener('input', () => heard.push(noteText(field.element)));
    let pressed = 0;
    page.addEventListener('click', () => (pressed += 1));
    expect(await fillNoteField(field, LINE)).toEqual({ ok: true, readBack: LINE });
    expect(heard).toEqual([LINE]);
    expect(pressed).toBe(0);
  });

  it.each([['input'], ['textarea']])('a controlled %s keeps it', async (tag) => {
    const { field } = open(`<${tag} aria-label="Note"></${tag}>`);
    const state = control(field.element as HTMLInputElement);
    expect(await fillNoteField(field, LINE)).toEqual({ ok: true, readBack: LINE });
    expect(state.value).toBe(LINE);
  });

  it('a controlled field that cuts the text is reported', async () => {
    const { field } = open('<textarea aria-label="Note"></textarea>');
    control(field.element as HTMLTextAreaElement, (text) => text.slice(0, 10));
    expect(await fillNoteField(field, LINE)).toEqual({
      ok: false,
      why: 'not-taken',
      readBack: LINE.slice(0, 10),
    });
  });

  it('the focus stays where the person has it', async () => {
    const { page, field } = open('<input id="elsewhere"><textarea aria-label="Note"></textarea>');
    const elsewhere = page.getElementById('elsewhere');
    elsewhere?.focus();
    await fillNoteField(field, LINE);
    expect(page.activeElement).toBe(elsewhere);
  });

  it('somebody’s words are not overwritten, and are kept when the person adds to them', async () => {
    const { field } = open('<textarea aria-label="Note">Mum rang 08:40</textarea>');
    expect(await fillNoteField(field, LINE)).toEqual({
      ok: false,
      why: 'occupied',
      text: 'Mum rang 08:40',
    });
    expect(noteText(field.element)).toBe('Mum rang 08:40');
    expect(await fillNoteField(field, LINE, { append: true })).toEqual({
      ok: true,
      readBack: `Mum rang 08:40\n${LINE}`,
    });
  });

  it('one line is added to another with a semicolon', async () => {
    const { field } = open('<input aria-label="Note" value="Mum rang">');
    expect(await fillNoteField(field, 'No answer', { append: true })).toEqual({
      ok: true,
      readBack: 'Mum rang; No answer',
    });
  });

  it.each([
    [20, true],
    [19, false],
  ])('%i characters of 20 fit: %s', async (maxLength, fits) => {
    const { field } = open(`<textarea aria-label="Note" maxlength="${maxLength}"></textarea>`);
    const result = await fillNoteField(field, 'x'.repeat(20));
    expect(result.ok).toBe(fits);
    expect(noteText(field.element)).toBe(fits ? 'x'.repeat(20) : '');
  });

  it('a slide-over closed meanwhile is reported', async () => {
    const { page, field } = open('<textarea aria-label="Note"></textarea>');
    page.querySelector('.slideover-content')?.remove();
    expect(await fillNoteField(field, LINE)).toEqual({ ok: false, why: 'gone' });
  });
});
