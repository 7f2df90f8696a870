/** Which key does what, for the person at this desk (WCAG 2.1.4): changed, checked, and put back. */
import { useState } from 'preact/hooks';
import {
  isFreeKey,
  KEY_ACTIONS,
  KEY_SCOPES,
  takenBy,
  type KeyAction,
  type KeyScope,
  type OwnKeys,
} from '@/components/ui/keymap';

const HEADINGS: Record<KeyScope, string> = {
  list: 'In lists',
  outcome: 'Outcome of a call',
  form: 'In the form of a call',
};

export interface KeysSettingsProps {
  keys: OwnKeys;
  initials: string | null;
  onChange(keys: OwnKeys): void;
}

/** Why this key cannot be the one; null when it can. */
function troubleOf(key: string, action: KeyAction, scope: KeyScope, keys: OwnKeys): string | null {
  if (!isFreeKey(key)) return `${key} cannot be used: take a letter or a sign.`;
  const other = takenBy(key, action, scope, keys);
  return other ? `${key} is “${other.words}” already.` : null;
}

export function KeysSettings({ keys, initials, onChange }: KeysSettingsProps) {
  // What was refused to one person is nothing to the next.
  const [trouble, setTrouble] = useState<{ id: string; why: string; to: string | null } | null>(
    null,
  );
  const [said, setSaid] = useState('');

  function take(action: KeyAction, scope: KeyScope, pressed: string): void {
    const key = pressed.toUpperCase();
    const why = troubleOf(key, action, scope, keys);
    setTrouble(why === null ? null : { id: action.id, why, to: initials });
    if (why !== null) return;
    const { [action.id]: _, ...others } = keys;
    onChange(key === action.key ? others : { ...others, [action.id]: key });
    setSaid(`${action.words}: ${key}.`);
  }

  return (
    <details class="block keys">
      <summary>
        Keys{initials === null ? '' : ` of ${initials}`}
        {Object.keys(keys).length > 0 && <span class="quiet small"> · changed</span>}
      </summary>
      <p class="quiet small">
        Put the cursor in a field and press the key you want. Digits pick contacts and days, and the
        letters of an answer stand beside it; arrows, Enter and Escape always work.
      </p>
      {KEY_SCOPES.map((scope) => (
        <fieldset key={scope}>
          <legend>{HEADINGS[scope]}</legend>
          <div class="key-fields">
            {KEY_ACTIONS[scope].map((action) => {
              const wrong =
                trouble?.id === action.id && trouble.to === initials ? trouble.why : null;
              return (
                <label key={action.id} class="key-field">
                  <input
                    type="text"
                    value={keys[action.id] ?? action.key}
                    autocomplete="off"
                    spellcheck={false}
                    aria-invalid={wrong === null ? undefined : true}
                    aria-describedby={wrong === null ? undefined : `${action.id}-trouble`}
                    onKeyDown={(event) => {
                      if (event.ctrlKey || event.metaKey || event.altKey) return;
                      if (event.isComposing || event.key.length !== 1) return;
                      event.preventDefault();
                      take(action, scope, event.key);
                    }}
                    onInput={(event) => {
                      // A keyboard on a screen sends no key, only what it wrote.
                      const [typed] = [...event.currentTarget.value].slice(-1);
                      event.currentTarget.value = keys[action.id] ?? action.key;
                      if (typed !== undefined) take(action, scope, typed);
                    }}
                  />
                  <span>{action.words}</span>
                  {wrong !== null && (
                    <span id={`${action.id}-trouble`} role="alert" class="error">
                      {wrong}
                    </span>
                  )}
                </label>
              );
            })}
          </div>
        </fieldset>
      ))}
      <p role="status" class="sr">
        {said}
      </p>
      <button
        type="button"
        class="btn"
        disabled={Object.keys(keys).length === 0}
        onClick={() => {
          setTrouble(null);
          onChange({});
          setSaid('All keys are as they ship.');
        }}
      >
        Put all keys back
      </button>
    </details>
  );
}
