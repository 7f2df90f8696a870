/** One register on one page: its rows as data, and the elements behind them. */
import type { SessionOfDay } from '@/lib/attendance/session';
import { isDoubted, type Sight } from './checks';
import { chosenState } from './choices';
import { columnOf, columnWhere, zoneIn, type ColumnChoice, type MarkColumn } from './columns';
import { isMarkHead } from './heads';
import { studentIdOf } from './identity';
import type { Fitting } from './layout';
import { minutesSaid, textMeaning } from './mark-vocabulary';
import { drawsSomething, minutesField, readMark, type Spot } from './marks';
import { nameKey } from './names';
import type { MarkReading, PupilRowReading } from './reading';
import { atPositions, positions, sample, type FoundRow } from './rows';
import { signedNoteIn } from './signed-note';
import { groupAbove } from './where';
import { CELL, squeeze, textOf, isInput, isTextarea } from './text';

export interface ReadRow {
  found: FoundRow;
  /** The id of the row itself; the reading has it only while no other row claims it. */
  ownId: string | null;
  reading: PupilRowReading;
}

/** What all rows of a register share. */
export interface RowPlan {
  column: MarkColumn | null;
  formColumn: MarkColumn | null;
  noteColumn: MarkColumn | null;
  minutesColumn: MarkColumn | null;
  session: SessionOfDay | null;
  /** Some row marks its choice by a class, so a row without that class has none chosen. */
  classSaysChosen: boolean;
  /** Some row of the mark's column can be read, so an empty cell is a blank mark. */
  emptyIsBlank: boolean;
  /** The cell within the column's place that holds the mark, where that place is a table itself. */
  innerCell: readonly number[] | null;
  /** Several lists under headings that name different forms: no pupil is said to be of the first. */
  hasSections: boolean;
  /** Another way of reading the same rows: where it has the mark elsewhere, the mark is unknown. */
  check: Fitting | null;
  /** The eye; where it has a mark on another line than its name, the mark is unknown. */
  sight: Sight | null;
}

const FORM_HEAD = /^(?:reg(?:istration)?\.? |tutor )?(?:form|class|group)$/i;
const FORM = /^(?:\d{1,2}[A-Z][A-Za-z0-9]{0,2})$/;
const MINUTES_HEAD = /^(?:minutes?|mins?)(?: late)?$|^late \(?(?:minutes?|mins?)\)?$/i;
const NOTE_HEAD = /^(?:attendance |register )?(?:notes?|comments?)$/i;

export function planOf(
  choice: ColumnChoice,
  rows: readonly FoundRow[],
  session: SessionOfDay | null,
  check: Fitting | null = null,
): RowPlan {
  const column = choice.kind === 'column' ? choice.column : null;
  const heads = choice.kind === 'column' ? choice.heads : [];
  let classSaysChosen = false;
  let emptyIsBlank = false;
  let innerCell: readonly number[] | null = null;
  for (const row of rows) {
    const { zone, spots } = column ? columnOf(row, column) : { zone: null, spots: [] };
    if (spots.length > 0) emptyIsBlank = true;
    const cell = spots[0]?.element.closest(CELL);
    if (zone && cell && cell !== zone && zone.contains(cell)) innerCell ??= positions(zone, cell);
    for (const spot of spots) {
      if (
        spot.kind === 'choices' &&
        spot.members.some((member) => chosenState(member) === 'chosen')
      ) {
        classSaysChosen = true;
      }
    }
    if (classSaysChosen || (emptyIsBlank && !spots.some(({ kind }) => kind === 'choices'))) break;
  }
  // A column headed as the mark's with nothing in it yet: the start of a morning.
  if (column?.head && isMarkHead(column.head) && !emptyIsBlank) {
    emptyIsBlank = sample(rows, 24).every((row) => {
      const zone = zoneIn(row, column);
      return zone !== null && isEmpty(zone);
    });
  }
  const lists = new Set(rows.map(listOf));
  return {
    column,
    hasSections: new Set([...lists].map((list) => list && groupAbove(list))).size > 1,
    formColumn: columnWhere(rows, heads, (head, zone) =>
      head === null || head === '' ? isForm(zone) : FORM_HEAD.test(head),
    ),
    noteColumn: columnWhere(rows, heads, (head) => head !== null && NOTE_HEAD.test(head)),
    minutesColumn: columnWhere(rows, heads, (head) => head !== null && MINUTES_HEAD.test(head)),
    session,
    classSaysChosen,
    emptyIsBlank,
    innerCell,
    check,
    sight: null,
  };
}

const listOf = ({ parts }: FoundRow) => parts[0].parentElement;

function isEmpty(zone: Element): boolean {
  if (textOf(zone) !== '' || zone.closest('[aria-busy=true]')) return false;
  for (const element of [zone, ...zone.querySelectorAll('*')]) {
    if (
      element.matches(
        'button, [role=button], input, select, textarea, img, svg, canvas, [aria-busy=true], [data-alongside]',
      )
    )
      return false;
    if (drawsSomething(element)) return false;
  }
  return true;
}

function zoneOf(spot: Spot, zone: Element | null): Element {
  return zone?.contains(spot.element) ? zone : spot.element;
}

const wholeNumber = (text: string | null): number | null =>
  text !== null && /^\d{1,3}$/.test(text) ? Number(text) : null;

/** Measured only where the rows do not all lie as they should. */
const isUnseen = (row: FoundRow, sight: Sight | null) =>
  sight !== null && sight.share < 1 && !sight.agrees(row);

export function markOf(found: FoundRow, plan: RowPlan): MarkReading {
  const { zone, spots: inColumn } = plan.column
    ? columnOf(found, plan.column)
    : { zone: null, spots: [] };
  if (isDoubted(found, zone, plan.check) || isUnseen(found, plan.sight))
    return { status: 'unknown', why: 'two ways of reading this page disagree about this mark' };
  // A row that lies otherwise than the rest may show its mark elsewhere; a register without a column
  // of marks shows none.
  const spots = inColumn.length > 0 || zone || !plan.column ? inColumn : found.spots;
  if (spots.length === 0) {
    const cell = zone && plan.innerCell ? atPositions(zone, plan.innerCell) : zone;
    if (cell && plan.emptyIsBlank && isEmpty(cell)) return { status: 'blank' };
    return {
      status: 'unknown',
      why:
        zone && !isEmpty(zone)
          ? 'the cell shows something that is no mark'
          : 'the row shows no mark',
    };
  }
  return readMark(spots, (spot) => zoneOf(spot, zone), {
    session: plan.session,
    classSaysChosen: plan.classSaysChosen,
    minutes: () => {
      let minutes: number | null = null;
      for (const part of found.parts) minutes ??= minutesField(part);
      minutes ??= wholeNumber(textIn(found, plan.minutesColumn));
      const text = zone ? textOf(zone) : '';
      minutes ??= minutesSaid(text) ?? textMeaning(text)?.minutesLate ?? wholeNumber(text);
      return minutes;
    },
  });
}

const isForm = (zone: Element): boolean =>
  (zone.textContent ?? '').length < 24 && FORM.test(textOf(zone));

function textIn(found: FoundRow, column: MarkColumn | null): string | null {
  const zone = column && zoneIn(found, column);
  if (!zone) return null;
  const field = zone.matches('textarea, input')
    ? zone
    : zone.querySelector('textarea, input[type=text]');
  const text = isInput(field) || isTextarea(field) ? squeeze(field.value) : textOf(zone);
  return text === '' || /^[-–—]$/.test(text) ? null : text;
}

function formIn(found: FoundRow, plan: RowPlan): string | null {
  const text = textIn(found, plan.formColumn);
  if (text !== null && text.length < 20) return text;
  const list = plan.hasSections ? listOf(found) : null;
  return found.form ?? (list && groupAbove(list));
}

/** @param withMark false leaves the mark for later: names alone are wanted at once */
export function readRow(found: FoundRow, plan: RowPlan, withMark = true): PupilRowReading {
  return {
    rowKey: '',
    shownName: found.shownName,
    arborStudentId: studentIdOf(found.parts),
    form: formIn(found, plan),
    note:
      (withMark ? signedNoteIn(found.parts, found.nameElement) : null) ??
      textIn(found, plan.noteColumn),
    mark: withMark ? markOf(found, plan) : { status: 'unknown', why: 'not read yet' },
  };
}

/**
 * Keys that stay with a pupil when the host draws the row again: the id, else name, form and count.
 * An id on two rows belongs to neither.
 */
export function giveKeys(rows: readonly ReadRow[]): void {
  const idCounts = new Map<string, number>();
  for (const { ownId } of rows) {
    if (ownId) idCounts.set(ownId, (idCounts.get(ownId) ?? 0) + 1);
  }
  const nameCounts = new Map<string, number>();
  const put = (row: ReadRow, rowKey: string, arborStudentId: string | null) => {
    if (row.reading.rowKey === rowKey && row.reading.arborStudentId === arborStudentId) return;
    row.reading = { ...row.reading, rowKey, arborStudentId };
  };
  for (const row of rows) {
    const { reading, ownId } = row;
    if (ownId !== null && idCounts.get(ownId) === 1) {
      put(row, `id:${ownId}`, ownId);
      continue;
    }
    const name = `name:${nameKey(reading.shownName) || reading.shownName}|${reading.form ?? ''}`;
    const count = (nameCounts.get(name) ?? 0) + 1;
    nameCounts.set(name, count);
    put(row, `${name}|${count}`, null);
  }
}

export function readFound(found: FoundRow, plan: RowPlan, withMark = true): ReadRow {
  const reading = readRow(found, plan, withMark);
  return { found, reading, ownId: reading.arborStudentId };
}
