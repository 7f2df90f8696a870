/**
 * Any pupil of the school by the beginnings of a name, or a form: a combobox whose list the background
 * fills (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).
 */
import type { RefObject } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { FoundPupil } from '@/lib/messages/card-view';
import type { Ask, Replies } from '@/lib/messages/protocol';
import { longDate } from '@/lib/attendance/plain-date';
import { sentenceOf } from '@/components/register/desk';
import { Key } from '@/components/ui/Key';
import { capOf } from '@/components/ui/keymap';

export interface FindPupilProps {
  ask: Ask;
  tenant: string;
  keysOff: boolean;
  field: RefObject<HTMLInputElement>;
  onChoose(pupil: FoundPupil): void;
}

type Found = Replies['pupil/find'];

export function FindPupil({ ask, tenant, keysOff, field, onChoose }: FindPupilProps) {
  const [found, setFound] = useState<Found | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  /** Answers may come in another order than the keys. */
  const latest = useRef(0);
  const list = useId();
  const option = (place: number) => `${list}-${place}`;

  function close(): void {
    latest.current += 1;
    setFound(null);
    setTrouble(null);
  }
  async function look(text: string): Promise<void> {
    latest.current += 1;
    const turn = latest.current;
    if (text.trim() === '') return close();
    try {
      const answer = await ask('pupil/find', { tenant, text });
      if (turn !== latest.current) return;
      setFound(answer);
      setTrouble(null);
      setAt(0);
    } catch (error) {
      if (turn === latest.current) setTrouble(sentenceOf(error));
    }
  }
  function choose(pupil: FoundPupil | undefined): void {
    if (!pupil) return;
    if (field.current) field.current.value = '';
    close();
    onChoose(pupil);
  }
  const count = found?.found.length ?? 0;
  const KEYS: Record<string, () => void> = {
    ArrowDown: () => setAt((before) => Math.min(before + 1, count - 1)),
    ArrowUp: () => setAt((before) => Math.max(before - 1, 0)),
    Enter: () => choose(found?.found[at]),
    Escape: () => {
      if (field.current) field.current.value = '';
      close();
    },
  };

  return (
    <div
      class="find"
      role="search"
      onFocusOut={({ relatedTarget, currentTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) close();
      }}
    >
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label="Find a pupil by name or form"
        aria-expanded={count > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={count > 0 ? option(at) : undefined}
        aria-keyshortcuts={keysOff ? undefined : capOf('/')}
        placeholder="Find a pupil"
        autocomplete="off"
        spellcheck={false}
        maxLength={80}
        onInput={({ currentTarget }) => void look(currentTarget.value)}
        onKeyDown={(event) => {
          const act = KEYS[event.key];
          if (!act || (event.key !== 'Escape' && count === 0)) return;
          event.preventDefault();
          event.stopPropagation();
          act();
        }}
      />
      <Key name="/" off={keysOff} />
      <ul id={list} role="listbox" aria-label="Pupils found" hidden={count === 0}>
        {found?.found.map((pupil, place) => (
          <li
            key={pupil.pupilId}
            id={option(place)}
            role="option"
            aria-selected={place === at}
            // The field keeps the focus; a press must not take it.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(pupil)}
          >
            <b>{pupil.name}</b> <span class="quiet small">{pupil.form}</span>
            {pupil.legalName !== null && <div class="quiet small">{pupil.legalName}</div>}
            {pupil.leftOn !== null && <div class="quiet small">left {longDate(pupil.leftOn)}</div>}
          </li>
        ))}
      </ul>
      {found && count === 0 && (
        <p class="hint">
          No pupil’s name or form begins so. Check the spelling, or the pupil list.
        </p>
      )}
      {trouble !== null && <p class="hint">{trouble}</p>}
      <p role="status" class="sr">
        {trouble ?? (found ? countWords(found) : '')}
      </p>
    </div>
  );
}

function countWords({ found, more }: Found): string {
  if (found.length === 0) return 'No pupil found.';
  const pupils = `${found.length} ${found.length === 1 ? 'pupil' : 'pupils'} found`;
  return more > 0 ? `${pupils}, ${more} more: go on typing.` : `${pupils}.`;
}
