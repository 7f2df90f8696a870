import type { QueueItem } from '@/lib/messages/views';

/** Somebody at another desk has this call open. */
export function othersOnIt({ onIt }: QueueItem, holder: string): QueueItem['onIt'] {
  return onIt && onIt.holder !== holder ? onIt : null;
}

/** Whom to ring after this one: nobody who is to be rung later, nobody a colleague is ringing. */
export function nextToCall(
  queue: readonly QueueItem[],
  after: string,
  holder: string,
): string | null {
  const at = queue.findIndex(({ pupilId }) => pupilId === after);
  const waits = (item: QueueItem) =>
    (item.again && !item.again.isDue && item.alert === null) || othersOnIt(item, holder) !== null;
  const later = queue.slice(at + 1);
  const next = later.find((item) => !waits(item)) ?? later[0];
  return at < 0 ? null : (next?.pupilId ?? null);
}
