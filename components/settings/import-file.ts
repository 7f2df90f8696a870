/** A file as the import page sees it. Our own page's entrypoint fills this from the parsers. */
import type { CalendarDefinition } from '@/lib/attendance/calendar-definition';
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { Pupil } from '@/lib/attendance/pupil';
import type { ContextSaid } from '@/lib/casework/context';
import type {
  EventRead,
  ImportRequest,
  NoteKept,
  Stranger,
  TrackerSheet,
} from '@/lib/messages/import-request';
import type { PackedMarks } from '@/lib/messages/packed-marks';

export type ImportKind = ImportRequest['kind'];
export type DateOrder = 'day-first' | 'month-first';

export interface FileColumn {
  /** Unique within the file. */
  key: string;
  caption: string;
  sample: readonly string[];
  /** The field it was taken for; null: none. */
  field: string | null;
  /** 0 to 1. */
  confidence: number;
  /** True when a person need not look. */
  sure: boolean;
}

export interface FileProblem {
  file: string;
  /** As a spreadsheet counts; null: the whole file. */
  row: number | null;
  column: string | null;
  expected: string;
  found: string;
}

export type FileQuestion =
  | { kind: 'dates'; column: string; example: string; why: 'ambiguous' | 'mixed' }
  | { kind: 'year'; column: string; example: string; autumns: number[] }
  | { kind: 'pupil' };

export interface ReadFile {
  pupils: Pupil[];
  contexts: ContextSaid[];
  marks: PackedMarks | null;
  markCount: number;
  events: EventRead[];
  unread: NoteKept[];
  /** The sheets of a tracker as they stood, for the way back. */
  tracker: TrackerSheet[];
  calendar: CalendarDefinition | null;
  /** Cells without a mark: left out, never taken for anything. */
  blank: number;
  problems: FileProblem[];
  /** Also those that are not kept one by one. */
  problemCount: number;
  /** Nothing is taken until a person has answered. */
  questions: FileQuestion[];
  /** Different pupils the rows name. */
  matching: { matched: number; unknown: number; ambiguous: number };
  strangers: Stranger[];
  leftOut: { row: number; why: 'title' | 'total' | 'captions'; text: string }[];
  rows: number;
}

export interface ColumnsOfKind {
  columns: readonly FileColumn[];
  /** Columns that are dates of a grid of marks; they need no field. */
  gridColumns: number;
  /** The same for two files of one report. */
  shape: string;
}

export interface OpenFile {
  name: string;
  /** Null: a long file, not counted until it is read. */
  rows: number | null;
  /** What it may be, the likeliest first; empty: it looks like nothing we know. */
  kinds: readonly { kind: ImportKind; confidence: number; because: string }[];
  sheets: readonly { name: string; rows: number; kind: ImportKind | null }[];
  byKind: Record<ImportKind, ColumnsOfKind>;
}

export interface ReadOptions {
  kind: ImportKind;
  mapping: Record<string, string>;
  tenant: string;
  pupils: readonly Pupil[];
  dateOrder: DateOrder | null;
  today: PlainDate;
  /** Whose marks they are, in a file that names nobody. */
  onePupil: string | null;
  /** The autumn of the school year of days that lack theirs; null: not said. */
  autumn: number | null;
}

export type OnProgress = (share: number, rows: number) => void;

/** One file at a time. Its promises reject with an Error whose message is fit to be shown. */
export interface FileInHand {
  open(blob: Blob, name: string, onProgress: OnProgress): Promise<OpenFile>;
  read(options: ReadOptions, onProgress: OnProgress): Promise<ReadFile>;
  /** Ends whatever runs; nothing answers any more. */
  stop(): void;
}

export interface ImportParsers {
  newFile(): FileInHand;
  /** A remembered mapping as far as it fits the columns; null when it does not. */
  recall(
    kind: ImportKind,
    remembered: Record<string, string>,
    columns: ColumnsOfKind,
  ): Record<string, string> | null;
  /** What a column can be, in the order in which it is offered. */
  fields(kind: ImportKind): readonly string[];
}
