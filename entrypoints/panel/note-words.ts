/** Why Arbor's note cannot be filled, in words: the page says it by code. */
import type { FillResult, NoteFieldMissing } from '@/lib/arbor/note-field';

type NotFilled = Exclude<Extract<FillResult, { ok: false }>['why'], 'occupied'>;

const WORDS: Record<NoteFieldMissing | NotFilled, string> = {
  'no-slideover': 'Open this pupil’s note in Arbor to put the line there.',
  'two-slideovers': 'Two windows of Arbor are open: close one of them first.',
  'no-pupil-named': 'The open note does not say whose it is.',
  'other-pupil': 'The open note belongs to another pupil.',
  'name-shared': 'Two pupils share this name, and the open note does not say which one it is.',
  'no-field': 'No note field was found in the open window.',
  'two-fields': 'The open window has several text fields; which is the note is not certain.',
  'field-locked': 'The note cannot be changed in Arbor just now.',
  'too-long':
    'The line has # characters and Arbor’s note takes #: shorten it. Nothing was written.',
  'not-taken': 'Arbor did not keep the line: copy it instead.',
  gone: 'The note was closed: open it again, or copy the line.',
};

/** `too-long 120 80`: a code, and the figures that belong to it. */
export function whyInWords(why: string): string {
  const [code = '', ...figures] = why.split(' ');
  const words = Object.hasOwn(WORDS, code) ? WORDS[code as keyof typeof WORDS] : why;
  return words.replace(/#/g, () => figures.shift() ?? '');
}
