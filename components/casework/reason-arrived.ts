import { useEffect, useRef } from 'preact/hooks';
import type { DutyView, QueueItem } from '@/lib/messages/views';

interface Seen {
  place: string;
  alerts: ReadonlyMap<string, string>;
}

/**
 * Says it when somebody no longer has to be told because the reason arrived, whoever recorded it and
 * wherever: a card that only vanishes leaves the person wondering. `place` names the register, so
 * that turning to another one says nothing.
 */
export function useReasonArrived(
  place: string | null,
  queue: readonly QueueItem[],
  done: readonly DutyView[],
  say: (words: string) => void,
): void {
  const seen = useRef<Seen | null>(null);
  useEffect(() => {
    if (place === null) return;
    const before = seen.current;
    const alerts = new Map(
      queue.flatMap(({ alert, name }) => (alert ? [[alert.dutyKey, name] as const] : [])),
    );
    seen.current = { place, alerts };
    if (before?.place !== place) return;
    for (const [key, name] of before.alerts) {
      if (alerts.has(key)) continue;
      const settled = done.find((duty) => duty.key === key);
      if (settled?.clearedByReason) say(`${name}: the reason is known, nobody need be told.`);
    }
  }, [place, queue, done]);
}
