import { CardButton } from '@/components/pupil/CardButton';
import { Key } from '@/components/ui/Key';
import type { SiblingView } from '@/lib/messages/views';
import type { SiblingRecord } from './sibling-record';

export interface SiblingsProps {
  siblings: readonly SiblingView[];
  /** What will be recorded, by pupil, for each one ticked. */
  records: ReadonlyMap<string, SiblingRecord>;
  /** Null: the key means something else just now. */
  shortcut: string | null;
  shortcutsOff: boolean;
  onTick(pupilId: string, ticked: boolean): void;
}

/** Brothers and sisters absent too: offered, never assumed, each with the line that will be theirs. */
export function Siblings({ siblings, records, shortcut, shortcutsOff, onTick }: SiblingsProps) {
  return (
    <fieldset class="al-call-siblings">
      <legend>
        Absent too: same call, own comment{' '}
        {shortcut !== null && <Key name={shortcut} off={shortcutsOff} fixed />}
      </legend>
      {siblings.map(({ pupilId, name, form }) => {
        const record = records.get(pupilId);
        return (
          <div key={pupilId}>
            <label class="tick">
              <input
                type="checkbox"
                checked={record !== undefined}
                aria-keyshortcuts={shortcut !== null && !shortcutsOff ? shortcut : undefined}
                onChange={(event) => onTick(pupilId, event.currentTarget.checked)}
              />
              {form ? `${name}, ${form}` : name}
            </label>{' '}
            <CardButton pupilId={pupilId} name={name} keyless />
            {record && <p class="al-call-quiet al-call-own">{record.comment}</p>}
            {record && record.trouble !== null && (
              <p role="alert" class="al-call-warning">
                {record.trouble}
              </p>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
