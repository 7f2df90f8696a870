import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { DexieOptions } from 'dexie';
import { plainDateOf } from '@/lib/attendance/plain-date';
import type { Pupil } from '@/lib/attendance/pupil';
import type { MarkReading, PupilRowReading, RegisterReading } from '@/lib/arbor/reading';
import { handlersOf } from '@/entrypoints/background/handlers';
import type { Desk } from '@/entrypoints/background/desk';
import type { Asker, Handlers } from '@/lib/messages/answer';
import { requests, type Ask, type RequestName, type RequestOf } from '@/lib/messages/protocol';
import { nowOf } from '@/lib/records/clock';
import { RecordsDatabase } from '@/lib/records/database';

/** One browser profile: its data outlives every worker that opens it. */
export interface Profile {
  options: DexieOptions;
  /** What the toolbar icon shows, which schools were told to ask again, which pages were opened. */
  seen: {
    badge: string;
    changes: string[];
    forgotten: string[];
    opened: string[];
    handedOver: unknown;
  };
  clock: { at: Date };
  policy: unknown;
  stored: Map<string, unknown>;
}

export function newProfile(at = new Date(2026, 8, 15, 9, 14)): Profile {
  return {
    options: { indexedDB: new IDBFactory(), IDBKeyRange },
    seen: { badge: '', changes: [], forgotten: [], opened: [], handedOver: undefined },
    clock: { at },
    policy: {},
    stored: new Map(),
  };
}

/** A worker as the browser starts it: nothing in memory, the same data. */
export function startWorker(profile: Profile): { db: RecordsDatabase; handlers: Handlers } {
  const db = new RecordsDatabase('alongside', profile.options);
  const desk: Desk = {
    db,
    now: () => nowOf(profile.clock.at),
    policy: async () => profile.policy,
    changed: async (tenant) => profile.seen.changes.push(tenant),
    forgotten: async (tenant) => void profile.seen.forgotten.push(tenant),
    stored: {
      get: async (key) => profile.stored.get(key),
      set: async (key, value) => void profile.stored.set(key, value),
    },
    showCount: async (count) => void (profile.seen.badge = count === 0 ? '' : String(count)),
    openPage: async (path) => void profile.seen.opened.push(path),
    handOver: async (what) => void (profile.seen.handedOver = what),
    handedOver: async () => profile.seen.handedOver,
  };
  return { db, handlers: handlersOf(desk) };
}

/** Asks a worker that is stopped after every single answer: nothing may depend on its memory. */
export function askFreshWorkers(profile: Profile, asker: Asker = { kind: 'own' }): Ask {
  return async <N extends RequestName>(name: N, request: RequestOf<N>) => {
    const { db, handlers } = startWorker(profile);
    try {
      return await handlers[name](requests[name].parse(request) as RequestOf<N>, asker);
    } finally {
      db.close();
    }
  };
}

export function pupil(
  name: string,
  form: string | null,
  more: Partial<Pupil> & { tenant?: string } = {},
): Pupil {
  const [forename = '', ...surname] = name.split(' ');
  return {
    tenant: 'oakfield',
    id: name.toLowerCase().replaceAll(' ', '-'),
    arborStudentId: null,
    upn: null,
    forename,
    surname: surname.join(' '),
    preferredForename: null,
    form,
    yearGroup: null,
    dateOfBirth: null,
    startDate: null,
    leavingDate: null,
    ...more,
  };
}

export const read = (code: string, minutesLate: number | null = null): MarkReading => ({
  status: 'read',
  code,
  by: ['text'],
  minutesLate,
});
export const blank: MarkReading = { status: 'blank' };
export const unknown: MarkReading = { status: 'unknown', why: 'icon and tooltip disagree' };

export function row(
  shownName: string,
  mark: MarkReading = blank,
  more: Partial<PupilRowReading> = {},
): PupilRowReading {
  return {
    rowKey: `row ${shownName}`,
    shownName,
    arborStudentId: null,
    form: null,
    mark,
    note: null,
    ...more,
  };
}

export function reading(
  rows: PupilRowReading[],
  more: Partial<RegisterReading> = {},
): RegisterReading {
  return {
    tenant: 'oakfield',
    host: 'oakfield.uk.arbor.sc',
    view: 'list',
    date: plainDateOf('2026-09-15'),
    session: 'AM',
    startsAt: null,
    endsAt: null,
    group: '5B',
    rows,
    readAt: '2026-09-15T08:14:00.000Z',
    recognisedBy: ['heading'],
    ...more,
  };
}
