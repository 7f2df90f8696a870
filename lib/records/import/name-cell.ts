/** A whole name in one cell, with what schools write behind it in brackets: a form, or a known name. */
import type { Cells } from './cells';
import { normaliseCaption } from './fields';
import { isFormWord, withoutBracket, type NameOrder } from './person-name';
import type { TableRow } from './table';

export interface NameCell {
  /** Without the brackets. */
  name: string | null;
  form: string | null;
  knownAs: string | null;
}

/** "Surname Forename" above `Adams Ava`. */
export function nameOrderOf(caption: string | null): NameOrder {
  const normal = normaliseCaption(caption ?? '');
  return /^(?:surname|last name|family name|legal surname)\b.*\b(?:forename|first name|given name)/.test(
    normal,
  )
    ? 'surname-first'
    : 'unsaid';
}

export function readNameCell(row: TableRow, cells: Cells): NameCell {
  const text = cells.text(row, 'name');
  if (text === null) return { name: null, form: null, knownAs: null };
  const { name, bracket } = withoutBracket(text);
  if (bracket === null) return { name, form: null, knownAs: null };
  const isForm = isFormWord(bracket) || (!cells.has('form') && cells.isRepeated('name', bracket));
  return isForm ? { name, form: bracket, knownAs: null } : { name, form: null, knownAs: bracket };
}
