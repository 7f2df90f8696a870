/**
 * Events of two devices as one set. An event is never edited, so the union loses nothing, whatever
 * the order of merging and however often the same bundle comes in.
 */
import { canonical } from './canonical';
import type { CaseEvent } from './events';

/**
 * The set union, in a fixed order. Two events that differ under one id are both kept: the fold takes
 * the same one of them on every device and reports the other.
 */
export function mergeEvents(
  a: readonly CaseEvent[],
  b: readonly CaseEvent[],
): readonly CaseEvent[] {
  const byText = new Map<string, CaseEvent>();
  for (const event of [...a, ...b]) {
    const text = canonical(event);
    if (!byText.has(text)) byText.set(text, event);
  }
  return [...byText]
    .sort(([textA, eventA], [textB, eventB]) => {
      const order = compareEvents(eventA, eventB);
      return order === 0 ? compareText(textA, textB) : order;
    })
    .map(([, event]) => event);
}

/** The order in which a case is told: by what the event is about, then when it was recorded. */
export function compareEvents(a: CaseEvent, b: CaseEvent): number {
  return (
    compareText(a.about.date, b.about.date) ||
    compareText(a.about.session ?? '', b.about.session ?? '') ||
    compareText(a.at, b.at) ||
    compareText(a.id, b.id)
  );
}

/** By code unit: the same on every computer, whatever its language. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
