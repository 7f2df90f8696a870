/**
 * Says what just happened, once, without taking the focus. The region is there before the words, or
 * screen readers miss them; `turn` makes the same words news again.
 */
export function Announcer({ words, turn }: { words: string; turn: number }) {
  return (
    <div role="status" aria-live="polite" class="sr">
      <span key={turn}>{words}</span>
    </div>
  );
}
