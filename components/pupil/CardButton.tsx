/**
 * The way to a pupil's card from wherever a name shows: a page that can show the card provides the
 * door, and a row needs one element. Without a door (reception mode, a page without cards) nothing is
 * drawn.
 */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { Key } from '@/components/ui/Key';
import { capOf } from '@/components/ui/keymap';

export interface CardDoor {
  open(pupilId: string, name: string): void;
  keysOff: boolean;
}

export const CardDoorContext = createContext<CardDoor | null>(null);

export interface CardButtonProps {
  pupilId: string;
  name: string;
  tabIndex?: number | undefined;
  /** Where the key means something else: in a form, or beside other names. */
  keyless?: boolean;
}

export function CardButton({ pupilId, name, tabIndex, keyless = false }: CardButtonProps) {
  const door = useContext(CardDoorContext);
  if (!door || pupilId === '') return null;
  return (
    <button
      type="button"
      class="link card-link"
      data-card={pupilId}
      tabIndex={tabIndex}
      aria-label={`Card of ${name}`}
      aria-keyshortcuts={door.keysOff || keyless ? undefined : capOf('P')}
      onClick={(event) => {
        event.stopPropagation();
        door.open(pupilId, name);
      }}
    >
      Card {!keyless && <Key name="P" off={door.keysOff} />}
    </button>
  );
}

/** The key of the card: the row that has the focus, else the picked one, else the first. */
export function openCardInRow(root: ParentNode | null, focused: Element | null): void {
  const row = focused?.closest('li, tr');
  const button =
    row?.querySelector<HTMLElement>('[data-card]') ??
    root?.querySelector<HTMLElement>('.q.on [data-card]') ??
    root?.querySelector<HTMLElement>('.q [data-card]');
  button?.click();
}
