/** Where else on a page a register may stand: in a frame of the same origin, in an open shadow root. */
import { isShown, OURS } from './text';

export type Root = Element | ShadowRoot;

export interface Place {
  document: Document;
  root: Root;
}

/** Documents of frames that the page's own scripts could read too. */
export function framesOf(document: Document): Document[] {
  return [...document.querySelectorAll('iframe')].flatMap((frame) => {
    const inner = isShown(frame) ? frame.contentDocument : null;
    return inner?.body ? [inner] : [];
  });
}

/** Custom elements alone: a page has thousands of others, and almost no roots in them. */
export function shadowRootsOf(document: Document): ShadowRoot[] {
  const roots: ShadowRoot[] = [];
  for (const element of document.getElementsByTagName('*')) {
    const root = element.localName.includes('-') ? element.shadowRoot : null;
    if (root && !element.matches(OURS)) roots.push(root);
  }
  return roots;
}

export function placesBeside(document: Document): Place[] {
  return [
    ...framesOf(document).map((inner) => ({ document: inner, root: inner.body })),
    ...shadowRootsOf(document).map((root) => ({ document, root })),
  ];
}
