/**
 * Which key does what for the person at this desk. Each action keeps the key it ships with as its
 * name; a person may give it another one (WCAG 2.1.4), and the caps on screen follow.
 */
import { signal } from '@preact/signals';
import { OUTCOMES } from '@/components/calling/questions';

export interface KeyAction {
  id: string;
  /** As it ships, upper case. */
  key: string;
  words: string;
}

/** `list`: anywhere but in a form. `outcome`: the first question of a call. `form`: in its form. */
export const KEY_SCOPES = ['list', 'outcome', 'form'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

export const KEY_ACTIONS: Record<KeyScope, readonly KeyAction[]> = {
  list: [
    { id: 'list:next', key: 'J', words: 'Next in the list' },
    { id: 'list:previous', key: 'K', words: 'Previous in the list' },
    { id: 'list:record', key: 'R', words: 'Record a call, or settle a follow-up' },
    { id: 'list:told', key: 'W', words: 'Worker told' },
    { id: 'list:correct', key: 'E', words: 'Correct the last record' },
    { id: 'list:undo', key: 'U', words: 'Undo' },
    { id: 'list:why', key: 'Y', words: 'Why' },
    { id: 'list:card', key: 'P', words: 'Open the pupil’s card' },
    { id: 'list:find', key: '/', words: 'Find a pupil' },
    { id: 'list:step', key: 'S', words: 'Step taken' },
    { id: 'list:decide', key: 'D', words: 'Decide otherwise' },
    { id: 'list:calls', key: 'C', words: 'Show calls' },
    { id: 'list:follow-ups', key: 'F', words: 'Show follow-ups' },
    { id: 'list:tracker', key: 'T', words: 'Show the tracker' },
    { id: 'list:hide', key: 'H', words: 'Hide the panel' },
    { id: 'list:reception', key: '.', words: 'Reception mode' },
  ],
  outcome: OUTCOMES.map(({ id, key, label }) => ({
    id: `outcome:${id}`,
    key: key.toUpperCase(),
    words: label,
  })),
  form: [
    { id: 'form:copy', key: 'C', words: 'Copy the line' },
    { id: 'form:siblings', key: 'B', words: 'Brother or sister absent too' },
    { id: 'form:mend', key: 'X', words: 'Mend the line' },
  ],
};

/** Own keys by the id of the action, upper case; what is left out has the key it ships with. */
export type OwnKeys = Readonly<Record<string, string>>;

const own = signal<OwnKeys>({});

/** Undefined: the keys as they ship. */
export function takeOwnKeys(keys: OwnKeys = {}): void {
  if (JSON.stringify(own.peek()) !== JSON.stringify(keys)) own.value = keys;
}

const keyOfAction = ({ id, key }: KeyAction, keys: OwnKeys): string => keys[id] ?? key;

/** The cap of what ships as `name`; a name that is no action's, such as `Esc`, is its own cap. */
export function capOf(name: string, scope: KeyScope = 'list'): string {
  const action =
    KEY_ACTIONS[scope].find(({ key }) => key === name) ??
    KEY_ACTIONS.form.find(({ key }) => key === name);
  return action ? keyOfAction(action, own.value) : name;
}

/** What a pressed key means, as the key that ships for it; null: a key that was given away. */
export function meantBy(pressed: string, scope: KeyScope = 'list'): string | null {
  const cap = pressed.toUpperCase();
  const actions = KEY_ACTIONS[scope];
  const action = actions.find((one) => keyOfAction(one, own.value) === cap);
  if (action) return action.key.toLowerCase();
  return actions.some(({ key }) => key === cap) ? null : pressed.toLowerCase();
}

/** The keys of the outcomes that are not as they ship, by outcome. */
export function outcomeKeys(): OwnKeys {
  return Object.fromEntries(
    KEY_ACTIONS.outcome.flatMap(({ id }) => {
      const key = own.value[id];
      return key === undefined ? [] : [[id.slice('outcome:'.length), key.toLowerCase()]];
    }),
  );
}

/** The action that has this key already, among those that could be meant beside `of`. */
export function takenBy(key: string, of: KeyAction, scope: KeyScope, keys: OwnKeys) {
  return KEY_ACTIONS[scope].find((one) => one.id !== of.id && keyOfAction(one, keys) === key);
}

/** Letters, and signs that stand on one key; digits pick contacts and days. */
export const isFreeKey = (key: string): boolean => /^[\p{L}.,;'#[\]\\/=-]$/u.test(key);
