/**
 * What the workspace asks of its data worker, and what comes back: exports, backups, what is held, what
 * may go, what needs mending. Too large for a message, so it runs in a worker of our own page.
 */
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { Role } from '@/lib/casework/events';
import type { RuleKey } from '@/lib/rules/types';

export const EXPORTS = ['pupils', 'duties', 'events', 'statistics', 'tracker', 'calendar'] as const;
export type ExportKind = (typeof EXPORTS)[number];

export interface ExportRequest {
  tenant: string;
  kind: ExportKind;
  format: 'csv' | 'xlsx' | 'ics';
  role: Role | null;
  /** The person asked for the confidential columns; the role decides whether they get them. */
  confidential: boolean;
}

export interface MadeFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Rows, or entries of a calendar. */
  rows: number;
  /** What was left out, for the person to know; null where nothing was. */
  left: string | null;
}

export interface RestoreCounts {
  table: string;
  inFile: number;
  /** Rows that were not here. */
  added: number;
  /** Rows here that took something from the file. */
  joined: number;
  same: number;
  /** Rows that differ, of which the one here stays. */
  kept: number;
}

export interface RestorePlan {
  tenant: string;
  school: string;
  /** ISO instant in UTC. */
  madeAt: string;
  /** False: nothing is held of this school yet, so that it becomes exactly what was saved. */
  joins: boolean;
  tables: RestoreCounts[];
  marks: { added: number; amended: number };
}

export interface HeldTable {
  table: string;
  rows: number;
  /** As JSON would write them, byte arrays as bytes: what a person can compare, not what a disk says. */
  bytes: number;
  /** First and last day or moment, where the rows have one. */
  since: string | null;
  until: string | null;
  /** Where the rows came from, in words. */
  from: string;
}

export interface Holdings {
  tables: HeldTable[];
  imports: { at: string; kind: string; file: string; pupils: number; marks: number }[];
}

export interface RetentionRule {
  key: RuleKey;
  years: number;
  source: string;
  isExample: boolean;
  /** What lies before this day goes. */
  before: PlainDate;
}

export interface RetentionPlan {
  rules: RetentionRule[];
  goes: { what: string; rows: number; from: string | null; to: string | null }[];
  /** Pupils who have left, and what of them goes: their details, or all there is. */
  leavers: { pupilId: string; name: string; left: PlainDate; whole: boolean }[];
}

export type HealthCheck =
  | 'no-marks'
  | 'sessions-missing'
  | 'registers-never-seen'
  | 'conflicts'
  | 'unmatched'
  | 'import-strangers'
  | 'future-marks'
  | 'closed-day-marks'
  | 'not-required-of-age'
  | 'unreadable';

export interface HealthFinding {
  check: HealthCheck;
  /** How many there are; `lines` shows the first of them. */
  count: number;
  lines: string[];
}

export interface HealthReport {
  /** The newest session that is known; null: nothing is known of this school. */
  through: string | null;
  pupils: number;
  /** Checks that found nothing are in no list. */
  findings: HealthFinding[];
}

export interface DataWork {
  export: { asked: ExportRequest; answer: MadeFile };
  backup: { asked: { tenant: string; passphrase: string | null }; answer: MadeFile };
  inspect: { asked: { bytes: Uint8Array; passphrase: string | null }; answer: RestorePlan };
  restore: { asked: { bytes: Uint8Array; passphrase: string | null }; answer: RestorePlan };
  holdings: { asked: { tenant: string }; answer: Holdings };
  'retention/preview': { asked: { tenant: string }; answer: RetentionPlan };
  'retention/apply': { asked: { tenant: string }; answer: RetentionPlan };
  health: { asked: { tenant: string }; answer: HealthReport };
}
export type DataWorkName = keyof DataWork;

export interface Progress {
  done: number;
  of: number;
  what: string;
}

/** A piece of work that can be stopped: nothing is then changed. */
export interface Running<T> {
  /** Rejects with `Refused`, or never settles once it is cancelled. */
  result: Promise<T>;
  cancel(): void;
}

export type DataDesk = <N extends DataWorkName>(
  name: N,
  asked: DataWork[N]['asked'],
  onProgress?: (progress: Progress) => void,
) => Running<DataWork[N]['answer']>;
