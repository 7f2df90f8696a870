import { useEffect, useRef } from 'preact/hooks';
import type { DutyView, QueueItem } from '@/lib/messages/views';

interface Seen {
  place: string;
  alerts: ReadonlyMap<string, QueueItem>;
}

/**
 * Says it when somebody no longer has to be told because the reason arrived, whoever recorded it and
 * wherever, or because the mark in Arbor is another one: a card that only vanishes leaves the person
 * wondering. `place` names the register, so that turning to another one says nothing; `isShown` tells
 * a pupil whose mark changed from one who is no longer looked at.
 */
export function useReasonArrived(
  place: string | null,
  queue: readonly QueueItem[],
  done: readonly DutyView[],
  isShown: (pupilId: string) => boolean,
  say: (words: string) => void,
): void {
  const seen = useRef<Seen | null>(null);
  useEffect(() => {
    if (place === null) return;
    const before = seen.current;
    const alerts = new Map(
      queue.flatMap((item) => (item.alert ? [[item.alert.dutyKey, item] as const] : [])),
    );
    seen.current = { place, alerts };
    if (before?.place !== place) return;
    for (const [key, { name, pupilId }] of before.alerts) {
      if (alerts.has(key)) continue;
      const settled = done.find((duty) => duty.key === key);
      if (settled?.clearedByReason) say(`${name}: the reason is known, nobody need be told.`);
      if (!settled && isShown(pupilId))
        say(`${name}: no longer absent without a reason, nobody need be told.`);
    }
  }, [place, queue, done]);
}
