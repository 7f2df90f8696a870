/** What was just saved, for half a minute; undo stays possible later from the pupil's history. */
import { Key } from '@/components/ui/Key';
import { capOf } from '@/components/ui/keymap';
import { useAfter } from '@/components/ui/useAfter';
import { AT_HAND_MS, type Said } from './desk';

export interface UndoProps {
  said: Said | null;
  keysOff: boolean;
  reception: boolean;
  onUndo(): void;
  onCorrect(): void;
}

export function Undo({ said, keysOff, reception, onUndo, onCorrect }: UndoProps) {
  const over = useAfter(AT_HAND_MS, said?.turn ?? 0);
  if (!said || over) return null;
  return (
    <div class="toast">
      <span>{reception ? 'Saved.' : said.words}</span>
      {said.undo.length > 0 && (
        <button
          type="button"
          class="link"
          aria-keyshortcuts={keysOff ? undefined : capOf('U')}
          onClick={onUndo}
        >
          Undo <Key name="U" off={keysOff} />
        </button>
      )}
      {said.record && !reception && (
        <button
          type="button"
          class="link"
          aria-keyshortcuts={keysOff ? undefined : capOf('E')}
          onClick={onCorrect}
        >
          Correct <Key name="E" off={keysOff} />
        </button>
      )}
    </div>
  );
}
