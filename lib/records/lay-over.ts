/** What a file says, laid over what was known: a blank says nothing, "no longer" says it is over. */
import type { Pupil } from '@/lib/attendance/pupil';
import type { ContextSaid, NoLonger, PupilContext } from '@/lib/casework/context';
import type { FieldChange } from '@/lib/messages/import-request';

export function layPupil(before: Pupil, next: Pupil): Pupil {
  return {
    ...next,
    arborStudentId: next.arborStudentId ?? before.arborStudentId,
    upn: next.upn ?? before.upn,
    preferredForename: next.preferredForename ?? before.preferredForename,
    form: next.form ?? before.form,
    yearGroup: next.yearGroup ?? before.yearGroup,
    dateOfBirth: next.dateOfBirth ?? before.dateOfBirth,
    startDate: next.startDate ?? before.startDate,
    leavingDate: next.leavingDate ?? before.leavingDate,
  };
}

/** The list as it was, without what is over, each kind the file names in the file's own words. */
function layKinds<T extends { kind: string }>(
  before: readonly T[],
  next: readonly T[],
  over: ReadonlySet<string>,
  join: (known: T, said: T) => T,
): T[] {
  const said = new Set(next.map(({ kind }) => kind));
  return [
    ...before.filter(({ kind }) => !over.has(kind) && !said.has(kind)),
    ...next.map((one) => {
      const known = before.filter(({ kind }) => kind === one.kind);
      return known.length === 1 && known[0] ? join(known[0], one) : one;
    }),
  ];
}

export function layContext(
  before: PupilContext,
  { none = [], ...next }: ContextSaid,
): PupilContext {
  const over = new Set<NoLonger>(none);
  const workers = layKinds(before.workers, next.workers, over, (known, said) => ({
    ...said,
    // "Yes" names nobody: the worker who is known stays.
    name: said.name ?? known.name,
    authority: said.authority ?? known.authority,
    channel: said.channel ?? known.channel,
    phone: said.phone ?? known.phone,
    email: said.email ?? known.email,
    from: said.from ?? known.from,
    to: said.to ?? known.to,
  }));
  const plans = layKinds(before.plans, next.plans, over, (known, said) => ({
    ...said,
    from: said.from ?? known.from,
  }));
  const provisions = over.has('provision') ? [] : before.provisions;
  return {
    ...next,
    workers,
    plans,
    provisions: next.provisions.length > 0 ? next.provisions : provisions,
    contacts: next.contacts.length > 0 ? next.contacts : before.contacts,
    sen: next.sen ?? (over.has('sen') ? null : before.sen),
    pupilPremium: next.pupilPremium ?? before.pupilPremium,
    youngCarer: next.youngCarer ?? before.youngCarer,
    walksAlone: next.walksAlone ?? before.walksAlone,
    compulsorySchoolAge: next.compulsorySchoolAge ?? before.compulsorySchoolAge,
    familyKey: next.familyKey ?? before.familyKey,
  };
}

export function alike(one: unknown, other: unknown): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const KEYS = new Set(['tenant', 'id', 'pupilId']);

/** Each value that would change, as it is and as it would be. */
export function changesBetween(
  pupil: string,
  before: Pupil | PupilContext,
  after: Pupil | PupilContext,
): FieldChange[] {
  const was = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).flatMap(([field, value]) => {
    const known = was.get(field);
    if (KEYS.has(field) || alike(known, value)) return [];
    return [{ pupil, field, from: inWords(known), to: inWords(value) }];
  });
}

function inWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) {
    return value.length === 0 ? 'nothing' : value.map((item) => inWords(item)).join('; ');
  }
  if (typeof value !== 'object') return String(value);
  const skipped = new Set(['priority', 'channel']);
  return Object.entries(value)
    .filter(([key, part]) => part !== null && part !== '' && !skipped.has(key))
    .map(([, part]) => String(part))
    .join(' ');
}
