/**
 * A class list printed class by class names the class only above each block; a workbook only on the
 * tab of each sheet. What stands there is said of every row below it, as a column of its own.
 */
import { likeness, normaliseCaption, PUPIL_FIELDS } from './fields';
import type { Column, RowLeftOut, TableRow } from './table';

const NAMED =
  /^(?:form group|tutor group|reg(?:istration)? (?:form|group)|class|form|tutor|reg(?:istration)?)\b\s*[:–-]?\s*(\d{1,2} ?[\p{L}\d]{0,12}(?=$|[\s(,;–-])|[\p{L}][\p{L}\d]{0,15}(?=$|\s*[(,;–-])|[\p{L}]{1,4}\d{1,2}\b)/iu;
const CLASS_BEHIND = /^([\p{L}\p{N}]{1,12}) (?:class|form)$/iu;
const YEAR = /^(?:year|yr|y)(?: group)?\s*[:–-]?\s*(\d{1,2}|r|n)$|^(reception|nursery)$/i;
/** The tab of a sheet says no more than the form. */
const TAB = /^(?:class |form )?(\d{1,2} ?[A-Z]{1,3}\d?)$/i;
const NO_FORM =
  /^(?:lists?|registers?|reports?|names?|groups?|teachers?|tutors?|attendance|marks?|of|by|for|all|mrs?|ms|miss|dr)\b/i;

function formIn(text: string): string | null {
  const form = (NAMED.exec(text)?.[1] ?? CLASS_BEHIND.exec(text)?.[1])?.trim() ?? null;
  return form === null || NO_FORM.test(form) ? null : form;
}

function yearIn(text: string): string | null {
  return YEAR.test(text) ? text : null;
}

export interface Blocks {
  sheet: string | null;
  titles: readonly string[];
  columns: readonly Column[];
  rows: readonly TableRow[];
  leftOut: readonly RowLeftOut[];
}

const KINDS = [
  {
    caption: 'Class',
    names: PUPIL_FIELDS.form,
    read: formIn,
    ofTab: (tab: string) => TAB.exec(tab)?.[1] ?? null,
  },
  { caption: 'Year group', names: PUPIL_FIELDS.yearGroup, read: yearIn, ofTab: yearIn },
] as const;

/** The same rows with the class and year of their block, where no column of theirs says it. */
export function withBlockTitles(blocks: Blocks): Pick<Blocks, 'columns' | 'rows'> {
  let { columns, rows } = blocks;
  for (const { caption, names, read, ofTab } of KINDS) {
    const isSaid = columns.some((one) => likeness(normaliseCaption(one.caption), names) > 0);
    if (isSaid) continue;
    const above =
      blocks.titles.map(read).findLast((one) => one !== null) ?? ofTab(blocks.sheet ?? '');
    const between = blocks.leftOut.flatMap(({ row, why, text }) => {
      const said = why === 'title' ? read(text) : null;
      return said === null ? [] : [{ row, said }];
    });
    if (above === null && between.length === 0) continue;
    const index = columns.length;
    columns = [...columns, { index, caption, key: caption, isAdded: true }];
    rows = rows.map(({ row, cells }) => {
      const said = between.findLast((one) => one.row < row)?.said ?? above ?? '';
      return { row, cells: [...Array.from({ length: index }, (_, at) => cells[at] ?? ''), said] };
    });
  }
  return { columns, rows };
}
