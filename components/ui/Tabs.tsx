import { Key } from './Key';
import { capOf } from './keymap';

export interface Tab<Id extends string> {
  id: Id;
  name: string;
  count: number | null;
  key: string;
}

export interface TabsProps<Id extends string> {
  label: string;
  tabs: readonly Tab<Id>[];
  open: Id;
  onOpen(id: Id): void;
  keysOff: boolean;
}

const SIDEWAYS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

export function Tabs<Id extends string>({ label, tabs, open, onOpen, keysOff }: TabsProps<Id>) {
  function move(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
    const step = SIDEWAYS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = tabs.findIndex(({ id }) => id === open);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    onOpen(next.id);
    event.currentTarget.querySelector<HTMLElement>(`#al-tab-${next.id}`)?.focus();
  }
  return (
    <div class="tabs" role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map(({ id, name, count, key }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`al-tab-${id}`}
          aria-selected={id === open}
          aria-controls="al-tabpanel"
          aria-keyshortcuts={keysOff ? undefined : capOf(key)}
          tabIndex={id === open ? 0 : -1}
          onClick={() => onOpen(id)}
        >
          {name}
          {count !== null && (
            <span class="count fig">
              <span class="sr">, </span>
              {count}
            </span>
          )}
          <Key name={key} off={keysOff} />
        </button>
      ))}
    </div>
  );
}
