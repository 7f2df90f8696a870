import { readDate, readSession, splitDateAndSession } from './dates';
import {
  CALENDAR_FIELDS,
  MARK_FIELDS,
  PUPIL_FIELDS,
  TRACKER_FIELDS,
  isOfPupil,
  likeness,
  normaliseCaption,
  type CalendarField,
  type MarkField,
  type PupilField,
  type TrackerField,
} from './fields';
import { readMarkWords } from './mark-words';
import { withoutBracket } from './person-name';
import { isBelowPlan, isNo, plansIn } from './plan-words';
import type { Column, Table } from './table';
import { datesIn, STEP_FIELDS } from './tracker-notes';

/** `details` adds to pupils of the list what is known about them; it never makes a pupil. */
export const IMPORT_KINDS = ['pupils', 'details', 'marks', 'calendar', 'tracker'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
export type Field = PupilField | MarkField | CalendarField | TrackerField;

/** Column key to field; `''` for a column a person set aside. Remembered for each school and shape. */
export type Mapping = Readonly<Record<string, Field | ''>>;

export interface Suggestion {
  column: Column;
  field: Field | null;
  /** 0 to 1. Below `SURE` a person is asked to look. */
  confidence: number;
  /** The first cells that are not empty, to look at. */
  sample: readonly string[];
}

/** Columns of the tracker: notes about a step are the step's. */
const HOLD_NOTES: ReadonlySet<string> = new Set(
  Object.keys(TRACKER_FIELDS).filter((field) => !Object.hasOwn(PUPIL_FIELDS, field)),
);
const STEPS: ReadonlySet<string> = new Set(STEP_FIELDS.map(({ field }) => field));
export const SURE = 0.8;
const SAMPLE = 50;
const MANY_COLUMNS = 60;
const SHOWN = 3;

const UPN = /^'?[A-Z]\d{11}[A-Z0-9]$/;
/** They are of the list itself: details make no pupil, and end none. */
const {
  startDate: _start,
  leavingDate: _leaving,
  preferredForename: _preferred,
  ...DETAIL_FIELDS
} = PUPIL_FIELDS;
const isDate = (cell: string) =>
  readDate(cell, 'day-first').kind === 'date' || readDate(cell, 'month-first').kind === 'date';
const isMark = (cell: string) => {
  const words = readMarkWords(cell, 'AM');
  return words !== null && !/^\d+$/.test(cell);
};

const isPhone = (cell: string) => cell.replace(/\D/g, '').length >= 7;
const isEmail = (cell: string) => cell.includes('@');
const isPhoneOrEmail = (cell: string) => isPhone(cell) || isEmail(cell);

/** What cells of a field look like, where that can be told. */
const LOOKS: Partial<Record<Field, (cell: string) => boolean>> = {
  upn: (cell) => UPN.test(cell),
  arborStudentId: (cell) => /^\d{1,12}$/.test(cell),
  dateOfBirth: isDate,
  startDate: isDate,
  leavingDate: isDate,
  happenedOn: isDate,
  date: (cell) => isDate(cell) || splitDateAndSession(cell) !== null,
  from: isDate,
  to: isDate,
  halfTermTo: isDate,
  session: (cell) => readSession(cell) !== null,
  mark: isMark,
  markAM: isMark,
  markPM: isMark,
  minutesLate: (cell) => /^\d{1,3}(?: ?m(?:ins?)?)?$/.test(cell),
  contactPriority: (cell) => /^\d{1,2}$/.test(cell),
  contactPhone: isPhone,
  contactOtherPhone: isPhone,
  socialWorkerPhone: isPhoneOrEmail,
  youthOffendingPhone: isPhoneOrEmail,
  contactEmail: isEmail,
  socialWorkerEmail: isEmail,
  youthOffendingEmail: isEmail,
  planCPFrom: isDate,
  planCPTo: isDate,
  planCINFrom: isDate,
  planCINTo: isDate,
  planLACFrom: isDate,
  planLACTo: isDate,
  minutesLateAM: (cell) => /^\d{1,3}(?: ?m(?:ins?)?)?$/.test(cell),
  minutesLatePM: (cell) => /^\d{1,3}(?: ?m(?:ins?)?)?$/.test(cell),
  forename: (cell) => !/\d/.test(cell),
  surname: (cell) => !/\d/.test(cell),
  name: (cell) => {
    const { name } = withoutBracket(cell);
    return !/\d/.test(name) && /[ ,]/.test(name);
  },
  yearGroup: (cell) => /^(?:year|yr|y|nc|n|r|reception|nursery)?[ -]?\d{0,2}$/i.test(cell.trim()),
};

/** Fields whose cells say enough without a caption. */
const KNOWN_BY_LOOKS: readonly Field[] = ['upn', 'session', 'date', 'mark'];
const BY_LOOKS_ALONE = 0.5;

const FIELDS: Record<ImportKind, Partial<Record<Field, readonly string[]>>> = {
  pupils: PUPIL_FIELDS,
  details: DETAIL_FIELDS,
  marks: MARK_FIELDS,
  calendar: CALENDAR_FIELDS,
  tracker: TRACKER_FIELDS,
};

export function namesOf(kind: ImportKind): Partial<Record<Field, readonly string[]>> {
  return FIELDS[kind];
}

export function isField(kind: ImportKind, name: string): name is Field {
  return Object.hasOwn(namesOf(kind), name);
}

/** A grid of a year has hundreds of columns that are sessions and no fields. */
function columnsToMap(table: Table): readonly Column[] {
  const isSession = ({ caption }: Column) => splitDateAndSession(caption) !== null;
  return table.columns.length > MANY_COLUMNS
    ? table.columns.filter((column) => !isSession(column))
    : table.columns;
}

function sampleOf(table: Table, column: Column): string[] {
  const sample: string[] = [];
  for (const { cells } of table.rows) {
    const cell = (cells[column.index] ?? '').trim();
    if (cell !== '') sample.push(cell);
    if (sample.length === SAMPLE) break;
  }
  return sample;
}

const OF_WHO: ReadonlySet<Field> = new Set<Field>(['forename', 'surname', 'name', 'dateOfBirth']);
const BY_PLANS = 0.85;

function areAllPlans(sample: readonly string[]): boolean {
  const plans = sample.filter((cell) => plansIn(cell).length > 0).length;
  const others = sample.filter((cell) => plansIn(cell).length === 0);
  return (
    plans > 0 && plans >= others.length && others.every((cell) => isNo(cell) || isBelowPlan(cell))
  );
}

function confidence(field: Field, names: readonly string[], normal: string, sample: string[]) {
  const byCaption = normal === '' ? 0 : likeness(normal, names, HOLD_NOTES.has(field));
  // A column called "Status" or "Notes" whose cells are plans is one of plans.
  if (field === 'plan' && byCaption === 0) return areAllPlans(sample) ? BY_PLANS : 0;
  // Of "Letter 1 date" and "Letter 1 by" the one with the dates is the step.
  if (STEPS.has(field) && byCaption > 0 && byCaption < 1 && sample.length > 0) {
    const dated = sample.filter((cell) => datesIn(cell).length > 0 || isDate(cell)).length;
    return byCaption * (0.7 + (0.3 * dated) / sample.length);
  }
  const looks = LOOKS[field];
  if (!looks || sample.length === 0) return byCaption;
  const alike = sample.filter(looks).length / sample.length;
  if (byCaption > 0) return byCaption * (0.3 + 0.7 * alike);
  // "2" is a count as often as the afternoon.
  if (field === 'session' && !sample.some((cell) => /\p{L}/u.test(cell))) return 0;
  return KNOWN_BY_LOOKS.includes(field) && alike === 1 ? BY_LOOKS_ALONE : 0;
}

/** Asked for again and again while a table is told apart. */
const suggested = new WeakMap<Table, Map<ImportKind, Suggestion[]>>();

/** The best field for each column, each field once, the surest pair first. */
export function suggestMapping(kind: ImportKind, table: Table): Suggestion[] {
  const ofTable = suggested.get(table) ?? new Map<ImportKind, Suggestion[]>();
  suggested.set(table, ofTable);
  const before = ofTable.get(kind);
  if (before) return before;
  const found = suggest(kind, table);
  ofTable.set(kind, found);
  return found;
}

function suggest(kind: ImportKind, table: Table): Suggestion[] {
  const columns = columnsToMap(table);
  const samples = columns.map((column) => sampleOf(table, column));
  const fields = Object.entries(namesOf(kind));
  const pairs = columns.flatMap(({ caption }, at) => {
    // A share of sessions is no mark of one.
    const normal = caption.includes('%') ? '' : normaliseCaption(caption);
    return fields.flatMap(([name, names]) => {
      if (!isField(kind, name)) return [];
      const sure = confidence(name, names, normal, samples[at] ?? []);
      return sure > 0 ? [{ at, field: name, sure }] : [];
    });
  });
  for (const pair of pairs) {
    if (!OF_WHO.has(pair.field) || isOfPupil(columns[pair.at]?.caption ?? '')) continue;
    const isOther = pairs.some(
      ({ at, field, sure }) =>
        field === pair.field && sure >= SURE && isOfPupil(columns[at]?.caption ?? ''),
    );
    if (isOther) pair.sure *= 0.4;
  }
  pairs.sort((a, b) => b.sure - a.sure || a.at - b.at);
  const fieldOf = new Map<number, { field: Field; sure: number }>();
  const taken = new Set<Field>();
  for (const { at, field, sure } of pairs) {
    if (fieldOf.has(at) || taken.has(field)) continue;
    fieldOf.set(at, { field, sure });
    taken.add(field);
  }
  return columns.map((column, at) => {
    const best = fieldOf.get(at);
    return {
      column,
      field: best?.field ?? null,
      confidence: best?.sure ?? 0,
      sample: (samples[at] ?? []).slice(0, SHOWN),
    };
  });
}

export function mappingOf(suggestions: readonly Suggestion[]): Mapping {
  return Object.fromEntries(suggestions.map(({ column, field }) => [column.key, field ?? '']));
}

/**
 * A remembered mapping as far as the file has its columns, the others as they look; null when it has
 * none of them.
 */
export function recall(
  kind: ImportKind,
  remembered: Readonly<Record<string, string>>,
  columns: readonly { key: string; field: string | null }[],
): Record<string, string> | null {
  if (!columns.some(({ key }) => Object.hasOwn(remembered, key))) return null;
  return Object.fromEntries(
    columns.map(({ key, field }) => {
      const before = remembered[key];
      if (before === undefined) return [key, field ?? ''];
      return [key, isField(kind, before) ? before : ''];
    }),
  );
}

/**
 * The same for two files of one report: their captions without periods, in any order, dates of a grid
 * left out.
 */
export function shapeOf(columns: readonly Column[]): string {
  const captions = columns
    .filter(({ caption }) => splitDateAndSession(caption) === null && !isDate(caption))
    .map(({ caption }) => normaliseCaption(caption));
  return [...new Set(captions)].sort().join('|');
}

/** The columns of a mapping by field. */
export function columnsByField(
  { columns: all }: Pick<Table, 'columns'>,
  mapping: Mapping,
): Partial<Record<Field, Column>> {
  const columns: Partial<Record<Field, Column>> = {};
  for (const column of all) {
    const field = mapping[column.key];
    if (field && columns[field] === undefined) columns[field] = column;
  }
  return columns;
}
