import type { Pupil } from '@/lib/attendance/pupil';
import { emptyContext, type PupilContext } from '@/lib/casework/context';
import { foldName } from '../names';
import { Cells, type DateQuestion } from './cells';
import { readContact } from './contact';
import type { DateOrder } from './dates';
import { KnownPupils, type Named } from './find-pupil';
import { columnsByField, type Field, type Mapping } from './mapping';
import { readPersonName } from './person-name';
import type { ImportProblem } from './problem';
import type { Table, TableRow } from './table';

export interface PupilsRead {
  pupils: Pupil[];
  contexts: PupilContext[];
  problems: ImportProblem[];
  /** Not empty: ask, then read again with the answer. */
  questions: DateQuestion[];
}

export interface PupilOptions {
  tenant: string;
  /** The pupils this school has already: a pupil keeps the id they had. */
  known: readonly Pupil[];
  dateOrder: DateOrder | null;
}

const DATE_FIELDS: readonly Field[] = ['dateOfBirth', 'startDate', 'leavingDate'];
const CONTACTS: readonly Field[] = ['contact1', 'contact2', 'contact3', 'contact4'];

/** A pupil's rows of one file, brought together: reports hold a row for each need or contact. */
interface Gathered {
  row: TableRow;
  pupil: Pupil;
  context: PupilContext;
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
  return {
    pupils: all.map(({ pupil }) => pupil),
    contexts: all.map(({ context }) => context),
    problems: cells.problems,
    questions: cells.questions,
  };
}

function readRow(
  row: TableRow,
  cells: Cells,
  known: KnownPupils,
  { tenant }: PupilOptions,
): Gathered | null {
  const name = nameOf(row, cells);
  if (!name) return null;
  const dateOfBirth = cells.date(row, 'dateOfBirth');
  const named: Named = {
    arborStudentId: cells.text(row, 'arborStudentId'),
    upn: cells.text(row, 'upn'),
    name: `${name.surname}, ${name.forename}`,
    form: cells.text(row, 'form'),
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
    tenant,
    id,
    arborStudentId: named.arborStudentId ?? before?.arborStudentId ?? null,
    upn: named.upn ?? before?.upn ?? null,
    forename: name.forename,
    surname: name.surname,
    preferredForename: cells.text(row, 'preferredForename') ?? before?.preferredForename ?? null,
    form: named.form ?? before?.form ?? null,
    yearGroup: cells.text(row, 'yearGroup') ?? before?.yearGroup ?? null,
    dateOfBirth: dateOfBirth ?? before?.dateOfBirth ?? null,
    startDate: cells.date(row, 'startDate') ?? before?.startDate ?? null,
    leavingDate: cells.date(row, 'leavingDate') ?? before?.leavingDate ?? null,
  };
  return { row, pupil, context: contextOf(row, cells, tenant, id) };
}

function nameOf(row: TableRow, cells: Cells) {
  const forename = cells.text(row, 'forename');
  const surname = cells.text(row, 'surname');
  if (forename !== null && surname !== null) return { forename, surname };
  const whole = cells.text(row, 'name');
  if (whole !== null) {
    const name = readPersonName(whole);
    if (!name) cells.refuse(row, 'name', 'a name as "Adams, Ava"', whole);
    return name;
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
  return { row: before.row, pupil, context: joinContexts(before.context, next.context) };
}

function joinContexts(one: PupilContext, other: PupilContext): PupilContext {
  const sen = [one.sen, other.sen].filter((text) => text !== null);
  return {
    ...one,
    sen: sen.length === 0 ? null : [...new Set(sen.flatMap((text) => text.split('; ')))].join('; '),
    workers: unique([...one.workers, ...other.workers]),
    plans: unique([...one.plans, ...other.plans]),
    provisions: unique([...one.provisions, ...other.provisions]),
    contacts: unique([...one.contacts, ...other.contacts]),
    pupilPremium: one.pupilPremium ?? other.pupilPremium,
    youngCarer: one.youngCarer ?? other.youngCarer,
    walksAlone: one.walksAlone ?? other.walksAlone,
    familyKey: one.familyKey ?? other.familyKey,
  };
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

const YES = /^(?:y|yes|true|1|x|✓|✔|pp)$/i;
const NO = /^(?:n|no|false|0|none)$/i;

function yesOrNo(row: TableRow, cells: Cells, field: Field): boolean | null {
  const text = cells.text(row, field);
  if (text === null) return null;
  if (YES.test(text)) return true;
  if (NO.test(text)) return false;
  cells.refuse(row, field, 'yes or no', text);
  return null;
}

function contextOf(row: TableRow, cells: Cells, tenant: string, id: string): PupilContext {
  const open = { from: null, to: null };
  const context = emptyContext(tenant, id);
  for (const [field, kind] of [
    ['socialWorker', 'social-worker'],
    ['youthOffendingWorker', 'youth-offending'],
  ] as const) {
    const text = cells.text(row, field);
    if (text === null || NO.test(text)) continue;
    context.workers.push({
      kind,
      name: YES.test(text) ? null : text,
      authority: null,
      channel: null,
      phone: null,
      email: null,
      ...open,
    });
  }
  const plan = cells.text(row, 'plan');
  if (plan !== null && !NO.test(plan)) {
    const kinds = plansIn(plan);
    if (kinds.length === 0) cells.refuse(row, 'plan', 'CP, CIN or LAC', plan);
    for (const kind of kinds) context.plans.push({ kind, ...open });
  }
  const provision = cells.text(row, 'provision');
  if (provision !== null && !NO.test(provision)) {
    const kind = /dual/i.test(provision)
      ? 'dual'
      : /part[- ]?time/i.test(provision)
        ? 'part-time'
        : 'alternative';
    context.provisions.push({
      kind,
      name: YES.test(provision) ? null : provision,
      contact: null,
      ...open,
    });
  }
  const sen = [cells.text(row, 'senStatus'), cells.text(row, 'senNeed')].filter(
    (text) => text !== null,
  );
  context.sen = sen.length === 0 ? null : [...new Set(sen)].join('; ');
  context.pupilPremium = yesOrNo(row, cells, 'pupilPremium');
  context.youngCarer = yesOrNo(row, cells, 'youngCarer');
  context.walksAlone = yesOrNo(row, cells, 'walksAlone');
  context.familyKey = cells.text(row, 'family');
  CONTACTS.forEach((field, index) => {
    const text = cells.text(row, field);
    if (text !== null) context.contacts.push(readContact(text, index + 1));
  });
  return context;
}

function plansIn(text: string): ('CP' | 'CIN' | 'LAC')[] {
  const plain = text.toLowerCase();
  const kinds: ('CP' | 'CIN' | 'LAC')[] = [];
  if (/\bcp\b|child protection/.test(plain)) kinds.push('CP');
  if (/\bcin\b|in need/.test(plain)) kinds.push('CIN');
  if (/\blac\b|\bcla\b|looked after|in care/.test(plain)) kinds.push('LAC');
  return kinds;
}
