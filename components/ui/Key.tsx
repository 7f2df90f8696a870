import { capOf, type KeyScope } from './keymap';

/**
 * The visible key of an action, drawn by the style so that it is no part of the action's name;
 * screen readers get it through `aria-keyshortcuts`. `name` is the key as it ships; `fixed`: shown
 * as it is, whatever the person has changed.
 */
export function Key({
  name,
  off,
  scope,
  fixed,
}: {
  name: string;
  off?: boolean | undefined;
  scope?: KeyScope | undefined;
  fixed?: boolean | undefined;
}) {
  return off ? null : <kbd aria-hidden="true" data-key={fixed ? name : capOf(name, scope)} />;
}
