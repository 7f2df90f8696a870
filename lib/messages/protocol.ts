/**
 * The typed protocol between the rooms. Every request is parsed where it arrives; every reply
 * carries the protocol version, so that a page left open over an update is told to reload instead
 * of misreading the answer.
 */
import { z } from '@/lib/schema';
import type { SetBy } from '@/lib/rules/types';
import type { PlainDate } from '@/lib/attendance/plain-date';
import { plainDateSchema, sessionOfDaySchema } from '@/lib/attendance/plain-date-schema';
import type { Pupil } from '@/lib/attendance/pupil';
import { casePayloadSchema, roleSchema } from '@/lib/casework/events';
import { registerReadingSchema } from '@/lib/arbor/reading';
import type { FoundPupil, PupilCard } from './card-view';
import type { Seen } from './seen';
import type {
  Explanation,
  GlanceView,
  LateView,
  OffSiteView,
  Outlook,
  RecordedView,
  RegisterView,
  SchoolStatus,
  Settings,
  TellView,
  TrackerItem,
  DutyView,
} from './views';

import {
  importKindSchema,
  importRequestSchema,
  type ImportEntry,
  type ImportPreview,
  type ImportUndone,
} from './import-request';

export { PROTOCOL_VERSION } from './version';
export { importKindSchema, type ImportPreview } from './import-request';
export { markRowSchema, type MarkRow } from './packed-marks';

const tenant = z.string().check(z.minLength(1));

export const requests = {
  'register/view': z.object({ reading: registerReadingSchema }),
  'duty/why': z.object({
    tenant,
    key: z.string(),
    date: plainDateSchema,
    session: sessionOfDaySchema,
  }),
  /** What is left before a threshold, patterns and lateness: asked for when a pupil is opened. */
  'pupil/outlook': z.object({
    tenant,
    pupilId: z.string(),
    date: plainDateSchema,
    session: sessionOfDaySchema,
  }),
  /** Everything about one pupil in one answer. Without a session: as of the newest one known. */
  'pupil/card': z.object({
    tenant,
    pupilId: z.string(),
    at: z.nullable(z.object({ date: plainDateSchema, session: sessionOfDaySchema })),
    /** The deliberate act after which a role that may see them is told of workers and plans. */
    confidential: z.boolean(),
  }),
  'pupil/find': z.object({ tenant, text: z.string().check(z.maxLength(80)) }),
  /** Who is to be told, and how: asked for when the form is opened, as it names workers. */
  'pupil/tell': z.object({
    tenant,
    pupilId: z.string(),
    date: plainDateSchema,
    session: sessionOfDaySchema,
  }),
  'event/record': z.object({
    tenant,
    /** Made by the sender: a request repeated after a stopped worker is stored once. */
    id: z.string(),
    pupilId: z.nullable(z.string()),
    about: z.object({ date: plainDateSchema, session: z.nullable(sessionOfDaySchema) }),
    payload: casePayloadSchema,
  }),
  'draft/save': z.object({ tenant, pupilId: z.string(), draft: z.nullable(z.unknown()) }),
  'draft/load': z.object({ tenant, pupilId: z.string() }),
  /** Says that somebody has this call open, or has closed it. */
  'call/claim': z.object({ tenant, pupilId: z.string(), holder: z.string(), on: z.boolean() }),
  /** A record as it reads now, to be put right. Without a pupil: one of the school itself. */
  'event/recorded': z.object({ tenant, pupilId: z.nullable(z.string()), eventId: z.string() }),
  glance: z.object({ tenant: z.nullable(tenant) }),
  'settings/get': z.object({}),
  'settings/set': z.object({
    person: z.optional(z.nullable(z.object({ initials: z.string(), role: roleSchema }))),
    panel: z.optional(z.enum(['open', 'tab'])),
    reception: z.optional(z.boolean()),
    shortcutsOff: z.optional(z.boolean()),
    /** Of the person at this desk, all that are not as they ship. */
    keys: z.optional(z.record(z.string(), z.string().check(z.minLength(1), z.maxLength(2)))),
  }),
  'school/list': z.object({}),
  'school/status': z.object({ tenant }),
  'school/board': z.object({ tenant }),
  'school/late': z.object({ tenant }),
  /** The imported list, for matching the rows of a file that names pupils. */
  'school/pupils': z.object({ tenant }),
  'demonstration/load': z.object({ tenant, date: plainDateSchema, session: sessionOfDaySchema }),
  'import/preview': importRequestSchema,
  'import/commit': importRequestSchema,
  'import/list': z.object({ tenant }),
  /** Takes back what the import of that second brought; what stood before stands again. */
  'import/undo': z.object({ tenant, at: z.number() }),
  /** `shape`: the captions of the file, so that two reports of one kind keep a mapping each. */
  'mapping/get': z.object({ tenant, kind: importKindSchema, shape: z.optional(z.string()) }),
  'mapping/set': z.object({
    tenant,
    kind: importKindSchema,
    shape: z.optional(z.string()),
    mapping: z.record(z.string(), z.string()),
  }),
  'rules/get': z.object({ tenant }),
  /** The school's pack with one value set or confirmed, to be tried like any other; nothing is written. */
  'rules/amend': z.object({
    tenant,
    key: z.string(),
    value: z.unknown(),
    from: plainDateSchema,
    paragraph: z.string().check(z.minLength(1)),
    reason: z.nullable(z.string()),
  }),
  /** What a pack would change, before it is saved; nothing is written. */
  'rules/preview': z.object({ tenant, pack: z.unknown() }),
  /** One moment of a preview: which pupils stand otherwise under the pack. */
  'rules/simulate': z.object({ tenant, pack: z.unknown(), date: plainDateSchema }),
  'rules/set': z.object({ tenant, pack: z.unknown() }),
  /** With a pupil, whose card is to open there: handed over in memory, never in the address. */
  'workspace/open': z.object({
    tenant: z.nullable(tenant),
    page: z.string(),
    pupilId: z.optional(z.string()),
  }),
  'workspace/arrived': z.object({ ticket: z.string() }),
  /** Where rows, names and marks stand on this school's pages, as it taught by pointing. */
  'layout/list': z.object({ tenant }),
  'layout/save': z.object({ tenant, layout: z.unknown() }),
  'layout/remove': z.object({ tenant, name: z.string() }),
  'health/say': z.object({ tenant, code: z.string().check(z.regex(/^[a-z][a-z-]{0,40}$/)) }),
  'health/list': z.object({ tenant }),
  'school/erase': z.object({ tenant: z.nullable(tenant) }),
  /** Our own page wrote a school's rows in one go (a restored backup, what was let go). */
  'school/changed': z.object({ tenant }),
} as const;

/**
 * What our content script in a page of Arbor may ask for: the work of a register. Lists of schools,
 * imports, rules and erasing belong to our own pages.
 */
export const ASKED_FROM_ARBOR: ReadonlySet<RequestName> = new Set<RequestName>([
  'register/view',
  'duty/why',
  'pupil/outlook',
  'pupil/tell',
  'pupil/card',
  'event/record',
  'draft/save',
  'draft/load',
  'call/claim',
  'event/recorded',
  'settings/get',
  'settings/set',
  'school/status',
  'demonstration/load',
  'workspace/open',
  'layout/save',
  'health/say',
]);

export interface RulesReply {
  /** The day of which it speaks. */
  on: PlainDate;
  version: string;
  origin: 'trust' | 'school' | 'policy';
  storedAt: string | null;
  /** Why the policy set for this browser is not used; empty where it is, or none is set. */
  policyProblems: { path: string; why: string }[];
  values: {
    key: string;
    /** The value as a person reads it, in lines. */
    lines: string[];
    /** The value itself, for the form that changes it. */
    raw: unknown;
    source: string;
    setBy: SetBy;
    isExample: boolean;
    from: PlainDate;
  }[];
}

export interface RulesPreview {
  /** Empty where the pack may be used. */
  problems: { path: string; why: string }[];
  version: string;
  comparisons: {
    key: string;
    verdict: RuleVerdict;
    /** `example`: the Standard leaves it open, so that nothing can be weaker than it. */
    against: 'standard' | 'example';
    from: string;
    until: string | null;
    points: { what: string; own: string; standard: string; verdict: RuleVerdict }[];
    reason: string | null;
    source: string;
  }[];
  /** The ends of the weeks of the last half term, oldest first, and the newest day known. */
  moments: PlainDate[];
}

export type RuleVerdict = 'stricter' | 'weaker' | 'same' | 'not-comparable';

/** How pupils stand otherwise on one day, in neutral words. */
export interface RulesMoves {
  date: PlainDate;
  /** On roll that day. */
  pupils: number;
  moved: {
    pupilId: string;
    name: string;
    form: string | null;
    gained: string[];
    lost: string[];
  }[];
}

export interface Replies {
  /** `raised`: the revision that marks of this very page brought about; null where they were known. */
  'register/view': RegisterView & { raised: number | null };
  /** `pupil`: whose card it leads to; left out for duties of the school itself. */
  'duty/why': Explanation & { pupil?: { pupilId: string; name: string } };
  'pupil/outlook': Outlook;
  'pupil/tell': TellView;
  'pupil/card': PupilCard;
  /** A dozen at most; `more` of them are left out. */
  'pupil/find': { found: FoundPupil[]; more: number };
  'layout/list': { layouts: { name: string; since: string; file: string }[] };
  'layout/save': { saved: string };
  'layout/remove': { saved: string };
  'health/say': Record<string, never>;
  /** Newest first. */
  'health/list': { seen: Seen[] };
  'event/record': { eventId: string };
  'draft/save': { savedAt: string };
  'draft/load': { draft: unknown };
  'call/claim': { on: boolean };
  'event/recorded': RecordedView;
  glance: GlanceView | null;
  'settings/get': Settings;
  'settings/set': Settings;
  'school/list': SchoolStatus[];
  'school/status': SchoolStatus;
  'school/board': {
    on: string | null;
    /** The newest register read, which records of the workspace are about. */
    session?: RegisterView['session'] | null;
    queue: RegisterView['queue'];
    followUps: DutyView[];
    tracker: TrackerItem[];
    done?: DutyView[];
    comment?: RegisterView['comment'];
    registerTimes?: RegisterView['registerTimes'];
    ringAgainMinutes?: RegisterView['ringAgainMinutes'];
    order?: RegisterView['order'];
    offSite?: OffSiteView;
    /** Duties of the school itself; `pupilId` is empty. */
    ofSchool?: DutyView[];
  };
  /** `on` is null while nothing was read. */
  'school/late': { on: RegisterView['session'] | null; late: LateView | null };
  'school/pupils': Pupil[];
  'demonstration/load': SchoolStatus;
  'import/preview': ImportPreview;
  /** `at`: the second that names the import; null where it changed nothing. */
  'import/commit': ImportPreview & { at: number | null };
  'import/list': ImportEntry[];
  'import/undo': ImportUndone;
  'mapping/get': { mapping: Record<string, string> | null };
  'mapping/set': { saved: true };
  'rules/get': RulesReply;
  'rules/amend': { pack: unknown };
  'rules/preview': RulesPreview;
  'rules/simulate': RulesMoves;
  /** A bad pack answers with problems and leaves the good one in place. */
  'rules/set': { accepted: boolean; problems: { path: string; why: string }[] };
  'workspace/open': { opened: true };
  /** Whose card is to open; null: nobody's, or it was handed over already. */
  'workspace/arrived': { tenant: string; pupilId: string } | null;
  'school/erase': { erased: string[] };
  'school/changed': { told: true };
}

export type RequestName = keyof typeof requests;
export type RequestOf<N extends RequestName> = z.infer<(typeof requests)[N]>;

/** Clients take the protocol as a function, so that components and tests need no browser API. */
export type Ask = <N extends RequestName>(name: N, request: RequestOf<N>) => Promise<Replies[N]>;
