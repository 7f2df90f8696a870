/** The history of a card: every record as it was made, with what has become of it since. */
import type { CaseEvent, Role } from '@/lib/casework/events';
import { standingsOf } from '@/lib/casework/standing';
import type { TrailEntry } from '@/lib/casework/state';
import type { DutyId } from '@/lib/duties/types';
import type { CardEvent } from '@/lib/messages/card-view';
import { eventLine, timeOf } from './words';

/** Duties that themselves say that a worker or a plan stands behind (design.md, principle 8). */
const CONFIDENTIAL: readonly (DutyId | string)[] = [
  'notify-worker',
  'plan-meeting',
] satisfies DutyId[];

/** `role` null: the confidential parts were not asked for, or are not for this role. */
function lineOf(event: CaseEvent, role: Role | null): string {
  if (role !== null) return eventLine(event, role);
  const { payload } = event;
  const about =
    payload.kind === 'deviation'
      ? payload.from
      : payload.kind === 'decision'
        ? payload.on
        : payload.kind === 'procedure'
          ? payload.duty
          : payload.kind === 'review'
            ? payload.of
            : null;
  if (about !== null && CONFIDENTIAL.includes(about)) return 'Decision recorded';
  if (payload.kind === 'meeting' && payload.meeting === 'multi-agency') {
    return `Meeting, attendance ${payload.attendanceDiscussed ? 'discussed' : 'not discussed'}`;
  }
  return eventLine(event, null);
}

/** Newest first. Undo and correction stand with the record they changed. */
export function cardHistory(trail: readonly TrailEntry[], role: Role | null): CardEvent[] {
  const events = trail.map(({ event }) => event);
  const byId = new Map(events.map((event) => [event.id, event]));
  const asNow = new Map(standingsOf(events).effective.map((event) => [event.id, event]));
  return trail
    .filter(({ event, standing }) => standing === 'ignored' || !isChange(event))
    .map((entry): CardEvent => {
      const { event, standing } = entry;
      const change = entry.changedBy === null ? undefined : byId.get(entry.changedBy);
      const now = standing === 'corrected' ? asNow.get(event.id) : undefined;
      return {
        eventId: event.id,
        on: event.about.date,
        session: event.about.session,
        time: timeOf(event),
        recordedAt: event.at,
        line: lineOf(event, role),
        by: event.by.initials,
        role: event.by.role,
        recovered: event.recovered,
        standing,
        changed: change
          ? {
              by: change.by.initials,
              at: change.at,
              line: now ? lineOf(now, role) : null,
            }
          : null,
        why: entry.why,
      };
    })
    .sort((a, b) => compare(b.on, a.on) || compare(b.recordedAt, a.recordedAt));
}

function isChange({ payload }: CaseEvent): boolean {
  return payload.kind === 'undo' || payload.kind === 'correction';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
