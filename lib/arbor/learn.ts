/**
 * From what a person pointed at to a layout. This runs in our own pages on a copy of the page, so
 * that Arbor's page need not carry it; what is learned is tried on the page itself.
 */
import { cellOf, kindOfElement, routeKey, selectorOf } from './layout';
import type { Layout } from './layout-schema';
import { findNames, nameText } from './name-candidates';
import { couldBeName } from './names';
import { atPositions, positions } from './rows';
import { squeeze, textOf } from './text';

export interface Pointed {
  name: readonly number[];
  mark: readonly number[] | null;
  heading: readonly number[] | null;
}

export interface Spot {
  path: number[];
  words: string;
}

export type Learned = { layout: Layout } | { why: string };

export const pageOf = (html: string): Document =>
  new DOMParser().parseFromString(html, 'text/html');

const MANY = 60;
const words = (element: Element) => textOf(element).slice(0, 60);

/** What reads as somebody's name, for choosing from a list instead of pointing. */
export function namesOn(page: Document): Spot[] {
  return findNames(page.body)
    .slice(0, MANY)
    .map(({ element, name }) => ({ path: positions(page.body, element), words: name.shown }));
}

const HEADINGS = 'h1, h2, h3, h4, h5, legend, caption, time, [role=heading], p, dd, label + div';

export function headingsOn(page: Document): Spot[] {
  return [...page.querySelectorAll(HEADINGS)]
    .filter((element) => /\d/.test(textOf(element)) && textOf(element).length < 90)
    .slice(0, MANY)
    .map((element) => ({ path: positions(page.body, element), words: words(element) }));
}

export function wordsAt(page: Document, path: readonly number[]): string {
  const element = atPositions(page.body, path);
  return element ? words(element) || 'a place without words' : 'nothing';
}

/** The row around a name: the first element up that has others like it beside it. */
function rowAround(name: Element, least: Element): { row: Element; isList: boolean } {
  for (let row = least; row.parentElement && row.tagName !== 'BODY'; row = row.parentElement) {
    const path = positions(row, name);
    const alike = [...row.parentElement.children].filter((other) => {
      const place = other !== row && other.tagName === row.tagName && atPositions(other, path);
      return place && couldBeName(nameText(place));
    });
    if (alike.length > 0) return { row, isList: true };
  }
  return { row: least, isList: false };
}

/** The places of the pupil's row beside the name, in words. */
export function placesInRow(page: Document, path: readonly number[]): Spot[] {
  const name = atPositions(page.body, path);
  if (!name?.parentElement) return [];
  const { row } = rowAround(name, name.parentElement);
  return [...row.querySelectorAll('*')]
    .filter(
      (element) =>
        !element.contains(name) &&
        !name.contains(element) &&
        (element.childElementCount === 0 || element.matches('select, button')) &&
        !element.matches('option, path, use, title'),
    )
    .slice(0, MANY)
    .map((element) => ({
      path: positions(page.body, element),
      words:
        words(element) ||
        squeeze(element.getAttribute('title') ?? element.getAttribute('aria-label') ?? '') ||
        (element.tagName === 'SELECT'
          ? `list: ${element.querySelector('option[selected]')?.textContent ?? 'nothing chosen'}`
          : 'no words'),
    }));
}

function common(one: Element, other: Element): Element | null {
  let up: Element | null = one;
  while (up && !up.contains(other)) up = up.parentElement;
  return up;
}

export function learn(
  page: Document,
  pointed: Pointed,
  about: { name: string; since: string; route: string },
): Learned {
  const { body } = page;
  const name = atPositions(body, pointed.name);
  const mark = pointed.mark && atPositions(body, pointed.mark);
  if (!name || (pointed.mark && !mark)) return { why: 'The page has changed: point again.' };
  if (!couldBeName(nameText(name)))
    return { why: 'That does not read as a pupil’s name. Point at the name alone.' };
  if (mark && (mark.contains(name) || name.contains(mark)))
    return { why: 'That holds the name as well: point at the mark alone.' };
  const least = mark ? common(name, mark) : name.parentElement;
  if (!least || least === body) return { why: 'Name and mark do not stand in one row.' };
  const { row, isList } = rowAround(name, least);
  const zone = mark ? cellOf(least, mark) : null;
  const heading = pointed.heading && atPositions(body, pointed.heading);
  const is = heading && kindOfElement(heading);
  return {
    layout: {
      alongside: 'layout',
      version: 1,
      name: about.name,
      since: about.since,
      page: isList ? 'list' : 'profile',
      route: routeKey(about.route),
      row: kindOfElement(row),
      pupil: { at: [...positions(row, name)] },
      mark: { at: [...positions(row, zone ?? name)] },
      heading:
        heading && is
          ? { is, nth: [...page.querySelectorAll(selectorOf(is))].indexOf(heading) }
          : null,
    },
  };
}
