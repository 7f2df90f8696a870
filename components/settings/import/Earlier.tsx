/** What was imported before, each to be taken back; and the notes of trackers that nobody could read. */
import { useEffect, useState } from 'preact/hooks';
import type { ImportEntry, ImportUndone } from '@/lib/messages/import-request';
import type { Ask } from '@/lib/messages/protocol';
import { sentenceOf } from '@/components/register/desk';
import type { ImportKind } from '../import-file';
import { counted, KIND_WORDS } from './kind-words';

export interface EarlierProps {
  ask: Ask;
  tenant: string;
  onUndone(): void;
}

const when = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

export function undoneWords({ marks, pupils, events, kept }: ImportUndone): string {
  const parts = [
    marks > 0 && counted(marks, 'mark'),
    pupils > 0 && counted(pupils, 'pupil'),
    events > 0 && counted(events, 'record'),
  ].filter(Boolean);
  const what = parts.length === 0 ? 'What it changed stands' : `${parts.join(', ')} stand`;
  const stays =
    kept.length === 0
      ? ''
      : ` ${kept.slice(0, 3).join(', ')}${kept.length > 3 ? ' and others' : ''} stay on the list, as there are records about them.`;
  return `Undone: ${what.charAt(0).toLowerCase()}${what.slice(1)} as before.${stays}`;
}

function brought({ marks, pupils, events, kind }: ImportEntry): string {
  const parts = [
    pupils > 0 && counted(pupils, 'pupil'),
    marks > 0 && counted(marks, 'mark'),
    events > 0 && counted(events, 'record'),
  ].filter(Boolean);
  return parts.length === 0 && kind === 'calendar' ? 'term dates' : parts.join(', ');
}

export function Earlier({ ask, tenant, onUndone }: EarlierProps) {
  const [entries, setEntries] = useState<ImportEntry[]>([]);
  const [said, setSaid] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    let left = false;
    ask('import/list', { tenant })
      .then((list) => {
        if (!left) setEntries(list);
      })
      .catch((error: unknown) => {
        if (!left) setSaid(sentenceOf(error));
      });
    return () => {
      left = true;
    };
  }, [tenant, turn]);

  async function undo(at: number): Promise<void> {
    try {
      setSaid(undoneWords(await ask('import/undo', { tenant, at })));
      onUndone();
    } catch (error) {
      setSaid(sentenceOf(error));
    }
    setTurn((before) => before + 1);
  }

  if (entries.length === 0) return null;
  return (
    <section class="block" aria-labelledby="al-earlier">
      <h2 id="al-earlier">Earlier imports</h2>
      {said !== null && <p role="status">{said}</p>}
      <div class="scroll" tabIndex={0} role="region" aria-label="Files brought in">
        <table class="grid">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">File</th>
              <th scope="col">Brought in</th>
              <th scope="col">
                <span class="sr">Undo</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.at}>
                <td class="fig">{when.format(new Date(entry.at * 1000))}</td>
                <th scope="row">
                  {entry.file}
                  {entry.unread.length > 0 && (
                    <details class="small">
                      <summary>{counted(entry.unread.length, 'note')} not read</summary>
                      <ul class="bullets">
                        {entry.unread.map((note, at) => (
                          <li key={at}>
                            {note.pupil}, {note.column}: {note.text} ({note.why})
                          </li>
                        ))}
                      </ul>
                    </details>
                  )}
                </th>
                <td>
                  {KIND_WORDS[entry.kind as ImportKind] ?? 'Demonstration'}: {brought(entry)}
                </td>
                <td>
                  {entry.undoneAt !== null && 'Undone'}
                  {entry.canUndo && (
                    <button
                      type="button"
                      class="btn"
                      aria-label={`Undo the import of ${entry.file}`}
                      onClick={() => void undo(entry.at)}
                    >
                      Undo
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
