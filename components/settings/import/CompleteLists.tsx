import type { ImportPreview } from '@/lib/messages/protocol';
import { counted } from './kind-words';

type Missing = ImportPreview['missing'][number];

/** After "everyone with". */
const THING: Record<Missing['kind'], string> = {
  'social-worker': 'a social worker',
  'youth-offending': 'a youth-offending worker',
  CP: 'a child protection plan',
  CIN: 'a child in need plan',
  LAC: 'looked-after status',
  provision: 'off-site provision',
  sen: 'SEN',
};

const NAMED = 30;

export interface CompleteListsProps {
  missing: ImportPreview['missing'];
  /** Pupils of the file of whom nobody knows who on the list they are. */
  unmatched: number;
  complete: readonly Missing['kind'][];
  onComplete(complete: Missing['kind'][]): void;
}

/** What a list says by leaving somebody out: only a person can know that nobody was forgotten. */
export function CompleteLists({ missing, unmatched, complete, onComplete }: CompleteListsProps) {
  if (missing.length === 0) return null;
  return (
    <fieldset class="choice block">
      <legend>Is the list complete?</legend>
      <p class="quiet small">
        Pupils who are left out keep what is known of them, unless you say that nobody was
        forgotten.
        {unmatched > 0 &&
          ` ${counted(unmatched, 'pupil')} in the file could not be matched: somebody named below may be one of them.`}
      </p>
      {missing.map(({ kind, count, pupils }) => (
        <div key={kind}>
          <label class="tick">
            <input
              type="checkbox"
              checked={complete.includes(kind)}
              onChange={({ currentTarget }) =>
                onComplete(
                  currentTarget.checked
                    ? [...complete, kind]
                    : complete.filter((one) => one !== kind),
                )
              }
            />
            The file names everyone with {THING[kind]}
          </label>
          <p class="small">
            Not named, and then recorded as having none: {pupils.slice(0, NAMED).join(' · ')}
            {count > NAMED && ` and ${(count - NAMED).toLocaleString('en-GB')} more`}
          </p>
        </div>
      ))}
    </fieldset>
  );
}
