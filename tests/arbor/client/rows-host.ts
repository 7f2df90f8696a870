/** Where the rows of a register live: a table, a grid of divs with roles, or cards. */
import type { Switches } from '../switches';
import type { Pen } from './dom';

export interface RowsSource {
  count: number;
  heads: string[];
  draw(at: number): { cells: Node[][]; selected: boolean } | null;
  act(at: number, target: Element): void;
  changed(at: number, control: HTMLSelectElement): void;
}

const ROW_HEIGHT = 41;
const KEPT_AROUND = 6;

interface HtmlPolicy {
  createHTML(text: string): string;
}

/** A page may make a policy of one name only once. */
let policy: HtmlPolicy | null = null;

function hostHtml(html: string): string {
  if (policy) return policy.createHTML(html);
  const factory: unknown = Reflect.get(window, 'trustedTypes');
  if (typeof factory !== 'object' || factory === null || !('createPolicy' in factory)) return html;
  const { createPolicy } = factory as {
    createPolicy(name: string, rules: HtmlPolicy): HtmlPolicy;
  };
  policy = createPolicy.call(factory, 'host', { createHTML: (text) => text });
  return policy.createHTML(html);
}

export class RowsHost {
  readonly element: HTMLElement;
  readonly #body: HTMLElement;
  readonly #index: string;
  #from = 0;
  #to: number;

  constructor(
    private readonly pen: Pen,
    private readonly source: RowsSource,
  ) {
    this.#index = pen.switches.classNames === 'arbor' ? 'data-recordindex' : 'data-i';
    this.#to = source.count;
    const { element, body } = this.#frame();
    this.#body = body;
    this.element = element;
    body.addEventListener('click', (event) => this.#heard(event));
    body.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target instanceof HTMLDivElement) this.#heard(event);
    });
    body.addEventListener('change', (event) => {
      const { target } = event;
      if (!(target instanceof HTMLSelectElement)) return;
      const at = this.#indexOf(target);
      if (at !== null) source.changed(at, target);
    });
    if (pen.switches.virtualised === 'on') {
      this.element.className += ` ${pen.classes('mis-scroller')}`;
      this.#to = Math.min(source.count, 24);
      this.element.addEventListener('scroll', () => this.#scrolled());
    }
    this.#fill();
  }

  #frame(): { element: HTMLElement; body: HTMLElement } {
    const { pen, source } = this;
    const layout: Switches['layout'] = pen.switches.layout;
    if (layout === 'table') {
      const head = pen.draw('tr', 'x-grid-header');
      for (const words of source.heads) head.append(pen.draw('th', '', { scope: 'col' }, words));
      const body = pen.draw('tbody', 'x-grid-body');
      const table = pen.component(
        'tableview',
        'table',
        'mis-register-table',
        {},
        pen.draw('thead', '', {}, head),
        body,
      );
      return { element: pen.draw('div', 'mis-rows', {}, table), body };
    }
    if (layout === 'div-grid') {
      const head = pen.draw('div', 'mis-grid-head', { role: 'row' });
      for (const words of source.heads) {
        head.append(pen.draw('div', 'mis-grid-cell', { role: 'columnheader' }, words));
      }
      const body = pen.draw('div', 'mis-grid-rows', { role: 'rowgroup' });
      const grid = pen.component('gridview', 'div', 'mis-grid', { role: 'table' }, head, body);
      return { element: pen.draw('div', 'mis-rows', {}, grid), body };
    }
    const body = pen.draw('div', 'mis-cards');
    return { element: pen.draw('div', 'mis-rows', {}, body), body };
  }

  #row(at: number): HTMLElement | null {
    const { pen } = this;
    const drawn = this.source.draw(at);
    if (!drawn) return null;
    const selected = drawn.selected ? ' x-grid-row-selected' : '';
    const attributes = { [this.#index]: String(at) };
    switch (pen.switches.layout) {
      case 'table':
        return pen.component(
          'mis-register-row',
          'tr',
          `x-grid-row mis-register-row${selected}`,
          attributes,
          ...drawn.cells.map((nodes) => pen.draw('td', 'x-grid-cell', {}, ...nodes)),
        );
      case 'div-grid':
        return pen.component(
          'mis-register-row',
          'div',
          `x-grid-row mis-grid-row${selected}`,
          { ...attributes, role: 'row' },
          ...drawn.cells.map((nodes) =>
            pen.draw('div', 'mis-grid-cell', { role: 'cell' }, ...nodes),
          ),
        );
      case 'cards':
        return pen.component(
          'mis-register-card',
          'div',
          `mis-card${selected}`,
          attributes,
          ...drawn.cells.map((nodes) => pen.draw('div', 'mis-card-part', {}, ...nodes)),
        );
    }
  }

  #spacer(rows: number): HTMLElement | null {
    if (rows <= 0) return null;
    const spacer =
      this.pen.switches.layout === 'table'
        ? this.pen.draw('tr', 'mis-spacer', { 'aria-hidden': 'true' }, document.createElement('td'))
        : this.pen.draw('div', 'mis-spacer', { 'aria-hidden': 'true' });
    spacer.style.height = `${rows * ROW_HEIGHT}px`;
    return spacer;
  }

  #fresh(): HTMLElement[] {
    const rows: HTMLElement[] = [];
    const before = this.#spacer(this.#from);
    if (before) rows.push(before);
    for (let at = this.#from; at < this.#to; at += 1) {
      const row = this.#row(at);
      if (row) rows.push(row);
    }
    const after = this.#spacer(this.source.count - this.#to);
    if (after) rows.push(after);
    return rows;
  }

  #fill(): void {
    this.#body.replaceChildren(...this.#fresh());
  }

  /** Called when the rows are in the document, so that heights are known. */
  placed(): void {
    if (this.pen.switches.virtualised === 'on') this.#scrolled();
  }

  #scrolled(): void {
    const top = Math.floor(this.element.scrollTop / ROW_HEIGHT);
    const shown = Math.ceil(this.element.clientHeight / ROW_HEIGHT) || 18;
    const from = Math.max(0, top - KEPT_AROUND);
    const to = Math.min(this.source.count, top + shown + KEPT_AROUND);
    if (from === this.#from && to === this.#to) return;
    this.#from = from;
    this.#to = to;
    this.#fill();
  }

  #indexOf(element: Element): number | null {
    const row = element.closest(`[${this.#index}]`);
    const at = row?.getAttribute(this.#index);
    return at === null || at === undefined ? null : Number(at);
  }

  #heard(event: Event): void {
    if (!(event.target instanceof Element)) return;
    const at = this.#indexOf(event.target);
    if (at !== null) this.source.act(at, event.target);
  }

  redraw(at: number): void {
    const old = this.#body.querySelector(`[${this.#index}="${at}"]`);
    const fresh = this.#row(at);
    if (old && fresh) old.replaceWith(fresh);
  }

  /** What a host does to its rows while nobody clicked anything. */
  rerender(how: Switches['rerender']): void {
    switch (how) {
      case 'never':
        return;
      case 'replace':
        this.#fill();
        return;
      case 'inner-html':
        this.#body.innerHTML = hostHtml(
          this.#fresh()
            .map((row) => row.outerHTML)
            .join(''),
        );
        return;
      case 'move':
        this.#body.append(...this.#body.children);
        return;
      case 'text-only':
        this.#fresh().forEach((fresh, at) => {
          const name = this.#body.children[at]?.querySelector('a, span');
          const text = fresh.querySelector('a, span')?.textContent;
          if (name?.firstChild && text) name.firstChild.nodeValue = text;
        });
    }
  }
}
