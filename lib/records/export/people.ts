import type { Pupil } from '@/lib/attendance/pupil';
import type { PupilContext } from '@/lib/casework/context';
import { column, dateCell, yesNo, type Cell, type Sheet } from './sheet';
import type { Disclosure } from './confidential';

const CONTACTS = 4;

/** Whoever stands so among the contacts tells of an open case or of care as a worker's name would. */
const TELLS_OF_A_CASE = /social|foster|residential|youth (?:offending|justice)|support worker/i;

/** `Mum: Jane Adams 07700 900123`, as the import reads it back. */
function contactCell(
  contact: PupilContext['contacts'][number] | undefined,
  workers: boolean,
): Cell {
  if (!contact) return null;
  const { relationship, name, phone } = contact;
  const isNeutral = workers || !TELLS_OF_A_CASE.test(`${relationship} ${name ?? ''}`);
  const who = isNeutral ? [`${relationship}:`, name] : ['contact:'];
  return [...who, phone].filter((part) => part !== null).join(' ');
}

function list(items: readonly (string | null)[]): Cell {
  const given = items.filter((item) => item !== null && item !== '');
  return given.length === 0 ? null : given.join('; ');
}

const WORKERS = [
  ['Social worker', 'social-worker'],
  ['Youth offending worker', 'youth-offending'],
] as const;

/** Captions are the ones our own import knows, so that the list can be brought in again. */
export function pupilsSheet(
  pupils: readonly Pupil[],
  contexts: ReadonlyMap<string, PupilContext>,
  { workers, plans }: Disclosure,
): Sheet {
  const contacts = Array.from({ length: CONTACTS }, (_, at) => at);
  return {
    name: 'Pupils',
    columns: [
      column('Arbor student ID'),
      column('UPN', 16),
      column('Legal last name', 18),
      column('Legal first name', 18),
      column('Preferred first name', 18),
      column('Registration form'),
      column('Year group'),
      column('Date of birth'),
      column('Admission date'),
      column('Leaving date'),
      column('SEN status', 18),
      column('Pupil premium'),
      column('Provision', 18),
      column('Young carer'),
      column('Walks alone'),
      column('Family'),
      ...contacts.map((at) => column(`Contact ${at + 1}`, 30)),
      ...(workers ? WORKERS.map(([caption]) => column(caption, 22)) : []),
      ...(workers ? [column('Contact notes', 30)] : []),
      ...(plans ? [column('Plan')] : []),
    ],
    rows: pupils.map((pupil): Cell[] => {
      const context = contexts.get(pupil.id);
      const of = (kind: 'social-worker' | 'youth-offending') =>
        list(
          (context?.workers ?? [])
            .filter((worker) => worker.kind === kind)
            .map(({ name, phone, email }) =>
              [name ?? 'yes', phone, email].filter(Boolean).join(', '),
            ),
        );
      return [
        pupil.arborStudentId,
        pupil.upn,
        pupil.surname,
        pupil.forename,
        pupil.preferredForename,
        pupil.form,
        pupil.yearGroup,
        dateCell(pupil.dateOfBirth),
        dateCell(pupil.startDate),
        dateCell(pupil.leavingDate),
        context?.sen ?? null,
        yesNo(context?.pupilPremium ?? null),
        list(
          (context?.provisions ?? []).map(({ kind, name }) =>
            [kind, name].filter(Boolean).join(' '),
          ),
        ),
        yesNo(context?.youngCarer ?? null),
        yesNo(context?.walksAlone ?? null),
        context?.familyKey ?? null,
        ...contacts.map((at) => contactCell(context?.contacts[at], workers)),
        ...(workers ? WORKERS.map(([, kind]) => of(kind)) : []),
        ...(workers ? [list((context?.contacts ?? []).map(({ note }) => note))] : []),
        ...(plans ? [list((context?.plans ?? []).map(({ kind }) => kind))] : []),
      ];
    }),
  };
}
