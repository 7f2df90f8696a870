/**
 * The weekly tracker of Standard 6 as a table: a row for each pupil, a column for each step of the
 * ladder under who takes it, each cell with date, initials and notes. A deviation stands in the
 * column of the step it is about, as Standard 6 asks.
 */
import { attendanceText } from '@/lib/attendance/percent';
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { CaseEvent, Role } from '@/lib/casework/events';
import { isLadderStep } from '@/lib/casework/steps';
import type { AssessedPupil, AssessedSchool } from '../assessed';
import { dutyView } from '../views/duty-view';
import { nextOfCase } from '../views/tracker-view';
import { eventLine } from '../views/words';
import type { LadderRule } from '@/lib/rules/types';
import { column, dateCell, type Cell, type Sheet } from './sheet';
import type { ShapeColumn, ShapeSheet } from './tracker-shape';

const NAME = 'Attendance tracker';
const OWNERS = { school: 'School intervention', csaws: 'CSAWS intervention' } as const;

/** `12/09/2026` */
export function britishDate(date: PlainDate): string {
  return date.split('-').reverse().join('/');
}

/** The column an event belongs to: a step of the ladder, or none. */
function stepOf({ payload }: CaseEvent): string | null {
  if (payload.kind === 'step') return payload.step;
  return payload.kind === 'deviation' && isLadderStep(payload.from) ? payload.from : null;
}

function noteOf(event: CaseEvent, role: Role | null): string {
  const { payload } = event;
  if (payload.kind === 'step') {
    return [payload.result, payload.supportOffered ? 'support offered' : null]
      .filter((part) => part !== null && part !== '')
      .join(', ');
  }
  if (payload.kind === 'deviation') {
    const until = payload.reviewOn ? `, review ${britishDate(payload.reviewOn)}` : '';
    const agreed = payload.agreedWith ? `, agreed with ${payload.agreedWith}` : '';
    return `${payload.decision.replaceAll('-', ' ')}: ${payload.reason}${agreed}${until}`;
  }
  return eventLine(event, role);
}

function entry(event: CaseEvent, role: Role | null): string {
  const note = noteOf(event, role);
  return [britishDate(event.about.date), event.by.initials, note].filter(Boolean).join(' ');
}

const NOTED: ReadonlySet<string> = new Set(['deviation', 'review', 'meeting', 'decision', 'visit']);

function isOnTracker(one: AssessedPupil): boolean {
  const { casework } = one.facts;
  return (
    nextOfCase(one) !== null ||
    casework.steps.length > 0 ||
    casework.deviations.some(({ from }) => isLadderStep(from))
  );
}

/** What one pupil's row can say, by step and besides. */
interface Told {
  one: AssessedPupil;
  steps: ReadonlyMap<string, readonly string[]>;
  notes: readonly string[];
}

function tell(one: AssessedPupil, ladder: ReadonlySet<string>, role: Role | null): Told {
  const steps = new Map<string, string[]>();
  const notes: string[] = [];
  for (const event of one.facts.casework.events) {
    const step = stepOf(event);
    if (step !== null && ladder.has(step)) {
      steps.set(step, [...(steps.get(step) ?? []), entry(event, role)]);
    } else if (NOTED.has(event.payload.kind)) {
      notes.push(entry(event, role));
    }
  }
  return { one, steps, notes };
}

const lines = (texts: readonly string[]): Cell => (texts.length === 0 ? null : texts.join('\n'));

function nextWords(one: AssessedPupil): Cell {
  const next = nextOfCase(one);
  const view = next && dutyView(one, next);
  return view ? [view.label, view.dueText].filter(Boolean).join(', ') : null;
}

/** Standard 6: the seven steps under who takes them. */
function asTheStandard(told: readonly Told[], ladder: readonly LadderRule[]): Sheet {
  const runs: { name: string; columns: number }[] = [];
  for (const { owner } of ladder) {
    const last = runs.at(-1);
    if (last?.name === OWNERS[owner]) last.columns += 1;
    else runs.push({ name: OWNERS[owner], columns: 1 });
  }
  return {
    name: NAME,
    above: [{ name: 'Pupil', columns: 6 }, ...runs, { name: 'Next', columns: 2 }],
    columns: [
      column('Last name', 18),
      column('First name', 16),
      column('Form', 8),
      column('Attendance', 11),
      column('Missed', 18),
      column('Status', 8),
      ...ladder.map(({ label }) => column(label, 28)),
      column('Next', 30),
      column('Notes', 50),
    ],
    rows: told.map(({ one, steps, notes }): Cell[] => {
      const { pupil, statistics } = one.facts;
      const { possible, attended } = statistics;
      return [
        pupil.surname,
        pupil.preferredForename ?? pupil.forename,
        pupil.form,
        attendanceText(statistics),
        `${possible - attended} of ${possible}`,
        statistics.status,
        ...ladder.map(({ step }) => lines(steps.get(step) ?? [])),
        nextWords(one),
        lines(notes),
      ];
    }),
  };
}

function pupilCell({ facts: { pupil } }: AssessedPupil, field: string): Cell {
  switch (field) {
    case 'name':
      return `${pupil.surname}, ${pupil.preferredForename ?? pupil.forename}`;
    case 'surname':
      return pupil.surname;
    case 'forename':
      return pupil.preferredForename ?? pupil.forename;
    case 'form':
      return pupil.form;
    case 'yearGroup':
      return pupil.yearGroup;
    case 'upn':
      return pupil.upn;
    case 'arborStudentId':
      return pupil.arborStudentId;
    case 'dateOfBirth':
      return dateCell(pupil.dateOfBirth);
    default:
      return null;
  }
}

/** "% att", "Attendance %": what it said at the time is not what it says now. */
const ATTENDANCE =
  /^(?:% ?)?(?:current |overall )?att(?:endance|d?\.?)?(?: ?(?:%|percent(?:age)?|to date|ytd)){0,3}$/i;
const isAttendance = ({ caption, field }: ShapeColumn) =>
  field === '' && ATTENDANCE.test(caption.trim());

/** One sheet of the school's own: its columns in their order; what has none among them stands behind. */
function asItCameIn(
  rows: readonly { told: Told; words: Words }[],
  ladder: readonly LadderRule[],
  { name, columns }: Pick<ShapeSheet, 'name' | 'columns'>,
): Sheet {
  const inShape = new Set(columns.map(({ step }) => step));
  const behind = ladder.filter(
    ({ step }) => !inShape.has(step) && rows.some(({ told }) => told.steps.has(step)),
  );
  const holdsNotes = columns.some(({ field }) => field === 'comments');
  const holdsAttendance = columns.some(isAttendance);
  return {
    name: name ?? NAME,
    columns: [
      ...columns.map(({ caption, step, field }) =>
        column(caption, step !== null || field === 'comments' ? 28 : 16),
      ),
      ...behind.map(({ label }) => column(label, 28)),
      ...(holdsAttendance ? [] : [column('Attendance', 11)]),
      column('Next', 30),
      ...(holdsNotes ? [] : [column('Notes', 50)]),
    ],
    rows: rows.map(({ told: { one, steps, notes }, words }): Cell[] => [
      ...columns.map((shape, at) => {
        const { field, step } = shape;
        const other = words.get(at) ?? [];
        if (step !== null) return lines([...(steps.get(step) ?? []), ...other]);
        if (field === 'comments') return lines([...notes, ...other]);
        if (isAttendance(shape)) return attendanceText(one.facts.statistics);
        return field === '' ? lines(other) : pupilCell(one, field);
      }),
      ...behind.map(({ step }) => lines(steps.get(step) ?? [])),
      ...(holdsAttendance ? [] : [attendanceText(one.facts.statistics)]),
      nextWords(one),
      ...(holdsNotes ? [] : [lines(notes)]),
    ]),
  };
}

type Words = ShapeSheet['rows'][number]['words'];
const NO_WORDS: Words = new Map();

/** Which sheet a pupil who is new on the tracker belongs to: the one of their year, else the last. */
function sheetFor(one: AssessedPupil, sheets: readonly (readonly AssessedPupil[])[]): number {
  const { form, yearGroup } = one.facts.pupil;
  const shares = (of: 'form' | 'yearGroup', value: string | null) =>
    value === null
      ? -1
      : sheets.findIndex((pupils) => pupils.some(({ facts }) => facts.pupil[of] === value));
  const places = [shares('form', form), shares('yearGroup', yearGroup), sheets.length - 1];
  return places.find((at) => at >= 0) ?? 0;
}

export interface TrackerOptions {
  role: Role | null;
  shape: readonly ShapeSheet[] | null;
  /** Whether words that are no records may go out: nobody knows what a school writes there. */
  withWords: boolean;
}

/** In the shape in which the school's tracker came in, else in the Standard's. */
export function trackerSheets(
  { pupils, rules }: AssessedSchool,
  { role, shape, withWords }: TrackerOptions,
): Sheet[] {
  const ladder = rules.get('ladder');
  const steps = new Set<string>(ladder.map(({ step }) => step));
  const tellOf = (one: AssessedPupil) => tell(one, steps, role);
  const onTracker = pupils.filter(isOnTracker);
  if (shape === null) return [asTheStandard(onTracker.map(tellOf), ladder)];
  const byId = new Map(pupils.map((one) => [one.facts.pupil.id, one]));
  const sheets = shape.map(({ rows }) =>
    rows.flatMap(({ pupilId, words }) => {
      const one = byId.get(pupilId);
      return one ? [{ one, words: withWords ? words : NO_WORDS }] : [];
    }),
  );
  const listed = new Set(sheets.flatMap((rows) => rows.map(({ one }) => one)));
  const standing = sheets.map((rows) => rows.map(({ one }) => one));
  for (const one of onTracker.filter((pupil) => !listed.has(pupil))) {
    sheets[sheetFor(one, standing)]?.push({ one, words: NO_WORDS });
  }
  return shape.map((sheet, at) =>
    asItCameIn(
      (sheets[at] ?? []).map(({ one, words }) => ({ told: tellOf(one), words })),
      ladder,
      sheet,
    ),
  );
}

/** A CSV file has one table: the rows of all sheets under the columns of all, each once. */
export function joinedSheet(sheets: readonly Sheet[]): Sheet | null {
  const [first, ...more] = sheets;
  if (!first || more.length === 0) return first ?? null;
  const captions = new Map<string, number>();
  for (const { columns } of sheets) {
    for (const { caption } of columns) {
      if (!captions.has(caption)) captions.set(caption, captions.size);
    }
  }
  return {
    name: first.name,
    columns: [column('Sheet', 16), ...[...captions.keys()].map((caption) => column(caption))],
    rows: sheets.flatMap(({ name, columns, rows }) =>
      rows.map((cells) => {
        const joined: Cell[] = [name, ...Array.from({ length: captions.size }, () => null)];
        columns.forEach(({ caption }, at) => {
          const place = (captions.get(caption) ?? 0) + 1;
          joined[place] ??= cells[at] ?? null;
        });
        return joined;
      }),
    ),
  };
}
