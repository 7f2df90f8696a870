/**
 * Events of a tracker against those that stand: the same note again adds nothing, a note that reads
 * otherwise now corrects the event it became before.
 */
import { casePayloadSchema, type CaseEvent, type CasePayload } from '@/lib/casework/events';
import type { EventRead } from '@/lib/messages/import-request';
import { alike } from './lay-over';

export interface Recorder {
  by: CaseEvent['by'];
  device: string;
  /** ISO instant in UTC. */
  instant: string;
}

export interface EventsPlan {
  write: CaseEvent[];
  same: number;
}

export function isImported(id: string): boolean {
  return id.startsWith('import-');
}

function keyOf(pupilId: string | null, date: string, payload: CasePayload): string {
  const what =
    payload.kind === 'step' ? payload.step : payload.kind === 'deviation' ? payload.from : '';
  return [pupilId ?? '', date, payload.kind, what].join(' ');
}

/** What each event says now: undone ones are gone, corrected ones say what they were corrected to. */
function standing(events: readonly CaseEvent[]): Map<string, { id: string; payload: CasePayload }> {
  const undone = new Set(
    events.flatMap(({ payload }) => (payload.kind === 'undo' ? payload.of : [])),
  );
  const corrected = new Map<string, CasePayload>();
  for (const { id, payload } of events) {
    if (payload.kind !== 'correction' || undone.has(id)) continue;
    const replacement = casePayloadSchema.safeParse(payload.replacement);
    if (replacement.success) corrected.set(payload.of, replacement.data);
  }
  const now = new Map<string, { id: string; payload: CasePayload }>();
  for (const { id, pupilId, about, payload } of events) {
    if (undone.has(id) || payload.kind === 'undo' || payload.kind === 'correction') continue;
    const said = corrected.get(id) ?? payload;
    now.set(keyOf(pupilId, about.date, said), { id, payload: said });
  }
  return now;
}

export function planEvents(
  tenant: string,
  at: number,
  arriving: readonly EventRead[],
  known: readonly CaseEvent[],
  recorder: Recorder,
): EventsPlan {
  const now = standing(known);
  const plan: EventsPlan = { write: [], same: 0 };
  for (const { pupilId, date, payload } of arriving) {
    const key = keyOf(pupilId, date, payload);
    const before = now.get(key);
    // What a person recorded themselves is never corrected by a file.
    if (before && (!isImported(before.id) || alike(before.payload, payload))) {
      plan.same += 1;
      continue;
    }
    const id = `import-${at}-${plan.write.length + 1}`;
    plan.write.push({
      id,
      tenant,
      pupilId,
      at: recorder.instant,
      by: recorder.by,
      device: recorder.device,
      about: { date, session: null },
      recovered: true,
      payload: before ? { kind: 'correction', of: before.id, replacement: payload } : payload,
    });
    now.set(key, { id: before?.id ?? id, payload });
  }
  return plan;
}
