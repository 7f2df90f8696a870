/** What the panel could not do, and why: never guessed over, never hidden. */
import type { RegisterView } from '@/lib/messages/views';
import { doubtInWords } from './page-doubts';

const count = (n: number) => n.toLocaleString('en-GB');

export interface HealthLinesProps {
  view: RegisterView;
  reception: boolean;
  onTeach?: (() => void) | undefined;
}

/** Below this the page was read, and the person should know that it was not plain. */
const SURE = 0.7;

export function HealthLines({ view, reception, onTeach }: HealthLinesProps) {
  const without = view.doubts.reduce((sum, { rows }) => sum + rows, 0);
  const { how } = view;
  const isUnsure = how !== undefined && (how.sure < SURE || how.doubts.length > 0);
  if (without === 0 && view.unreadMarks === 0 && !isUnsure) return null;
  return (
    <div class="health" role="note" aria-label="Not certain">
      {without > 0 && (
        <details>
          <summary>
            {without === 1 ? '1 row has' : `${count(without)} rows have`} no chip: not certain who
            it is
          </summary>
          {!reception && (
            <ul>
              {view.doubts.map(({ why }) => (
                <li key={why}>{why}</li>
              ))}
            </ul>
          )}
        </details>
      )}
      {view.unreadMarks > 0 && (
        <p>
          {view.unreadMarks === 1 ? '1 mark' : `${count(view.unreadMarks)} marks`} could not be read
          and
          {view.unreadMarks === 1 ? ' counts' : ' count'} as unknown. Look in Arbor.
        </p>
      )}
      {isUnsure && (
        <p>
          Not sure of this page
          {how.doubts.length > 0 ? `: ${how.doubts.map(doubtInWords).join('; ')}` : ''}.
        </p>
      )}
      {onTeach && (view.unreadMarks > 0 || isUnsure) && (
        <button type="button" class="btn" onClick={onTeach}>
          Show Alongside this page
        </button>
      )}
    </div>
  );
}
