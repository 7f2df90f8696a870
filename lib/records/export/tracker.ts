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
import type { ShapeColumn } from './tracker-shape';

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

/** The school's own columns in their own order; what has no column among them stands behind. */
function asItCameIn(
  told: readonly Told[],
  ladder: readonly LadderRule[],
  shape: readonly ShapeColumn[],
): Sheet {
  const inShape = new Set(shape.map(({ step }) => step));
  const behind = ladder.filter(
    ({ step }) => !inShape.has(step) && told.some(({ steps }) => steps.has(step)),
  );
  const holdsNotes = shape.some(({ field }) => field === 'comments');
  return {
    name: NAME,
    columns: [
      ...shape.map(({ caption, step, field }) =>
        column(caption, step !== null || field === 'comments' ? 28 : 16),
      ),
      ...behind.map(({ label }) => column(label, 28)),
      column('Attendance', 11),
      column('Next', 30),
      ...(holdsNotes ? [] : [column('Notes', 50)]),
    ],
    rows: told.map(({ one, steps, notes }): Cell[] => [
      ...shape.map(({ field, step }) => {
        if (step !== null) return lines(steps.get(step) ?? []);
        return field === 'comments' ? lines(notes) : pupilCell(one, field);
      }),
      ...behind.map(({ step }) => lines(steps.get(step) ?? [])),
      attendanceText(one.facts.statistics),
      nextWords(one),
      ...(holdsNotes ? [] : [lines(notes)]),
    ]),
  };
}

/** In the shape in which the school's tracker came in, else in the Standard's. */
export function trackerSheet(
  { pupils, rules }: AssessedSchool,
  role: Role | null,
  shape: readonly ShapeColumn[] | null,
): Sheet {
  const ladder = rules.get('ladder');
  const steps = new Set<string>(ladder.map(({ step }) => step));
  const told = pupils.filter(isOnTracker).map((one) => tell(one, steps, role));
  return shape === null ? asTheStandard(told, ladder) : asItCameIn(told, ladder, shape);
}
