import type { CallRecord } from '@/lib/attendance/call-record';
import { ABSENCE_REASONS } from '@/lib/attendance/call-words';
import { longDate, shortDate, type PlainDate } from '@/lib/attendance/plain-date';
import { USUAL_FORMAT, type CommentFormat } from './format-of-school';
import { lengthOf, shortenTo } from './length';
import { normaliseCall } from './normalise';
import {
  CODE_CHANGE,
  CODE_STAYS,
  NEXT_MARK,
  OUTCOME_PHRASES,
  OWN_OPENINGS,
  opening,
  readsAsPlace,
  reasonWord,
  RETURN_UNKNOWN,
  saidByOpening,
  WHERE_MARK,
} from './wording';

export interface FormatOptions {
  /** Date of the register: dates in the line carry no year. */
  date: PlainDate;
  /** Characters the note field takes, as the field counts them (UTF-16 units). */
  limit: number;
  format?: CommentFormat;
}

/** Parts that a short line leaves out, in the order in which they go. */
export const LEFT_OUT_IN_ORDER = [
  'code', // Arbor shows the mark beside the note
  'next-step',
  'name', // the relationship stays
  'return',
  'where',
  'reason-detail', // cut at its end first; the kind of reason always stays
] as const;
export type LeftOut = (typeof LEFT_OUT_IN_ORDER)[number];

export interface FormattedCall {
  line: string;
  short: boolean;
  /** False when even the shortest form is over the limit: who, reason, initials and time are never dropped. */
  fits: boolean;
  leftOut: readonly LeftOut[];
}

/** `Wed 16 Sep`; with its year where the weekday could not tell the year. */
function returnDate(date: PlainDate, register: PlainDate): string {
  const years = Math.abs(Number(date.slice(0, 4)) - Number(register.slice(0, 4)));
  return years <= 1 ? shortDate(date) : longDate(date);
}

function whoPart(who: NonNullable<CallRecord['who']>): string {
  return who.name === null ? who.relationship : `${who.relationship} (${who.name})`;
}

function outcomePhrase(call: CallRecord): string {
  return call.outcome === 'arrived-late' && call.minutesLate !== null
    ? `arrived ${call.minutesLate} min late`
    : OUTCOME_PHRASES[call.outcome];
}

function openingParts(call: CallRecord, format: CommentFormat): string[] {
  const own = OWN_OPENINGS.find(
    ({ outcome, channel, direction }) =>
      outcome === call.outcome && channel === call.channel && direction === call.direction,
  );
  if (own) {
    const phrase = outcomePhrase(call);
    const head = phrase.charAt(0).toUpperCase() + phrase.slice(1);
    return [call.who ? `${head} ${own.joiner} ${whoPart(call.who)}` : head];
  }
  const { toward, alone } = opening(call, format.words);
  const head = call.who ? `${toward} ${whoPart(call.who)}` : alone;
  return saidByOpening(call.channel, call.direction) === call.outcome
    ? [head]
    : [head, outcomePhrase(call)];
}

function reasonPart(
  { kind, words }: NonNullable<CallRecord['reason']>,
  format: CommentFormat,
): string {
  const word = reasonWord(kind, format);
  if (words === '') return word;
  return `${word} ${format.signs === 'plain' ? '-' : '–'} ${words}`;
}

function wherePart(where: string, format: CommentFormat): string {
  const lower = where.toLowerCase();
  const mistakable = ABSENCE_REASONS.some((kind) =>
    lower.startsWith(reasonWord(kind, format).toLowerCase()),
  );
  return readsAsPlace(where) && !mistakable ? where : WHERE_MARK + where;
}

function codePart(call: CallRecord, format: CommentFormat): string | null {
  if (call.codeTo !== null) {
    return `${call.codeFrom ?? ''}${format.signs === 'plain' ? '->' : '→'}${call.codeTo}`;
  }
  return call.codeFrom === null ? null : `${call.codeFrom} stays`;
}

function nextPart(step: string): string {
  const mistakable = CODE_CHANGE.test(step) || CODE_STAYS.test(step) || step.startsWith(NEXT_MARK);
  return mistakable ? NEXT_MARK + step : step;
}

function lineOf(call: CallRecord, register: PlainDate, format: CommentFormat): string {
  const clauses = openingParts(call, format);
  const sentences: string[] = [];
  const late =
    call.minutesLate !== null && call.outcome !== 'arrived-late'
      ? `${call.minutesLate} min late`
      : null;
  for (const part of format.parts) {
    if (part === 'reason' && call.reason) clauses.push(reasonPart(call.reason, format));
    if (part === 'where' && call.whereabouts !== null) {
      clauses.push(wherePart(call.whereabouts, format));
    }
    if (part === 'back' && call.back) {
      const { back } = call;
      clauses.push(
        back.kind === 'date' ? `back ${returnDate(back.date, register)}` : RETURN_UNKNOWN,
      );
    }
    if (part === 'code') sentences.push(codePart(call, format) ?? '');
    if (part === 'next-step' && call.nextStep !== null) sentences.push(nextPart(call.nextStep));
  }
  if (late !== null) clauses.push(late);
  if (format.parts[0] === 'code') sentences.splice(1, 0, clauses.join(', '));
  else sentences.unshift(clauses.join(', '));
  const said = sentences.filter((sentence) => sentence !== '').join('. ');
  const time = format.paddedTime ? call.time : call.time.replace(/^0/, '');
  return format.signature === 'start'
    ? `${time} ${call.initials}: ${said}.`
    : `${said}. ${call.initials} ${time}`;
}

function without(call: CallRecord, part: LeftOut): CallRecord {
  switch (part) {
    case 'code':
      return { ...call, codeFrom: null, codeTo: null };
    case 'next-step':
      return { ...call, nextStep: null };
    case 'name':
      return { ...call, who: call.who && { ...call.who, name: null } };
    case 'return':
      return { ...call, back: null };
    case 'where':
      return { ...call, whereabouts: null };
    case 'reason-detail':
      return { ...call, reason: call.reason && { ...call.reason, words: '' } };
  }
}

/**
 * One standard line for a call. Over the limit, parts go in the order of `LEFT_OUT_IN_ORDER`; the
 * reason's detail is cut between whole characters before it is left out.
 */
export function formatCall(record: CallRecord, options: FormatOptions): FormattedCall {
  const format = options.format ?? USUAL_FORMAT;
  let call = normaliseCall(record);
  let line = lineOf(call, options.date, format);
  const leftOut: LeftOut[] = [];
  for (const part of LEFT_OUT_IN_ORDER) {
    const over = lengthOf(line) - options.limit;
    if (over <= 0) break;
    if (part === 'reason-detail' && call.reason) {
      const words = shortenTo(call.reason.words, lengthOf(call.reason.words) - over);
      if (words !== '') {
        call = { ...call, reason: { ...call.reason, words } };
        line = lineOf(call, options.date, format);
        leftOut.push(part);
        break;
      }
    }
    const shorter = without(call, part);
    const shorterLine = lineOf(shorter, options.date, format);
    if (shorterLine === line) continue;
    call = shorter;
    line = shorterLine;
    leftOut.push(part);
  }
  return { line, short: leftOut.length > 0, fits: lengthOf(line) <= options.limit, leftOut };
}
