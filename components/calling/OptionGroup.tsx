import { Key } from '@/components/ui/Key';
import type { Asking, Option } from './questions';

export interface OptionGroupProps {
  id: string;
  asking: Asking;
  checked: string | null;
  /** Keys that work now, by option id. */
  liveKeys: ReadonlySet<string>;
  isOpen: boolean;
  collapsed: boolean;
  words: string;
  shortcutsOff: boolean;
  onPick(option: Option): void;
  /** Arrow keys pick without moving on. */
  onMove(option: Option): void;
  onWords(words: string): void;
  onReopen(): void;
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

const shownKey = (key: string): string => key.toUpperCase();

export function OptionGroup({
  id,
  asking,
  checked,
  liveKeys,
  isOpen,
  collapsed,
  words,
  shortcutsOff,
  onPick,
  onMove,
  onWords,
  onReopen,
}: OptionGroupProps) {
  const { options, label, spoken, freeLabel, question } = asking;
  const picked = options.find((option) => option.id === checked);
  const shown = collapsed && picked ? [picked] : options;
  const stop = picked ?? shown[0];

  function onKeyDown(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const target = event.target;
    if (!(target instanceof HTMLElement)) return;
    const at = options.findIndex((option) => option.id === target.dataset.option);
    if (at < 0) return;
    event.preventDefault();
    const next = options[(at + step + options.length) % options.length];
    if (!next) return;
    if (collapsed) onReopen();
    onMove(next);
  }

  return (
    <div
      class={isOpen ? 'al-call-row al-call-open' : 'al-call-row'}
      data-question={question}
      key={question}
    >
      <span class="al-call-label" aria-hidden="true">
        {label}
      </span>
      <div class="al-call-answer">
        <div
          role="radiogroup"
          aria-label={spoken}
          class="al-call-options"
          onKeyDown={onKeyDown}
          id={id}
        >
          {shown.map((option) => (
            <button
              key={option.id}
              type="button"
              role="radio"
              class="al-call-option"
              aria-checked={option.id === checked}
              aria-keyshortcuts={
                liveKeys.has(option.id) && !shortcutsOff ? shownKey(option.key) : undefined
              }
              tabIndex={option === stop ? 0 : -1}
              data-option={option.id}
              onClick={() => (collapsed ? onReopen() : onPick(option))}
            >
              {option.label}
              {liveKeys.has(option.id) && !collapsed && (
                <Key name={shownKey(option.key)} off={shortcutsOff} fixed />
              )}
            </button>
          ))}
          {collapsed && picked && (
            <button
              type="button"
              class="al-call-change"
              aria-label={`Change: ${spoken}`}
              onClick={onReopen}
            >
              Change
            </button>
          )}
        </div>
        {picked?.free && (
          <input
            class="al-call-free"
            type={question === 'back' ? 'date' : 'text'}
            aria-label={freeLabel}
            placeholder={question === 'back' ? undefined : freeLabel}
            value={words}
            maxLength={200}
            data-free={question}
            autocomplete="off"
            onInput={(event) => onWords(event.currentTarget.value)}
          />
        )}
      </div>
    </div>
  );
}
