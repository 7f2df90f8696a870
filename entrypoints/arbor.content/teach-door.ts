/**
 * The page's side of teaching: it shows what is pointed at, says where that stands, and gives a copy
 * of the page to the panel, which does the thinking. The host never feels the pointer: a clear sheet
 * of ours lies over it while something is being pointed at.
 */
import { atPositions, positions } from '@/lib/arbor/rows';
import { OURS } from '@/lib/arbor/text';

export interface TeachDoorOptions {
  document: Document;
  /** Where our own elements may stand: never among the host's. */
  into: Element;
  /** Null: given up with Escape. */
  onPicked(path: number[] | null): void;
}

const SHEET =
  'position:fixed;inset:0;z-index:2147482999;cursor:crosshair;margin:0;border:0;background:transparent';
const BOX =
  'position:fixed;z-index:2147482998;pointer-events:none;box-sizing:border-box;border:3px solid #14527a;border-radius:4px;box-shadow:0 0 0 2px #fff';

/** What is typed and chosen stands in no attribute: the copy is given it. */
export function copyOfPage(document: Document): string {
  const { body } = document;
  const copy = body.cloneNode(true) as HTMLElement;
  const twins = copy.querySelectorAll('*');
  body.querySelectorAll('*').forEach((element, at) => {
    const twin = twins[at];
    if (!twin) return;
    if (element.matches('input, option')) {
      const { value, checked, selected } = element as HTMLInputElement & HTMLOptionElement;
      twin.setAttribute('value', value);
      twin.toggleAttribute('checked', checked);
      twin.toggleAttribute('selected', selected);
    } else if (element.matches('script, style')) twin.textContent = '';
  });
  for (const ours of copy.querySelectorAll(OURS)) ours.remove();
  return copy.outerHTML;
}

export class TeachDoor {
  readonly #options: TeachDoorOptions;
  readonly #box: HTMLElement;
  readonly #sheet: HTMLElement;
  readonly #ended = new AbortController();
  #under: Element | null = null;

  constructor(options: TeachDoorOptions) {
    this.#options = options;
    const { document } = options;
    const { signal } = this.#ended;
    this.#box = document.createElement('div');
    this.#sheet = document.createElement('div');
    this.#box.style.cssText = BOX;
    this.#sheet.style.cssText = SHEET;
    this.#sheet.addEventListener('pointermove', (event) => this.#hover(event), { signal });
    for (const type of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click'])
      this.#sheet.addEventListener(type, (event) => event.stopPropagation());
    this.#sheet.addEventListener('click', () => {
      const element = this.#under;
      this.pick(false);
      if (element) options.onPicked(positions(document.body, element));
    });
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || !this.#sheet.isConnected) return;
        this.pick(false);
        options.onPicked(null);
      },
      { signal },
    );
  }

  end(): void {
    this.#ended.abort();
    this.pick(false);
  }

  pick(on: boolean): void {
    this.#under = null;
    if (on) this.#options.into.append(this.#sheet);
    else this.#sheet.remove();
    this.#show(null);
  }

  /** From the list of the panel, for those who use no pointer. */
  point(path: readonly number[] | null): void {
    const element = path && atPositions(this.#options.document.body, path);
    element?.scrollIntoView({ block: 'nearest' });
    this.#show(element);
  }

  #hover({ clientX, clientY }: PointerEvent): void {
    const { document } = this.#options;
    this.#under =
      document
        .elementsFromPoint(clientX, clientY)
        .find((element) => !element.closest(OURS) && element !== document.body) ?? null;
    this.#show(this.#under);
  }

  #show(element: Element | null): void {
    if (!element) return this.#box.remove();
    const { left, top, width, height } = element.getBoundingClientRect();
    for (const [name, value] of Object.entries({ left, top, width, height }))
      this.#box.style.setProperty(name, `${value}px`);
    this.#options.into.append(this.#box);
  }
}
