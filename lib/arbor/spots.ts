/** The places of one row at which a mark is shown or entered; last week's marks are not among them. */
import {
  choiceMeaning,
  chosenState,
  isClickable,
  isListField,
  isMarkList,
  isTextInput,
} from './choices';
import { findDates } from './dates';
import { CODE, textMeaning, withoutTrigger } from './mark-vocabulary';
import { backgroundMeaning, showsAMark, type Spot } from './marks';
import { isBadge } from './name-candidates';
import { CELL, classWords, squeeze, textOf, tooltipsOf } from './text';

const PAST =
  /\b(?:past|last|previous|recent)[ -]?(?:weeks?|days|sessions|marks)\b|\bhistory\b|\bprevious\b/i;
const WEEKDAY = /\b(?:mon|tue|tues|wed|thu|thur|thurs|fri)(?:day|sday|nesday|rsday)?\b/i;

/** Marked as the past by its label, or by a tooltip with a day or date in it. */
function isPast(element: Element): boolean {
  const tips = tooltipsOf(element);
  const words = classWords(element).join(' ');
  if (PAST.test(words) || tips.some((tip) => PAST.test(tip))) return true;
  return tips.some(
    (tip) => tip.length < 80 && (WEEKDAY.test(tip) || findDates(tip, null).dates.length > 0),
  );
}

const OTHER_ACTION =
  /\b(?:remove|delete|close|clear|save|confirm|edit|add|notes?|comments?|cancel|call|e-?mail|message|print|view|open|select|expand|collapse|undo|help|info|more|profile|photo)\b/i;

/** A button with a picture of its own: the cross removes the row, the tick saves a note. */
function doesSomethingElse(element: Element): boolean {
  const words = [textOf(element), ...tooltipsOf(element)].join(' ');
  return OTHER_ACTION.test(words) && !/\b(?:mark|attendance)\b/i.test(words);
}

/** A box for a code: no longer than one, or with one in it. */
function isCodeBox(element: Element): boolean {
  if (!isTextInput(element)) return false;
  const { value, maxLength, size } = element;
  return (maxLength > 0 && maxLength <= 3) || size <= 3 || CODE.test(value.trim());
}

/** The button of a drop-down that shows the mark by its colour and nothing else. */
const isPainted = (element: Element): boolean =>
  element.matches('[aria-haspopup], [aria-expanded]') && backgroundMeaning(element) !== null;

/** An attendance word or code in the element's own text, for telling choices from a strip. */
function distinct(elements: readonly Element[]): boolean {
  const said = elements.map((element) =>
    JSON.stringify(textMeaning(textOf(element)) ?? choiceMeaning(element)),
  );
  return !said.includes('null') && new Set(said).size === said.length;
}

/** @param row the whole row, when only parts of it are looked at */
export function spotsOf(
  parts: readonly Element[],
  nameElement: Element,
  row: readonly Element[] = parts,
): Spot[] {
  const spots: Spot[] = [];
  const choices: Element[] = [];
  const hasField = parts.some(
    (part) => part.querySelector('[role=combobox], [aria-haspopup], [aria-expanded]') !== null,
  );

  const visit = (element: Element): void => {
    if (element.hasAttribute('data-alongside') || element.hasAttribute('hidden')) return;
    if (element.tagName === 'SELECT') {
      const list = element as HTMLSelectElement;
      if (isMarkList(list)) spots.push({ kind: 'list', element: list });
      return;
    }
    if (element.matches('script, style, template, [role=menu], textarea')) return;
    if (hasField && element.matches('[role=listbox]')) return;
    if (element !== nameElement && !element.contains(nameElement)) {
      if (isPast(element) || (isBadge(element) && !choiceMeaning(element))) return;
      if (isClickable(element) && choiceMeaning(element)) {
        choices.push(element);
        return;
      }
      if (isClickable(element) && doesSomethingElse(element)) return;
      if (isListField(element) || isCodeBox(element)) {
        const text = withoutTrigger(
          isTextInput(element) ? squeeze(element.value) : textOf(element),
        );
        if (
          text === ''
            ? element.matches('input, [role=combobox]') || isPainted(element)
            : textMeaning(text) !== null || element.matches('[role=combobox]')
        ) {
          spots.push({ kind: 'field', element });
          return;
        }
      }
      if (showsAMark(element)) {
        spots.push({ kind: 'shown', element });
        return;
      }
    }
    for (const child of element.children) visit(child);
  };
  for (const part of parts) {
    if (part === nameElement || part.contains(nameElement))
      for (const child of part.children) visit(child);
    else visit(part);
  }

  const kept = withoutStrips(spots, row, nameElement);
  const chosen = choicesSpot(choices);
  return chosen ? [...kept, chosen] : kept;
}

function choicesSpot(choices: Element[]): Spot | null {
  const [first] = choices;
  if (!first) return null;
  const meanings = new Set(choices.map((choice) => JSON.stringify(choiceMeaning(choice))));
  if (meanings.size === 1) {
    const states = choices.map(chosenState);
    // One button that names a mark and has no state is a drop-down with its label.
    return states.every((state) => state === 'does-not-say') && choices.length === 1
      ? {
          kind: textOf(first) === '' && tooltipsOf(first).length === 0 ? 'shown' : 'field',
          element: first,
        }
      : { kind: 'choices', element: first.parentElement ?? first, members: choices };
  }
  return { kind: 'choices', element: commonAncestor(choices) ?? first, members: choices };
}

export function commonAncestor(elements: readonly Element[]): Element | null {
  let up: Element | null = elements[0] ?? null;
  while (up && !elements.every((element) => up?.contains(element))) up = up.parentElement;
  return up;
}

/** Three or more marks side by side under one roof are a strip of days, unless they are choices. */
function withoutStrips(spots: Spot[], parts: readonly Element[], nameElement: Element): Spot[] {
  const roofs = new Map<Element, Spot[]>();
  for (const spot of spots) {
    if (spot.kind !== 'shown') continue;
    let roof = spot.element.parentElement;
    if (roof && isRoofOf(roof, parts, nameElement)) {
      const single = roof.children.length === 1 && !roof.matches(CELL) ? roof.parentElement : null;
      if (single && isRoofOf(single, parts, nameElement)) roof = single;
      const under = roofs.get(roof) ?? [];
      under.push(spot);
      roofs.set(roof, under);
    }
  }
  let kept = spots;
  for (const [roof, under] of roofs) {
    const members = under.map(({ element }) => element);
    const isChoice = under.length > 1 && under.length < 9 && distinct(members);
    const someChosen = members.some((member) => chosenState(member) !== 'does-not-say');
    if (isChoice && (someChosen || under.length === 3)) {
      kept = [
        ...kept.filter((spot) => !under.includes(spot)),
        { kind: 'choices', element: roof, members },
      ];
    } else if (under.length >= 3) {
      kept = kept.filter((spot) => !under.includes(spot));
    }
  }
  return kept;
}

function isRoofOf(roof: Element, parts: readonly Element[], nameElement: Element): boolean {
  return !parts.includes(roof) && !roof.contains(nameElement);
}
