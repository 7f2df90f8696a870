import type { DutyFacts } from './facts';

export interface RingAgain {
  /** `09:31` */
  at: string;
  isDue: boolean;
}

/** What the last call of the day left to do; any later call takes its place. */
export function ringAgain({ casework, moment }: DutyFacts): RingAgain | null {
  if (casework.calls.size === 0) return null;
  const [first, ...later] = casework.byKind.call.filter(({ about }) => about.date === moment.date);
  if (!first) return null;
  const last = later.reduce((latest, call) => (call.at >= latest.at ? call : latest), first);
  const at = last.payload.againAt ?? null;
  return at === null ? null : { at, isDue: at <= moment.time };
}
