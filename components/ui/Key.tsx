/**
 * The visible key of an action, drawn by the style so that it is no part of the action's name;
 * screen readers get it through `aria-keyshortcuts`.
 */
export function Key({ name, off }: { name: string; off?: boolean | undefined }) {
  return off ? null : <kbd aria-hidden="true" data-key={name} />;
}
