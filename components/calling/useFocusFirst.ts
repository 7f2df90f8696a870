import { useLayoutEffect, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';

/** Puts the focus on the first field of a form when it opens, or on what stops it from saving. */
export function useFocusFirst(trouble: string | null): RefObject<HTMLDivElement> {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const wrong = box.current?.querySelector<HTMLElement>('[aria-invalid=true]');
    const checked = box.current?.querySelector<HTMLElement>('input[type=radio]:checked');
    const first = box.current?.querySelector<HTMLElement>('input, textarea, select');
    const isRadio = first instanceof HTMLInputElement && first.type === 'radio';
    (wrong ?? (isRadio ? checked : null) ?? first)?.focus();
  }, [trouble]);
  return box;
}
