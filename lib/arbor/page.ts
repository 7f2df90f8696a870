/**
 * What the page in front of the person is. A register is recognised by at least two independent
 * kinds of signs and by rows that can be read; portals, login and lost sessions get silence.
 */
import { placesBeside, type Root } from './places';
import { isPlainDate, type PlainDate } from '@/lib/attendance/plain-date';
import { sightOf, isDoubted, secondOpinion } from './checks';
import { chooseColumn, headsOf, zoneIn, type ColumnChoice } from './columns';
import { fit, headingOf, markPlace, routeKey, type Fitting, type Layout } from './layout';
import { headsFor } from './heads';
import {
  ELSEWHERE_ROUTES,
  LOGIN_ROUTES,
  NO_PUPILS_TEXT,
  PORTAL_ROUTES,
  REFUSAL,
  REFUSAL_TEXT,
  SESSION_LOST_TEXT,
  STAFF_HEAD,
  type SignKind,
} from './layouts';
import { giveKeys, planOf, readFound, type ReadRow, type RowPlan } from './register';
import type { Doubt, PageReading, RegisterReading } from './reading';
import { findRows, positions, type FoundRow, type FoundRows } from './rows';
import { findSigns } from './signs';
import { isLoginHost, routeOf, tenantOf } from './tenant';
import { isShown, squeeze, textOf } from './text';
import { userShown } from './user';
import { findWhereabouts } from './where';

/** A page and what is needed to follow it: null where the page is no register. */
export interface PageFound {
  page: PageReading;
  register: FoundRegister | null;
  /** Rows of a register are likely to arrive later: worth waiting for. */
  isPromising: boolean;
}

export interface FoundRegister {
  found: FoundRows;
  plan: RowPlan;
  rows: ReadRow[];
  /** Elements outside the rows that say which register it is. */
  elements: Element[];
}

const only = (page: PageReading, isPromising = false): PageFound => ({
  page,
  register: null,
  isPromising,
});

const isEmptyShell = (document: Document): boolean =>
  (document.body.textContent ?? '').length < 2000 &&
  textOf(document.body)
    .replace(/loading\W*/gi, '')
    .trim() === '' &&
  document.querySelector('input[type=password]') === null;

/** Longer than any page that has lost its session. */
const SHORT_PAGE = 1200;

function silence(document: Document, url: URL, route: string): PageReading | null {
  if (PORTAL_ROUTES.test(route)) return { kind: 'silent', why: 'portal' };
  const refusal = document.querySelector(REFUSAL);
  if (refusal && isShown(refusal)) return { kind: 'silent', why: 'refused' };
  for (const element of document.querySelectorAll(
    'h1, h2, h3, h4, [role=alertdialog], [role=dialog]',
  )) {
    if (REFUSAL_TEXT.test(squeeze(element.textContent ?? '').slice(0, 400)) && isShown(element))
      return { kind: 'silent', why: 'refused' };
  }
  if (LOGIN_ROUTES.test(route) || url.pathname.startsWith('/auth/'))
    return { kind: 'silent', why: 'login' };
  const login = document.querySelector(
    'input[type=password], section.login-section, .login-section',
  );
  if (login && isShown(login))
    return { kind: 'silent', why: route === '' ? 'login' : 'session-lost' };
  for (const element of document.querySelectorAll(
    '[role=alertdialog], [role=dialog], dialog[open], .x-message-box',
  )) {
    if (SESSION_LOST_TEXT.test(textOf(element)) && isShown(element))
      return { kind: 'silent', why: 'session-lost' };
  }
  if ((document.body.textContent ?? '').length > SHORT_PAGE * 8) return null;
  const text = textOf(document.body);
  if (text.length < SHORT_PAGE && SESSION_LOST_TEXT.test(text))
    return { kind: 'silent', why: 'session-lost' };
  // The shell alone, without any content: what the host sends when the session is gone.
  if (
    document.querySelector('#react-container') &&
    text.replace(/loading\W*/gi, '').trim() === ''
  ) {
    return { kind: 'silent', why: 'session-lost' };
  }
  return null;
}

/** Sign-in, refusal or a lost session, seen for certain; a shell that is still empty is none of them. */
export function silenceOf(document: Document, url: URL): PageReading | null {
  const silent = document.body ? silence(document, url, routeOf(url)) : null;
  return silent && !isEmptyShell(document) ? silent : null;
}

function isStaffPlace(row: Element, name: Element): boolean {
  let cell: Element = name;
  while (cell.parentElement && cell.parentElement !== row) cell = cell.parentElement;
  if (cell === row || !cell.parentElement) return false;
  const cells = [...row.children].filter((child) => !child.hasAttribute('data-alongside'));
  const head = headsFor(row, cells.length)[cells.indexOf(cell)];
  return head !== undefined && STAFF_HEAD.test(head);
}

const unrecognised = (code: Doubt, why: string): PageFound =>
  only({ kind: 'unrecognised', why, code }, true);
const ELSEWHERE = only({ kind: 'elsewhere' });

function viewOf(found: FoundRows): RegisterReading['view'] {
  const [first, ...others] = found.rows;
  if (!first) return 'unknown';
  if (others.length > 0 || first.parts[0].matches('tr, li, [role=row], [role=listitem], table'))
    return 'list';
  return first.spots.some(({ kind }) => kind !== 'shown') ? 'profile' : 'unknown';
}

/**
 * @param now ISO instant of the reading
 * @param markLimit of a longer register the marks beyond are left for later: a page with more than a
 *   thousand rows must not wait for all of them
 */
function findIn(
  document: Document,
  url: URL,
  now: string,
  markLimit = Number.POSITIVE_INFINITY,
  layouts: readonly Layout[] = [],
  root: Root = document.body,
): PageFound {
  if (isLoginHost(url)) return only({ kind: 'silent', why: 'login' });
  const tenant = tenantOf(url);
  if (tenant === null || !document.body) return ELSEWHERE;
  const route = routeOf(url);
  const silent = silence(document, url, route);
  if (silent) return only(silent, isEmptyShell(document));
  const taught = fitTaught(root, route, layouts);
  if (!taught && ELSEWHERE_ROUTES.test(route)) return ELSEWHERE;

  const found = taught?.found ?? findRows(root, staffPlaces());
  const rowElements = new Set<Element>(found?.rows.flatMap(({ parts }) => parts) ?? []);
  const inRows = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = at.parentElement)
      if (rowElements.has(at)) return true;
    return false;
  };
  const isRow = (element: Element): boolean => rowElements.has(element);
  const day = now.slice(0, 10);
  const today: PlainDate | null = isPlainDate(day) ? day : null;
  const where = findWhereabouts(
    document,
    url,
    today,
    found?.rows[0]?.parts[0] ?? null,
    inRows,
    isRow,
    taught && headingOf(document, taught.layout),
    root,
  );

  const choice = taught ? taughtColumn(taught) : chooseColumn(found?.rows ?? [], where);
  const opinion = found && !taught ? secondOpinion(root, found.rows) : null;
  const plan = planOf(choice, found?.rows ?? [], where.session, opinion);
  plan.sight = found && plan.column && sightOf(found.rows, plan.column);
  const rows = (found?.rows ?? []).map((row, at) => readFound(row, plan, at < markLimit));
  giveKeys(rows);
  const signs = findSigns(root, route, where, rows, isRow);

  const user = userShown(document);
  const elements = user ? [...where.elements, user.element] : where.elements;
  const reading: RegisterReading = {
    tenant,
    host: url.hostname.toLowerCase(),
    ...(user && { user: user.name }),
    view: found ? viewOf(found) : 'unknown',
    date: where.date,
    session: where.session,
    startsAt: where.session ? null : where.startsAt,
    endsAt: where.session ? null : where.endsAt,
    group: where.group,
    rows: rows.map((row) => row.reading),
    readAt: now,
    recognisedBy: signs.names,
  };

  if (taught && found && rows.length > 0) {
    if (where.conflict) return unrecognised('two-answers', where.conflict);
    return register(reading, { found, plan, rows, elements }, taught.layout.name, 1);
  }
  // Taught for pages of just this kind, and not one of them fits any more.
  const isStale = layouts.some((each) => each.route !== null && each.route === routeKey(route));
  const stale = () =>
    unrecognised('layout-stale', 'what this school taught about this page no longer fits it');
  if (signs.isContrary) return ELSEWHERE;
  if (!found || rows.length === 0) {
    if (isStale && signs.kinds.size > 0) return stale();
    if (!signs.kinds.has('landmark'))
      return only(
        { kind: 'elsewhere' },
        isEmptyShell(document) || saysRegister(route, where.mainTitles),
      );
    if (signs.kinds.size >= 2 && NO_PUPILS_TEXT.test(textOf(document.body)))
      return only({ kind: 'register', reading });
    return unrecognised(
      'no-rows',
      'this looks like a register, but no rows of pupils could be read',
    );
  }
  const has = (...kinds: SignKind[]) => kinds.some((kind) => signs.kinds.has(kind));
  const looksLikeOne = has('controls', 'marks', 'landmark');
  if (signs.kinds.size < 2) {
    if (isStale) return stale();
    return looksLikeOne
      ? unrecognised('one-sign', 'only one sign says that this is a register')
      : ELSEWHERE;
  }
  if (where.conflict) return unrecognised('two-answers', where.conflict);
  if (choice.kind === 'ambiguous') return unrecognised('two-columns', choice.why);
  const marks = rows.slice(0, markLimit).map((row) => row.reading.mark);
  const read = marks.filter(({ status }) => status !== 'unknown').length;
  if (looksLikeOne) {
    if (read === 0) return unrecognised('no-mark', 'no mark of this register could be read');
  } else {
    // Somebody is present, late or still to be marked in the register of a session; lists of needs
    // or plans are called registers too.
    const isOfSession =
      where.session ??
      where.startsAt ??
      marks.some((mark) =>
        mark.status === 'read' ? /^[/\\L]/.test(mark.code) : mark.status === 'blank',
      );
    if (!isOfSession || read < marks.length / 2 || !has('route', 'heading')) return ELSEWHERE;
  }
  return register(
    reading,
    { found, plan, rows, elements },
    'structure',
    Math.min(1, signs.kinds.size / 3),
    isStale ? ['stale'] : [],
  );
}

/** The page itself, and where that is no register, what stands in its frames and shadow roots. */
export function findPage(
  document: Document,
  url: URL,
  now: string,
  markLimit = Number.POSITIVE_INFINITY,
  layouts: readonly Layout[] = [],
): PageFound {
  const found = findIn(document, url, now, markLimit, layouts);
  if (found.register || found.page.kind === 'silent' || tenantOf(url) === null) return found;
  for (const place of placesBeside(document)) {
    const inner = findIn(place.document, url, now, markLimit, layouts, place.root);
    if (inner.register) return inner;
  }
  return found;
}

/** Below this a page is asked about, not guessed. */
const BAR = 0.5;

function register(
  reading: RegisterReading,
  parts: FoundRegister,
  by: string,
  signs: number,
  known: readonly string[] = [],
): PageFound {
  const { found, plan, rows } = parts;
  const seen = plan.sight?.share ?? 1;
  const read = rows.filter(({ reading: { mark } }) => mark.status !== 'unknown').length;
  const named = rows.length / (rows.length + found.nameless);
  const sure = named * seen * (0.4 + 0.4 * (read / rows.length) + 0.2 * signs);
  const doubts = [
    ...known,
    ...(named < 1 ? ['nameless'] : []),
    ...(seen < 1 ? ['lines'] : []),
    ...(rows.some(({ found: row }) => isDoubted(row, zoneOfMark(row, plan), plan.check))
      ? ['layouts']
      : []),
  ];
  if (sure < BAR) return unrecognised('not-sure', 'too little of it could be read for certain');
  const how = {
    by,
    checkedBy: [...(plan.check ? [plan.check.layout.name] : []), ...(plan.sight ? ['sight'] : [])],
    sure: Math.round(sure * 100) / 100,
    doubts,
  };
  return {
    page: { kind: 'register', reading: { ...reading, how } },
    register: parts,
    isPromising: false,
  };
}

const zoneOfMark = (row: FoundRow, { column }: RowPlan) => column && zoneIn(row, column);

/** The first layout of the school's own that fits a page of this kind. */
function fitTaught(root: Root, route: string, layouts: readonly Layout[]): Fitting | null {
  for (const layout of layouts) {
    if (layout.route !== null && layout.route !== routeKey(route)) continue;
    const fitting = fit(root, layout);
    if (fitting) return fitting;
  }
  return null;
}

function taughtColumn(fitting: Fitting): ColumnChoice {
  const [model] = fitting.found.rows;
  const place = model && markPlace(fitting, model);
  if (!model || !place) return { kind: 'none' };
  const at = positions(model.parts[0], place);
  const column = { key: 'taught', keying: 'from-start' as const, head: null, at };
  return { kind: 'column', column, heads: headsOf(model) };
}

const saysRegister = (route: string, titles: readonly string[]): boolean =>
  [route, ...titles].some((text) => /\b(?:register|registration|roll-? ?call)\b/i.test(text));

/** Heads are looked up once per table, not once per name. */
function staffPlaces(): (row: Element, name: Element) => boolean {
  const known = new Map<Element | null, boolean>();
  return (row, name) => {
    const hasStaffHead = known.get(row.parentElement);
    if (hasStaffHead === false) return false;
    if (hasStaffHead === undefined) {
      const any = headsFor(row, row.childElementCount).some((head) => STAFF_HEAD.test(head));
      known.set(row.parentElement, any);
      if (!any) return false;
    }
    return isStaffPlace(row, name);
  };
}

/** Reads the page once, without following it. */
export function readPage(
  document: Document,
  url: URL,
  now: string,
  layouts: readonly Layout[] = [],
): PageReading {
  return findPage(document, url, now, undefined, layouts).page;
}
