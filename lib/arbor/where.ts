/**
 * Which register it is: date, session, lesson time and group, from every place of the page that
 * says so. Places that disagree make the answer null and the page not certain.
 */
import type { Root } from './places';
import { isPlainDate, type PlainDate } from '@/lib/attendance/plain-date';
import type { SessionOfDay } from '@/lib/attendance/session';
import { findDates, findSessions, findTime } from './dates';
import { ASIDE } from './layouts';
import { readName } from './names';
import { routeOf, routeValue } from './tenant';
import { isShown, isSilent, squeeze, textOf, isInput, isSelect } from './text';

export interface Whereabouts {
  date: PlainDate | null;
  session: SessionOfDay | null;
  startsAt: string | null;
  endsAt: string | null;
  group: string | null;
  /** What disagrees, in words; null when nothing does. */
  conflict: string | null;
  /** Headings, breadcrumbs and chosen tabs, for recognising the page. */
  titles: string[];
  /** Of these, what the page as a whole is called. */
  mainTitles: string[];
  /** A date and session, or a lesson time, in one heading. */
  isDatedHeading: boolean;
  /** Elements that were read, so that a change of date can be noticed. */
  elements: Element[];
}

interface Source {
  text: string;
  /**
   * 0: the heading a person pointed at. 1: address, main headings, breadcrumbs, date fields, chosen tabs. 2: lesser headings, and texts
   * before the rows that say a date and little else. 3: other texts before the rows. 4: the tab's title.
   */
  tier: 0 | 1 | 2 | 3 | 4;
  element: Element | null;
}

const HEADING =
  'h1, h2, h3, h4, h5, [role=heading], legend, caption, .mis-page-title, .x-title-text, .x-panel-header-text, .page-title';
const LESSER = 'h3, h4, h5, [aria-level="3"], [aria-level="4"], [aria-level="5"]';
const SIDE = 'aside, [role=complementary]';
const BREADCRUMB = '[aria-label*=breadcrumb i], [class*=breadcrumb i]';
const CHOSEN =
  '[aria-selected=true], [aria-pressed=true], [aria-current]:not([aria-current=false]), [role=radio][aria-checked=true]';
const FIELDS =
  'input[type=date], input[type=text], input:not([type]), input[type=radio]:checked, select';

/** A date of something else: when it was saved, whose birthday, which week. */
const OTHER_DATE =
  /\b(?:updated|saved|opened|completed|taken|printed|created|submitted|modified|due|deadline|born|birth|d\.?o\.?b|week (?:commencing|beginning|ending)|w\/c|term|since|until|last|next|previous|yesterday|tomorrow|from|signed|login|logged)\b/i;

/** Rows in a shadow root stand where the element stands that holds it. */
function before(element: Element, rows: Element): boolean {
  const around = rows.getRootNode();
  const apart = around !== element.getRootNode() && 'host' in around;
  const at = apart ? (around as ShadowRoot).host : rows;
  return (element.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function gather(
  document: Document,
  rowsAt: Element | null,
  inRows: (element: Element) => boolean,
  isRow: (element: Element) => boolean,
  root: Root,
): Source[] {
  const sources: Source[] = [];
  const all = (selector: string): Element[] => {
    const own = root === document.body ? [] : root.querySelectorAll(selector);
    return [...document.querySelectorAll(selector), ...own];
  };
  const add = (element: Element, text: string, tier: 1 | 2 | 3) => {
    const words = squeeze(text);
    if (words === '' || words.length > 160) return;
    sources.push({ text: words, tier, element });
  };
  const usable = (element: Element) =>
    !inRows(element) &&
    !element.closest(`${ASIDE}, ${SIDE}`) &&
    (!rowsAt || before(element, rowsAt) || element.contains(rowsAt)) &&
    isShown(element);

  for (const element of all(HEADING)) {
    if (usable(element)) add(element, textOf(element), element.matches(LESSER) ? 2 : 1);
  }
  for (const element of all(BREADCRUMB)) {
    if (!inRows(element) && isShown(element) && !element.parentElement?.closest(BREADCRUMB)) {
      add(element, textOf(element), 1);
    }
  }
  for (const element of all(CHOSEN)) {
    // The day chosen in a calendar is a number with the date as its label.
    const labelled = element.matches('[aria-label]')
      ? element
      : element.querySelector('[aria-label]');
    const text = labelled?.getAttribute('aria-label') ?? textOf(element);
    if (usable(element) && text.length < 60) add(element, text, 1);
  }
  for (const element of all(FIELDS)) {
    if (inRows(element) || element.closest(ASIDE) || !isShown(element)) continue;
    const text = isSelect(element)
      ? (element.selectedOptions[0]?.textContent ?? '')
      : isInput(element) && element.type === 'radio'
        ? (element.labels?.[0]?.textContent ?? element.value)
        : isInput(element)
          ? element.value
          : '';
    if (
      text.length < 60 &&
      (findDates(text, null).dates.length > 0 ||
        /^(?:AM|PM|morning|afternoon)\b/i.test(text.trim()))
    ) {
      add(element, text, 1);
    }
  }
  const label = rowsAt?.closest('[aria-label]')?.getAttribute('aria-label');
  if (label && rowsAt) add(rowsAt, label, 1);

  if (rowsAt) {
    const walker = document.createTreeWalker(
      document.body,
      NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
      (node) => {
        if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
        const element = node as Element;
        return isSilent(element) ||
          element.matches(`${ASIDE}, ${SIDE}, a, table, [role=grid], .x-grid, label, option`) ||
          isRow(element)
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_SKIP;
      },
    );
    for (
      let node = walker.nextNode(), seen = 0;
      node && seen < 300;
      node = walker.nextNode(), seen++
    ) {
      const parent = node.parentElement;
      const text = squeeze(node.nodeValue ?? '');
      if (!parent || text === '' || text.length > 100 || !before(parent, rowsAt)) continue;
      // A label and its value can be two elements of one line.
      const line =
        parent.parentElement && parent.parentElement.childElementCount <= 4
          ? textOf(parent.parentElement)
          : '';
      const words = OTHER_DATE.test(line) && line.length < 60 ? line : withLabel(text, parent);
      const isBare = saysLittleElse(words);
      // A button that is a date opens the calendar; one of several is a day to go to.
      const button = parent.closest('button, [role=button]');
      if (button && (!isBare || !isOnlyDateButton(button))) continue;
      if (isShown(parent)) add(parent, words, isBare ? 2 : 3);
    }
  }
  if (document.title)
    sources.push({ text: squeeze(document.title).slice(0, 160), tier: 4, element: null });
  return sources;
}

const TIME_LABEL = /^(?:lesson |session |register )?(?:times?|period|starts?(?: at)?)\b/i;

/** A time alone is the lesson's only where its label says so: `Time` in a cell of its own. */
function withLabel(text: string, element: Element): string {
  const label = element.previousElementSibling;
  const isTime = label && !/\p{L}/u.test(text) && findTime(text).startsAt !== null;
  const words = isTime ? textOf(label) : '';
  return TIME_LABEL.test(words) && words.length < 24 ? `${words} ${text}` : text;
}

function saysLittleElse(text: string): boolean {
  const { rest } = findDates(text, null);
  const words = findTime(rest).rest.replace(
    /\b(?:AM|PM|morning|afternoon|date|day|session|class|form|group|register|registration|for|on|year|time)\b/gi,
    ' ',
  );
  return words.replace(/[^\p{L}]/gu, '').length <= 6;
}

function isOnlyDateButton(button: Element): boolean {
  const siblings = button.parentElement?.querySelectorAll('button, [role=button]') ?? [];
  return (
    [...siblings].map(textOf).filter((text) => findDates(text, null).rest !== text).length <= 1
  );
}

const GROUPS = [
  /\bYear \d{1,2}\s*[:–-]\s*(?:[A-Z0-9][\w/.&'’-]*)(?: [A-Z][\w/.&'’-]*)?/,
  /\b\d{1,2}[A-Za-z]{0,4}\d?\/[A-Z][A-Za-z]{1,3}\d{0,2}\b/,
  /\b(?:Class|Form|Group|Registration form|Tutor group):?\s+([A-Z0-9][\w/]{0,12})\b/,
  /\b(?!\d{1,2}[AP]M\b)\d{1,2}[A-Z]{1,3}\d?\b/,
  /\b(?:Reception|Nursery|Y\d{1,2})(?: [A-Z][a-z]+)?\b/,
  // A form with a name of its own: `5 Osprey`.
  /(?<!\b(?:period|lesson|year|week|room|day|page|set|part|block) )\b(?:[1-9]|1[0-3]) (?!students?|pupils?|late|absent|present|unmarked|marks?|lessons?|min|days?|weeks?|of\b|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Z][a-z]{2,}\b/,
];
const NOT_A_GROUP =
  /\b(?:registration|register|attendance|roll call|morning|afternoon|session|AM|PM|form|class)\b/gi;

/** The group as the page writes it: `5B`, `Year 5: 5B`, `10X/Ma2`. */
export function findGroup(text: string): string | null {
  const words = text.replace(NOT_A_GROUP, (word) => (/^(?:form|class)$/i.test(word) ? word : ' '));
  for (const pattern of GROUPS) {
    const match = pattern.exec(words);
    if (match) return squeeze(match[1] ?? match[0]);
  }
  return null;
}

/** The form that the nearest heading above one of several lists names: each list has its own. */
export function groupAbove(list: Element): string | null {
  for (let at: Element | null = list; at; at = at.parentElement) {
    for (let up = at.previousElementSibling; up; up = up.previousElementSibling) {
      const group = up.matches(HEADING) ? findGroup(textOf(up)) : null;
      if (group) return group;
    }
  }
  return null;
}

export function findWhereabouts(
  document: Document,
  url: URL,
  today: PlainDate | null,
  rowsAt: Element | null,
  inRows: (element: Element) => boolean,
  isRow: (element: Element) => boolean,
  taught: Element | null = null,
  root: Root = document.body,
): Whereabouts {
  const sources = gather(document, rowsAt, inRows, isRow, root);
  if (taught) sources.unshift({ text: textOf(taught).slice(0, 160), tier: 0, element: taught });
  const byTier = {
    date: new Map<number, Set<PlainDate>>(),
    session: new Map<number, Set<SessionOfDay>>(),
  };
  let contradiction = false;
  let startsAt: string | null = null;
  let endsAt: string | null = null;
  let group: string | null = null;
  let isDatedHeading = false;
  const put = <T>(map: Map<number, Set<T>>, tier: number, value: T) => {
    const values = map.get(tier) ?? new Set<T>();
    values.add(value);
    map.set(tier, values);
  };

  const inRoute = routeValue(url, 'date');
  if (inRoute && isPlainDate(inRoute)) put(byTier.date, 1, inRoute);

  const half = /(?:^|\/)(?:am|pm)(?:\/|$)/.exec(routeOf(url))?.[0];
  if (half) put(byTier.session, 1, half.includes('am') ? 'AM' : 'PM');

  for (const { text, tier, element } of sources) {
    const found = findDates(text, today);
    const time = findTime(found.rest);
    const sessions = findSessions(time.rest);
    const isOther = OTHER_DATE.test(found.rest);
    if (!isOther && element) {
      if (tier <= 1 && found.contradiction) contradiction = true;
      for (const date of found.dates) put(byTier.date, tier, date);
    }
    if (!isOther && tier < 4) {
      for (const session of sessions) put(byTier.session, tier, session);
      if (
        startsAt === null &&
        (tier === 1 || found.dates.length > 0 || /\b(?:time|period|lesson|register)\b/i.test(text))
      ) {
        ({ startsAt, endsAt } = time);
      }
      if (found.dates.length > 0 && (sessions.length > 0 || time.startsAt)) isDatedHeading = true;
    }
    if (!readName(text) && tier < 4) group ??= findGroup(time.rest);
  }
  if (group === null) {
    const title = sources.find(({ tier }) => tier === 4);
    group = title ? findGroup(findTime(findDates(title.text, null).rest).rest) : null;
  }

  const date = firstTier(byTier.date);
  const session = firstTier(byTier.session);
  const conflict = contradiction
    ? 'a weekday on the page is not the weekday of its date'
    : date.size > 1
      ? `the page names two dates (${[...date].sort().join(', ')})`
      : session.size > 1
        ? 'the page names both AM and PM'
        : null;
  const titles = sources
    .filter(({ tier, element }) => tier === 1 || tier === 4 || element?.matches(HEADING))
    .map(({ text }) => text);
  return {
    date: date.size === 1 ? ([...date][0] ?? null) : null,
    session: session.size === 1 ? ([...session][0] ?? null) : null,
    startsAt,
    endsAt,
    group,
    conflict,
    titles,
    mainTitles: mainTitles(document, sources),
    isDatedHeading,
    elements: sources.flatMap(({ element, tier }) =>
      element && tier < 4 && isUsed(element) ? [element] : [],
    ),
  };
}

const isUsed = (element: Element) => {
  const text = textOf(element);
  return findDates(text, null).dates.length > 0 || findSessions(text).length > 0;
};

function firstTier<T>(tiers: Map<number, Set<T>>): Set<T> {
  return tiers.get(0) ?? tiers.get(1) ?? tiers.get(2) ?? tiers.get(3) ?? new Set<T>();
}

const MAIN_HEADING =
  'h1, h2, [role=heading][aria-level="1"], [role=heading][aria-level="2"], .mis-page-title, .page-title, .x-panel-header-text, .x-title-text, caption';

function mainTitles(document: Document, sources: readonly Source[]): string[] {
  const first = sources.filter(({ tier }) => tier === 1);
  const main = first.filter(
    ({ element }) =>
      element &&
      (element.matches(MAIN_HEADING) || element.matches(CHOSEN)) &&
      !element.matches(BREADCRUMB),
  );
  const heading = sources.find(({ element }) => element?.matches(HEADING));
  const crumbs = [...document.querySelectorAll(BREADCRUMB)].flatMap((trail) => {
    const last = [...trail.querySelectorAll('li, a, span')].at(-1);
    return last ? [textOf(last)] : [];
  });
  const chosen = main.length > 0 ? main : heading ? [heading] : [];
  if (chosen.length > 0) return [...chosen.map(({ text }) => text), ...crumbs];
  return crumbs.length > 0
    ? crumbs
    : sources.filter(({ tier }) => tier === 4).map(({ text }) => text);
}
