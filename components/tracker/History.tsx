import type { TrackerItem } from '@/lib/messages/views';

export interface HistoryProps {
  events: TrackerItem['history'];
  tabIndex: number;
  /** Null: this history is for reading. */
  onUndo: ((eventId: string) => void) | null;
  onCorrect: ((eventId: string) => void) | null;
}

/** The audit trail of one pupil. What was undone stays in it, struck through and said so. */
export function History({ events, tabIndex, onUndo, onCorrect }: HistoryProps) {
  if (events.length === 0) return <p class="quiet small">Nothing recorded yet.</p>;
  return (
    <ol class="history" aria-label="What was done">
      {events.map(({ eventId, on, line, by, undone, recovered, corrected }) => (
        <li key={eventId}>
          <span class="fig quiet">{on}</span>
          <span>
            {undone ? <s>{line}</s> : line} <span class="quiet">{by}</span>
            {recovered && <span class="quiet"> · read from Arbor’s note</span>}
            {corrected && (
              <span class="quiet">
                {' '}
                · corrected by {corrected.by}, was: <s>{corrected.was}</s>
              </span>
            )}
            {undone && <span class="quiet"> · undone</span>}
          </span>
          {!undone && onUndo && onCorrect && (
            <span class="acts">
              <button
                type="button"
                class="link"
                tabIndex={tabIndex}
                aria-label={`Correct: ${line}`}
                onClick={() => onCorrect(eventId)}
              >
                Correct
              </button>
              <button
                type="button"
                class="link"
                tabIndex={tabIndex}
                aria-label={`Undo: ${line}`}
                onClick={() => onUndo(eventId)}
              >
                Undo
              </button>
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
