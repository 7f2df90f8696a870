/**
 * Arbor's own note as the calling form sees it. The field is found again at each use and never
 * remembered: it must belong for certain to the pupil being recorded.
 */
import type { ReadonlySignal } from '@preact/signals';
import {
  fillNoteField,
  findNoteField,
  type FillResult,
  type NoteFieldMissing,
} from '@/lib/arbor/note-field';
import type { RegisterReading } from '@/lib/arbor/reading';
import type { QueueItem } from '@/lib/messages/views';
import { copyText } from './copy-text';

export type NoteState = 'ready' | { why: string };
export type PutResult =
  | { put: true }
  | { put: false; why: string }
  /** Somebody's words stand there already; only the person may add to them. */
  | { put: false; occupiedBy: string };

export interface NoteDoor {
  /** Counts up whenever the page was used, so that an opened slide-over is noticed. */
  readonly turn: ReadonlySignal<number>;
  state(item: QueueItem): NoteState;
  put(item: QueueItem, text: string, options: { append: boolean }): Promise<PutResult>;
  copy(text: string): Promise<boolean>;
}

const NOT_FOUND: Record<NoteFieldMissing, string> = {
  'no-slideover': 'Open this pupil’s note in Arbor to put the line there.',
  'two-slideovers': 'Two windows of Arbor are open: close one of them first.',
  'no-pupil-named': 'The open note does not say whose it is.',
  'other-pupil': 'The open note belongs to another pupil.',
  'name-shared': 'Two pupils share this name, and the open note does not say which one it is.',
  'no-field': 'No note field was found in the open window.',
  'two-fields':
    'The open window has more than one text field, and which is the note is not certain.',
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

export function noteDoor(
  document: Document,
  turn: ReadonlySignal<number>,
  reading: () => RegisterReading | null,
): NoteDoor {
  function find(item: QueueItem) {
    const rows = reading()?.rows ?? [];
    const row = rows.find(({ rowKey }) => rowKey === item.rowKey);
    const shownName = row?.shownName ?? item.name;
    return findNoteField(document, {
      shownName,
      arborStudentId: row?.arborStudentId ?? null,
      nameIsShared: rows.filter((each) => each.shownName === shownName).length > 1,
    });
  }
  return {
    turn,
    state(item) {
      const note = find(item);
      return note.found ? 'ready' : { why: NOT_FOUND[note.why] };
    },
    async put(item, text, options) {
      const note = find(item);
      if (!note.found) return { put: false, why: NOT_FOUND[note.why] };
      const result = await fillNoteField(note, text, options);
      return result.ok ? { put: true } : whyNotFilled(result);
    },
    copy: (text) => copyText(document, text),
  };
}
