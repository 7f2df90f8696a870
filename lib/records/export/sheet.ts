import type { PlainDate } from '@/lib/attendance/plain-date';

/** What one cell holds. Text is always text: nothing in a file of ours is ever a formula. */
export type Cell = string | number | null | { date: PlainDate };

export interface Column {
  caption: string;
  /** Characters, about. */
  width: number;
}

export interface Sheet {
  name: string;
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
  /** A line above the captions, each name over so many columns; only a workbook has room for it. */
  above?: readonly { name: string; columns: number }[];
}

export const column = (caption: string, width = 14): Column => ({ caption, width });
export const dateCell = (date: PlainDate | null): Cell => (date === null ? null : { date });
export const yesNo = (value: boolean | null): Cell =>
  value === null ? null : value ? 'Yes' : 'No';
