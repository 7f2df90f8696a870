/**
 * The same call, recorded for a brother or sister absent too: with their own mark, and with only
 * their own name in the line (attendance-rules.md section 5).
 */
import type { CallRecord } from '@/lib/attendance/call-record';
import { checkComment } from '@/lib/comments/check';
import { formatCall } from '@/lib/comments/format';
import type { CommentFormat } from '@/lib/comments/format-of-school';
import { parseComment } from '@/lib/comments/parse';
import type { SiblingView } from '@/lib/messages/views';
import { buildCall, type BuildSetting } from './build-call';
import type { CallDraft } from './draft';

export interface SiblingRecord {
  call: CallRecord;
  comment: string;
  /** Another child's name still in the line; null where there is none. */
  trouble: string | null;
}

export interface LineSetting {
  limit: number;
  format?: CommentFormat | undefined;
  otherNames: readonly string[];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function replaced(line: string, name: string, by: string): string {
  return line.replace(
    new RegExp(`(?<![\\p{L}\\p{N}'’-])${escaped(name)}(?![\\p{L}\\p{N}-])`, 'giu'),
    () => by,
  );
}

/** A line written by hand may name the child it was written for. */
export function withOwnName(line: string, from: string, to: string): string {
  const [forename = ''] = from.split(' ');
  const [own = ''] = to.split(' ');
  const whole = replaced(line, from, to);
  return forename.length > 1 ? replaced(whole, forename, own) : whole;
}

/** Null while no outcome is picked. */
export function siblingRecord(
  draft: CallDraft,
  setting: BuildSetting,
  sibling: SiblingView,
  { limit, format, otherNames }: LineSetting,
): SiblingRecord | null {
  const built = buildCall(draft, {
    ...setting,
    pupilName: sibling.name,
    markShown: sibling.markShown ?? null,
  });
  if (!built) return null;
  const options = { date: setting.date, ...(format && { format }) };
  const written = draft.line && withOwnName(draft.line, setting.pupilName, sibling.name).trim();
  const comment = written ?? formatCall(built.call, { ...options, limit }).line;
  const read = written === null ? null : parseComment(written, options);
  const named = checkComment(comment, {
    pupilName: sibling.name,
    otherNames: [setting.pupilName, ...otherNames.filter((name) => name !== sibling.name)],
    abbreviations: {},
  }).findings.find(({ id }) => id === 'other-child');
  return {
    call: read?.complete ? read.call : built.call,
    comment,
    trouble: named?.message ?? null,
  };
}
