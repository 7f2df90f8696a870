/** What was just saved, for half a minute; undo stays possible later from the pupil's history. */
import { Key } from '@/components/ui/Key';
import { useAfter } from '@/components/ui/useAfter';
import type { Said } from './desk';

const SHOWN_MS = 30_000;

export interface UndoProps {
  said: Said | null;
  keysOff: boolean;
  reception: boolean;
  onUndo(): void;
}

export function Undo({ said, keysOff, reception, onUndo }: UndoProps) {
  const over = useAfter(SHOWN_MS, said?.turn ?? 0);
  if (!said || over) return null;
  return (
    <div class="toast">
      <span>{reception ? 'Saved.' : said.words}</span>
      {said.undo.length > 0 && (
        <button
          type="button"
          class="link"
          aria-keyshortcuts={keysOff ? undefined : 'U'}
          onClick={onUndo}
        >
          Undo <Key name="U" off={keysOff} />
        </button>
      )}
    </div>
  );
}
