/** The independent signs by which a register is recognised. Two kinds must agree. */
import type { Root } from './places';
import { headTexts, isMarkHead } from './heads';
import {
  ASIDE,
  CONTRARY_HEADINGS,
  CONTRARY_HEADS,
  LANDMARKS,
  NAME_HEAD,
  OTHER_REGISTERS,
  REGISTER_HEADINGS,
  REGISTER_ROUTES,
  type SignKind,
} from './layouts';
import { isKnownCode } from './mark-vocabulary';
import type { ReadRow } from './register';
import { sample } from './rows';
import { isShown, isSilent, plain, isElement, isInput } from './text';
import type { Whereabouts } from './where';

export interface Signs {
  /** Names of the signs found, for diagnostics. */
  names: string[];
  kinds: Set<SignKind | 'pupils'>;
  /** The page says plainly that it is another one. */
  isContrary: boolean;
}

function* landmarkTexts(
  root: Root,
  isRow: (element: Element) => boolean,
): Generator<[string, Element]> {
  const walker = root.ownerDocument.createTreeWalker(
    root,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) => {
      if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
      const element = node as Element;
      if (isSilent(element) || element.matches(ASIDE) || isRow(element))
        return NodeFilter.FILTER_REJECT;
      return element.matches('button, [role=button], a, input')
        ? NodeFilter.FILTER_ACCEPT
        : NodeFilter.FILTER_SKIP;
    },
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (isElement(node)) {
      const text = isInput(node) ? node.value : (node.textContent ?? '');
      if (text.length < 80) yield [text, node];
      yield [node.getAttribute('aria-label') ?? '', node];
    } else if (node.parentElement && (node.nodeValue ?? '').length < 80) {
      yield [node.nodeValue ?? '', node.parentElement];
    }
  }
}

const SAYS_REGISTER = /\b(?:register|registration|roll ?call)\b/i;

/** Ticks and crosses alone can be homework or consent; these are attendance. */
function areAttendanceMarks(rows: readonly ReadRow[]): boolean {
  let read = 0;
  let known = 0;
  let telling = 0;
  for (const { reading, found } of rows.slice(0, 200)) {
    if (reading.mark.status !== 'read') continue;
    const { code, by } = reading.mark;
    read += 1;
    if (isKnownCode(code)) known += 1;
    const byWords = by.includes('text') || by.includes('tooltip');
    const isPresent = code === '/' || code === '\\';
    const isClock = code.startsWith('L') && by.includes('icon');
    if (
      (isPresent && byWords) ||
      isClock ||
      (by.includes('icon') && found.parts[0].querySelector('[class*=mis-icon-]'))
    ) {
      telling += 1;
    }
  }
  return telling > 0 && known >= read * 0.8;
}

export function findSigns(
  root: Root,
  route: string,
  where: Whereabouts,
  rows: readonly ReadRow[],
  isRow: (element: Element) => boolean,
): Signs {
  const names = new Set<string>();
  const kinds = new Set<SignKind | 'pupils'>();
  let isCertain = false;
  const take = (name: string, kind: SignKind | 'pupils') => {
    names.add(name);
    kinds.add(kind);
  };

  for (const sign of REGISTER_ROUTES) if (sign.pattern.test(route)) take(sign.name, sign.kind);
  for (const [raw, element] of landmarkTexts(root, isRow)) {
    const text = plain(raw);
    if (text.length < 4) continue;
    for (const sign of LANDMARKS) {
      if (!names.has(sign.name) && sign.pattern.test(text) && isShown(element)) {
        take(sign.name, sign.kind);
        if (sign.certain) isCertain = true;
      }
    }
  }
  for (const sign of REGISTER_HEADINGS) {
    if (where.titles.some((title) => sign.pattern.test(title))) take(sign.name, sign.kind);
  }
  if (where.isDatedHeading) take('heading-date-and-session', 'heading');

  const [first] = rows;
  const heads = first ? headTexts(first.found.parts[0]) : [];
  if (heads.some((head) => NAME_HEAD.test(head)) && heads.some(isMarkHead))
    take('heads-name-and-mark', 'heads');
  const some = sample(rows, 40);
  const withControl = some.filter(({ found }) =>
    found.spots.some(({ kind }) => kind !== 'shown'),
  ).length;
  if (some.length > 0 && withControl >= some.length / 2) take('mark-controls', 'controls');
  if (areAttendanceMarks(rows)) take('attendance-marks', 'marks');
  const withId = rows.filter(({ reading }) => reading.arborStudentId !== null).length;
  if (rows.length > 0 && withId >= rows.length * 0.8) take('pupil-ids', 'pupils');

  // The controls and the marks in them are one witness, not two.
  if (kinds.has('controls') && kinds.has('marks')) kinds.delete('marks');

  const saysOther = where.mainTitles.some(
    (each) =>
      OTHER_REGISTERS.test(each) || (CONTRARY_HEADINGS.test(each) && !SAYS_REGISTER.test(each)),
  );
  // A share of attendance beside the marks of a page that calls itself a register.
  const isShare = (each: string) =>
    /%/.test(each) &&
    (kinds.has('controls') || kinds.has('marks')) &&
    where.titles.some((each) => SAYS_REGISTER.test(each));
  const head =
    heads.some(isMarkHead) && heads.some((each) => NAME_HEAD.test(each))
      ? undefined
      : heads.find((each) => CONTRARY_HEADS.test(each) && !isShare(each));
  return { names: [...names], kinds, isContrary: !isCertain && (saysOther || head !== undefined) };
}
