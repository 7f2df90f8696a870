/** Arbor's own note, as the calling form sees it from outside the page. */
import type { ReadonlySignal } from '@preact/signals';
import type { NoteOf, NoteState, PutResult } from './port';

export interface NoteDoor {
  /** Asks to be told about the open note from now on, as far as it is this pupil's. */
  watch(of: NoteOf): void;
  readonly seen: ReadonlySignal<{ of: NoteOf; state: NoteState } | null>;
  put(of: NoteOf, text: string, append: boolean): Promise<PutResult>;
  copy(text: string): Promise<boolean>;
}
