/**
 * A list of everyone with a social worker says by leaving a pupil out that they have none, but only
 * where a person says that the list is complete. Who that would be is worked out first, and named.
 */
import { shownName, type Pupil } from '@/lib/attendance/pupil';
import {
  NO_LONGER,
  type ContextSaid,
  emptyContext,
  type NoLonger,
  type PupilContext,
} from '@/lib/casework/context';
import type { MissingFromList } from '@/lib/messages/import-request';

const NAMES_SHOWN = 100;

type Kinds = Pick<PupilContext, 'workers' | 'plans' | 'provisions' | 'sen'>;

function kindsOf({ workers, plans, provisions, sen }: Kinds): Set<NoLonger> {
  const kinds = new Set<NoLonger>([...workers, ...plans].map(({ kind }) => kind));
  if (provisions.length > 0) kinds.add('provision');
  if (sen !== null) kinds.add('sen');
  return kinds;
}

/** For each thing the file says of anybody: who has it now and, by the file, has it no longer. */
function missingBy(
  said: readonly ContextSaid[],
  stored: readonly PupilContext[],
): Map<NoLonger, string[]> {
  const inFile = new Map(said.map((one) => [one.pupilId, kindsOf(one)]));
  const ended = new Map(said.map((one) => [one.pupilId, new Set(one.none ?? [])]));
  const named = new Set([...inFile.values()].flatMap((kinds) => [...kinds]));
  const missing = new Map<NoLonger, string[]>();
  for (const kind of NO_LONGER) {
    if (!named.has(kind)) continue;
    const ids = stored
      .filter((context) => kindsOf(context).has(kind))
      .map(({ pupilId }) => pupilId)
      .filter((id) => !inFile.get(id)?.has(kind) && !ended.get(id)?.has(kind));
    if (ids.length > 0) missing.set(kind, ids);
  }
  return missing;
}

export interface CompleteLists {
  /** What the file says, and of the lists that are complete what it says by leaving out. */
  said: ContextSaid[];
  missing: MissingFromList[];
}

export function layCompleteLists(
  {
    tenant,
    contexts,
    complete = [],
  }: { tenant: string; contexts: ContextSaid[]; complete?: NoLonger[] },
  stored: readonly PupilContext[],
  known: ReadonlyMap<string, Pupil>,
): CompleteLists {
  const missing = missingBy(contexts, stored);
  const said = new Map(contexts.map((one) => [one.pupilId, one]));
  for (const [kind, ids] of missing) {
    if (!complete.includes(kind)) continue;
    for (const id of ids) {
      const before: ContextSaid = said.get(id) ?? emptyContext(tenant, id);
      said.set(id, { ...before, none: [...(before.none ?? []), kind] });
    }
  }
  const nameOf = (id: string) => {
    const pupil = known.get(id);
    return pupil ? shownName(pupil) : id;
  };
  return {
    said: [...said.values()],
    missing: [...missing].map(([kind, ids]) => ({
      kind,
      count: ids.length,
      pupils: ids
        .map(nameOf)
        .sort((a, b) => a.localeCompare(b, 'en-GB'))
        .slice(0, NAMES_SHOWN),
    })),
  };
}
