/**
 * Reads a comment as a careful colleague would before it is put in Arbor's note: what is missing,
 * what does not belong there. It never blocks (attendance-rules.md section 5; field-notes.md 2.1).
 */
import { findAbbreviations } from './check-abbreviations';
import { findOtherChildren } from './check-names';
import {
  ILLNESS,
  KNOWN_REASON,
  MEDICAL,
  NAMED,
  NEXT,
  NOT_REACHED,
  OPINION,
  OTHER_BUSINESS,
  PRESENT,
  REFUSED,
  RELATIONSHIP,
  RETURN,
  SAFEGUARDING,
  VAGUE,
  WHERE,
} from './word-lists';

export const CHECK_IDS = [
  'no-who',
  'no-reason',
  'vague-reason',
  'no-return',
  'no-next-step',
  'opinion',
  'other-child',
  'medical-detail',
  'safeguarding',
  'abbreviation',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

export type Asked = 'who' | 'reason' | 'detail' | 'back' | 'next';

export type Mend =
  /** The line as it would read. */
  | { kind: 'text'; label: string; text: string }
  /** The question whose answer mends it. */
  | { kind: 'ask'; label: string; about: Asked };

export interface Finding {
  id: CheckId;
  message: string;
  /** The words it is about, null when something is missing. */
  words: string | null;
  mend: Mend | null;
}

export interface CheckOptions {
  /** `Kai Morgan`; the pupil's own name is never another child's. */
  pupilName: string;
  /** Others on the register, `Ava Adams`. */
  otherNames: readonly string[];
  /** The school's list, `{ TC: 'telephone call' }`. */
  abbreviations: Readonly<Record<string, string>>;
  /** Names of the contacts, who may share a first name with a pupil. */
  contactNames?: readonly string[];
}

export type Tick = 'yes' | 'no' | 'not-needed';

export interface CheckResult {
  findings: Finding[];
  checklist: Record<'who' | 'reason' | 'where' | 'back', Tick>;
}

const SIGNATURE = /[.,;]?\s*\p{Lu}{1,4}\s+\d{1,2}[:.]\d{2}\.?\s*$|^\d{1,2}:\d{2} \p{Lu}{1,4}: /gu;
const CODES =
  /(?<!\S)(?:[A-Z][12]?|[/\\])?(?:→|->)[A-Z][1-7]?\??\.?|(?<!\S)[A-Z] stays\.?|(?<!\S)[NIMLUBCGO]\.(?=\s|$)/gu;
const CLOCK = /\b\d{1,2}[:.]\d{2}\b/g;
const HEAD =
  /^(?:tc|phone call|call(?:ed)?|rang|phoned|spoke|spoken|text(?:ed)?|email(?:ed)?|absence line|app|in person|face to face|hv|home visit|provider|message|msg|telephone(?: call)?|tel|contact(?:ed)?)\b/i;

const first = (words: RegExp, text: string): string | null => text.match(words)?.[0] ?? null;
const has = (words: RegExp, text: string): boolean => first(words, text) !== null;

function withoutQuotes(text: string): string {
  return text.replace(/"[^"]*"|“[^”]*”|‘[^’]*’(?!\p{L})|(?<!\p{L})'[^']*'(?!\p{L})/gu, ' ');
}

function tidyLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.;])/g, '')
    .replace(/([,;–-])(?:\s*[,;–-])+/g, '$1')
    .replace(/[,;–-]+\s*\./g, '.')
    .replace(/^[\s,.;–-]+/, '')
    .trim();
}

function clauses(text: string): string[] {
  return text
    .split(/[,.;:]\s|\s[–-]\s|[,.;]$|\n/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}

/** The clause of the line that holds the words, for a mend that takes all of it. */
function replaceClause(text: string, words: string, by: string): string {
  const at = text.indexOf(words);
  const starts = [...text.slice(0, at).matchAll(/[,.;]\s|\s[–-]\s/g)].at(-1);
  const from = starts ? starts.index + starts[0].length : 0;
  const rest = /[,.;](?=\s|$)|\s[–-]\s/.exec(text.slice(at + words.length));
  const to = rest ? at + words.length + rest.index : text.length;
  return tidyLine(text.slice(0, from) + by + text.slice(to));
}

interface Reading {
  body: string;
  present: boolean;
  notReached: boolean;
  refused: boolean;
  otherBusiness: boolean;
  who: boolean;
  reason: boolean;
  /** The reason is one we know by its words, not merely words we do not know. */
  certain: boolean;
  vague: string | null;
  where: boolean;
  back: boolean;
  next: boolean;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Words that carry nothing by themselves. */
const FILLER =
  /^(?:and|or|both|again|too|also|today|still|now|done|noted|the|a|as|so|says?|said|see|previous|before|same|ditto|above|yesterday|of|is|was|from|to|for|on|it|at|by|in|with|his|her|their|he|she|they|rang|called|phoned|answered|spoke|back|tried|messaged|texted|emailed|phone|be|will|hopefully|again|\p{P}|\p{N}+)$/iu;
const wordsLeft = (text: string): number =>
  text.split(/[\s]+/).filter((word) => word !== '' && !FILLER.test(word)).length;

const isAppointment = (clause: string): boolean =>
  /\b(?:dentist|dental|orthodont\w*|optician|gp|doctors?|hospital|clinic|physio\w*|hearing|eye test|surgery|blood)\b/i.test(
    clause,
  );

function read(text: string, pupilName: string): Reading {
  const own = new RegExp(
    `(?<!\\p{L})(?:${pupilName.split(/\s+/).map(escaped).join('|')})(?!\\p{L})`,
    'giu',
  );
  const body = text.replace(SIGNATURE, ' ').replace(CODES, ' ');
  const parts = clauses(body.replace(CLOCK, ' ').replace(/’/gu, "'"));
  const present = has(PRESENT, body);
  const refused = has(REFUSED, body);
  const notReached = has(NOT_REACHED, body);
  const otherBusiness = has(OTHER_BUSINESS, body);
  let vague: string | null = null;
  let reason = false;
  let certain = false;
  for (const part of parts) {
    const bare = part
      .replace(/\s*\([^)]*\)/gu, '')
      .replace(own, '')
      .replace(/\s+/g, ' ')
      .trim();
    if (VAGUE.test(bare)) {
      vague ??= bare;
      continue;
    }
    if (has(ILLNESS, bare) || isAppointment(bare) || has(KNOWN_REASON, bare)) {
      reason = true;
      certain = true;
      continue;
    }
    if (has(SAFEGUARDING, bare) || MEDICAL.some(({ words }) => has(words, bare))) {
      reason = true;
      continue;
    }
    const known =
      HEAD.test(bare) ||
      has(PRESENT, bare) ||
      has(NOT_REACHED, bare) ||
      has(REFUSED, bare) ||
      (has(NEXT, bare) && wordsLeft(bare.replace(NEXT, '').replace(RELATIONSHIP, '')) <= 3) ||
      (has(RETURN, bare) && wordsLeft(bare.replace(RETURN, '')) <= 2) ||
      wordsLeft(bare.replace(WHERE, '')) <= (has(WHERE, bare) ? 1 : 0) ||
      wordsLeft(bare.replace(OPINION, '').replace(RELATIONSHIP, '')) === 0;
    if (!known && wordsLeft(bare) > 0) reason = true;
  }
  const afterOpening = body.slice(body.search(/[,.;]/) + 1 || body.length);
  return {
    body,
    present,
    refused,
    notReached: notReached && !certain && vague === null,
    otherBusiness,
    who: has(RELATIONSHIP, body) || NAMED.test(text),
    reason,
    certain,
    vague: reason ? null : vague,
    where: has(WHERE, body),
    back: has(RETURN, body),
    next: has(NEXT, afterOpening),
  };
}

function missing(text: string, pupilName: string): { findings: Finding[]; reading: Reading } {
  const reading = read(text, pupilName);
  const { present, notReached, refused, otherBusiness } = reading;
  const findings: Finding[] = [];
  const add = (id: CheckId, message: string, label: string, about: Asked, words?: string): void => {
    findings.push({ id, message, words: words ?? null, mend: { kind: 'ask', label, about } });
  };
  if (!reading.who && !present) {
    add('no-who', 'Say who it was: a name or what they are to the child.', 'Add who', 'who');
  }
  if (reading.vague !== null) {
    add(
      'vague-reason',
      `“${reading.vague}” alone does not tell a colleague enough: add what is wrong, in a word or two.`,
      'Add detail',
      'detail',
      reading.vague,
    );
  } else if (!reading.reason && !notReached && !refused && !present && !otherBusiness) {
    add('no-reason', 'No reason for the absence yet.', 'Add the reason', 'reason');
  }
  const explained = reading.reason || reading.vague !== null;
  const needsReturn = reading.certain || reading.vague !== null;
  if (needsReturn && !reading.back && !present && !notReached && !otherBusiness) {
    add(
      'no-return',
      'When is the child expected back? “Not known” is an answer too.',
      'Add return',
      'back',
    );
  }
  if ((notReached || (refused && !explained)) && !reading.next) {
    add('no-next-step', 'Nobody reached: say what happens next.', 'Add next step', 'next');
  }
  return { findings, reading };
}

function outOfPlace(text: string): Finding[] {
  const findings: Finding[] = [];
  const unquoted = withoutQuotes(text);
  const opinion = first(OPINION, unquoted);
  if (opinion !== null) {
    findings.push({
      id: 'opinion',
      message: `“${opinion}” is an opinion. Write what was said or seen; a parent may read this.`,
      words: opinion,
      mend: { kind: 'text', label: 'Take it out', text: tidyLine(text.replace(opinion, '')) },
    });
  }
  const grave = first(SAFEGUARDING, text);
  if (grave !== null) {
    findings.push({
      id: 'safeguarding',
      message: `“${grave}” belongs in the safeguarding system. Record it there and tell the DSL.`,
      words: grave,
      mend: {
        kind: 'text',
        label: 'See safeguarding record',
        text: replaceClause(text, grave, 'see safeguarding record'),
      },
    });
  }
  for (const { words, plain } of MEDICAL) {
    const detail = first(words, text);
    if (detail === null) continue;
    findings.push({
      id: 'medical-detail',
      message: `“${detail}” is more health detail than the register needs.`,
      words: detail,
      mend: {
        kind: 'text',
        label: `Say “${plain}”`,
        text: tidyLine(text.replace(detail, plain)),
      },
    });
    break;
  }
  return findings;
}

/**
 * Findings in the order a person would mend them, and the checklist of the meter. An empty line has
 * no findings: there is nothing yet to read.
 */
export function checkComment(text: string, options: CheckOptions): CheckResult {
  const line = text.normalize('NFC').trim();
  if (line === '') {
    return { findings: [], checklist: { who: 'no', reason: 'no', where: 'no', back: 'no' } };
  }
  const { findings, reading } = missing(line, options.pupilName);
  findings.push(...outOfPlace(line));
  findings.push(...findOtherChildren(line, options));
  findings.push(...findAbbreviations(line, options));
  const { present, notReached, otherBusiness, refused } = reading;
  const tick = (done: boolean, needed: boolean): Tick =>
    done ? 'yes' : needed ? 'no' : 'not-needed';
  const explained = reading.reason || reading.vague !== null;
  return {
    findings,
    checklist: {
      who: tick(reading.who, !present),
      reason: tick(reading.reason, !present && !notReached && !otherBusiness),
      where: tick(reading.where, !present && !notReached && !otherBusiness),
      back: tick(reading.back, explained && !present && !notReached && !otherBusiness && !refused),
    },
  };
}
