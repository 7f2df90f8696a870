/**
 * Arbor's own note, for the panel outside the page. The field is found again at each use and never
 * remembered: it must belong for certain to the pupil being recorded.
 */
import type { NoteOf, NoteState, PutResult } from '@/entrypoints/panel/port';
import {
  fillNoteField,
  findNoteField,
  type FillResult,
  type NoteFieldMissing,
} from '@/lib/arbor/note-field';
import type { RegisterReading } from '@/lib/arbor/reading';

const NOT_FOUND: Record<NoteFieldMissing, string> = {
  'no-slideover': 'Open this pupil’s note in Arbor to put the line there.',
  'two-slideovers': 'Two windows of Arbor are open: close one of them first.',
  'no-pupil-named': 'The open note does not say whose it is.',
  'other-pupil': 'The open note belongs to another pupil.',
  'name-shared': 'Two pupils share this name, and the open note does not say which one it is.',
  'no-field': 'No note field was found in the open window.',
  'two-fields': 'The open window has several text fields; which is the note is not certain.',
  'field-locked': 'The note cannot be changed in Arbor just now.',
};

function whyNotFilled(result: Extract<FillResult, { ok: false }>): PutResult {
  switch (result.why) {
    case 'occupied':
      return { put: false, occupiedBy: result.text };
    case 'too-long':
      return {
        put: false,
        why: `The line has ${result.length} characters and Arbor’s note takes ${result.maxLength}: shorten it. Nothing was written.`,
      };
    case 'not-taken':
      return { put: false, why: 'Arbor did not keep the line: copy it instead.' };
    case 'gone':
      return { put: false, why: 'The note was closed: open it again, or copy the line.' };
  }
}

function find(document: Document, of: NoteOf, reading: RegisterReading) {
  const row = reading.rows.find(({ rowKey }) => rowKey === of.rowKey);
  const shownName = row?.shownName ?? of.name;
  return findNoteField(document, {
    shownName,
    arborStudentId: row?.arborStudentId ?? null,
    nameIsShared: reading.rows.filter((each) => each.shownName === shownName).length > 1,
  });
}

export function noteState(document: Document, of: NoteOf, reading: RegisterReading): NoteState {
  const note = find(document, of, reading);
  return note.found ? 'ready' : { why: NOT_FOUND[note.why] };
}

export async function putInNote(
  document: Document,
  of: NoteOf,
  reading: RegisterReading,
  text: string,
  append: boolean,
): Promise<PutResult> {
  const note = find(document, of, reading);
  if (!note.found) return { put: false, why: NOT_FOUND[note.why] };
  const result = await fillNoteField(note, text, { append });
  return result.ok ? { put: true } : whyNotFilled(result);
}
