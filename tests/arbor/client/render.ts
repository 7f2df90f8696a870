/** From the component tree to Ext-like elements (arbor.md section 2.2). */
import type { Pen } from './dom';
import { drawMark } from './mark';
import { RegisterComponent, type RegisterSurroundings } from './register';
import { askData } from './server-link';
import type { TreeNode, WireListRow } from './wire';

export interface Rendered {
  element: HTMLElement;
  /** Components that fetch their own data once they are in the document. */
  starts: { start(): Promise<void>; stop(): void }[];
}

function words(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

class Table {
  readonly element: HTMLElement;
  readonly #body: HTMLElement;

  constructor(
    private readonly pen: Pen,
    private readonly props: Record<string, unknown>,
    private readonly around: RegisterSurroundings & { openRoute(route: string): void },
  ) {
    const head = pen.draw('tr', 'x-grid-header');
    const columns = Array.isArray(props.columns) ? props.columns : [];
    for (const column of columns) head.append(pen.draw('th', '', { scope: 'col' }, words(column)));
    this.#body = pen.draw('tbody', 'x-grid-body');
    this.element = pen.component(
      'mis-table',
      'table',
      'mis-table',
      {},
      pen.draw('thead', '', {}, head),
      this.#body,
    );
  }

  async start(): Promise<void> {
    const { pen } = this;
    try {
      const rows = await askData<WireListRow[]>(words(this.props.url));
      this.#body.replaceChildren(
        ...rows.map((row) => {
          const line = pen.component('mis-table-row', 'tr', 'x-grid-row mis-table-row');
          for (const cell of row.cells) {
            line.append(pen.draw('td', 'x-grid-cell', {}, ...this.#cell(cell)));
          }
          line.addEventListener('click', () =>
            this.props.opens === 'slideover'
              ? this.around.openRoute(row.url)
              : this.around.navigate(row.url),
          );
          return line;
        }),
      );
      if (rows.length === 0) {
        this.#body.append(
          pen.draw(
            'tr',
            '',
            {},
            pen.draw('td', 'x-grid-empty', { colspan: '9' }, 'Nothing to show'),
          ),
        );
      }
    } catch (problem) {
      this.around.lost(problem);
    }
  }

  #cell({ text, mark, counts }: WireListRow['cells'][number]): (Node | string)[] {
    const { pen } = this;
    if (mark) return [drawMark(pen, mark)];
    if (!counts) return [text];
    return counts.map((count) => {
      const icon = pen.draw('span', `mis-icon mis-icon-${count.icon}`);
      icon.style.color = count.colour;
      return pen.draw('span', 'mis-count', {}, icon, ` ${count.text} `);
    });
  }

  stop(): void {}
}

export class Renderer {
  constructor(
    private readonly pen: Pen,
    private readonly around: RegisterSurroundings & { openRoute(route: string): void },
  ) {}

  render(node: TreeNode): Rendered {
    const starts: Rendered['starts'] = [];
    return { element: this.#node(node, starts), starts };
  }

  #children(node: TreeNode, starts: Rendered['starts']): HTMLElement[] {
    return node.content.map((child) => this.#node(child, starts));
  }

  #node(node: TreeNode, starts: Rendered['starts']): HTMLElement {
    const { pen } = this;
    const { props } = node;
    switch (node.xtype) {
      case 'mis-layoutcolumn': {
        const title = (props.columnTitle as { title?: unknown } | undefined)?.title;
        return pen.component(
          'mis-layoutcolumn',
          'div',
          'x-container mis-layoutcolumn',
          {},
          pen.draw('h1', 'mis-column-title', {}, words(title)),
          ...this.#children(node, starts),
        );
      }
      case 'mis-section': {
        const title = words(props.title);
        return pen.component(
          'mis-section',
          'div',
          'x-container mis-section',
          {},
          title ? pen.draw('h2', 'mis-section-title', {}, title) : null,
          ...this.#children(node, starts),
        );
      }
      case 'mis-property-row':
        return this.#propertyRow(props);
      case 'mis-simple-text':
        return pen.draw('div', 'arbor-simple-text', {}, words(props.text));
      case 'mis-button-load-page': {
        const button = pen.component(
          'mis-button',
          'button',
          `x-btn mis-button-${words(props.look)}`,
          { type: 'button' },
          words(props.text),
        );
        button.addEventListener('click', () => this.around.navigate(words(props.pageUrl)));
        return button;
      }
      case 'new-kpi-panel':
        return this.#kpis(props);
      case 'mis-table': {
        const table = new Table(pen, props, this.around);
        starts.push(table);
        return table.element;
      }
      case 'mis-register': {
        const register = new RegisterComponent(this.around, words(props.url));
        starts.push(register);
        return register.element;
      }
      default:
        return pen.component(node.xtype, 'div', node.xtype, {}, ...this.#children(node, starts));
    }
  }

  #propertyRow(props: Record<string, unknown>): HTMLElement {
    const { pen } = this;
    const url = words(props.url);
    const icon = words(props.icon);
    const value = icon
      ? pen.draw('span', `mis-icon mis-icon-${icon}`)
      : pen.draw('span', 'mis-property-value', {}, words(props.value));
    value.style.color = words(props.colour);
    const shown = url ? pen.draw('a', '', { href: `/?/${url}` }, value) : value;
    const row = pen.component('mis-property-row', 'div', 'x-field mis-property-row');
    const body = pen.draw('div', 'x-form-display-field-body-property-row', {}, shown);
    if (row.id) body.id = `${row.id}-bodyEl`;
    row.append(pen.draw('span', 'x-form-item-label', {}, words(props.fieldLabel)), body);
    const description = words(props.description);
    if (description) {
      body.setAttribute('data-qtip', description);
      row.append(pen.draw('span', 'mis-property-description', {}, description));
    }
    return row;
  }

  #kpis(props: Record<string, unknown>): HTMLElement {
    const { pen } = this;
    const items = Array.isArray(props.items) ? (props.items as Record<string, unknown>[]) : [];
    return pen.component(
      'new-kpi-panel',
      'div',
      'new-kpi-panel',
      {},
      ...items.map((item) => {
        const tile = pen.draw(
          'div',
          'mis-kpi',
          {},
          pen.draw('div', 'measure-value', {}, words(item.mainValue)),
          pen.draw('div', 'mis-kpi-title', {}, words(item.title)),
          pen.draw('div', 'mis-kpi-description', {}, words(item.description)),
        );
        const url = words(item.url);
        if (url) tile.addEventListener('click', () => this.around.navigate(url));
        return tile;
      }),
    );
  }
}
