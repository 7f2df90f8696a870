export interface SlimTabProps {
  /** Pupils somebody must act on this morning; null while it is not known. */
  now: number | null;
  trouble: boolean;
  onOpen(): void;
}

/** The panel folded away: 40 px, and still the one figure that matters. */
export function SlimTab({ now, trouble, onOpen }: SlimTabProps) {
  const words =
    now === null || now === 0
      ? 'Alongside: open'
      : `Alongside: ${now} ${now === 1 ? 'pupil needs' : 'pupils need'} someone now. Open`;
  return (
    <button type="button" class={`slim${now ? ' now' : ''}`} aria-label={words} onClick={onOpen}>
      <span class="slim-name">Alongside</span>{' '}
      {now !== null && now > 0 && <span class="slim-count fig">{now}</span>}
      {trouble && (
        <span class="slim-count" aria-hidden="true">
          !
        </span>
      )}
    </button>
  );
}
