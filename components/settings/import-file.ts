/** A file as the import page sees it. Our own page's entrypoint fills this from the parsers. */
import type { Pupil } from '@/lib/attendance/pupil';
import type { PupilContext } from '@/lib/casework/context';
import type { MarkRow } from '@/lib/messages/protocol';

export type ImportKind = 'pupils' | 'marks';
export type DateOrder = 'day-first' | 'month-first';

export interface FileColumn {
  /** Unique within the file. */
  key: string;
  caption: string;
  sample: readonly string[];
  /** The field it was taken for; null: none. */
  field: string | null;
  /** True when a person need not look. */
  sure: boolean;
}

export interface FileProblem {
  /** As a spreadsheet counts; null: the whole file. */
  row: number | null;
  column: string | null;
  expected: string;
  found: string;
}

export interface ReadFile {
  pupils: Pupil[];
  contexts: PupilContext[];
  marks: MarkRow[];
  /** Cells without a mark: left out, never taken for anything. */
  blank: number;
  problems: FileProblem[];
  /** Dates that read both ways: nothing is taken until a person says which. */
  questions: { column: string; example: string }[];
}

export interface OpenFile {
  name: string;
  rows: number;
  columns: readonly FileColumn[];
  /** Columns that are dates of a grid of marks; they need no field. */
  gridColumns: number;
  /** A remembered mapping as far as it fits this file; null when it does not. */
  recall(remembered: Record<string, string>): Record<string, string> | null;
  read(
    mapping: Record<string, string>,
    options: { tenant: string; pupils: readonly Pupil[]; dateOrder: DateOrder | null },
  ): ReadFile;
}

export interface ImportParsers {
  /** @throws an Error whose message is fit to be shown: no CSV, no captions. */
  open(kind: ImportKind, bytes: Uint8Array, name: string): OpenFile;
  /** What a column can be, in the order in which it is offered. */
  fields(kind: ImportKind): readonly string[];
}
