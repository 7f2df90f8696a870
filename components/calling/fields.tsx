import type { ComponentChildren } from 'preact';
import { Key } from '@/components/ui/Key';

export interface ChoiceProps<V extends string> {
  name: string;
  legend: string;
  options: readonly { value: V; label: string }[];
  value: V | null;
  onChange(value: V): void;
}

/** Native radios: arrow keys, names and forced colours come from the browser. */
export function Choice<V extends string>({
  name,
  legend,
  options,
  value,
  onChange,
}: ChoiceProps<V>) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class="al-call-options">
        {options.map((option) => (
          <label key={option.value} class="al-call-radio">
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export interface TextProps {
  label: string;
  value: string;
  type?: 'text' | 'time' | 'date';
  optional?: boolean;
  /** Words under the field when it may not stay as it is. */
  trouble?: string | null;
  onInput(value: string): void;
}

export function Text({ label, value, type = 'text', optional, trouble, onInput }: TextProps) {
  return (
    <label class="field">
      <span>{optional ? `${label} (optional)` : label}</span>
      <input
        type={type}
        value={value}
        autocomplete="off"
        maxLength={type === 'text' ? 500 : undefined}
        aria-invalid={trouble ? true : undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {trouble && <span class="al-call-trouble">{trouble}</span>}
    </label>
  );
}

export interface SheetProps {
  name: string;
  title: string;
  saving?: boolean | undefined;
  children: ComponentChildren;
  onSave(): void;
  onClose(): void;
}

/** A small form: Enter saves, Escape closes, and neither while an input method composes. */
export function Sheet({ name, title, saving, children, onSave, onClose }: SheetProps) {
  return (
    <form
      class="al-call"
      aria-label={name}
      data-own-keys
      onSubmit={(event) => {
        event.preventDefault();
        if (saving !== true) onSave();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing || event.keyCode === 229) return;
        event.preventDefault();
        onClose();
      }}
      noValidate
    >
      <h2 class="al-call-title">{title}</h2>
      {children}
      <div class="acts al-call-acts">
        <button type="submit" class="btn main" disabled={saving === true} aria-keyshortcuts="Enter">
          Record
          <Key name="⏎" />
        </button>
        <button type="button" class="link end" aria-keyshortcuts="Escape" onClick={onClose}>
          Close
          <Key name="Esc" />
        </button>
      </div>
    </form>
  );
}

export const textOrNull = (text: string): string | null => text.trim() || null;
