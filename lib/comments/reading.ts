/**
 * Reads a comment written in anybody's hand. What a comment says is taken from words that name it;
 * that something is missing is only believed when every word of the comment has been accounted for.
 * A word nobody foresaw may be the reason, the person or the plan: then the answer is "cannot tell",
 * and the checks stay silent.
 */
import { MEDICAL, OPINION, SAFEGUARDING } from './out-of-place';
import { NAMES_THAT_ARE_WORDS } from './names-that-are-words';
import { KNOWN_SHORTHAND } from './shorthand';
import { isShouted, withoutSignature } from './signed';
import { escaped, first, has } from './whole-words';
import {
  ABSENT,
  APPOINTMENT,
  CONTACTED,
  ILLNESS,
  isFurniture,
  KNOWN_REASON,
  namesSomebody,
  NEXT,
  NOT_REACHED,
  NOT_THERE,
  OTHER_BUSINESS,
  PERSON,
  PRESENT,
  REFUSED,
  RELATIONSHIP,
  RETURN,
  VAGUE,
  WHERE,
} from './word-lists';

const CODES =
  /(?<!\S)(?:[A-Z][12]?|[/\\])?(?:→|->)[A-Z][1-7]?\??\.?|(?<!\S)[A-Z] stays\.?|(?<!\S)(?:[NIMLUBCGOREVPWKSTDQX]|[CJ][12]|Y[1-7])\.(?=\s|$)/gu;
const CLOCK = /(?<!\p{L})\d{1,2}[:.]\d{2}(?:\s?[ap]m)?\b/giu;
const HOUR = /\b(?:at|by|from|for|until|till) \d{1,2}(?: ?[ap]m)?\b/giu;
const TIME = new RegExp(`${CLOCK.source}|\\b\\d{1,2} ?[ap]m\\b`, 'giu');

export interface WhoIsWho {
  /** `Kai Morgan`; the pupil's own name is never another child's. */
  pupilName: string;
  /** Others on the register, `Ava Adams`. */
  otherNames: readonly string[];
  /** Names of the contacts, who may share a first name with a pupil. */
  contactNames?: readonly string[];
  /** The school's list, `{ TC: 'telephone call' }`. */
  abbreviations: Readonly<Record<string, string>>;
}

export interface Reading {
  present: boolean;
  notReached: boolean;
  refused: boolean;
  otherBusiness: boolean;
  who: boolean;
  where: boolean;
  back: boolean;
  next: boolean;
  /** A reason is named by words we know. */
  reason: boolean;
  /** A reason that says too little, and nothing beside it. */
  vague: string | null;
  /** Words that fit no part. As long as there are any, nothing can be called missing. */
  unknown: readonly string[];
}

const KNOWN = [
  OPINION,
  SAFEGUARDING,
  ...MEDICAL.map(({ words }) => words),
  NOT_REACHED,
  NOT_THERE,
  REFUSED,
  PRESENT,
  WHERE,
  ILLNESS,
  APPOINTMENT,
  KNOWN_REASON,
  VAGUE,
  RELATIONSHIP,
  PERSON,
  OTHER_BUSINESS,
  ABSENT,
  CONTACTED,
  RETURN,
  NEXT,
];

const inFlow = (names: readonly string[], flags: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\\.? )?(?:${names.map(escaped).join('|')})(?:'s)?(?![\\p{L}\\p{N}])`,
    flags,
  );

const partsOf = (name: string): string[] => name.replace(/’/gu, "'").split(/\s+/).filter(Boolean);

/** `Tyler-Jay Fox` is Tyler, Jay and TJ too. */
function ownNames(pupilName: string): string[] {
  return partsOf(pupilName).flatMap((word) => {
    const halves = word.split('-');
    const short = halves.map((half) => half.charAt(0)).join('');
    return halves.length > 1 ? [word, ...halves, short, short.split('').join('-')] : [word];
  });
}

/** The pupil's own name says nothing; a contact's says who; another child's is no word to wonder about. */
function withNamesRead(
  text: string,
  { pupilName, contactNames = [], otherNames }: WhoIsWho,
): string {
  let read = text.replace(inFlow(ownNames(pupilName), 'giu'), ' ');
  const contacts = contactNames.flatMap(partsOf).filter((word) => word.length > 2);
  if (contacts.length > 0) read = read.replace(inFlow(contacts, 'gu'), ' contact 1 ');
  const others = otherNames
    .flatMap(partsOf)
    .filter((word) => word.length > 2 && !NAMES_THAT_ARE_WORDS.has(word.toLowerCase()));
  return others.length > 0 ? read.replace(inFlow(others, 'gu'), ' child ') : read;
}

/** Shorthand reads as what it stands for: a listed `RSW` is a worker, `URTI` a cold. */
function writtenOut(text: string, abbreviations: Readonly<Record<string, string>>): string {
  return text.replace(/(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}&]{1,5}(?![\p{L}\p{N}])/gu, (word) => {
    const means = abbreviations[word] ?? KNOWN_SHORTHAND[word];
    return means ?? word;
  });
}

const RELATED = new RegExp(`(${RELATIONSHIP.source}),? \\p{Lu}[\\p{L}'-]+`, 'gu');

/** Names stand beside a relation, a title or in brackets; other capitals may be anything. */
function withoutNames(text: string): string {
  return text
    .replace(/(?<!\p{L})(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? \p{Lu}[\p{L}'-]+/gu, ' ')
    .replace(/\((?:\p{Lu}[\p{L}'-]*[ ,/]?)+\)/gu, ' ')
    .replace(RELATED, ' $1 ');
}

const MEANINGS = new Set(
  Object.values(KNOWN_SHORTHAND).flatMap((means) => means.toLowerCase().split(/[^\p{L}'-]+/u)),
);

function unknownWords(text: string): string[] {
  let left = withoutNames(text).toLowerCase();
  for (const words of KNOWN) left = left.replace(words, ' ');
  return left
    .split(/[^\p{L}\p{N}'&-]+/u)
    .map((word) => word.replace(/^'s$|^['-]+|['-]+$/gu, ''))
    .filter((word) => word !== '' && !isFurniture(word) && !MEANINGS.has(word));
}

export function read(text: string, known: WhoIsWho): Reading {
  const plain = text.replace(/’/gu, "'");
  const unsigned = withoutSignature(plain, (word) => Object.hasOwn(KNOWN_SHORTHAND, word));
  const body = writtenOut(unsigned.replace(CODES, ' '), known.abbreviations);
  const named = withNamesRead(body, known);
  const untimed = named.replace(TIME, ' ').trim();
  const unknown = unknownWords(untimed);
  const elsewhere = untimed.replace(NOT_THERE, ' ');
  const planned = has(APPOINTMENT, untimed) || has(KNOWN_REASON, elsewhere);
  const reason =
    planned ||
    [ILLNESS, SAFEGUARDING, ...MEDICAL.map(({ words }) => words)].some((words) =>
      has(words, elsewhere),
    );
  const vague = reason || unknown.length > 0 ? null : first(VAGUE, untimed);
  const who =
    has(RELATIONSHIP, body) ||
    has(RELATIONSHIP, named) ||
    has(PERSON, body) ||
    (!isShouted(plain) && namesSomebody(named, (word) => unknownWords(word).length > 0));
  const unreached = has(NOT_REACHED, body) || (who && has(NOT_THERE, body));
  const afterOpening = body.slice(body.search(/[,.;:]/) + 1 || body.length);
  return {
    present: has(PRESENT, body),
    notReached: unreached && !reason && vague === null,
    refused: has(REFUSED, body),
    otherBusiness: has(OTHER_BUSINESS, body),
    who,
    where: has(WHERE, body),
    // A time in a line about a bus or an appointment is a plan, or may be.
    back: has(RETURN, untimed) || (planned && (has(CLOCK, body) || has(HOUR, body))),
    next: has(NEXT, afterOpening),
    reason,
    vague: vague === null ? null : vague.trim(),
    unknown,
  };
}
