import { useEffect, useId, useState } from 'preact/hooks';
import type { Outlook, TrackerItem } from '@/lib/messages/views';

/** What is left for a pupil, or the sentence that says why it is not known. */
export type OutlookAnswer = Outlook | { trouble: string };

export interface LeftProps {
  item: TrackerItem;
  ask(pupilId: string): Promise<OutlookAnswer>;
}

/** Asked for when the pupil is opened, and again when the line of the pupil has changed. */
export function Left({ item, ask }: LeftProps) {
  const [answer, setAnswer] = useState<OutlookAnswer | null>(null);
  const heading = useId();
  useEffect(() => {
    let isOpen = true;
    void ask(item.pupilId).then((next) => {
      if (isOpen) setAnswer(next);
    });
    return () => {
      isOpen = false;
    };
  }, [item, ask]);
  return (
    <section class="left-over" aria-labelledby={heading}>
      <h2 id={heading}>What is left</h2>
      {answer === null && (
        <p role="status" class="quiet small">
          Working it out…
        </p>
      )}
      {answer && 'trouble' in answer && (
        <p role="alert" class="note now small">
          {answer.trouble}
        </p>
      )}
      {answer && 'lines' in answer && <Lines lines={answer.lines} />}
    </section>
  );
}

function Lines({ lines }: Outlook) {
  if (lines.length === 0)
    return <p class="quiet small">No marks of this school year yet, so nothing to count.</p>;
  return (
    <ul class="left-lines small">
      {lines.map(({ text, isExample }) => (
        <li key={text}>
          {text} {isExample && <span class="label">Example day length</span>}
        </li>
      ))}
    </ul>
  );
}
