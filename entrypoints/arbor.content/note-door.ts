/**
 * Arbor's own note, for the panel outside the page. The field is found again at each use and never
 * remembered: it must belong for certain to the pupil being recorded.
 */
import type { NoteOf, NoteState, PutResult } from '@/entrypoints/panel/port';
import { fillNoteField, findNoteField, type FillResult } from '@/lib/arbor/note-field';
import type { RegisterReading } from '@/lib/arbor/reading';

/** Codes; the panel has the sentences, so that they stay out of Arbor's page. */
function whyNotFilled(result: Extract<FillResult, { ok: false }>): PutResult {
  if (result.why === 'occupied') return { put: false, occupiedBy: result.text };
  const length = result.why === 'too-long' ? ` ${result.length} ${result.maxLength}` : '';
  return { put: false, why: result.why + length };
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
  return note.found ? 'ready' : { why: note.why };
}

export async function putInNote(
  document: Document,
  of: NoteOf,
  reading: RegisterReading,
  text: string,
  append: boolean,
): Promise<PutResult> {
  const note = find(document, of, reading);
  if (!note.found) return { put: false, why: note.why };
  const result = await fillNoteField(note, text, { append });
  return result.ok ? { put: true } : whyNotFilled(result);
}
