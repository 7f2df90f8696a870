/**
 * A class register with the pupils across and the days down. Turned, each mark gets a row of its own;
 * left as it is, the marks of one pupil would be taken for somebody else's.
 */
import { readDate, splitDateAndSession } from './dates';
import { isKnownCaption } from './fields';
import { readPersonName } from './person-name';
import type { Column, TableRow } from './table';

const ONE_MARK = /^(?:[/\\#]|[A-Z]\d{0,2}|-)$/i;
const SAMPLE = 50;

interface Rows {
  columns: readonly Column[];
  rows: readonly TableRow[];
}

export function withPupilsDown(table: Rows): Rows {
  const { columns, rows } = table;
  const cellsOf = ({ index }: Column) =>
    rows
      .slice(0, SAMPLE)
      .map(({ cells }) => (cells[index] ?? '').trim())
      .filter((cell) => cell !== '');
  const isPupil = (column: Column) =>
    !isKnownCaption(column.caption) &&
    splitDateAndSession(column.caption) === null &&
    readPersonName(column.caption) !== null &&
    cellsOf(column).every((cell) => ONE_MARK.test(cell)) &&
    cellsOf(column).length > 0;
  const pupils = columns.filter(isPupil);
  if (pupils.length < 2) return table;
  const others = columns.filter((column) => !pupils.includes(column));
  const isDay = (cell: string) =>
    readDate(splitDateAndSession(cell)?.date ?? cell, null).kind !== 'no-date';
  const hasDay = others.some(
    (column) => cellsOf(column).length > 0 && cellsOf(column).every(isDay),
  );
  // Where a column names pupils, those above the others are words and no names.
  const namesPupils = others.some((column) =>
    /^(?:name|pupil|student|surname|upn)\b/i.test(column.caption),
  );
  if (!hasDay || namesPupils) return table;
  const captions = [...others.map(({ caption }) => caption), 'Name', 'Mark'];
  return {
    columns: captions.map((caption, index) => ({
      index,
      caption,
      key: caption === '' ? `(${index + 1})` : caption,
    })),
    rows: rows.flatMap(({ row, cells }) => {
      const said = others.map(({ index }) => cells[index] ?? '');
      return pupils.map(({ caption, index }) => ({
        row,
        cells: [...said, caption, cells[index] ?? ''],
      }));
    }),
  };
}
