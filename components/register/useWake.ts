import { useEffect } from 'preact/hooks';
import type { PlainDate } from '@/lib/attendance/plain-date';
import type { QueueItem } from '@/lib/messages/views';
import { clockTime, dayOf } from '@/components/ui/clock';

/** When a list of calls changes by itself: a call to try again, a step of the clock, an old claim. */
export function timesOf(queue: readonly QueueItem[]): string[] {
  return queue.flatMap(({ again, onIt, route }) =>
    [again?.at, onIt?.until, route?.next?.at].filter((time) => time !== undefined),
  );
}

/**
 * Asks again when the next of these times of `day` has come. The open page waits, never the worker,
 * which may be stopped meanwhile; a page opened later asks anyway.
 */
export function useWake(day: PlainDate | null, times: readonly string[], wake: () => void): void {
  const now = new Date();
  const next =
    day === dayOf(now) ? (times.filter((time) => time > clockTime(now)).sort()[0] ?? null) : null;
  useEffect(() => {
    if (next === null) return undefined;
    const at = new Date();
    at.setHours(Number(next.slice(0, 2)), Number(next.slice(3)), 0, 0);
    const timer = setTimeout(wake, Math.max(0, at.getTime() - Date.now()));
    return () => clearTimeout(timer);
  }, [next, day]);
}
