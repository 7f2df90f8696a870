/** The trust's tracker workbook: a row for each pupil, a column for each step of the ladder. */
import { schoolYearOf } from '@/lib/attendance/calendar-definition';
import { isPlainDate, type PlainDate } from '@/lib/attendance/plain-date';
import type { Pupil } from '@/lib/attendance/pupil';
import type { LadderStep } from '@/lib/casework/events';
import type { EventRead, NoteKept } from '@/lib/messages/import-request';
import { Cells, type Question } from './cells';
import type { DateOrder } from './dates';
import { columnsByField, type Field, type Mapping } from './mapping';
import type { ImportProblem } from './problem';
import type { RowLeftOut, Table } from './table';
import { datesIn, orderOfNotes, readNote } from './tracker-notes';
import { Who, type Matching } from './who';

export interface TrackerRead {
  events: EventRead[];
  unread: NoteKept[];
  problems: ImportProblem[];
  problemCount: number;
  questions: Question[];
  matching: Matching;
  leftOut: readonly RowLeftOut[];
}

export interface TrackerOptions {
  pupils: readonly Pupil[];
  dateOrder: DateOrder | null;
  today: PlainDate;
}

const STEPS: readonly (readonly [Field, LadderStep | null])[] = [
  ['letter', 'letter'],
  ['pupilVoice', 'pupil-voice'],
  ['informalMeeting', 'informal-meeting'],
  ['medicalEvidence', 'medical-evidence'],
  ['csawsLetter', 'csaws-letter'],
  ['csawsMeeting', 'csaws-meeting'],
  ['caseWork', 'case-work'],
  ['comments', null],
];
const SCHOOL_YEAR = /\b20(\d{2}) ?[-/–] ?(?:20)?(\d{2})\b/;

export function readTracker(
  table: Table,
  mapping: Mapping,
  { pupils, dateOrder, today }: TrackerOptions,
): TrackerRead {
  const columns = columnsByField(table, mapping);
  const cells = new Cells(table, columns, ['dateOfBirth'], dateOrder);
  const steps = STEPS.flatMap(([field, step]) => {
    const column = columns[field];
    return column ? [{ step, column }] : [];
  });
  const texts = table.rows.flatMap(({ cells }) =>
    steps.map(({ column }) => cells[column.index] ?? ''),
  );
  const who = new Who(cells, columns, pupils);
  const order = orderOfNotes(texts);
  const questions: Question[] = [];
  if ((order === 'unknown' || order === 'mixed') && dateOrder === null) {
    questions.push({
      kind: 'dates',
      column: steps.map(({ column }) => column.caption).join(', '),
      example: texts.flatMap(datesIn).find(isOpen) ?? '',
      why: order === 'mixed' ? 'mixed' : 'ambiguous',
    });
  }
  const events: EventRead[] = [];
  const unread: NoteKept[] = [];
  const decided = order === 'day-first' || order === 'month-first' ? order : dateOrder;
  const year = yearOf(table, today);
  for (const row of table.rows) {
    const pupil = who.pupil(row);
    if (!pupil || questions.length > 0) continue;
    for (const { step, column } of steps) {
      const { caption } = column;
      const text = row.cells[column.index] ?? '';
      const read = readNote(text, { step, caption, order: decided, year, today });
      for (const { date, payload } of read.events) {
        events.push({ pupilId: pupil.id, date, payload });
      }
      for (const { text, why } of read.unread) {
        unread.push({ row: row.row, column: caption, pupilId: pupil.id, text, why });
      }
    }
  }
  return {
    events,
    unread,
    ...cells.outcome(),
    questions,
    matching: who.matching(),
    leftOut: table.leftOut,
  };
}

function isOpen(date: string): boolean {
  const [first = 0, second = 0] = date.split(/[/.-]/).map(Number);
  return first <= 12 && second <= 12 && first !== second && !date.includes(' ');
}

/** The school year a sheet or title names; else the one of today. */
function yearOf(table: Table, today: PlainDate): { from: PlainDate; to: PlainDate } {
  for (const words of [table.sheet ?? '', ...table.titles, table.file]) {
    const [, first, second] = SCHOOL_YEAR.exec(words) ?? [];
    if (first === undefined || Number(second) !== Number(first) + 1) continue;
    const autumn = `20${first}-09-01`;
    if (isPlainDate(autumn)) return schoolYearOf(autumn);
  }
  return schoolYearOf(today);
}
