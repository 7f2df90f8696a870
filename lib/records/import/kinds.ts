import { readPersonName } from './person-name';
import { likeness, MARK_FIELDS, normaliseCaption } from './fields';
import { gridColumns } from './grid';
import { IMPORT_KINDS, suggestMapping, SURE, type Field, type ImportKind } from './mapping';
import type { Table } from './table';
import { datesIn, isVisit, stepNamed } from './tracker-notes';

export interface KindFound {
  kind: ImportKind;
  /** 0 to 1. */
  confidence: number;
  /** What it was told by, in plain words. */
  because: string;
}

const WHO: readonly Field[] = ['arborStudentId', 'upn', 'name', 'surname', 'forename'];
const STEPS: readonly Field[] = [
  'letter',
  'pupilVoice',
  'informalMeeting',
  'medicalEvidence',
  'csawsLetter',
  'csawsMeeting',
  'caseWork',
];
/** What lists of a school's pupils have and lists about some of them seldom do. */
const OF_A_LIST: readonly Field[] = [
  'form',
  'yearGroup',
  'dateOfBirth',
  'startDate',
  'leavingDate',
  'preferredForename',
];
/** What safeguarding lists are about. */
const CARES: readonly Field[] = [
  'socialWorker',
  'youthOffendingWorker',
  'plan',
  'planCP',
  'planCIN',
  'planLAC',
  'provision',
  'planCPFrom',
  'planCINFrom',
  'planLACFrom',
  'groups',
];
const LOOKED_AT = 50;
const CALENDAR_WORDS =
  /\b(?:half[- ]?term|term (?:starts|ends|begins)|inset|staff training|bank holiday|autumn|spring|summer|easter|christmas|closed|occasional day)\b/i;

function hasWho(fields: ReadonlyMap<Field, number>): boolean {
  return WHO.some((field) => (fields.get(field) ?? 0) >= 0.5);
}

function isCaptionOf({ columns }: Table, field: 'date' | 'mark'): boolean {
  return columns.some(
    ({ caption }) => likeness(normaliseCaption(caption), MARK_FIELDS[field]) === 1,
  );
}

/** A list of pupils has a date and a letter in each row too: a birthday, and M or F. */
function isPupilList(table: Table, fields: ReadonlyMap<Field, number>): boolean {
  if ((fields.get('date') ?? 0) >= SURE && (fields.get('mark') ?? 0) >= SURE) return false;
  return suggestMapping('pupils', table).some(
    ({ field, confidence }) =>
      confidence >= SURE && (field === 'dateOfBirth' || field === 'startDate'),
  );
}

/** A day and a step, visit or letter in most rows. */
function isLog(table: Table): boolean {
  const suggested = suggestMapping('tracker', table);
  const at = (field: Field) =>
    suggested.find((one) => one.field === field && one.confidence >= SURE)?.column.index ?? -1;
  const [day, what] = [at('happenedOn'), at('comments')];
  if (day < 0 || what < 0) return false;
  const rows = table.rows.slice(0, LOOKED_AT);
  const named = rows.filter(({ cells }) => {
    const text = cells[what] ?? '';
    return stepNamed(text) !== null || isVisit(text);
  });
  return named.length * 2 >= rows.length;
}

/** The column of the step holds dates, alone or within notes. */
function holdsDates(table: Table): boolean {
  const step = suggestMapping('tracker', table).find(({ field }) =>
    STEPS.some((one) => one === field),
  );
  const cells = table.rows
    .slice(0, LOOKED_AT)
    .map(({ cells }) => cells[step?.column.index ?? -1] ?? '')
    .filter((cell) => cell.trim() !== '');
  return (
    cells.length > 0 && cells.filter((cell) => datesIn(cell).length > 0).length * 2 >= cells.length
  );
}

const few = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

function score(kind: ImportKind, table: Table): Omit<KindFound, 'kind'> {
  const fields = new Map<Field, number>();
  for (const { field, confidence } of suggestMapping(kind, table)) {
    if (field !== null) fields.set(field, confidence);
  }
  const has = (field: Field) => (fields.get(field) ?? 0) >= 0.5;
  const known = [...fields.values()].filter((sure) => sure >= SURE).length;
  const none = { confidence: 0, because: '' };
  switch (kind) {
    case 'marks': {
      const columns = gridColumns(table);
      const grid = columns.length;
      if (grid >= 2 && hasWho(fields)) {
        return { confidence: 0.98, because: `${grid} columns are dates and sessions` };
      }
      if (columns[0]?.days === 5 && hasWho(fields)) {
        return { confidence: 0.95, because: 'each row has a pupil, a week and ten marks' };
      }
      const isDays = has('markAM') && has('markPM');
      if (!has('date') || isPupilList(table, fields)) return none;
      if (isDays) return { confidence: 0.95, because: 'each row has a day, with both its marks' };
      if (!has('mark')) return none;
      // Captions that say "Date" and "Mark" are believed although many cells are wrong.
      const isNamed = isCaptionOf(table, 'date') && isCaptionOf(table, 'mark');
      const sure = isNamed ? 1 : Math.min(fields.get('date') ?? 0, fields.get('mark') ?? 0);
      return {
        confidence: 0.45 + 0.5 * sure,
        because: hasWho(fields)
          ? 'each row has a pupil, a date and a mark'
          : 'each row has a date and a mark, of one pupil',
      };
    }
    case 'tracker': {
      const steps = STEPS.filter(has).length;
      if (!hasWho(fields)) return none;
      if (steps === 0)
        return isLog(table) ? { confidence: 0.86, because: 'each row is a step taken' } : none;
      if (steps === 1) {
        return holdsDates(table)
          ? { confidence: 0.88, because: 'one column is a step of the ladder, with its dates' }
          : none;
      }
      return {
        confidence: Math.min(0.99, 0.6 + 0.13 * steps),
        because: `${steps} columns are steps of the ladder`,
      };
    }
    case 'calendar': {
      if (!has('from')) return none;
      const words = table.rows
        .slice(0, 100)
        .filter(({ cells }) => cells.some((cell) => CALENDAR_WORDS.test(cell))).length;
      const part = words / Math.min(100, table.rows.length);
      if (part === 0) return none;
      return { confidence: 0.5 + 0.45 * part, because: 'its rows are terms and days' };
    }
    case 'pupils': {
      if (!hasWho(fields)) return none;
      const list = OF_A_LIST.filter(has).length;
      const own = [...WHO, ...OF_A_LIST].filter((field) => (fields.get(field) ?? 0) >= SURE).length;
      const share = own / table.columns.length;
      const isKeyed = has('arborStudentId') || has('upn');
      if (!has('name') && !(has('surname') && has('forename'))) return none;
      return {
        confidence: Math.min(0.97, 0.5 + 0.14 * list + 0.15 * share + (isKeyed ? 0.1 : 0)),
        because: `a pupil in each row, with ${few(known, 'column', 'columns')} that a list has`,
      };
    }
    case 'details': {
      if (!hasWho(fields)) return none;
      const own = [...fields].filter(
        ([field, sure]) => sure >= SURE && !WHO.includes(field) && !OF_A_LIST.includes(field),
      ).length;
      const list = OF_A_LIST.filter(has).length;
      const cares = CARES.filter(has).length;
      const isContacts = has('contactName') && (has('contactPhone') || has('contactRelationship'));
      if (own === 0) return none;
      return {
        confidence: Math.min(
          0.95,
          (isContacts ? 0.72 : 0.58) + 0.1 * own + 0.2 * Math.min(1, cares) - 0.12 * list,
        ),
        because: isContacts
          ? 'a contact in each row'
          : `${few(own, 'column', 'columns')} about pupils`,
      };
    }
  }
}

/** Every kind the table may be, the likeliest first; empty: it looks like none of them. */
export function kindsOf(table: Table): KindFound[] {
  return IMPORT_KINDS.map((kind) => ({ kind, ...score(kind, table) }))
    .filter(({ confidence }) => confidence > 0)
    .sort((a, b) => b.confidence - a.confidence);
}

/** The pupil whom a page about one pupil names above its table: `Attendance of Adams, Ava`. */
export function namesInTitles(titles: readonly string[]): string[] {
  return titles
    .flatMap((title) => [title, ...title.split(/\s[-–|:]\s|\b(?:for|of)\b|:/)])
    .map((part) => part.trim())
    .filter((part) => readPersonName(part) !== null);
}
