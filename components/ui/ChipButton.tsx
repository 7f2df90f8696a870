import type { ChipView } from '@/lib/messages/views';
import { nameWith } from './names';

export interface ChipButtonProps {
  chip: Pick<ChipView, 'weight' | 'label' | 'spoken'>;
  /** Without it the chip is text, not a button. */
  onWhy?: ((opener: HTMLElement) => void) | undefined;
  tabIndex?: number | undefined;
}

export function ChipButton({ chip, onWhy, tabIndex }: ChipButtonProps) {
  if (!onWhy) return <span class={`chip ${chip.weight}`}>{chip.label}</span>;
  return (
    <button
      type="button"
      class={`chip ${chip.weight}`}
      tabIndex={tabIndex}
      aria-label={`${nameWith(chip.label, chip.spoken)}. Why?`}
      onClick={(event) => onWhy(event.currentTarget)}
    >
      {chip.label}
    </button>
  );
}
