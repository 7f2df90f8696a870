/** What must be done, what was done, and how attendance stands, as tables. */
import { bandOf, tenthsOf } from '@/lib/attendance/percent';
import type { Pupil } from '@/lib/attendance/pupil';
import type { CaseEvent, CaseEventKind, Role } from '@/lib/casework/events';
import { foldCases } from '@/lib/casework/fold';
import type { TrailEntry } from '@/lib/casework/state';
import { explainDuty } from '@/lib/duties/assess';
import type { Duty } from '@/lib/duties/types';
import type { AssessedPupil, AssessedSchool } from '../assessed';
import { eventLine } from '../views/words';
import { column, dateCell, yesNo, type Cell, type Sheet } from './sheet';
import type { Disclosure } from './confidential';

export const OFFICES: Record<Role, string> = {
  office: 'Office',
  attendance: 'Attendance officer',
  dsl: 'Safeguarding lead',
  champion: 'Attendance champion',
  head: 'Head',
};

const STATES: Record<Duty['state'], string> = {
  due: 'Due',
  upcoming: 'To come',
  settled: 'Done',
  'cannot-tell': 'Cannot tell',
};

const KINDS: Record<CaseEventKind, string> = {
  call: 'Call',
  notification: 'Told somebody',
  visit: 'Visit',
  confirmation: 'Confirmation',
  'reason-established': 'Reason',
  step: 'Step',
  deviation: 'Deviation',
  review: 'Review',
  decision: 'Decision',
  'leave-request': 'Leave request',
  'expected-absence': 'Expected absence',
  'return-sent': 'Return',
  procedure: 'Procedure',
  'provision-check': 'Provision check',
  meeting: 'Meeting',
  'tracker-week': 'Tracker week',
  undo: 'Undo',
  correction: 'Correction',
};

/** `Call`; a kind that a later version adds is spelt out. */
export function kindWords(kind: CaseEventKind): string {
  const words: string | undefined = KINDS[kind];
  return words ?? String(kind).replaceAll('-', ' ');
}

const NAMED = [column('Last name', 18), column('First name', 16), column('Form', 8)];
const named = (pupil: Pupil | undefined): Cell[] => [
  pupil?.surname ?? null,
  pupil ? (pupil.preferredForename ?? pupil.forename) : null,
  pupil?.form ?? null,
];

export function dutiesSheet(school: AssessedSchool, { plans }: Disclosure): Sheet {
  const rows = school.pupils.flatMap(({ facts, assessment }) =>
    assessment.duties.map((duty): Cell[] => {
      const neutral = explainDuty(facts, duty, false);
      return [
        ...named(facts.pupil),
        duty.label,
        STATES[duty.state],
        OFFICES[duty.owner],
        dateCell(duty.dueOn),
        duty.dueAt,
        neutral?.sentence ?? null,
        neutral?.clears ?? null,
        neutral?.source.paragraph ?? null,
        ...(plans
          ? [duty.id.replaceAll('-', ' '), explainDuty(facts, duty, true)?.sentence ?? null]
          : []),
      ];
    }),
  );
  return {
    name: 'Duties',
    columns: [
      ...NAMED,
      column('Duty', 18),
      column('State', 12),
      column('Whose', 20),
      column('Due on', 12),
      column('Due at', 9),
      column('Why', 60),
      column('What settles it', 50),
      column('Source', 20),
      ...(plans ? [column('Duty in full', 20), column('Why in full', 60)] : []),
    ],
    rows,
  };
}

const STANDING: Record<TrailEntry['standing'], string> = {
  stands: 'Stands',
  corrected: 'Corrected since',
  undone: 'Undone',
  ignored: 'Not applied',
};

/** Every record ever made, in the order in which it is told; `role` null names no worker. */
export function eventsSheet(
  events: readonly CaseEvent[],
  pupils: ReadonlyMap<string, Pupil>,
  role: Role | null,
): Sheet {
  const trails = [...foldCases(events).values()].map(({ trail }) => trail);
  const rows = trails
    .flat()
    .map(({ event, standing, why }): Cell[] => [
      ...named(event.pupilId === null ? undefined : pupils.get(event.pupilId)),
      dateCell(event.about.date),
      event.about.session,
      kindWords(event.payload.kind),
      eventLine(event, role),
      event.by.initials,
      OFFICES[event.by.role],
      event.at,
      STANDING[standing],
      why,
      yesNo(event.recovered),
      event.id,
    ]);
  return {
    name: 'Records',
    columns: [
      ...NAMED,
      column('About', 12),
      column('Session', 8),
      column('What', 18),
      column('Record', 70),
      column('By', 8),
      column('Role', 20),
      column('Recorded at (UTC)', 24),
      column('Standing', 16),
      column('Why not applied', 20),
      column('Read back from Arbor', 12),
      column('Record number', 38),
    ],
    rows,
  };
}

const tenths = (part: number, whole: number): Cell => {
  const found = tenthsOf(part, whole);
  return found === null ? null : found / 10;
};

export function statisticsSheets({ pupils, rules, moment }: AssessedSchool): Sheet[] {
  const bands = rules.get('attendanceBandsTenths');
  const byPupil: Sheet = {
    name: 'Attendance by pupil',
    columns: [
      ...NAMED,
      column('Year', 8),
      column('Attendance %', 12),
      column('Possible sessions', 10),
      column('Attended', 10),
      column('Missed', 10),
      column('Authorised', 11),
      column('Unauthorised', 13),
      column('Late before close (L)', 12),
      column('Late after close (U)', 12),
      column('Status', 9),
      column('Band', 26),
      column('Provisional', 12),
      column('Sessions without a mark', 14),
      column('Marks that count as nothing', 14),
      column('Days away running', 12),
      column('Counted to 10 in 10 weeks', 14),
      column('Up to', 12),
    ],
    rows: pupils.map(({ facts: { pupil, statistics } }): Cell[] => [
      ...named(pupil),
      pupil.yearGroup,
      tenths(statistics.attended, statistics.possible),
      statistics.possible,
      statistics.attended,
      statistics.possible - statistics.attended,
      statistics.authorised,
      statistics.unauthorised,
      statistics.lates,
      statistics.latesAfterClose,
      statistics.status,
      bandOf(statistics, bands)?.label ?? null,
      yesNo(statistics.provisional),
      statistics.missingMarks,
      statistics.unreadMarks,
      statistics.absenceRunDays,
      statistics.penaltyCount,
      dateCell(moment.date),
    ]),
  };
  return [byPupil, groupsSheet(pupils)];
}

/** Whole sessions are added up, never percentages (attendance-rules.md section 2). */
function groupsSheet(pupils: readonly AssessedPupil[]): Sheet {
  const groups = new Map<string, AssessedPupil[]>([['Whole school', [...pupils]]]);
  const put = (group: string, one: AssessedPupil) => {
    const before = groups.get(group);
    if (before) before.push(one);
    else groups.set(group, [one]);
  };
  for (const one of pupils) {
    const { pupil, context } = one.facts;
    put(
      pupil.yearGroup === null
        ? 'Year not known'
        : `Year ${pupil.yearGroup.replace(/^year /i, '')}`,
      one,
    );
    put(`Form ${pupil.form ?? 'not known'}`, one);
    if (context.sen !== null) put('SEN', one);
    if (context.pupilPremium === true) put('Pupil premium', one);
  }
  const sum = (all: readonly AssessedPupil[], of: (one: AssessedPupil) => number) =>
    all.reduce((total, one) => total + of(one), 0);
  return {
    name: 'Attendance by group',
    columns: [
      column('Group', 20),
      column('Pupils', 9),
      column('Attendance %', 12),
      column('Possible sessions', 12),
      column('Attended', 12),
      column('Authorised', 12),
      column('Unauthorised', 13),
      column('Persistently absent', 12),
      column('Severely absent', 12),
    ],
    rows: [...groups]
      .sort(([a], [b]) =>
        a === 'Whole school' || b === 'Whole school'
          ? Number(b === 'Whole school') - Number(a === 'Whole school')
          : a.localeCompare(b, 'en-GB', { numeric: true }),
      )
      .map(([group, all]): Cell[] => {
        const possible = sum(all, ({ facts }) => facts.statistics.possible);
        const attended = sum(all, ({ facts }) => facts.statistics.attended);
        const isAbsent = (status: string) => (one: AssessedPupil) =>
          one.facts.statistics.status === status ? 1 : 0;
        const severe = sum(all, isAbsent('SA'));
        return [
          group,
          all.length,
          tenths(attended, possible),
          possible,
          attended,
          sum(all, ({ facts }) => facts.statistics.authorised),
          sum(all, ({ facts }) => facts.statistics.unauthorised),
          // Whoever is severely absent is persistently absent too.
          sum(all, isAbsent('PA')) + severe,
          severe,
        ];
      }),
  };
}
