/**
 * CSV as a spreadsheet opens it: UTF-8 with its mark, CRLF, every text in quotation marks, and no
 * cell that a spreadsheet would run (OWASP, CSV Injection).
 */
import type { Cell, Sheet } from './sheet';

/**
 * A cell that begins so may be taken for a formula; a tab or a return before it is skipped. The wide
 * forms are the same signs to a spreadsheet set to Japanese or Chinese.
 */
const RUNS = /^[=+\-@\t\r\n＝＋－＠]/;

/** An apostrophe in front: the spreadsheet shows the text and runs nothing. */
export function harmless(text: string): string {
  return RUNS.test(text) ? `'${text}` : text;
}

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return cell.date;
  return `"${harmless(cell).replaceAll('"', '""')}"`;
}

export function csvOf({ columns, rows }: Sheet): string {
  const lines = [columns.map(({ caption }) => caption), ...rows];
  return `\uFEFF${lines.map((row) => `${row.map(written).join(',')}\r\n`).join('')}`;
}
