/**
 * A mark is read by icon, text, tooltip and colour, in that order, each a witness of its own
 * (design.md, principle 2). Witnesses that disagree make the mark unknown; no mark is ever made
 * out of nothing. `docs/door.md` has the table.
 */
import type { SessionOfDay } from '@/lib/attendance/session';
import { choiceMeaning, chosenState, pictureOf, picturesIn } from './choices';
import {
  CODE,
  COLOUR_TOLERANCE,
  COLOURS,
  colourAllows,
  familyAllows,
  glyphMeaning,
  isKnownCode,
  sameFamily,
  textMeaning,
  tooltipMeaning,
  withoutTrigger,
  type ColourMeaning,
  type Meaning,
} from './mark-vocabulary';
import type { MarkReading } from './reading';
import { classWords, isSilent, OURS, squeeze, textOf, tooltipsOf, isInput } from './text';

type Witness = 'icon' | 'text' | 'tooltip' | 'colour';
const ORDER: readonly Witness[] = ['icon', 'text', 'tooltip', 'colour'];

export interface Claim extends Meaning {
  by: Witness;
  colour: ColourMeaning | null;
}

const claim = (by: Witness, meaning: Meaning): Claim => ({ by, colour: null, ...meaning });

/** Where in a row a mark may stand. */
export type Spot =
  | { kind: 'list'; element: HTMLSelectElement }
  | { kind: 'field'; element: Element }
  | { kind: 'choices'; element: Element; members: Element[] }
  | { kind: 'shown'; element: Element };

const unknown = (why: string): MarkReading => ({ status: 'unknown', why });

/** `P` on a button that is called "Present" is no code but its first letter. */
function withoutInitials(claims: readonly Claim[]): readonly Claim[] {
  const families = claims.flatMap(({ family, by }) =>
    family !== null && by === 'tooltip' ? [family] : [],
  );
  const hasWords = claims.some(
    ({ by, code, family }) => by === 'tooltip' && (code !== null || family !== null),
  );
  return claims.filter(
    ({ code, by }) =>
      by !== 'text' ||
      code?.length !== 1 ||
      // `A` is the code of nothing: where a tooltip says more, it is an initial.
      !(
        (hasWords && !isKnownCode(code)) ||
        families.some(
          (family) =>
            family.startsWith(code.toLowerCase()) &&
            !(isKnownCode(code) && familyAllows(family, code)),
        )
      ),
  );
}

/** One answer out of what the witnesses said. `session` turns a bare "Present" into its code. */
export function decide(all: readonly Claim[], session: SessionOfDay | null): MarkReading {
  const claims = withoutInitials(all);
  const colours = new Set(claims.map(({ colour }) => colour).filter((colour) => colour !== null));
  const said = claims.filter(({ by }) => by !== 'colour');
  const valued = said.filter(({ code, family }) => code !== null || family !== null);
  const isBlank = said.some(({ blank }) => blank);
  if (colours.size > 1) return unknown('two colours of marks are shown');
  const [colour] = colours;

  if (valued.length === 0) {
    if (isBlank) {
      return colour === 'present' || colour === 'late'
        ? unknown(`no mark in words, but the colour says ${colour}`)
        : { status: 'blank' };
    }
    if (colour === 'present') return read(session === 'PM' ? '\\' : '/', claims);
    if (colour === 'late') return read('L', claims);
    return unknown(
      colour ? 'only a colour is shown, and several codes have it' : 'nothing reads as a mark',
    );
  }
  if (isBlank) return unknown(disagree(said));

  const ordered = [...valued].sort((a, b) => ORDER.indexOf(a.by) - ORDER.indexOf(b.by));
  const coded = ordered.filter(({ code }) => code !== null).map(({ code }) => code ?? '');
  // The longest of agreeing codes is the verbatim one: `I02` beside the word "Illness".
  const code = coded.reduce<string | null>(
    (best, next) =>
      best !== null && sameFamily(best, next) && best.length >= next.length ? best : (best ?? next),
    null,
  );
  const longest =
    code === null
      ? null
      : (coded.find((other) => sameFamily(code, other) && other.length > code.length) ?? code);
  if (longest !== null) {
    if (!coded.every((other) => sameFamily(longest, other))) return unknown(disagree(valued));
    const families = valued.flatMap(({ family }) => (family === null ? [] : [family]));
    if (!families.every((family) => familyAllows(family, longest)))
      return unknown(disagree(valued));
    // The grey of what is not counted is the grey of any text as well: a code in words stands.
    const isPlainGrey =
      colour === 'not-counted' && coded.length > 0 && said.some(({ by }) => by === 'text');
    if (colour && !isPlainGrey && !colourAllows(colour, longest)) {
      return unknown(`the code is ${longest}, but the colour says ${colour}`);
    }
    return read(longest, claims);
  }

  const families = new Set(valued.map(({ family }) => family));
  const [family] = families;
  if (families.size > 1 || !family) return unknown(disagree(valued));
  const byDefault = codeOfFamily(family, session, colour ?? null);
  if (byDefault === null || (colour && !colourAllows(colour, byDefault))) {
    return unknown(`${family} is shown, but the colour says ${colour ?? 'something else'}`);
  }
  return read(byDefault, claims);
}

/**
 * Arbor's three quick options log `/` (or `\` in the afternoon), `L` and `N` (arbor.md section 3.1,
 * point 5); a red clock is `U` (section 2.3). An absence in another colour than that of `N` has a
 * code that the page does not show.
 */
function codeOfFamily(
  family: NonNullable<Meaning['family']>,
  session: SessionOfDay | null,
  colour: ColourMeaning | null,
): string | null {
  if (family === 'present') return session === 'PM' ? '\\' : '/';
  if (family === 'late') return colour === 'unauthorised' ? 'U' : 'L';
  return colour === null || colour === 'unauthorised' ? 'N' : null;
}

function read(code: string, claims: readonly Claim[]): MarkReading {
  const by = ORDER.filter((witness) => claims.some((each) => each.by === witness));
  const late = code.startsWith('L') || code.startsWith('U');
  const minutes = claims.map(({ minutesLate }) => minutesLate).find((value) => value !== null);
  return { status: 'read', code, by, minutesLate: late ? (minutes ?? null) : null };
}

function disagree(claims: readonly Claim[]): string {
  const words = claims.map(
    ({ by, code, family, blank }) => `${by} says ${blank ? 'no mark' : (code ?? family ?? '?')}`,
  );
  return [...new Set(words)].join(', ');
}

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;
const RGB = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*(?:[,/]\s*([\d.]+%?)\s*)?\)$/i;

export function colourMeaning(value: string): ColourMeaning | null {
  const hex = HEX.exec(value.trim());
  const rgb = hex ? null : RGB.exec(value.trim());
  if (rgb?.[4] && Number.parseFloat(rgb[4]) === 0) return null;
  const parts = hex
    ? [1, 2, 3].map((at) => Number.parseInt(hex[at] ?? '', 16))
    : [1, 2, 3].map((at) => Number(rgb?.[at] ?? Number.NaN));
  return (
    COLOURS.find((colour) =>
      colour.rgb.every(
        (channel, at) => Math.abs(channel - (parts[at] ?? Number.NaN)) <= COLOUR_TOLERANCE,
      ),
    )?.means ?? null
  );
}

function coloursOf(element: Element): ColourMeaning[] {
  const view = element.ownerDocument.defaultView;
  const style =
    view && element.isConnected ? view.getComputedStyle(element) : (element as HTMLElement).style;
  const found = new Set<ColourMeaning>();
  for (const value of [
    style?.color,
    style?.backgroundColor,
    style?.fill,
    element.getAttribute('fill'),
  ]) {
    const means = value ? colourMeaning(value) : null;
    if (means) found.add(means);
  }
  return [...found];
}

/** The colour of a mark that fills a button; the grey of a mark that is not counted fills any button. */
export function backgroundMeaning(element: Element): ColourMeaning | null {
  const view = element.ownerDocument.defaultView;
  const means =
    view && element.isConnected
      ? colourMeaning(view.getComputedStyle(element).backgroundColor)
      : null;
  return means === 'not-counted' ? null : means;
}

/** Signs drawn by a style sheet into an element that is empty itself. */
function drawnSign(element: Element): Meaning | null {
  const view = element.ownerDocument.defaultView;
  if (!view || !element.isConnected || element.firstElementChild) return null;
  for (const part of ['::before', '::after']) {
    const content = view.getComputedStyle(element, part).content;
    const sign = /^"(.+)"$/.exec(content)?.[1];
    if (sign) return glyphMeaning(sign) ?? textMeaning(sign);
  }
  return null;
}

/** True when a style sheet draws something here that could not be read. */
export function drawsSomething(element: Element): boolean {
  const view = element.ownerDocument.defaultView;
  if (!view || !element.isConnected) return false;
  return (
    ['::before', '::after'].some((part) => {
      const { content } = view.getComputedStyle(element, part);
      return content !== 'none' && content !== 'normal' && content !== '""';
    }) || view.getComputedStyle(element).backgroundImage !== 'none'
  );
}

/** Beside a clock without words. */
const MINUTES_ALONE = /^\d{1,3} ?(?:m|mins?|minutes?)?$/i;
const MINUTES_FIELD = /\bmin(?:ute)?s?\b/i;

/** Minutes late in a number field of the row. */
export function minutesField(row: Element): number | null {
  for (const input of row.querySelectorAll<HTMLInputElement>(
    'input[type=number], input[inputmode=numeric]',
  )) {
    const label = [
      ...tooltipsOf(input),
      input.name,
      input.placeholder,
      input.closest('label')?.textContent ?? '',
    ].join(' ');
    if (
      MINUTES_FIELD.test(label.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]/g, ' ')) &&
      input.value !== ''
    ) {
      const value = Number(input.value);
      if (Number.isInteger(value) && value >= 0) return value;
    }
  }
  return null;
}

function tooltipClaims(element: Element, upTo: Element): Claim[] {
  const claims: Claim[] = [];
  const take = (from: Element) => {
    for (const tip of tooltipsOf(from)) {
      const said = tooltipMeaning(tip);
      if (said) claims.push(claim('tooltip', said));
    }
  };
  for (let at: Element | null = element; at; at = at === upTo ? null : at.parentElement) take(at);
  for (const inner of element.querySelectorAll('*')) {
    if (!inner.closest(OURS) && !inner.closest('select')) take(inner);
  }
  return claims;
}

function shownClaims(element: Element, zone: Element): Claim[] {
  const claims = picturesIn(element).map(({ meaning }) => claim('icon', meaning));
  for (let at = element; at !== zone && at.parentElement;) {
    at = at.parentElement;
    const said = at.childElementCount <= 2 ? iconAround(at) : null;
    if (said) claims.push(claim('icon', said));
  }
  const text = textOf(element);
  const said = glyphMeaning(text) ? null : textMeaning(text);
  if (said) claims.push(claim('text', said));
  if (claims.length === 0) {
    const sign = drawnSign(element);
    if (sign) claims.push(claim('icon', sign));
  }
  claims.push(...tooltipClaims(element, zone));
  const painted = new Set(
    [element, ...element.querySelectorAll('*')].slice(0, 6).flatMap(coloursOf),
  );
  for (let at = element; painted.size === 0 && at !== zone && at.parentElement;) {
    at = at.parentElement;
    for (const means of coloursOf(at)) painted.add(means);
  }
  for (const means of painted) claims.push(colourClaim(means));
  return claims;
}

function iconAround(element: Element): Meaning | null {
  return classWords(element).length > 0 ? pictureOf(element) : null;
}

const colourClaim = (colour: ColourMeaning): Claim => ({
  by: 'colour',
  colour,
  code: null,
  family: null,
  blank: false,
  minutesLate: null,
});

const BLANK: Meaning = { code: null, family: null, blank: true, minutesLate: null };
const UNREADABLE = 'a choice is shown that does not read as a mark';

function listClaims(select: HTMLSelectElement): Claim[] | string {
  const [option] = select.selectedOptions;
  if (!option) return 'nothing is chosen in the list';
  const text = squeeze(option.label || option.textContent || '');
  if (text === '') return [claim('text', BLANK)];
  const said = textMeaning(text) ?? textMeaning(option.value);
  return said ? [claim('text', said)] : UNREADABLE;
}

function fieldClaims(element: Element, zone: Element): Claim[] | string {
  const text = withoutTrigger(isInput(element) ? squeeze(element.value) : textOf(element));
  const pictures = isInput(element)
    ? []
    : picturesIn(element).map(({ meaning }) => claim('icon', meaning));
  const said = glyphMeaning(text) ? null : textMeaning(text);
  const claims = [
    ...pictures,
    ...(said ? [claim('text', said)] : []),
    ...tooltipClaims(element, zone),
  ];
  const isMinutes = MINUTES_ALONE.test(text) && claims.length > 0;
  if (text !== '' && !said && pictures.length === 0 && !isMinutes) return UNREADABLE;
  if (claims.length === 0 && text === '' && isInput(element)) return [claim('text', BLANK)];
  for (const means of new Set(
    [element, ...element.querySelectorAll('*')].slice(0, 4).flatMap(coloursOf),
  )) {
    claims.push(colourClaim(means));
  }
  return claims.length === 0 ? 'the control shows no mark' : claims;
}

/** A button of the same kind beside these is chosen, and is none of the marks that were understood. */
function otherIsChosen(members: readonly Element[]): boolean {
  const [model] = members;
  let around: Element | null = model ?? null;
  while (around && !members.every((member) => around?.contains(member)))
    around = around.parentElement;
  if (!model || !around) return false;
  const kind = (element: Element) =>
    ['role', 'type', 'name'].map((name) => element.getAttribute(name)).join('|');
  return [...around.querySelectorAll(model.tagName)].some(
    (element) =>
      !members.includes(element) &&
      kind(element) === kind(model) &&
      chosenState(element) === 'chosen',
  );
}

/** @param classSaysChosen another row of the register marks its choice by a class alone */
function choicesClaims(members: readonly Element[], classSaysChosen: boolean): Claim[] | string {
  const states = members.map(chosenState);
  const chosen = members.filter((_, at) => states[at] === 'chosen');
  const [only] = chosen;
  if (chosen.length > 1) {
    const said = new Set(chosen.map((each) => JSON.stringify(choiceMeaning(each))));
    if (said.size > 1) return 'two choices are shown as chosen';
  }
  if (!only) {
    if (otherIsChosen(members)) return UNREADABLE;
    return states.includes('not-chosen') || classSaysChosen
      ? [claim('text', BLANK)]
      : 'the page does not show which choice is chosen';
  }
  const claims = picturesIn(only).map(({ meaning }) => claim('icon', meaning));
  const text = isInput(only) ? '' : textOf(only);
  const said = text === '' ? (isInput(only) ? choiceMeaning(only) : null) : textMeaning(text);
  if (said) claims.push(claim('text', said));
  claims.push(...tooltipClaims(only, only));
  for (const means of new Set(coloursOf(only))) claims.push(colourClaim(means));
  return claims;
}

/**
 * Reads the mark of one row.
 * @param spots the places of the register's mark column in this row
 * @param zone the cell that holds them: tooltips and colours up to it are witnesses too
 */
export function readMark(
  spots: readonly Spot[],
  zone: (spot: Spot) => Element,
  options: {
    session: SessionOfDay | null;
    classSaysChosen?: boolean;
    minutes?: () => number | null;
  },
): MarkReading {
  const claims: Claim[] = [];
  let searched: Claim[] = [];
  let why: string | null = null;
  for (const spot of spots) {
    const found =
      spot.kind === 'list'
        ? listClaims(spot.element)
        : spot.kind === 'field'
          ? fieldClaims(spot.element, zone(spot))
          : spot.kind === 'choices'
            ? choicesClaims(spot.members, options.classSaysChosen ?? false)
            : shownClaims(spot.element, zone(spot));
    if (typeof found === 'string') why ??= found;
    else if (spot.kind === 'field' && spots.length > 1 && isSearchBox(spot.element))
      searched = found;
    else claims.push(...found);
  }
  if (claims.length === 0) claims.push(...searched);
  if (why === UNREADABLE) return unknown(why);
  if (claims.length === 0) return unknown(why ?? 'the row shows no mark');
  const reading = decide(claims, options.session);
  if (reading.status === 'read' && /^[LU]/.test(reading.code)) {
    return { ...reading, minutesLate: reading.minutesLate ?? options.minutes?.() ?? null };
  }
  return reading;
}

/** The empty box of a list with search: what is chosen stands beside it. */
const isSearchBox = (element: Element): boolean =>
  isInput(element) &&
  element.value === '' &&
  element.matches('[role=combobox], [aria-autocomplete]');

/** A picture without words of its own: what it shows stands in the tooltip around it. */
const holdsOnePicture = (element: Element): boolean =>
  element.childElementCount === 1 && element.firstElementChild?.matches('svg, img') === true;

/** Whether an element without children, or with a picture alone, may be where a mark is shown. */
export function showsAMark(element: Element): boolean {
  // A box to tick selects the row: what is entered in fields is looked for as a control.
  if (element.matches('svg *, input')) return false;
  const namesAMark = () => tooltipsOf(element).some((tip) => tooltipMeaning(tip) !== null);
  if (element.tagName.toLowerCase() === 'svg')
    return picturesIn(element).length > 0 || namesAMark();
  if (isSilent(element)) return false;
  if (pictureOf(element)) return true;
  const text = squeeze(element.textContent ?? '');
  if (element.firstElementChild) {
    if (!holdsOnePicture(element) || !/^(?:\d{1,3} ?(?:m|mins?|minutes?)?)?$/.test(text))
      // A code and below it in small what it means, or how late.
      return (
        element.childElementCount < 4 &&
        CODE.test((element.firstChild?.nodeValue ?? '').trim()) &&
        textMeaning(textOf(element)) !== null
      );
  } else if (text !== '') return textMeaning(text) !== null;
  return namesAMark() || drawnSign(element) !== null || backgroundMeaning(element) !== null;
}
