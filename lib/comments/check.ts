/**
 * Reads a comment as a careful colleague would before it is put in Arbor's note: what is missing,
 * what does not belong there. It never blocks (attendance-rules.md section 5; field-notes.md 2.1).
 */
import { findAbbreviations } from './check-abbreviations';
import { findOtherChildren } from './check-names';
import type { CommentPart } from './format-of-school';
import { MEDICAL, OPINION, SAFEGUARDING } from './out-of-place';
import { read, type Reading, type WhoIsWho } from './reading';
import { first } from './whole-words';

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

export interface CheckOptions extends WhoIsWho {
  /** The parts of the school's line; what the school leaves out is never missed. */
  parts?: readonly CommentPart[] | undefined;
}

export type Tick = 'yes' | 'no' | 'not-needed';

export interface CheckResult {
  findings: Finding[];
  checklist: Record<'who' | 'reason' | 'where' | 'back', Tick>;
}

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

/** The clause of the line that holds the words, for a mend that takes all of it. */
function replaceClause(text: string, words: string, by: string): string {
  const at = text.indexOf(words);
  const starts = [...text.slice(0, at).matchAll(/[,.;]\s|\s[–-]\s/g)].at(-1);
  const from = starts ? starts.index + starts[0].length : 0;
  const rest = /[,.;](?=\s|$)|\s[–-]\s/.exec(text.slice(at + words.length));
  const to = rest ? at + words.length + rest.index : text.length;
  return tidyLine(text.slice(0, from) + by + text.slice(to));
}

function missing(text: string, options: CheckOptions): { findings: Finding[]; reading: Reading } {
  const reading = read(text, options);
  const { present, notReached, refused, otherBusiness, reason, vague } = reading;
  const all = reading.unknown.length === 0;
  const most = reading.unknown.length <= 1;
  const asks = (part: CommentPart): boolean => options.parts?.includes(part) ?? true;
  const findings: Finding[] = [];
  const add = (id: CheckId, message: string, label: string, about: Asked, words?: string): void => {
    findings.push({ id, message, words: words ?? null, mend: { kind: 'ask', label, about } });
  };
  if (!reading.who && !present && all) {
    add('no-who', 'Say who it was: a name or what they are to the child.', 'Add who', 'who');
  }
  if (vague !== null) {
    add(
      'vague-reason',
      `“${vague}” alone does not tell a colleague enough: add what is wrong, in a word or two.`,
      'Add detail',
      'detail',
      vague,
    );
  } else if (!reason && all && !notReached && !refused && !present && !otherBusiness) {
    add('no-reason', 'No reason for the absence yet.', 'Add the reason', 'reason');
  }
  const explained = reason || vague !== null;
  if (asks('back') && explained && most && !reading.back && !present && !otherBusiness) {
    add(
      'no-return',
      'When is the child expected back? “Not known” is an answer too.',
      'Add return',
      'back',
    );
  }
  if (
    asks('next-step') &&
    (notReached || (refused && !explained)) &&
    most &&
    !present &&
    !reading.next
  ) {
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
  const { findings, reading } = missing(line, options);
  findings.push(...outOfPlace(line));
  findings.push(...findOtherChildren(line, options));
  findings.push(...findAbbreviations(line, options));
  const { present, notReached, otherBusiness, refused } = reading;
  const tick = (done: boolean, needed: boolean): Tick =>
    done ? 'yes' : needed ? 'no' : 'not-needed';
  const explained = reading.reason || reading.vague !== null;
  const asked = (part: CommentPart): boolean => options.parts?.includes(part) ?? true;
  return {
    findings,
    checklist: {
      who: tick(reading.who, !present),
      reason: tick(
        reading.reason || (reading.vague === null && reading.unknown.length > 0),
        !present && !notReached && !otherBusiness,
      ),
      where: tick(reading.where, asked('where') && !present && !notReached && !otherBusiness),
      back: tick(
        reading.back,
        asked('back') && explained && !present && !notReached && !otherBusiness && !refused,
      ),
    },
  };
}
