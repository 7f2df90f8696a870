/** One register on one page: its rows as data, and the elements behind them. */
import type { SessionOfDay } from '@/lib/attendance/session';
import { chosenState } from './choices';
import { cellsOf, columnOf, type ColumnChoice, type MarkColumn } from './columns';
import { studentIdOf } from './identity';
import { drawsSomething, minutesField, readMark, type Spot } from './marks';
import { nameKey } from './names';
import type { MarkReading, PupilRowReading } from './reading';
import type { FoundRow } from './rows';
import { squeeze, textOf, isInput, isTextarea } from './text';

export interface ReadRow {
  found: FoundRow;
  reading: PupilRowReading;
}

/** What all rows of a register share. */
export interface RowPlan {
  column: MarkColumn | null;
  heads: readonly string[];
  session: SessionOfDay | null;
  /** Some row marks its choice by a class, so a row without that class has none chosen. */
  classSaysChosen: boolean;
  /** Some row of the mark's column can be read, so an empty cell is a blank mark. */
  emptyIsBlank: boolean;
}

const FORM_HEAD = /^(?:reg(?:istration)?\.? |tutor )?(?:form|class|group)$/i;
const FORM = /^(?:\d{1,2}[A-Z][A-Za-z0-9]{0,2})$/;
const NOTE_HEAD = /^(?:attendance |register )?(?:notes?|comments?)$/i;

export function planOf(
  choice: ColumnChoice,
  rows: readonly FoundRow[],
  session: SessionOfDay | null,
): RowPlan {
  const column = choice.kind === 'column' ? choice.column : null;
  const heads = choice.kind === 'column' ? choice.heads : [];
  let classSaysChosen = false;
  let emptyIsBlank = false;
  for (const row of rows) {
    const spots = column ? columnOf(row, column).spots : [];
    if (spots.length > 0) emptyIsBlank = true;
    for (const spot of spots) {
      if (
        spot.kind === 'choices' &&
        spot.members.some((member) => chosenState(member) === 'chosen')
      ) {
        classSaysChosen = true;
      }
    }
    if (classSaysChosen) break;
  }
  return { column, heads, session, classSaysChosen, emptyIsBlank };
}

function isEmpty(zone: Element): boolean {
  if (textOf(zone) !== '' || zone.closest('[aria-busy=true]')) return false;
  for (const element of [zone, ...zone.querySelectorAll('*')]) {
    if (
      element.matches(
        'input, select, textarea, img, svg, canvas, [aria-busy=true], [data-alongside]',
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

export function markOf(found: FoundRow, plan: RowPlan): MarkReading {
  const { zone, spots: inColumn } = plan.column
    ? columnOf(found, plan.column)
    : { zone: null, spots: [] };
  const spots = inColumn.length > 0 || zone ? inColumn : found.spots;
  if (spots.length === 0) {
    if (zone && plan.emptyIsBlank && isEmpty(zone)) return { status: 'blank' };
    return {
      status: 'unknown',
      why:
        zone && !isEmpty(zone)
          ? 'the cell shows something that is no mark'
          : 'the row shows no mark',
    };
  }
  let minutes: number | null = null;
  for (const part of found.parts) minutes ??= minutesField(part);
  return readMark(spots, (spot) => zoneOf(spot, zone), {
    session: plan.session,
    classSaysChosen: plan.classSaysChosen,
    minutes,
  });
}

function formAndNote(
  found: FoundRow,
  heads: readonly string[],
): { form: string | null; note: string | null } {
  let { form } = found;
  let note: string | null = null;
  for (const { head, element } of cellsOf(found, heads)) {
    const isNote = head !== null && NOTE_HEAD.test(head);
    const isForm = head !== null && FORM_HEAD.test(head);
    if (!isNote && !isForm && (form !== null || head !== null)) continue;
    const field = element.matches('textarea, input')
      ? element
      : element.querySelector('textarea, input[type=text]');
    const text = isInput(field) || isTextarea(field) ? squeeze(field.value) : textOf(element);
    if (isNote && text !== '' && !/^[-–—]$/.test(text)) note = text;
    else if (isForm && text !== '' && text.length < 20) form = text;
    else if (!isNote && FORM.test(text)) form = text;
  }
  return { form, note };
}

/** @param withMark false leaves the mark for later: names alone are wanted at once */
export function readRow(found: FoundRow, plan: RowPlan, withMark = true): PupilRowReading {
  return {
    rowKey: '',
    shownName: found.shownName,
    arborStudentId: studentIdOf(found.parts),
    ...formAndNote(found, plan.heads),
    mark: withMark ? markOf(found, plan) : { status: 'unknown', why: 'not read yet' },
  };
}

/**
 * Keys that stay with a pupil when the host draws the row again: the id, else name, form and count.
 * An id on two rows belongs to neither.
 */
export function giveKeys(rows: readonly ReadRow[]): void {
  const idCounts = new Map<string, number>();
  for (const { reading } of rows) {
    const id = reading.arborStudentId;
    if (id) idCounts.set(id, (idCounts.get(id) ?? 0) + 1);
  }
  const nameCounts = new Map<string, number>();
  for (const { reading } of rows) {
    if (reading.arborStudentId && (idCounts.get(reading.arborStudentId) ?? 0) > 1)
      reading.arborStudentId = null;
    if (reading.arborStudentId) {
      reading.rowKey = `id:${reading.arborStudentId}`;
      continue;
    }
    const name = `name:${nameKey(reading.shownName) || reading.shownName}|${reading.form ?? ''}`;
    const count = (nameCounts.get(name) ?? 0) + 1;
    nameCounts.set(name, count);
    reading.rowKey = `${name}|${count}`;
  }
}
