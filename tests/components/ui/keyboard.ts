import { userEvent } from 'vitest/browser';

/** The element with the focus, through shadow roots. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

export async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await userEvent.keyboard(key);
}

/** The element, or a failure that names what was looked for. */
export function find<T extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): T {
  const element = root.querySelector<T>(selector);
  if (!element) throw new Error(`Nothing matches ${selector}`);
  return element;
}

export function button(root: ParentNode, name: string | RegExp): HTMLButtonElement {
  const named = [...root.querySelectorAll('button')].filter((each) => {
    const text = each.getAttribute('aria-label') ?? each.textContent ?? '';
    return typeof name === 'string' ? text.trim().startsWith(name) : name.test(text);
  });
  const [first] = named;
  if (!first) throw new Error(`No button called ${String(name)}`);
  return first;
}
