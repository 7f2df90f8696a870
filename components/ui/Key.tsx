/** The visible key of an action. Said to screen readers through `aria-keyshortcuts` instead. */
export function Key({ name, off }: { name: string; off?: boolean | undefined }) {
  return off ? null : <kbd aria-hidden="true">{name}</kbd>;
}
