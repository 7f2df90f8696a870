import { Component, h, type ComponentType, type FunctionComponent } from 'preact';

function same(a: object, b: object): boolean {
  const before = Object.entries(a);
  const after = new Map(Object.entries(b));
  return (
    before.length === after.size && before.every(([key, value]) => Object.is(value, after.get(key)))
  );
}

/** Drawn again only when a prop is another: rows of long lists. */
export function pure<P extends object>(Inner: FunctionComponent<P>): ComponentType<P> {
  return class Pure extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      return !same(this.props, next);
    }
    override render() {
      return h(Inner, this.props);
    }
  };
}
