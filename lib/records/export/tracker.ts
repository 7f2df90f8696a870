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
import { column, type Cell, type Sheet } from './sheet';

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

export function trackerSheet({ pupils, rules }: AssessedSchool, role: Role | null): Sheet {
  const ladder = rules.get('ladder');
  const runs: { name: string; columns: number }[] = [];
  for (const { owner } of ladder) {
    const last = runs.at(-1);
    if (last?.name === OWNERS[owner]) last.columns += 1;
    else runs.push({ name: OWNERS[owner], columns: 1 });
  }
  return {
    name: 'Attendance tracker',
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
    rows: pupils.filter(isOnTracker).map((one): Cell[] => {
      const { pupil, statistics, casework } = one.facts;
      const { possible, attended } = statistics;
      const cells = new Map<string, string[]>();
      const notes: string[] = [];
      for (const event of casework.events) {
        const step = stepOf(event);
        if (step !== null && ladder.some((rule) => rule.step === step)) {
          cells.set(step, [...(cells.get(step) ?? []), entry(event, role)]);
        } else if (NOTED.has(event.payload.kind)) {
          notes.push(entry(event, role));
        }
      }
      const next = nextOfCase(one);
      const view = next && dutyView(one, next);
      return [
        pupil.surname,
        pupil.preferredForename ?? pupil.forename,
        pupil.form,
        attendanceText(statistics),
        `${possible - attended} of ${possible}`,
        statistics.status,
        ...ladder.map(({ step }) => cells.get(step)?.join('\n') ?? null),
        view ? [view.label, view.dueText].filter(Boolean).join(', ') : null,
        notes.length === 0 ? null : notes.join('\n'),
      ];
    }),
  };
}
