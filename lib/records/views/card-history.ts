/** The history of a card: every record as it was made, with what has become of it since. */
import type { CaseEvent, Role } from '@/lib/casework/events';
import { standingsOf } from '@/lib/casework/standing';
import type { TrailEntry } from '@/lib/casework/state';
import type { CardEvent } from '@/lib/messages/card-view';
import { decidesOfCase } from './confidential';
import { eventLine, timeOf } from './words';

/** `role` null: the confidential parts were not asked for, or are not for this role. */
function lineOf(event: CaseEvent, role: Role | null): string {
  if (role !== null) return eventLine(event, role);
  const { payload } = event;
  if (decidesOfCase(payload)) return 'Decision recorded';
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
              eventId: change.id,
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
