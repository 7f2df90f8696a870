/** Taking the card to a meeting: on paper, or as text for a note. */
import { useState } from 'preact/hooks';
import { longDate } from '@/lib/attendance/plain-date';
import { Announcer } from '@/components/ui/Announcer';
import { RANGES, type ChronologyRange, type Span } from './chronology';
import { Part } from './CardParts';

export interface MeetingProps {
  spans: Readonly<Record<ChronologyRange, Span | null>>;
  range: ChronologyRange;
  onRange(range: ChronologyRange): void;
  /** Null: workers and plans were not asked for, so there is nothing to choose. */
  confidential: boolean | null;
  onConfidential(confidential: boolean): void;
  onCopy(): Promise<boolean>;
  onPrint: (() => void) | undefined;
  onOpenWorkspace: (() => void) | undefined;
}

export function Meeting(props: MeetingProps) {
  const { spans, range, onRange, confidential, onConfidential, onCopy, onPrint } = props;
  const [said, setSaid] = useState({ words: '', turn: 0 });
  const known = RANGES.flatMap((each) => {
    const span = spans[each];
    return span ? [{ each, span }] : [];
  });
  if (known.length === 0) {
    return (
      <Part name="For a meeting">
        <p class="quiet small">Nothing to print yet: no mark is known and nothing was recorded.</p>
      </Part>
    );
  }
  async function copy(): Promise<void> {
    const copied = await onCopy();
    setSaid(({ turn }) => ({
      words: copied
        ? 'The chronology is copied as text.'
        : 'The browser did not let it be copied. Print it in the workspace instead.',
      turn: turn + 1,
    }));
  }
  return (
    <Part name="For a meeting">
      <fieldset class="choice">
        <legend>Chronology of</legend>
        {known.map(({ each, span }) => (
          <label key={each} class="tick">
            <input
              type="radio"
              name="al-chronology"
              checked={each === range}
              onChange={() => onRange(each)}
            />
            <span>
              {span.words}
              <span class="quiet small"> from {longDate(span.from)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {confidential !== null && (
        <label class="tick">
          <input
            type="checkbox"
            checked={confidential}
            onChange={({ currentTarget }) => onConfidential(currentTarget.checked)}
          />
          With workers told, by name: confidential
        </label>
      )}
      <p class="acts">
        <button type="button" class="btn" onClick={() => void copy()}>
          Copy as text
        </button>
        {onPrint && (
          <button type="button" class="btn main" onClick={onPrint}>
            Print
          </button>
        )}
        {props.onOpenWorkspace && (
          <button type="button" class="btn" onClick={props.onOpenWorkspace}>
            Print in the workspace
          </button>
        )}
      </p>
      {said.words && <p class="small">{said.words}</p>}
      <Announcer words={said.words} turn={said.turn} />
    </Part>
  );
}
