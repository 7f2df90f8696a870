import type { Pupil } from '@/lib/attendance/pupil';
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { ContextSaid } from '@/lib/casework/context';
import { foldName } from '../names';
import type { Stranger } from '@/lib/messages/import-request';
import { Cells, type Question } from './cells';
import type { DateOrder } from './dates';
import { KnownPupils, type Named } from './find-pupil';
import { columnsByField, type Field, type Mapping } from './mapping';
import { nameOrderOf, readNameCell } from './name-cell';
import { readPersonName } from './person-name';
import type { ImportProblem } from './problem';
import { joinSaid, PLAN_DATES, readContext } from './read-context';
import type { RowLeftOut, Table, TableRow } from './table';
import { Who, type Matching } from './who';

export interface PupilsRead {
  pupils: Pupil[];
  contexts: ContextSaid[];
  problems: ImportProblem[];
  problemCount: number;
  /** Not empty: ask, then read again with the answer. */
  questions: Question[];
  matching: Matching;
  /** Whom the rows named and nobody knew. */
  strangers?: Stranger[];
  leftOut: readonly RowLeftOut[];
}

export interface PupilOptions {
  tenant: string;
  /** The pupils this school has already: a pupil keeps the id they had. */
  known: readonly Pupil[];
  dateOrder: DateOrder | null;
  /** A plan that ended before it is over. Null: every end is. */
  today?: PlainDate | null;
}

const DATE_FIELDS: readonly Field[] = ['dateOfBirth', 'startDate', 'leavingDate', ...PLAN_DATES];

/** A pupil's rows of one file, brought together: reports hold a row for each need or contact. */
interface Gathered {
  row: TableRow;
  pupil: Pupil;
  context: ContextSaid;
}

export function readPupils(table: Table, mapping: Mapping, options: PupilOptions): PupilsRead {
  const columns = columnsByField(table, mapping);
  const cells = new Cells(table, columns, DATE_FIELDS, options.dateOrder);
  const known = new KnownPupils(options.known);
  const gathered = new Map<string, Gathered>();
  for (const row of table.rows) {
    const found = readRow(row, cells, known, options);
    if (!found) continue;
    const before = gathered.get(found.pupil.id);
    if (!before) gathered.set(found.pupil.id, found);
    else gathered.set(found.pupil.id, bringTogether(before, found, cells));
  }
  const all = [...gathered.values()];
  const before = new Set(options.known.map(({ id }) => id));
  const matched = all.filter(({ pupil }) => before.has(pupil.id)).length;
  return {
    pupils: all.map(({ pupil }) => pupil),
    contexts: all.map(({ context }) => context),
    ...cells.outcome(),
    questions: cells.questions,
    matching: { matched, unknown: all.length - matched, ambiguous: 0 },
    leftOut: table.leftOut,
  };
}

/** What a file says about pupils of the list. It makes no pupil, and renames none. */
export function readDetails(table: Table, mapping: Mapping, options: PupilOptions): PupilsRead {
  const columns = columnsByField(table, mapping);
  const cells = new Cells(table, columns, DATE_FIELDS, options.dateOrder);
  const who = new Who(cells, columns, options.known);
  const contexts = new Map<string, ContextSaid>();
  for (const row of table.rows) {
    const pupil = who.pupil(row);
    if (!pupil) continue;
    const said = readContext(row, cells, { ...options, id: pupil.id });
    const before = contexts.get(pupil.id);
    contexts.set(pupil.id, before ? joinSaid(before, said) : said);
  }
  return {
    pupils: [],
    contexts: [...contexts.values()],
    ...cells.outcome(),
    questions: cells.questions,
    matching: who.matching(),
    strangers: who.strangers(),
    leftOut: table.leftOut,
  };
}

function readRow(
  row: TableRow,
  cells: Cells,
  known: KnownPupils,
  options: PupilOptions,
): Gathered | null {
  const name = nameOf(row, cells);
  if (!name) return null;
  const dateOfBirth = cells.date(row, 'dateOfBirth');
  const { yearGroup, form } = yearAndForm(row, cells);
  const named: Named = {
    arborStudentId: cells.text(row, 'arborStudentId'),
    upn: cells.text(row, 'upn'),
    name: `${name.surname}, ${name.forename}`,
    form: form ?? name.form,
    dateOfBirth,
  };
  const found = known.find(named);
  if (found.kind === 'contradiction') {
    cells.refuse(row, 'arborStudentId', 'one pupil', found.why);
    return null;
  }
  const before = found.kind === 'found' ? found.pupil : null;
  const id = before?.id ?? named.arborStudentId ?? named.upn ?? keyOf(named, dateOfBirth);
  const pupil: Pupil = {
    tenant: options.tenant,
    id,
    arborStudentId: named.arborStudentId ?? before?.arborStudentId ?? null,
    upn: named.upn ?? before?.upn ?? null,
    forename: name.forename,
    surname: name.surname,
    preferredForename:
      cells.text(row, 'preferredForename') ?? name.knownAs ?? before?.preferredForename ?? null,
    form: named.form ?? before?.form ?? null,
    yearGroup: yearGroup ?? before?.yearGroup ?? null,
    dateOfBirth: dateOfBirth ?? before?.dateOfBirth ?? null,
    startDate: cells.date(row, 'startDate') ?? before?.startDate ?? null,
    leavingDate: cells.date(row, 'leavingDate') ?? before?.leavingDate ?? null,
  };
  return { row, pupil, context: readContext(row, cells, { ...options, id }) };
}

/** "3/3H" in one column of year and form; with a column for each, both as they stand. */
function yearAndForm(row: TableRow, cells: Cells) {
  const [yearGroup, form] = [cells.text(row, 'yearGroup'), cells.text(row, 'form')];
  const both = yearGroup ?? form ?? '';
  const [, year, own] = /^(\d{1,2}|r|n)\s*[/|-]\s*(\d{0,2} ?\p{L}\w*)$/iu.exec(both) ?? [];
  if (year === undefined || own === undefined || (yearGroup !== null && form !== null)) {
    return { yearGroup, form };
  }
  return { yearGroup: year, form: own };
}

/** As spreadsheets begin what they would work out; a name alone after the sign is a name. */
const FORMULA = /^[=+@-].*[(!\d]/;

function nameOf(row: TableRow, cells: Cells) {
  const forename = cells.text(row, 'forename');
  const surname = cells.text(row, 'surname');
  for (const field of ['forename', 'surname', 'name'] as const) {
    const text = cells.text(row, field);
    if (text === null || !FORMULA.test(text)) continue;
    cells.refuse(row, field, 'a name, not a formula', text);
    return null;
  }
  if (forename !== null && surname !== null) {
    return { forename, surname, form: null, knownAs: null };
  }
  const { name: whole, form, knownAs } = readNameCell(row, cells);
  if (whole !== null) {
    const name = readPersonName(whole, nameOrderOf(cells.captionOf('name')));
    if (!name) cells.refuse(row, 'name', 'a name as "Adams, Ava"', whole);
    return name && { ...name, form, knownAs };
  }
  const missing: Field = cells.has('name') ? 'name' : forename === null ? 'forename' : 'surname';
  cells.refuse(row, missing, 'a name', null);
  return null;
}

/** The key of a pupil whom the file gives neither id nor UPN. */
function keyOf({ name, form }: Named, dateOfBirth: string | null): string {
  return ['name', foldName(name ?? ''), foldName(form ?? ''), dateOfBirth ?? ''].join(':');
}

function bringTogether(before: Gathered, next: Gathered, cells: Cells): Gathered {
  const pupil: Pupil = { ...before.pupil };
  for (const field of ['form', 'yearGroup', 'dateOfBirth', 'upn', 'arborStudentId'] as const) {
    const [one, other] = [pupil[field], next.pupil[field]];
    if (one !== null && other !== null && one !== other) {
      cells.refuse(next.row, field, `${one}, as in row ${before.row.row} of the same pupil`, other);
    }
  }
  const sameName =
    foldName(pupil.forename) === foldName(next.pupil.forename) &&
    foldName(pupil.surname) === foldName(next.pupil.surname);
  if (!sameName) {
    cells.refuse(
      next.row,
      cells.has('name') ? 'name' : 'forename',
      `the name in row ${before.row.row}, which has the same id`,
      `${next.pupil.forename} ${next.pupil.surname}`,
    );
  }
  pupil.form ??= next.pupil.form;
  pupil.yearGroup ??= next.pupil.yearGroup;
  pupil.dateOfBirth ??= next.pupil.dateOfBirth;
  pupil.upn ??= next.pupil.upn;
  pupil.arborStudentId ??= next.pupil.arborStudentId;
  return { row: before.row, pupil, context: joinSaid(before.context, next.context) };
}
