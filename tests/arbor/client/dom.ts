import { classNames } from '../class-names';
import type { Switches } from '../switches';

type Child = Node | string | null;

/** Draws host elements: Ext-like ids from a counter that starts elsewhere at each load. */
export class Pen {
  #next = 1000 + Math.floor(Math.random() * 400);

  constructor(readonly switches: Switches) {}

  id(xtype: string): string | null {
    if (this.switches.ids === 'none') return null;
    this.#next += 1 + Math.floor(Math.random() * 3);
    return `${xtype}-${this.#next}`;
  }

  classes(names: string): string {
    return classNames(names, this.switches);
  }

  /** An element with classes and children; `attributes` are set as they stand. */
  draw<K extends keyof HTMLElementTagNameMap>(
    tag: K,
    names: string,
    attributes: Record<string, string> = {},
    ...children: Child[]
  ): HTMLElementTagNameMap[K] {
    const element = document.createElement(tag);
    if (names) element.className = this.classes(names);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    for (const child of children) if (child !== null) element.append(child);
    return element;
  }

  /** The same with an Ext-like id of its xtype. */
  component<K extends keyof HTMLElementTagNameMap>(
    xtype: string,
    tag: K,
    names: string,
    attributes: Record<string, string> = {},
    ...children: Child[]
  ): HTMLElementTagNameMap[K] {
    const element = this.draw(tag, names, attributes, ...children);
    const id = this.id(xtype);
    if (id !== null) element.id = id;
    return element;
  }

  select(names: string): string {
    return `.${this.classes(names).split(' ').join('.')}`;
  }
}
